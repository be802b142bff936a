import type { Controls, DialMode } from '../domain/controls.ts';
import type { TierNumber } from '../domain/sales-structure.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';

/** What an administrator may switch. Each is stored at once and obeyed by every start sent 5 s later or more. */
export type ControlChange =
  | { readonly kind: 'stop-everything' }
  | { readonly kind: 'resume-everything' }
  | { readonly kind: 'pause-campaign'; readonly campaignId: string }
  | { readonly kind: 'resume-campaign'; readonly campaignId: string }
  | { readonly kind: 'pause-tier'; readonly tier: TierNumber }
  | { readonly kind: 'resume-tier'; readonly tier: TierNumber }
  | { readonly kind: 'set-mode'; readonly mode: DialMode };

/**
 * Throws one switch. Of two administrators who throw switches at once neither is lost: the change is applied again to
 * what the other stored. Throwing the same switch twice changes nothing.
 *
 * @returns the controls as stored.
 */
export async function changeControls(repository: SettingsRepository, change: ControlChange): Promise<Controls> {
  for (;;) {
    const before = await repository.readControls();
    const after = changed(before, change);
    if ((await repository.saveControls(after)) === 'saved') return { ...after, version: before.version + 1 };
  }
}

function changed(controls: Controls, change: ControlChange): Controls {
  switch (change.kind) {
    case 'stop-everything':
      return { ...controls, emergencyStop: true };
    case 'resume-everything':
      return { ...controls, emergencyStop: false };
    case 'pause-campaign':
      return { ...controls, pausedCampaigns: withItem(controls.pausedCampaigns, change.campaignId) };
    case 'resume-campaign':
      return { ...controls, pausedCampaigns: withoutItem(controls.pausedCampaigns, change.campaignId) };
    case 'pause-tier':
      return { ...controls, pausedTiers: withItem(controls.pausedTiers, change.tier) };
    case 'resume-tier':
      return { ...controls, pausedTiers: withoutItem(controls.pausedTiers, change.tier) };
    case 'set-mode':
      return { ...controls, mode: change.mode };
  }
}

function withItem<T>(items: readonly T[], item: T): readonly T[] {
  return items.includes(item) ? items : [...items, item];
}

function withoutItem<T>(items: readonly T[], item: T): readonly T[] {
  return items.filter((candidate) => candidate !== item);
}

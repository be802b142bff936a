import type { Temporal } from 'temporal-polyfill';
import { type GoingLive, goingLive } from '../domain/going-live.ts';
import { salesStructure } from '../domain/sales-structure.ts';
import { OBSERVED_KEPT_DAYS, type ObservationLog } from './ports/observation-log.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';

export interface ReadyDependencies {
  readonly settings: Pick<SettingsRepository, 'read' | 'readControls'>;
  readonly observations: Pick<ObservationLog, 'calls'>;
}

/** Whether a company is ready to call its customers, as it stands now, and how many campaigns would call them. */
export async function readyToGoLive(
  { settings, observations }: ReadyDependencies,
  now: Temporal.Instant,
): Promise<GoingLive & { readonly campaigns: number }> {
  const from = now.subtract({ hours: 24 * OBSERVED_KEPT_DAYS });
  const [stored, controls, observed] = await Promise.all([
    settings.read(),
    settings.readControls(),
    observations.calls({ from, to: now }),
  ]);
  const structure = salesStructure(stored.structure.document);
  const found = goingLive({ ...stored, structure, controls, observedCalls: observed.length, now });
  return { ...found, campaigns: stored.campaigns.length };
}

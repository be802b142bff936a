import type { Settings, SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { Controls } from '../../shared/domain/controls.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { STRUCTURE_AT_FIRST } from '../../shared/domain/sales-structure.ts';
import { aCampaign } from './a-campaign.ts';
import { NOON } from './lead-builders.ts';

/** Settings to be read only: live, version 1 of the document given, the three campaigns of three tiers. */
export function storedSettings(
  document: RulesDocument,
  fields: Partial<Settings> & { readonly controls?: Partial<Controls> } = {},
): Pick<SettingsRepository, 'read' | 'readControls'> {
  const { controls, ...settings } = fields;
  return {
    read: async () => ({
      structure: { version: 0, document: STRUCTURE_AT_FIRST },
      rules: { version: 1, document },
      campaigns: [aCampaign(1), aCampaign(2), aCampaign(3)],
      unreadable: [],
      ...settings,
    }),
    readControls: async () => ({
      version: 1,
      emergencyStop: false,
      pausedCampaigns: [],
      pausedTiers: [],
      mode: { kind: 'live' },
      testNumbers: [],
      ...controls,
    }),
  };
}

/** Stores controls in place of those that hold. */
export async function storeControls(
  settings: Pick<SettingsRepository, 'readControls' | 'saveControls'>,
  fields: Partial<Omit<Controls, 'version'>>,
): Promise<void> {
  const before = await settings.readControls();
  const after = { ...before, ...fields, version: before.version };
  await settings.saveControls(after, { author: 'Kim', note: 'why', at: NOON, before });
}

import { settingsRepositoryContract } from '../../contracts/settings-repository.contract.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';

settingsRepositoryContract('InMemorySettingsRepository', async () => {
  const settings = new InMemorySettingsRepository();
  return {
    settings,
    breakCampaign: (campaignId) => settings.breakCampaign(campaignId),
    breakVersion: (kind, version) => settings[kind].breakVersion(version),
    damageRules: (left) => settings.rules.damageInForce(left),
    damageStructure: (left) => settings.structures.damageInForce(left),
    breakReplan: () => settings.breakReplan(),
  };
});

import { settingsRepositoryContract } from '../../contracts/settings-repository.contract.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';

settingsRepositoryContract('InMemorySettingsRepository', async () => {
  const settings = new InMemorySettingsRepository();
  return {
    settings,
    breakCampaign: (campaignId) => settings.breakCampaign(campaignId),
    breakRules: (version) => settings.breakRules(version),
    breakReplan: () => settings.breakReplan(),
  };
});

import { settingsRepositoryContract } from '../../contracts/settings-repository.contract.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';

settingsRepositoryContract('InMemorySettingsRepository', async () => {
  const settings = new InMemorySettingsRepository();
  return {
    settings,
    breakCampaign: (campaignId) => settings.breakCampaign(campaignId),
    breakVersion: (kind, version) => settings[kind].breakVersion(version),
    breakReplan: () => settings.breakReplan(),
  };
});

import { describe, expect, it } from 'vitest';
import type { SettingsRepository } from '../../../shared/application/ports/settings-repository.ts';
import { SettingsCache } from '../../../shared/application/settings-in-force.ts';
import { USUAL_STRUCTURES } from '../../../shared/domain/sales-structure.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { aPublication, aStructurePublication } from '../../support/a-publication.ts';
import { delegatingSettings } from '../../support/delegating-ports.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { aLead, aNumber, NEW_YORK, NOON } from '../../support/lead-builders.ts';

const CALENDAR = { isHoliday: () => false };

async function threeTiers(): Promise<InMemorySettingsRepository> {
  const repository = new InMemorySettingsRepository();
  for (const tier of [1, 2, 3] as const) await repository.putCampaign(aCampaign(tier, { areas: [] }));
  return repository;
}

async function settingsOf(repository: SettingsRepository) {
  return new SettingsCache(repository, CALENDAR, () => NOON).current();
}

describe('the settings in force', () => {
  it('serve for a minute and are read again then', async () => {
    const repository = await threeTiers();
    let now = NOON;
    const cache = new SettingsCache(repository, CALENDAR, () => now);
    await cache.current();
    await repository.rules.publish(aPublication({ document: { organisation: { minGapMinutes: 240 } } }));

    now = NOON.add({ milliseconds: 59_999 });
    expect((await cache.current()).versions).toEqual({ rulesVersion: 0, structureVersion: 0 });
    now = NOON.add({ seconds: 60 });
    expect((await cache.current()).versions).toEqual({ rulesVersion: 1, structureVersion: 0 });
    expect((await cache.current()).policyFor('selling').rules.minGapMinutes).toBe(240);
  });

  it('serve the campaigns by priority, then by id', async () => {
    const repository = await threeTiers();
    await repository.putCampaign(aCampaign(1, { id: 'b', priority: 0 }));
    await repository.putCampaign(aCampaign(1, { id: 'a', priority: 0 }));

    const { campaigns } = await settingsOf(repository);
    expect(campaigns.map(({ id }) => id)).toEqual(['a', 'b', 'campaign-1', 'campaign-2', 'campaign-3']);
  });

  it('keep a lead in its campaign while the tier holds its stage, and else take the first of the tier', async () => {
    const repository = await threeTiers();
    await repository.putCampaign(aCampaign(2, { id: 'first', priority: 0 }));
    const settings = await settingsOf(repository);

    expect(settings.campaignFor('selling', 'campaign-2').id).toBe('campaign-2');
    expect(settings.campaignFor('selling', 'campaign-1').id).toBe('first');
    expect(settings.campaignFor('selling').id).toBe('first');
    expect(settings.policyFor('selling', 'campaign-2').campaignId).toBe('campaign-2');
  });

  it('refuse a stage whose tier has no campaign', async () => {
    const settings = await settingsOf(new InMemorySettingsRepository());

    expect(() => settings.campaignFor('selling')).toThrow(RangeError);
  });

  it('say until when an area may be called in any stage of the tier', async () => {
    const repository = await threeTiers();
    await repository.structures.publish(aStructurePublication(USUAL_STRUCTURES.one));
    const settings = await settingsOf(repository);
    const closings = settings.policiesOf(aCampaign(1)).map(({ hours }) => {
      const verdict = hours.verdict(NEW_YORK, NOON);
      return verdict.kind === 'open' ? verdict.closesAt.epochMilliseconds : 0;
    });

    expect(new Set(closings).size).toBeGreaterThan(1);
    expect(settings.closesAt(aCampaign(1), NEW_YORK, NOON)?.epochMilliseconds).toBe(Math.max(...closings));
    expect(settings.closesAt(aCampaign(1), NEW_YORK, NOON.add({ hours: 11 }))).toBeUndefined();
  });
});

describe('the areas of a campaign', () => {
  it('are added for every number of a lead, each once, and not when they are known', async () => {
    const repository = await threeTiers();
    const berlin = { key: 'DE-Europe/Berlin', country: 'DE', zones: ['Europe/Berlin'] };
    await repository.addArea('campaign-1', NEW_YORK);
    const added: string[] = [];
    const watched: SettingsRepository = {
      ...delegatingSettings(repository),
      addArea: async (campaignId, area) => {
        added.push(area.key);
        await repository.addArea(campaignId, area);
      },
    };
    const cache = new SettingsCache(watched, CALENDAR, () => NOON);
    const lead = aLead({ numbers: [aNumber(), aNumber({ key: 'number-2', area: berlin })] });
    await cache.ensureAreas(lead);
    await cache.ensureAreas(lead);

    expect(added).toEqual([berlin.key]);
    expect((await repository.read()).campaigns[0]?.areas).toEqual([berlin, NEW_YORK]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeCampaign } from '../../../shared/application/change-campaign.ts';
import { InMemorySettingsRepository } from '../../support/in-memory-settings-repository.ts';
import { NEW_YORK, NOON } from '../../support/lead-builders.ts';

const BY = { author: 'Kim', note: 'why' };
const SPRING = { id: 'spring', name: 'Spring', tier: 1, priority: 20 };

function aCompany() {
  const settings = new InMemorySettingsRepository();
  const deps = { settings, clock: () => NOON };
  const change = (input: unknown, expectedVersion?: number, by = BY) =>
    changeCampaign(deps, input, { ...by, ...(expectedVersion !== undefined && { expectedVersion }) });
  return { settings, change };
}

const LESS_URGENT = { kind: 'campaign-changed', member: 'priority', from: '20', to: '5' };

describe('a campaign that is changed', () => {
  it('is stored over the version that its author started from, with what was done', async () => {
    const { settings, change } = aCompany();

    expect(await change(SPRING, 0)).toMatchObject({ kind: 'added', version: 1 });
    expect(await change({ ...SPRING, priority: 5 }, 1)).toMatchObject({ kind: 'changed', version: 2 });
    expect(await settings.campaignHistory('spring', { limit: 9 })).toMatchObject([
      { version: 2, author: 'Kim', note: 'why', deeds: [LESS_URGENT] },
      {
        version: 1,
        deeds: [
          { kind: 'campaign-added' },
          { kind: 'campaign-changed', member: 'name', to: 'Spring' },
          { kind: 'campaign-changed', member: 'tier', to: '1' },
          { kind: 'campaign-changed', member: 'priority', to: '20' },
          { kind: 'campaign-changed', member: 'shards', to: '1' },
        ],
      },
    ]);
  });

  it('is answered as the first time when the very same change comes again', async () => {
    const { settings, change } = aCompany();
    await change(SPRING, 0);
    const first = await change({ ...SPRING, priority: 5 }, 1);

    expect(await change({ ...SPRING, priority: 5 }, 1)).toEqual(first);
    expect(await change(SPRING, 0)).toMatchObject({ kind: 'added', version: 1 });
    expect(await settings.campaign('spring')).toMatchObject({ version: 2, campaign: { priority: 5 } });
  });

  it('is refused over an older version, with who changed what since', async () => {
    const { change } = aCompany();
    await change(SPRING, 0);
    await change({ ...SPRING, priority: 5 }, 1, { author: 'Lee', note: 'urgent' });

    expect(await change({ ...SPRING, name: 'Summer' }, 1)).toMatchObject({
      kind: 'overtaken',
      byVersion: 2,
      since: [{ version: 2, author: 'Lee', note: 'urgent', deeds: [LESS_URGENT] }],
    });
    expect(await change({ ...SPRING, id: 'nobody' }, 4)).toEqual({ kind: 'missing' });
  });

  it('stores nothing when it says what is stored already', async () => {
    const { settings, change } = aCompany();
    await change(SPRING, 0);

    expect(await change(SPRING, 1)).toMatchObject({ kind: 'unchanged', version: 1 });
    expect(await settings.campaignHistory('spring', { limit: 9 })).toHaveLength(1);
  });

  it('never changes its tier, never has fewer shards, and keeps its areas', async () => {
    const { settings, change } = aCompany();
    await change({ ...SPRING, shards: 4 }, 0);
    await settings.addArea('spring', NEW_YORK);

    expect(await change({ ...SPRING, tier: 2 }, 1)).toMatchObject({ kind: 'invalid', problems: [{ path: 'tier' }] });
    expect(await change({ ...SPRING, shards: 2, priority: 9 }, 1)).toMatchObject({
      kind: 'changed',
      campaign: { shards: 4, areas: [NEW_YORK] },
    });
  });

  it('mends one that cannot be read, over whatever there is when no version is named', async () => {
    const { settings, change } = aCompany();
    await change(SPRING, 0);
    await settings.breakCampaign('spring');

    expect(await change({ ...SPRING, priority: 7 })).toMatchObject({ kind: 'changed', version: 2 });
    expect(await settings.campaign('spring')).toMatchObject({ kind: 'readable', campaign: { priority: 7 } });
  });

  it('tells that a caller number was set, and not which', async () => {
    const { settings, change } = aCompany();
    await change({ ...SPRING, callerNumber: '+12025550100' }, 0);
    const [entry] = await settings.campaignHistory('spring', { limit: 1 });

    expect(entry?.deeds).toContainEqual({ kind: 'caller-number-changed', isSet: true });
    expect(JSON.stringify(entry?.deeds)).not.toContain('5550100');
  });

  it('by any number at once over one version is changed by exactly one of them', async () => {
    const priorities = fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(priorities, async (wished) => {
        const { settings, change } = aCompany();
        await change(SPRING, 0);
        const results = await Promise.all(wished.map((priority) => change({ ...SPRING, priority }, 1)));

        expect(results.filter(({ kind }) => kind === 'changed')).toHaveLength(1);
        expect(results.filter(({ kind }) => kind === 'overtaken')).toHaveLength(wished.length - 1);
        expect(await settings.campaign('spring')).toMatchObject({ version: 2 });
      }),
      { numRuns: 30 },
    );
  });
});

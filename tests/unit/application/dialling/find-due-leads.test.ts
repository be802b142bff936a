import { describe, expect, it } from 'vitest';
import { findDueLeads, findPromised, promisedPages } from '../../../../shared/application/dialling/find-due-leads.ts';
import type { CallingArea } from '../../../../shared/domain/calling-area.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { aCampaign } from '../../../support/a-campaign.ts';
import { aNumber, aReadyLead, NEW_YORK, NOON } from '../../../support/lead-builders.ts';
import { aDiallingBench, type DiallingBench } from '../../../support/scripted-telephony.ts';

const LONDON: CallingArea = { key: 'GB-Europe/London', country: 'GB', zones: ['Europe/London'] };
const CHICAGO: CallingArea = { key: 'US-America/Chicago', country: 'US', zones: ['America/Chicago'] };
const HONOLULU: CallingArea = { key: 'US-Pacific/Honolulu', country: 'US', zones: ['Pacific/Honolulu'] };
const CAMPAIGN = aCampaign(1, { areas: [CHICAGO, HONOLULU, NEW_YORK, LONDON] });

function dueIn(area: CallingArea, id: string): Lead {
  return aReadyLead({ id, numbers: [aNumber({ key: id, area })] });
}

/** A bench whose index also tells which areas it was asked for. */
async function aSearch(): Promise<{ bench: DiallingBench; asked: string[] }> {
  const asked: string[] = [];
  const bench = await aDiallingBench({
    campaigns: [CAMPAIGN],
    timers: (timers) => ({
      pending: (now, limit) => timers.pending(now, limit),
      duePromised: (campaignId, now, limit, after) => timers.duePromised(campaignId, now, limit, after),
      dueInArea: async (campaignId, areaKey, shards, now, limit) => {
        asked.push(areaKey);
        return timers.dueInArea(campaignId, areaKey, shards, now, limit);
      },
    }),
  });
  bench.clock.now = NOON.add({ minutes: 1 });
  return { bench, asked };
}

async function found(bench: DiallingBench, wanted: number, read = Number.POSITIVE_INFINITY): Promise<string[]> {
  const ids: string[] = [];
  const promised = await findPromised(bench.deps, CAMPAIGN, wanted);
  for await (const page of promisedPages(bench.deps, CAMPAIGN, promised)) ids.push(...page.map(({ id }) => id));
  if (ids.length >= read) return ids;
  for await (const { id } of findDueLeads(bench.deps, await bench.deps.settings.current(), CAMPAIGN, wanted)) {
    ids.push(id);
    if (ids.length >= read) break;
  }
  return ids;
}

describe('the leads that are due', () => {
  it('come promises first, then by the area that closes soonest; areas that are closed not at all', async () => {
    const { bench, asked } = await aSearch();
    for (const area of [CHICAGO, HONOLULU, NEW_YORK, LONDON]) await bench.stored(dueIn(area, area.key));
    await bench.stored(aReadyLead({ id: 'promise', numbers: [aNumber({ key: 'promise' })] }, { urgency: 'promised' }));

    expect(await found(bench, 5)).toEqual(['promise', LONDON.key, NEW_YORK.key, CHICAGO.key]);
    expect(asked).toEqual([LONDON.key, NEW_YORK.key, CHICAGO.key]);
  });

  it('are asked for only as far as the caller reads', async () => {
    const { bench, asked } = await aSearch();
    for (const area of [CHICAGO, LONDON]) await bench.stored(dueIn(area, area.key));

    expect(await found(bench, 1, 1)).toEqual([LONDON.key]);
    expect(asked).toEqual([LONDON.key]);
  });

  it('are not asked for again where a search has seen all there were', async () => {
    const { bench, asked } = await aSearch();
    await found(bench, 1);
    asked.length = 0;
    await found(bench, 1);

    expect(asked).toEqual([]);
  });

  it('that the caller has not read serve the next ten seconds, and are asked for again after them', async () => {
    const { bench, asked } = await aSearch();
    for (const id of ['one', 'two', 'three']) await bench.stored(dueIn(LONDON, id));
    await found(bench, 1, 1);
    bench.clock.now = bench.clock.now.add({ milliseconds: 9_999 });

    expect(await found(bench, 1, 1)).toEqual(['two']);
    expect(asked).toEqual([LONDON.key]);
    bench.clock.now = bench.clock.now.add({ milliseconds: 1 });
    expect(await found(bench, 2)).toEqual(['one', 'two', 'three']);
    expect(asked.filter((key) => key === LONDON.key)).toEqual([LONDON.key, LONDON.key]);
  });

  it('are asked for again once somebody puts a lead back', async () => {
    const { bench } = await aSearch();
    for (const id of ['one', 'two']) await bench.stored(dueIn(LONDON, id));
    await found(bench, 1, 1);
    bench.deps.searched.forget();

    expect(await found(bench, 2)).toEqual(['one', 'two']);
  });

  it('and that were all read do not make their area ask again in the same slot', async () => {
    const { bench, asked } = await aSearch();
    for (const id of ['one', 'two']) await bench.stored(dueIn(LONDON, id));
    await found(bench, 2, 2);
    expect(await found(bench, 2)).toEqual([]);
    bench.clock.now = NOON.add({ minutes: 29, seconds: 59 });
    await found(bench, 2);

    expect(asked.filter((key) => key === LONDON.key)).toEqual([LONDON.key]);
  });

  it('come once each, although the index keeps showing them, and the area does not pass for emptied', async () => {
    const { bench } = await aSearch();
    const first = Array.from({ length: 13 }, (_, index) => `lead-${index + 10}`);
    for (const id of [...first, 'more']) await bench.stored(dueIn(LONDON, id));

    expect(await found(bench, 1)).toEqual(first);
    expect(bench.deps.searched.isEmpty('campaign-1', LONDON.key, bench.clock.now)).toBe(false);
  });

  it('are asked for anew while more than fit into one answer were there', async () => {
    const { bench } = await aSearch();
    const all = Array.from({ length: 16 }, (_, index) => `lead-${index + 10}`);
    for (const id of all) await bench.stored(dueIn(LONDON, id));
    const ids: string[] = [];
    for await (const lead of findDueLeads(bench.deps, await bench.deps.settings.current(), CAMPAIGN, 1)) {
      ids.push(lead.id);
      await bench.leads.save({ ...lead, state: { kind: 'closed', at: NOON, why: 'not-interested' } });
    }

    expect(ids).toEqual(all);
  });
});

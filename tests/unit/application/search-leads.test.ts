import { describe, expect, it } from 'vitest';
import {
  MOST_REQUESTS,
  type SearchPlace,
  searchLeads,
  type WantedLeads,
} from '../../../shared/application/search-leads.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aRecordsDesk, type RecordsDesk } from '../../support/a-records-desk.ts';
import { aDiallingState, aNumber, aReadyState, NOON } from '../../support/lead-builders.ts';

function someone(id: string, fields: Partial<Lead> = {}): Partial<Lead> {
  const numbers = [aNumber({ key: `key of +1212555${id}`, e164: `+1212555${id}` })];
  return { id, name: `Ada ${id}`, externalId: `crm-${id}`, numbers, ...fields };
}

async function found({ searching }: RecordsDesk, wanted: WantedLeads): Promise<readonly string[]> {
  const ids: string[] = [];
  let from: SearchPlace | undefined;
  do {
    const page = await searchLeads(searching, wanted, { limit: 2, ...(from !== undefined && { from }) });
    if (page.kind !== 'found') throw new Error('the place is one of this search');
    ids.push(...page.leads.map(({ id }) => id));
    from = page.next;
  } while (from !== undefined);
  return ids.toSorted();
}

const RESTING = {
  kind: 'resting',
  until: NOON.add({ hours: 5 }),
  why: 'nurture',
  then: { stage: 'prospecting', purpose: { kind: 'approach' } },
} as const;

async function aFloor(): Promise<RecordsDesk> {
  const desk = await aRecordsDesk();
  await desk.store(someone('0001'));
  await desk.store(someone('0002', { name: 'ADAM', state: aReadyState({ urgency: 'promised' }) }));
  await desk.store(someone('0003', { name: 'Zoë', state: RESTING }));
  await desk.store(someone('0004', { state: RESTING, stage: 'selling', campaignId: 'campaign-2' }));
  await desk.store(someone('0005', { state: aDiallingState() }));
  await desk.store(someone('0006', { state: { kind: 'review', since: NOON, why: 'no-disposition' } }));
  await desk.store(someone('0007', { state: { kind: 'closed', at: NOON, why: 'attempts-spent' } }));
  await desk.store(someone('0008', { state: { kind: 'suppressed', at: NOON, why: 'minor' } }));
  return desk;
}

describe('a search', () => {
  it('finds one lead by its number or by the id of the company, and only if all else fits', async () => {
    const floor = await aFloor();

    expect(await found(floor, { e164: '+12125550003' })).toEqual(['0003']);
    expect(await found(floor, { e164: '+12125550003', status: 'ready' })).toEqual([]);
    expect(await found(floor, { e164: '+12125559999' })).toEqual([]);
    expect(await found(floor, { externalId: 'crm-0007' })).toEqual(['0007']);
    expect(await found(floor, { externalId: 'crm-0007', e164: '+12125550003' })).toEqual([]);
    expect(await found(floor, { externalId: 'crm-0009' })).toEqual([]);
  });

  it.each<{ readonly wanted: WantedLeads; readonly ids: readonly string[] }>([
    { wanted: {}, ids: ['0001', '0002', '0003', '0004', '0005', '0006', '0007', '0008'] },
    { wanted: { name: 'ada' }, ids: ['0001', '0002', '0004', '0005', '0006', '0007', '0008'] },
    { wanted: { name: ' zoe\u0308' }, ids: ['0003'] },
    { wanted: { name: 'Lovelace' }, ids: [] },
    { wanted: { status: 'ready' }, ids: ['0001', '0002'] },
    { wanted: { status: 'ready', campaignId: 'campaign-2' }, ids: [] },
    { wanted: { status: 'ready', name: 'adam' }, ids: ['0002'] },
    { wanted: { status: 'resting' }, ids: ['0003', '0004'] },
    { wanted: { status: 'resting', stage: 'selling' }, ids: ['0004'] },
    { wanted: { status: 'resting', campaignId: 'campaign-1' }, ids: ['0003'] },
    { wanted: { status: 'dialling' }, ids: ['0005'] },
    { wanted: { status: 'wrapping' }, ids: [] },
    { wanted: { status: 'review' }, ids: ['0006'] },
    { wanted: { status: 'closed' }, ids: ['0007'] },
    { wanted: { status: 'suppressed', name: 'ada' }, ids: ['0008'] },
    { wanted: { stage: 'selling' }, ids: ['0004'] },
    { wanted: { campaignId: 'campaign-2' }, ids: ['0004'] },
  ])('for $wanted finds $ids, page by page', async ({ wanted, ids }) => {
    expect(await found(await aFloor(), wanted)).toEqual(ids);
  });

  it('asks no more than it promises before it says how to go on', async () => {
    const desk = await aRecordsDesk();
    for (let index = 0; index < 40; index += 1) await desk.store(someone(String(1_000 + index)));
    let asked = 0;
    const archive = {
      walk: (...given: Parameters<typeof desk.leads.walk>) => {
        asked += 1;
        return desk.leads.walk(...given);
      },
    };
    const page = await searchLeads({ ...desk.searching, archive }, { name: 'Lovelace' }, { limit: 9 });

    expect(page).toMatchObject({ kind: 'found', leads: [], next: { part: 'all' } });
    expect(asked).toBe(MOST_REQUESTS);
  });

  it('does not go on from a place that is none', async () => {
    const { searching } = await aFloor();
    const from = { part: 'all', after: 'nowhere' };

    expect(await searchLeads(searching, { name: 'Ada' }, { limit: 9, from })).toEqual({ kind: 'no-such-place' });
    expect(await searchLeads(searching, { status: 'ready' }, { limit: 9, from: { part: 'zzz' } })).toEqual({
      kind: 'found',
      leads: [],
    });
  });
});

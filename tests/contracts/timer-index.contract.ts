import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type {
  LeadsPage,
  ReviewList,
  TimerBacklog,
  TimerHeads,
  TimerIndex,
} from '../../shared/application/ports/timer-index.ts';
import type { Lead, LeadState, RestingState } from '../../shared/domain/lead.ts';
import { aDiallingState, aLead, aNumber, aReadyLead, aReadyState, NEW_YORK, NOON } from '../support/lead-builders.ts';

/** Leads are stored through the repository and found through the index. */
export interface TimedLeads {
  readonly leads: LeadRepository;
  readonly timers: TimerIndex & TimerBacklog & TimerHeads & ReviewList;
}

const CAMPAIGN = 'campaign-1';
const BERLIN = { key: 'DE-Europe/Berlin', country: 'DE', zones: ['Europe/Berlin'] };
const SHARDS = 3;

/** What every index of timers promises. `open` gives an empty one; `shards` is what a campaign spreads its leads over. */
export function timerIndexContract(name: string, open: (shards: number) => Promise<TimedLeads>): void {
  describe(name, () => {
    describe('normal calls', () => {
      it.each([
        { due: '2026-01-05T17:00:00Z', offered: '2026-01-05T17:00:00Z' },
        { due: '2026-01-05T17:00:00.001Z', offered: '2026-01-05T17:30:00Z' },
        { due: '2026-01-05T17:00:00.000001Z', offered: '2026-01-05T17:30:00Z' },
        { due: '2026-01-05T17:29:59Z', offered: '2026-01-05T17:30:00Z' },
        { due: '2026-01-05T23:46:00Z', offered: '2026-01-06T00:00:00Z' },
      ])('due at $due are offered from $offered on, never earlier', async ({ due, offered }) => {
        const dueAt = Temporal.Instant.from(due);
        const { leads, timers } = await withLeads(() => open(1), [aReadyLead({}, { dueAt })]);
        const from = Temporal.Instant.from(offered);
        const stored = await leads.get('lead-1');

        expect(await timers.dueInArea(CAMPAIGN, NEW_YORK.key, 1, from.subtract({ milliseconds: 1 }), 9)).toEqual([]);
        expect(await timers.dueInArea(CAMPAIGN, NEW_YORK.key, 1, from, 9)).toEqual([stored]);
      });

      it('come earliest slot first, in a slot those with fewer counted calls first', async () => {
        const { timers } = await withLeads(
          () => open(1),
          [
            aNumbered('late', { counted: 0 }, { dueAt: NOON }),
            aNumbered('tired', { counted: 11 }, { dueAt: NOON.subtract({ minutes: 40 }) }),
            aNumbered('tried', { counted: 2 }, { dueAt: NOON.subtract({ minutes: 31 }) }),
            aNumbered('fresh', { counted: 0 }, { dueAt: NOON.subtract({ minutes: 30 }) }),
            aNumbered('oldest', { counted: 9 }, { dueAt: NOON.subtract({ hours: 9_600 }) }),
          ],
        );

        const found = await timers.dueInArea(CAMPAIGN, NEW_YORK.key, 1, NOON, 9);
        expect(found.map(({ id }) => id)).toEqual(['oldest', 'fresh', 'tried', 'tired', 'late']);
        expect(await timers.dueInArea(CAMPAIGN, NEW_YORK.key, 1, NOON, 2)).toEqual(found.slice(0, 2));
      });

      it('are found in all shards, in the order of slots', async () => {
        const ids = Array.from({ length: 12 }, (_, index) => `lead-${String(index).padStart(2, '0')}`);
        const { timers } = await withLeads(
          () => open(SHARDS),
          ids.map((id, index) => aNumbered(id, {}, { dueAt: NOON.subtract({ hours: ids.length - index }) })),
        );

        const found = await timers.dueInArea(CAMPAIGN, NEW_YORK.key, SHARDS, NOON, 99);
        const third = found[2];
        expect(await timers.dueInArea(CAMPAIGN, NEW_YORK.key, SHARDS, NOON, 4, third)).toEqual(found.slice(3, 7));
        expect(found.map(({ id }) => id)).toEqual(ids);
        const first = await timers.dueInArea(CAMPAIGN, NEW_YORK.key, SHARDS, NOON, 5);
        expect(first.map(({ id }) => id)).toEqual(ids.slice(0, 5));
      });

      it('belong to the area of the number that is dialled next, and to their campaign', async () => {
        const numbers = [aNumber({ key: 'here' }), aNumber({ key: 'there', area: BERLIN })];
        const { timers } = await withLeads(
          () => open(1),
          [aReadyLead({ numbers, numberIndex: 1 }), aNumbered('elsewhere', { campaignId: 'campaign-2' })],
        );

        expect(await timers.dueInArea(CAMPAIGN, NEW_YORK.key, 1, NOON, 9)).toEqual([]);
        expect((await timers.dueInArea(CAMPAIGN, BERLIN.key, 1, NOON, 9)).map(({ id }) => id)).toEqual(['lead-1']);
      });
    });

    describe('promised calls', () => {
      it('are due to the moment, earliest first, whatever their area', async () => {
        const promised = (id: string, secondsAgo: number, area = NEW_YORK) =>
          aNumbered(
            id,
            { numbers: [aNumber({ key: id, area })] },
            { urgency: 'promised', dueAt: NOON.subtract({ seconds: secondsAgo }) },
          );
        const { timers } = await withLeads(
          () => open(1),
          [
            promised('second', 61, BERLIN),
            promised('third', 0),
            promised('first', 62),
            promised('not yet', -1),
            aNumbered('normal'),
          ],
        );

        const found = await timers.duePromised(CAMPAIGN, NOON, 9);
        expect(found.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
        expect(await timers.duePromised(CAMPAIGN, NOON, 2)).toEqual(found.slice(0, 2));
        expect(await timers.duePromised('campaign-2', NOON, 9)).toEqual([]);
      });

      it('go on behind one that stays where it is, in the same order, those due at the same moment too', async () => {
        const { timers } = await withLeads(
          () => open(1),
          ['a', 'b', 'bb', 'c', 'd'].map((id, index) =>
            aNumbered(id, {}, { urgency: 'promised', dueAt: NOON.subtract({ minutes: index < 4 ? 9 : 3 }) }),
          ),
        );
        const found = await timers.duePromised(CAMPAIGN, NOON, 9);
        const following = async (index: number, limit: number) =>
          (await timers.duePromised(CAMPAIGN, NOON, limit, found[index])).map(({ id }) => id);

        expect(await following(1, 9)).toEqual(['bb', 'c', 'd']);
        expect(await following(2, 1)).toEqual(['c']);
        expect(await following(4, 9)).toEqual([]);
        expect(
          (await timers.duePromised(CAMPAIGN, NOON.subtract({ minutes: 5 }), 9, found[2])).map(({ id }) => id),
        ).toEqual(['c']);
      });

      it('are not offered a fraction of a millisecond early', async () => {
        const dueAt = NOON.add({ microseconds: 1 });
        const { timers } = await withLeads(() => open(1), [aReadyLead({}, { urgency: 'promised', dueAt })]);

        expect(await timers.duePromised(CAMPAIGN, NOON, 9)).toEqual([]);
        expect(await timers.duePromised(CAMPAIGN, NOON.add({ milliseconds: 1 }), 9)).toHaveLength(1);
      });
    });

    describe('pending', () => {
      it('holds every open call of every campaign, and the rests that are over, earliest first', async () => {
        const { timers } = await withLeads(
          () => open(1),
          [
            aNumbered('lease over', { state: aDiallingState({ leaseEndsAt: NOON.subtract({ minutes: 1 }) }) }),
            aNumbered('ringing', { state: aDiallingState({ leaseEndsAt: NOON.add({ hours: 1 }) }) }),
            aNumbered('wrap-up over', { state: wrappingUntil(-1) }),
            aNumbered('wrapping', { state: wrappingUntil(1) }),
            aNumbered('rested just now', { state: restingUntil(0) }),
            aNumbered('rested long ago', { state: restingUntil(-60) }),
            aNumbered('resting', { state: restingUntil(1) }),
            aNumbered('ready'),
            aNumbered('of another campaign', { state: aDiallingState(), campaignId: 'campaign-2' }),
          ],
        );

        const { dialling, wrapping, rested } = await timers.pending(NOON, 9);
        expect(dialling.map(({ id }) => id).sort()).toEqual(['lease over', 'of another campaign', 'ringing']);
        expect(wrapping.map(({ id }) => id).sort()).toEqual(['wrap-up over', 'wrapping']);
        expect(rested.map(({ id }) => id)).toEqual(['rested long ago', 'rested just now']);
      });

      it('holds no rest a fraction of a millisecond early', async () => {
        const state = { ...restingUntil(0), until: NOON.add({ microseconds: 1 }) };
        const { timers } = await withLeads(() => open(1), [aLead({ state })]);

        expect((await timers.pending(NOON, 9)).rested).toEqual([]);
        expect((await timers.pending(NOON.add({ milliseconds: 1 }), 9)).rested).toHaveLength(1);
      });

      it('limits the rests that are over, never the open calls', async () => {
        const { timers } = await withLeads(
          () => open(1),
          [
            ...Array.from({ length: 120 }, (_, index) => aNumbered(`call ${index}`, { state: aDiallingState() })),
            ...Array.from({ length: 4 }, (_, index) => aNumbered(`rest ${index}`, { state: restingUntil(index - 9) })),
          ],
        );

        const { dialling, rested } = await timers.pending(NOON, 2);
        expect(dialling).toHaveLength(120);
        expect(rested.map(({ id }) => id)).toEqual(['rest 0', 'rest 1']);
      });
    });

    describe('the backlog', () => {
      const normal = { kind: 'normal', campaignId: CAMPAIGN, areaKey: NEW_YORK.key, shards: SHARDS } as const;
      const ids = Array.from({ length: 12 }, (_, index) => `lead-${String(index).padStart(2, '0')}`);

      it.each([
        1, 5, 12, 99,
      ])('holds every normal call of an area once, whenever due, in pages of %i', async (limit) => {
        const waiting = ids.map((id, index) => aNumbered(id, {}, { dueAt: NOON.add({ hours: 100 * (index - 6) }) }));
        const { timers } = await withLeads(
          () => open(SHARDS),
          [
            ...waiting,
            aNumbered('promised', {}, { urgency: 'promised' }),
            aNumbered('elsewhere', { numbers: [aNumber({ key: 'elsewhere', area: BERLIN })] }),
            aNumbered('of another campaign', { campaignId: 'campaign-2' }),
            aNumbered('resting', { state: restingUntil(0) }),
          ],
        );

        const pages = await walked((after) => timers.backlog(normal, limit, after));
        expect(pages.flat().sort()).toEqual(ids);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit);
      });

      it('shows the first leads of a part, and says whether these are all', async () => {
        const { timers } = await withLeads(
          () => open(SHARDS),
          [
            ...ids.map((id, index) => aNumbered(id, {}, { dueAt: NOON.add({ hours: index - 6 }) })),
            aNumbered('promised', {}, { urgency: 'promised' }),
          ],
        );

        const few = await timers.earliest(normal, 2);
        expect(few.isAll).toBe(false);
        expect(few.leads.length).toBeLessThanOrEqual(2 * SHARDS);
        expect(few.leads.map(({ id }) => id)).toContain('lead-00');
        const all = await timers.earliest(normal, 99);
        expect({ ...all, leads: all.leads.map(({ id }) => id).sort() }).toEqual({ isAll: true, leads: ids });
        const promised = await timers.earliest({ kind: 'promised', campaignId: CAMPAIGN }, 99);
        expect(promised.leads.map(({ id }) => id)).toEqual(['promised']);
      });

      it('gives the leads as they are stored', async () => {
        const { leads, timers } = await withLeads(() => open(1), [aReadyLead({}, { dueAt: NOON.add({ hours: 999 }) })]);

        expect((await timers.backlog({ ...normal, shards: 1 }, 9)).leads).toEqual([await leads.get('lead-1')]);
      });

      it('goes on from where somebody else stopped, past leads that were written meanwhile', async () => {
        const { leads, timers } = await withLeads(
          () => open(1),
          ids.map((id, index) => aNumbered(id, {}, { dueAt: NOON.add({ hours: index }) })),
        );
        const part = { ...normal, shards: 1 };
        const first = await timers.backlog(part, 4);
        const seen = await leads.get('lead-03');
        if (seen === undefined) throw new Error('lead-03 is stored');
        await leads.save({ ...seen, state: aReadyState({ dueAt: NOON.subtract({ hours: 1 }) }) });

        const rest = await walked((after) => timers.backlog(part, 4, after), first.next);
        expect([...first.leads.map(({ id }) => id), ...rest.flat()]).toEqual(ids);
      });

      it('keeps promised calls apart, of all areas, those due first at the head', async () => {
        const due = (id: string, hours: number, area = NEW_YORK) =>
          aNumbered(id, { numbers: [aNumber({ key: id, area })] }, { urgency: 'promised', dueAt: NOON.add({ hours }) });
        const { timers } = await withLeads(
          () => open(SHARDS),
          [due('third', 500), due('first', -500, BERLIN), due('second', 0), aNumbered('normal')],
        );

        const part = { kind: 'promised', campaignId: CAMPAIGN } as const;
        expect(await walked((after) => timers.backlog(part, 2, after))).toEqual([['first', 'second'], ['third']]);
      });

      it('holds every rest of every campaign, those over first, and no open call', async () => {
        const { timers } = await withLeads(
          () => open(SHARDS),
          [
            aNumbered('over', { state: restingUntil(-60) }),
            aNumbered('far', { state: restingUntil(525_600) }),
            aNumbered('near', { state: restingUntil(1), campaignId: 'campaign-2' }),
            aNumbered('ringing', { state: aDiallingState() }),
            aNumbered('wrapping', { state: wrappingUntil(1) }),
            aNumbered('ready'),
          ],
        );

        expect(await walked((after) => timers.rests(2, after))).toEqual([['over', 'near'], ['far']]);
      });

      it('lists leads in review of every campaign, those that have waited longest first, and nobody else', async () => {
        const since = (minutes: number): LeadState => ({
          kind: 'review',
          since: NOON.add({ minutes }),
          why: 'no-disposition',
        });
        const { timers } = await withLeads(
          () => open(SHARDS),
          [
            aNumbered('late', { state: since(2) }),
            aNumbered('early', { state: since(0), campaignId: 'campaign-2' }),
            aNumbered('between', { state: since(1) }),
            aNumbered('ready'),
            aNumbered('resting', { state: restingUntil(1) }),
          ],
        );

        expect(await walked((after) => timers.reviews(2, after))).toEqual([['early', 'between'], ['late']]);
        expect((await timers.pending(NOON.add({ hours: 24 }), 9)).rested.map(({ id }) => id)).toEqual(['resting']);
      });

      it('is empty where nobody waits', async () => {
        const { timers } = await withLeads(() => open(SHARDS), []);

        expect((await walked((after) => timers.backlog(normal, 9, after))).flat()).toEqual([]);
        expect(await timers.rests(9)).toEqual({ leads: [] });
      });
    });

    it.each<LeadState>([
      { kind: 'review', since: NOON, why: 'no-disposition', contactId: 'contact-1' },
      { kind: 'closed', at: NOON, why: 'attempts-spent' },
      { kind: 'suppressed', at: NOON, why: 'do-not-call' },
    ])('holds no lead that is $kind', async (state) => {
      const { timers } = await withLeads(() => open(1), [aLead({ state })]);

      expect(await everything(timers)).toEqual([]);
    });

    it('holds a lead in one place, the one of its latest state', async () => {
      const states: LeadState[] = [
        aReadyState({ urgency: 'promised' }),
        aDiallingState(),
        wrappingUntil(1),
        restingUntil(0),
        aReadyState(),
      ];
      const { leads, timers } = await withLeads(() => open(1), [aLead()]);
      for (const [index, state] of states.entries()) {
        await leads.save(aLead({ version: index + 1, state }));

        expect(await everything(timers)).toEqual([aLead({ version: index + 2, state })]);
      }
    });
  });
}

async function withLeads(open: () => Promise<TimedLeads>, given: readonly Lead[]): Promise<TimedLeads> {
  const opened = await open();
  await Promise.all(given.map((lead) => opened.leads.add({ ...lead, version: 0 })));
  return opened;
}

/** The ids of a walk's leads, page by page, to its end. */
async function walked(
  page: (after?: string) => Promise<LeadsPage>,
  from?: string,
): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = [];
  let after = from;
  do {
    const { leads, next } = await page(after);
    pages.push(leads.map(({ id }) => id));
    after = next;
  } while (after !== undefined);
  return pages;
}

async function everything(timers: TimerIndex): Promise<readonly Lead[]> {
  const { dialling, wrapping, rested } = await timers.pending(NOON, 9);
  const promised = await timers.duePromised(CAMPAIGN, NOON, 9);
  return [
    ...promised,
    ...(await timers.dueInArea(CAMPAIGN, NEW_YORK.key, 1, NOON, 9)),
    ...dialling,
    ...wrapping,
    ...rested,
  ];
}

function aNumbered(id: string, fields: Partial<Lead> = {}, ready: Parameters<typeof aReadyState>[0] = {}): Lead {
  return aLead({ id, numbers: [aNumber({ key: id })], state: aReadyState(ready), ...fields });
}

function wrappingUntil(minutes: number): LeadState {
  const limitAt = NOON.add({ minutes });
  return { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON.subtract({ hours: 1 }), limitAt };
}

function restingUntil(minutes: number): RestingState {
  const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
  return { kind: 'resting', until: NOON.add({ minutes }), why: 'nurture', then };
}

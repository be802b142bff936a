import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { TimerIndex } from '../../shared/application/ports/timer-index.ts';
import type { Lead, LeadState, RestingState } from '../../shared/domain/lead.ts';
import { aDiallingState, aLead, aNumber, aReadyLead, aReadyState, NEW_YORK, NOON } from '../support/lead-builders.ts';

/** Leads are stored through the repository and found through the index. */
export interface TimedLeads {
  readonly leads: LeadRepository;
  readonly timers: TimerIndex;
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

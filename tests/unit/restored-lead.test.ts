import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Lead, type LeadState, timerAt } from '../../shared/domain/lead.ts';
import { ATTEMPTS_LOST, restoredLead } from '../../shared/domain/restored-lead.ts';
import { aContext, aDiallingState, aLead, aPlacedCall, aReadyState, NOON } from '../support/lead-builders.ts';

const context = aContext();
const later = NOON.add({ hours: 30 });
const past = NOON.subtract({ hours: 3 });
const restored = (state: LeadState, fields: Partial<Lead> = {}) => restoredLead(aLead({ ...fields, state }), context);

function isWithinTheSecondDay(at: Temporal.Instant | undefined): boolean {
  if (at === undefined) return false;
  const hours = at.since(NOON).total('hours');
  return hours >= 24 && hours < 48;
}

describe('a lead of a restored table', () => {
  it('that was due since the restore point is called a day later at the earliest, and promised no more', () => {
    const { state } = restored(aReadyState({ dueAt: past, urgency: 'promised', purpose: { kind: 'handover' } }));

    expect(state).toMatchObject({ kind: 'ready', urgency: 'normal', purpose: { kind: 'handover' } });
    expect(isWithinTheSecondDay(timerAt(state))).toBe(true);
  });

  it('is not due at one moment with all the others', () => {
    const moments = Array.from({ length: 40 }, (_, index) =>
      timerAt(restored(aReadyState({ dueAt: past }), { id: `lead-${index}-${index * 7}` }).state)?.toString(),
    );

    expect(new Set(moments).size).toBeGreaterThan(20);
  });

  it('whose callback was due is looked at by a person, and one that is due later keeps its moment', () => {
    const callback = (agreedAt: Temporal.Instant) =>
      aReadyState({ dueAt: agreedAt, purpose: { kind: 'callback', agreedAt } });

    expect(restored(callback(past)).state).toEqual({ kind: 'review', since: NOON, why: 'callback-missed' });
    expect(restored(callback(later)).state).toEqual(callback(later));
  });

  it.each([
    ['about to start', aDiallingState({ phase: { kind: 'starting' } }), 1],
    ['in the air', aDiallingState(), 0],
  ])('whose call was %s rests like any whose call has an unknown fate', (_, state, counted) => {
    const placed = { attemptNumber: 1, placed: 3, recentCalls: counted === 0 ? [aPlacedCall()] : [] };
    const lead = restored(state, placed);

    expect(lead.state).toMatchObject({ kind: 'resting', why: 'unknown-fate', unsettled: { attemptNumber: 1 } });
    expect(isWithinTheSecondDay(timerAt(lead.state))).toBe(true);
    expect([lead.placed, lead.recentCalls.length]).toEqual([3 + counted, 1]);
  });

  it('whose conversation was over is looked at by a person, under its call', () => {
    const wrapping = {
      kind: 'wrapping',
      attemptNumber: 1,
      contactId: 'contact-1',
      endedAt: past,
      limitAt: past,
    } as const;

    expect(restored(wrapping).state).toEqual({
      kind: 'review',
      since: NOON,
      why: 'no-disposition',
      contactId: 'contact-1',
    });
  });

  it('whose rest is over rests for another day', () => {
    const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
    const resting = (until: Temporal.Instant) => ({ kind: 'resting', until, why: 'nurture', then }) as const;

    expect(isWithinTheSecondDay(timerAt(restored(resting(past)).state))).toBe(true);
    expect(restored(resting(later)).state).toEqual(resting(later));
  });

  it.each<LeadState>([
    { kind: 'review', since: past, why: 'no-disposition' },
    { kind: 'closed', at: past, why: 'not-interested' },
    { kind: 'suppressed', at: past, why: 'do-not-call' },
  ])('that is $kind stays so', (state) => {
    expect(restored(state).state).toEqual(state);
  });

  it('uses no attempt number that a lost call may have had', () => {
    expect(restored(aReadyState({ dueAt: later }), { attemptNumber: 4 }).attemptNumber).toBe(4 + ATTEMPTS_LOST);
  });

  it('is moved on the same whenever it is moved on again, whatever it was', () => {
    const states = fc.oneof(
      fc.integer({ min: -72, max: 72 }).map((hours) => aReadyState({ dueAt: NOON.add({ hours }) })),
      fc.integer({ min: -72, max: 72 }).map((hours): LeadState => {
        const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
        return { kind: 'resting', until: NOON.add({ hours }), why: 'nurture', then };
      }),
      fc.constantFrom<LeadState>(aDiallingState(), aDiallingState({ phase: { kind: 'starting' } })),
    );
    fc.assert(
      fc.property(states, fc.uuid(), (state, id) => {
        const once = restored(state, { id, attemptNumber: 1 });
        const again = restoredLead(once, context);

        expect(again.state).toEqual(once.state);
        const timer = timerAt(once.state);
        expect(timer !== undefined && Temporal.Instant.compare(timer, NOON) > 0).toBe(true);
      }),
    );
  });
});

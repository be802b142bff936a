import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { CallingHours } from '../../shared/domain/calling-hours.ts';
import type { DialRules } from '../../shared/domain/dial-rules.ts';
import { resting, spent, stepWhenNever, touchedAgain } from '../../shared/domain/exhausted.ts';
import type { RuleRefusalCode } from '../../shared/domain/gate.ts';
import type { CallPurpose, Lead, StalledCall } from '../../shared/domain/lead.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import { STAGES } from '../../shared/domain/stage.ts';
import { aContext, aLead, aNumber, NOON } from '../support/lead-builders.ts';
import { countedFrom } from '../support/touch-reasons.ts';

const inDays = (days: number) => NOON.add({ hours: 24 * days });
const NEVER_OPEN: CallingHours = { verdict: () => ({ kind: 'closed', why: 'outside-hours' }) };
const CLOSE: Partial<DialRules> = { exhaust: { kind: 'close' } };
const NEXT_CYCLE: Partial<DialRules> = { exhaust: { kind: 'next-cycle' } };
const aCustomer = (fields: Partial<Lead> = {}) =>
  aLead({
    stage: 'account-care',
    touches: 2,
    counted: 4,
    purchases: { count: 1, total: 80, lastAt: NOON },
    ...fields,
  });
const aRepeat = (plannedAt: Temporal.Instant): CallPurpose => ({
  kind: 'touch',
  programme: 'repeat',
  touch: 3,
  plannedAt,
  anchor: '2026-01-05',
  goal: 'upsell',
  delayDays: 14,
  why: '30 days after the purchase of 2026-01-05',
  because: countedFrom(30, 'purchase', '2026-01-05'),
});
const SPENT: NextStep = { kind: 'close', why: 'attempts-spent' };

describe('a spent cycle', () => {
  it.each(STAGES)('closes a lead of %s where the rules say so', (stage) => {
    expect(spent(aLead({ stage }), aContext({ rules: CLOSE }))).toEqual(SPENT);
  });

  it('rests for so many days of the calendar where the rules nurture', () => {
    const rules = { exhaust: { kind: 'nurture', days: 90 } } as const;

    expect(spent(aLead(), aContext({ rules }))).toEqual({
      kind: 'rest',
      why: 'nurture',
      until: Temporal.Instant.from('2026-04-05T16:00:00Z'),
      then: { stage: 'prospecting', purpose: { kind: 'approach' } },
    });
  });

  it.each([
    ['prospecting', { kind: 'approach' }],
    ['selling', { kind: 'handover' }],
  ] as const)('of %s rests a month before the next one', (stage, purpose) => {
    expect(spent(aLead({ stage }), aContext({ rules: NEXT_CYCLE }))).toEqual({
      kind: 'rest',
      why: 'nurture',
      until: inDays(30),
      then: { stage, purpose },
    });
  });

  it('of a customer is followed by the next touch, in a cycle that has all its attempts', () => {
    const lead = aCustomer({ countedByNumber: { 'number-1': 4 }, cycleStartedAt: inDays(-400) });

    expect(spent(lead, aContext({ rules: NEXT_CYCLE }))).toEqual({
      kind: 'call-again',
      cycle: 'new',
      call: { at: inDays(30), wantedAt: inDays(30), urgency: 'normal', purpose: aRepeat(inDays(30)), movedBy: [] },
    });
  });

  it('of a customer for whom no programme plans anything rests until one does', () => {
    expect(spent(aCustomer(), aContext({ rules: { ...NEXT_CYCLE, programmes: [] } }))).toEqual({
      kind: 'rest',
      why: 'no-touch',
      until: inDays(30),
      then: { stage: 'account-care', purpose: { kind: 'approach' } },
    });
  });
});

describe("a customer's next touch that the rules never allow", () => {
  it('rests with its touch, and asks for no further one', () => {
    expect(touchedAgain(aCustomer(), aContext({ hours: NEVER_OPEN }))).toEqual({
      kind: 'rest',
      why: 'not-callable',
      until: inDays(30),
      refusals: ['outside-hours'],
      stalled: { stage: 'account-care', purpose: aRepeat(inDays(30)), urgency: 'normal', wantedAt: inDays(30) },
    });
  });

  it('rests, too, when it would expire before the first moment allowed', () => {
    const opensAt = inDays(33);
    const hours: CallingHours = {
      verdict: (_area, at) =>
        Temporal.Instant.compare(at, opensAt) < 0
          ? { kind: 'closed', why: 'outside-hours', opensAt }
          : { kind: 'open', closesAt: inDays(40) },
    };

    expect(spent(aCustomer(), aContext({ hours, rules: { ...NEXT_CYCLE, leadTtlDays: 2 } }))).toEqual({
      kind: 'rest',
      why: 'not-callable',
      until: inDays(30),
      refusals: ['lead-expired'],
      stalled: { stage: 'account-care', purpose: aRepeat(inDays(30)), urgency: 'normal', wantedAt: inDays(30) },
    });
  });

  it('closes the lead whose number does not work, or whose calls are used up for good', () => {
    const numbers = [aNumber({ badSignals: 2 })];

    expect(touchedAgain(aCustomer({ numbers }), aContext())).toEqual({
      kind: 'close',
      why: 'no-working-number',
    });
    expect(touchedAgain(aCustomer({ placed: 9 }), aContext({ rules: { maxAttemptsEver: 9 } }))).toEqual(SPENT);
  });
});

describe('a call that the rules never allow', () => {
  const nevers = (refusals: readonly RuleRefusalCode[], stalled: Partial<StalledCall> = {}) => ({
    kind: 'never' as const,
    refusals,
    stalled: {
      stage: 'selling',
      purpose: { kind: 'handover' },
      urgency: 'promised',
      wantedAt: NOON,
      ...stalled,
    } as const,
  });
  const step = (refusals: readonly RuleRefusalCode[], stalled: Partial<StalledCall> = {}) =>
    stepWhenNever(aLead({ stage: 'selling' }), nevers(refusals, stalled), aContext());
  const nurtured: NextStep = {
    kind: 'rest',
    why: 'nurture',
    until: inDays(60),
    then: { stage: 'selling', purpose: { kind: 'handover' } },
  };

  it('closes the lead whose number does not work, whatever else stands in the way', () => {
    expect(step(['no-consent', 'number-bad', 'cap-lifetime', 'lead-expired'])).toEqual({
      kind: 'close',
      why: 'no-working-number',
    });
  });

  it('closes the lead whose calls are used up for good', () => {
    expect(step(['cap-lifetime', 'cap-number', 'lead-expired'])).toEqual(SPENT);
  });

  it.each(['lead-expired', 'cap-number'] as const)('ends the cycle, by %s', (code) => {
    expect(step(['no-consent', code])).toEqual(nurtured);
  });

  it.each([
    'dialled-by-hand',
    'no-consent',
    'timezone-unknown',
    'outside-hours',
    'outside-wished-hours',
  ] as const)('rests a month behind %s, which may change, with the call kept', (code) => {
    expect(step([code])).toEqual({
      kind: 'rest',
      why: 'not-callable',
      until: inDays(30),
      refusals: [code],
      stalled: { stage: 'selling', purpose: { kind: 'handover' }, urgency: 'promised', wantedAt: NOON },
    });
  });

  it('rests until it is wanted when that is later than a month ahead', () => {
    const untilOf = (wantedAt: Temporal.Instant) => {
      const found = step(['no-consent'], { wantedAt });
      return found.kind === 'rest' ? found.until : undefined;
    };

    expect([inDays(29), inDays(30), inDays(31)].map(untilOf)).toEqual([inDays(30), inDays(30), inDays(31)]);
  });
});

describe('a rest', () => {
  it('lasts so many days where the current number is, over a change of its clock', () => {
    expect(resting(aLead(), 'complaint', 70, 'selling', NOON)).toEqual({
      kind: 'rest',
      why: 'complaint',
      until: Temporal.Instant.from('2026-03-16T16:00:00Z'),
      then: { stage: 'selling', purpose: { kind: 'handover' } },
    });
  });
});

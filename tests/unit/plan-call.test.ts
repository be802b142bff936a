import { describe, expect, it } from 'vitest';
import type { CallingHours } from '../../shared/domain/calling-hours.ts';
import type { CallPurpose } from '../../shared/domain/lead.ts';
import { freshPurpose, planCall, planTouch, readyState, touchesWith } from '../../shared/domain/plan-call.ts';
import { aLead, aPlacedCall, aPolicy, NOON } from '../support/lead-builders.ts';

const daysAhead = (days: number) => NOON.add({ hours: days * 24 });
const NEVER_OPEN: CallingHours = { verdict: () => ({ kind: 'closed', why: 'outside-hours' }) };
const aCustomer = (boughtInDays = 0) =>
  aLead({
    stage: 'account-care',
    touches: 4,
    purchases: { count: 1, total: 80, lastAt: daysAhead(boughtInDays) },
  });
const aTouch = (touch: number): CallPurpose => ({
  kind: 'touch',
  programme: 'repeat',
  touch,
  plannedAt: NOON,
  delayDays: 30,
});

describe('the plan of a call', () => {
  it('is the wanted moment when nothing stands in the way', () => {
    expect(planCall(aLead(), { kind: 'handover' }, 'promised', aPolicy(), daysAhead(2))).toEqual({
      kind: 'call',
      call: {
        at: daysAhead(2),
        wantedAt: daysAhead(2),
        urgency: 'promised',
        purpose: { kind: 'handover' },
        movedBy: [],
      },
    });
  });

  it('says what moved it from there', () => {
    const lead = aLead({ recentCalls: [aPlacedCall({ at: NOON.subtract({ minutes: 10 }) })] });

    expect(planCall(lead, { kind: 'approach' }, 'normal', aPolicy(), NOON)).toEqual({
      kind: 'call',
      call: {
        at: NOON.add({ minutes: 50 }),
        wantedAt: NOON,
        urgency: 'normal',
        purpose: { kind: 'approach' },
        movedBy: ['min-gap'],
      },
    });
  });

  it('is none when the lead can never be called', () => {
    expect(planCall(aLead(), { kind: 'approach' }, 'normal', aPolicy({ hours: NEVER_OPEN }), NOON)).toEqual({
      kind: 'never',
      refusals: ['outside-hours'],
      stalled: { stage: 'prospecting', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON },
    });
  });
});

describe("the plan of a customer's next touch", () => {
  const policy = aPolicy({ stage: 'account-care' });

  it('is a normal call that carries the touch', () => {
    expect(planTouch(aCustomer(), policy, NOON)).toEqual({
      kind: 'call',
      call: {
        at: daysAhead(30),
        wantedAt: daysAhead(30),
        urgency: 'normal',
        purpose: {
          kind: 'touch',
          programme: 'repeat',
          touch: 5,
          plannedAt: daysAhead(30),
          anchor: '2026-01-05',
          goal: 'upsell',
          why: '30 days after the purchase of 2026-01-05',
          because: { origin: { kind: 'days-after', days: 30, from: 'purchase', of: '2026-01-05' } },
          delayDays: 14,
        },
        movedBy: [],
      },
    });
  });

  it('is a call now when the touch is overdue, which keeps the date it was planned for', () => {
    expect(planTouch(aCustomer(-40), policy, NOON)).toEqual({
      kind: 'call',
      call: {
        at: NOON,
        wantedAt: NOON,
        urgency: 'normal',
        purpose: {
          kind: 'touch',
          programme: 'repeat',
          touch: 5,
          plannedAt: daysAhead(-10),
          anchor: '2025-11-26',
          goal: 'upsell',
          why: '30 days after the purchase of 2025-11-26, made up for 2025-12-26 on 2026-01-05',
          because: {
            origin: { kind: 'days-after', days: 30, from: 'purchase', of: '2025-11-26' },
            shift: { kind: 'made-up', from: '2025-12-26', to: '2026-01-05' },
          },
          delayDays: 14,
        },
        movedBy: [],
      },
    });
  });

  it('is a rest of 30 days where no programme plans one', () => {
    const without = aPolicy({ stage: 'account-care', rules: { programmes: [] } });

    expect(planTouch(aCustomer(), without, NOON)).toEqual({
      kind: 'rest',
      rest: {
        kind: 'rest',
        until: daysAhead(30),
        why: 'no-touch',
        then: { stage: 'account-care', purpose: { kind: 'approach' } },
      },
    });
  });
});

describe('a planned call', () => {
  it('approaches strangers and customers, and takes over prospects', () => {
    expect([freshPurpose('prospecting'), freshPurpose('selling'), freshPurpose('account-care')]).toEqual([
      { kind: 'approach' },
      { kind: 'handover' },
      { kind: 'approach' },
    ]);
  });

  it('makes the lead ready for its moment', () => {
    const call = { at: NOON, wantedAt: daysAhead(-1), urgency: 'promised', purpose: { kind: 'handover' } } as const;

    expect(readyState({ ...call, movedBy: ['min-gap'] })).toEqual({
      kind: 'ready',
      dueAt: NOON,
      wantedAt: daysAhead(-1),
      urgency: 'promised',
      purpose: { kind: 'handover' },
    });
  });

  it('counts the touch it carries once, and no other call', () => {
    const lead = aLead({ touches: 4 });

    expect([aTouch(5), aTouch(4), aTouch(3)].map((purpose) => touchesWith(lead, purpose))).toEqual([5, 4, 4]);
    expect(touchesWith(lead, { kind: 'approach' })).toBe(4);
  });
});

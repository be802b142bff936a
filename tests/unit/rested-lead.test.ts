import { describe, expect, it } from 'vitest';
import type { LeadState } from '../../shared/domain/lead.ts';
import { restedLead, restingOn } from '../../shared/domain/rested-lead.ts';
import { containing } from '../support/containing.ts';
import { aDiallingState, aLead, aReadyState, NOON } from '../support/lead-builders.ts';

const THEN = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
const UNTIL = NOON.add({ hours: 240 });
const rest = (hours: number, why: 'by-hand' | 'nurture' | 'complaint'): LeadState => {
  return { kind: 'resting', until: NOON.add({ hours }), why, then: THEN };
};

describe('a lead that a person lets rest', () => {
  const stalled = { stage: 'selling', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON } as const;
  const unsettled = { attemptNumber: 1, claimedAt: NOON, planned: aReadyState() };
  const later = NOON.add({ hours: 1 });

  it.each<LeadState>([
    aReadyState({ purpose: { kind: 'callback', agreedAt: NOON } }),
    { kind: 'resting', until: later, why: 'not-callable', refusals: ['no-consent'], stalled },
    { kind: 'resting', until: later, why: 'unknown-fate', unsettled },
  ])('gives up what was planned, and begins anew in its stage (%#)', (state) => {
    const lead = aLead({ stage: 'selling', state });

    expect(restedLead(lead, UNTIL)).toEqual({
      ...lead,
      state: {
        kind: 'resting',
        until: UNTIL,
        why: 'by-hand',
        then: { stage: 'selling', purpose: { kind: 'handover' } },
      },
    });
  });

  it.each([
    ['nurture', 'by-hand'],
    ['lost-sale', 'by-hand'],
    ['no-touch', 'by-hand'],
    ['by-hand', 'by-hand'],
    ['complaint', 'complaint'],
  ] as const)('from a rest that had a reason (%s) goes on to what that leads to, for the reason %s', (before, why) => {
    const lead = aLead({ stage: 'selling', state: { kind: 'resting', until: later, why: before, then: THEN } });

    expect(restedLead(lead, UNTIL)).toEqual({ ...lead, state: { kind: 'resting', until: UNTIL, why, then: THEN } });
  });
});

describe('a lead whose call is decided anew while it rests', () => {
  const chosen = restedLead(aLead(), UNTIL);

  it.each<LeadState>([
    aReadyState(),
    rest(239, 'nurture'),
    rest(1, 'complaint'),
  ])('rests as long as a person said where it would be called before (%#)', (state) => {
    expect(restingOn(chosen, aLead({ state })).state).toEqual(
      containing({ kind: 'resting', until: UNTIL, then: THEN }),
    );
  });

  it.each<LeadState>([
    rest(240, 'nurture'),
    rest(241, 'complaint'),
    aReadyState({ purpose: { kind: 'callback', agreedAt: NOON } }),
    { kind: 'review', since: NOON, why: 'unknown-outcome' },
    aDiallingState(),
    { kind: 'closed', at: NOON, why: 'not-interested' },
    { kind: 'suppressed', at: NOON, why: 'do-not-call' },
  ])('is left as it was decided where nobody calls it before, or the customer agreed to it (%#)', (state) => {
    const after = aLead({ state });

    expect(restingOn(chosen, after)).toBe(after);
  });

  it.each<LeadState>([
    aReadyState(),
    rest(240, 'nurture'),
  ])('is left as it was decided where no person had let it rest (%#)', (state) => {
    const after = aLead();

    expect(restingOn(aLead({ state }), after)).toBe(after);
  });
});

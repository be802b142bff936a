import { describe, expect, it } from 'vitest';
import type { LeadState } from '../../shared/domain/lead.ts';
import { restedLead, restingOn } from '../../shared/domain/rested-lead.ts';
import { aLead, aReadyState, NOON } from '../support/lead-builders.ts';

const THEN = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
const UNTIL = NOON.add({ hours: 240 });
const rest = (hours: number, why: 'by-hand' | 'nurture' | 'complaint'): LeadState => {
  return { kind: 'resting', until: NOON.add({ hours }), why, then: THEN };
};

describe('a lead whose call is decided anew while it rests', () => {
  const chosen = restedLead(aLead(), UNTIL);

  it.each<LeadState>([
    aReadyState(),
    rest(239, 'nurture'),
    rest(1, 'complaint'),
  ])('rests as long as a person said where it would be called before (%#)', (state) => {
    expect(restingOn(chosen, aLead({ state })).state).toMatchObject({ kind: 'resting', until: UNTIL, then: THEN });
  });

  it.each<LeadState>([
    rest(240, 'nurture'),
    rest(241, 'complaint'),
    aReadyState({ purpose: { kind: 'callback', agreedAt: NOON } }),
    { kind: 'review', since: NOON, why: 'unknown-outcome' },
    { kind: 'closed', at: NOON, why: 'not-interested' },
    { kind: 'suppressed', at: NOON, why: 'do-not-call' },
  ])('is left as it was decided where nobody calls it before, or the customer agreed to it (%#)', (state) => {
    const after = aLead({ state });

    expect(restingOn(chosen, after)).toBe(after);
  });

  it('is left as it was decided where a rule alone had let it rest', () => {
    const after = aLead();

    expect(restingOn(aLead({ state: rest(240, 'nurture') }), after)).toBe(after);
  });
});

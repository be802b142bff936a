import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { gate } from '../../shared/domain/call-gate.ts';
import type { DecisionContext } from '../../shared/domain/decision-context.ts';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import { dueSlot } from '../../shared/domain/due-slot.ts';
import type { Lead, ReadyState } from '../../shared/domain/lead.ts';
import { mainReason, standingOf } from '../../shared/domain/lead-standing.ts';
import { aMoment, anArea, aPurpose, aStage, callsBefore, STAGE_HOURS } from '../support/lead-arbitraries.ts';
import { aLead, aNumber, aPolicy, aReadyState } from '../support/lead-builders.ts';

interface Case {
  readonly lead: Lead;
  readonly state: ReadyState;
  readonly context: DecisionContext;
}

const aCase: fc.Arbitrary<Case> = fc.tuple(aMoment, aStage, anArea).chain(([now, stage, area]) =>
  fc
    .record({
      calls: callsBefore(now),
      purpose: aPurpose(now),
      urgency: fc.constantFrom('promised', 'normal'),
      wantedMinutes: fc.integer({ min: -3_000, max: 3_000 }),
      movedMinutes: fc.integer({ min: 0, max: 1_000 }),
    })
    .map(({ calls, purpose, urgency, wantedMinutes, movedMinutes }) => {
      const wantedAt = now.add({ minutes: wantedMinutes });
      const state = aReadyState({ purpose, urgency, wantedAt, dueAt: wantedAt.add({ minutes: movedMinutes }) });
      const own = purpose.kind === 'touch' ? 'account-care' : stage;
      const lead = aLead({ stage: own, recentCalls: calls, numbers: [aNumber({ area })], cycleStartedAt: now, state });
      const policyFor: DecisionContext['policyFor'] = (one) => aPolicy({ stage: one, hours: STAGE_HOURS[one] });
      return { lead, state, context: { now, policyFor, transitions: DEFAULT_TRANSITIONS } };
    }),
);

const offerOf = ({ dueAt, urgency }: ReadyState) => (urgency === 'normal' ? dueSlot(dueAt) : dueAt);

describe('where a ready lead stands', () => {
  it('has no reason exactly when the call is offered and the gate passes, and then counts as callable', () => {
    fc.assert(
      fc.property(aCase, ({ lead, state, context }) => {
        const { reasons } = standingOf(lead, context);
        const isOffered = Temporal.Instant.compare(offerOf(state), context.now) <= 0;
        const verdict = gate(lead, state.purpose, context.policyFor(lead.stage), context.now);

        expect(reasons.length === 0).toBe(isOffered && verdict.kind === 'allowed');
        expect(mainReason(lead, { reasons, overrides: [] }, context.now) === undefined).toBe(reasons.length === 0);
        for (const { until } of reasons) {
          if (until !== undefined) expect(Temporal.Instant.compare(until, context.now)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has its next call at a moment that the gate passes, not before it is offered, nor before it may be', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 0, max: 5_000 }), ({ lead, state, context }, minutes) => {
        const notBefore = context.now.add({ minutes });
        const { next } = standingOf(lead, context, notBefore);
        if (next === undefined) return;

        expect(gate(lead, state.purpose, context.policyFor(lead.stage), next.at).kind).toBe('allowed');
        for (const bound of [notBefore, offerOf(state)]) {
          expect(Temporal.Instant.compare(next.at, bound)).toBeGreaterThanOrEqual(0);
        }
        expect(next.wantedAt).toBe(state.wantedAt);
      }),
      { numRuns: 400 },
    );
  });
});

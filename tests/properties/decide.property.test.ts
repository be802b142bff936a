import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../shared/domain/attempt.ts';
import { earliestCall, gate } from '../../shared/domain/call-gate.ts';
import { leadAfter, nextStep } from '../../shared/domain/decide.ts';
import type { DecisionContext } from '../../shared/domain/decision-context.ts';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import type { DialRules } from '../../shared/domain/dial-rules.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { isBad } from '../../shared/domain/lead-number.ts';
import {
  claimedLead,
  givenBackLead,
  inTheAirLead,
  replannedLead,
  unknownFateLead,
  wokenLead,
} from '../../shared/domain/lead-transitions.ts';
import { OUTCOME_CODES, OUTCOMES, type Outcome, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { STAGES, type Stage } from '../../shared/domain/stage.ts';
import { isLaterStage, type Transitions } from '../../shared/domain/transitions.ts';
import { containing } from '../support/containing.ts';
import { aMoment, anArea, aPurpose, aStage, callsBefore, STAGE_HOURS } from '../support/lead-arbitraries.ts';
import {
  aDialledLead,
  aDiallingState,
  aNumber,
  anAttempt,
  aPlacedCall,
  aPolicy,
  aReadyLead,
  aReadyState,
  NOON,
} from '../support/lead-builders.ts';
import { someTransitions } from '../support/transition-arbitraries.ts';

/** Every outcome, more often those after which companies differ. */
const anOutcome = fc
  .oneof(
    fc.constantFrom(...OUTCOME_CODES),
    fc.constantFrom<OutcomeCode>('interested', 'sale', 'not-interested', 'no-need-now'),
  )
  .map((code) => OUTCOMES[code]);

/** Rules that leave calls no way, sooner or later, beside those that hardly do. */
const someRules = fc.constantFrom<Partial<DialRules>>(
  {},
  {},
  { dialMode: 'manual' },
  { consent: 'express', exhaust: { kind: 'close' } },
  { leadTtlDays: 1 },
  { leadTtlDays: 1, exhaust: { kind: 'next-cycle' } },
  { maxAttemptsPerNumber: 1 },
  { maxAttemptsEver: 3, exhaust: { kind: 'next-cycle' } },
);

function contextAt(
  now: Temporal.Instant,
  {
    isTrace = false,
    rules = {},
    transitions = DEFAULT_TRANSITIONS,
  }: { readonly isTrace?: boolean; readonly rules?: Partial<DialRules>; readonly transitions?: Transitions } = {},
): DecisionContext {
  const policyFor = (stage: Stage) => aPolicy({ stage, hours: STAGE_HOURS[stage], rules });
  return { now, neverAgainAfterResult: isTrace, policyFor, transitions };
}

interface Case {
  readonly attempt: Attempt;
  readonly outcome: Outcome;
  readonly context: DecisionContext;
}

const aCase: fc.Arbitrary<Case> = fc
  .tuple(aMoment, aStage, anArea, fc.boolean(), someRules, someTransitions)
  .chain(([now, stage, area, isTrace, rules, transitions]) =>
    fc
      .record({
        outcome: anOutcome,
        purpose: aPurpose(now),
        earlier: callsBefore(now.subtract({ minutes: 10 })),
        counted: fc.nat({ max: 8 }),
        cycleDays: fc.nat({ max: 70 }),
        byOutcome: fc.dictionary(
          fc.constantFrom<OutcomeCode>('busy', 'no-answer', 'network-failure'),
          fc.nat({ max: 7 }),
        ),
        byNumber: fc.dictionary(fc.constantFrom('number-0', 'number-1'), fc.nat({ max: 7 })),
        badSignals: fc.array(fc.nat({ max: 2 }), { maxLength: 3 }),
        boughtDaysAgo: fc.option(fc.nat({ max: 200 }), { nil: undefined }),
        callbackMinutes: fc.option(fc.integer({ min: -60, max: 10_000 }), { nil: undefined }),
      })
      .map((given): Case => {
        const startedAt = now.subtract({ minutes: 5 });
        const attemptNumber = given.earlier.length + 1;
        const own = aPlacedCall({ at: startedAt, stage, attemptNumber });
        const planned = aReadyState({ dueAt: startedAt, purpose: given.purpose });
        const lead = aDialledLead({
          stage,
          attemptNumber,
          cycleStartedAt: now.subtract({ hours: 24 * given.cycleDays }),
          numbers: [0, ...given.badSignals].map((badSignals, index) =>
            aNumber({ key: `number-${index}`, area, badSignals }),
          ),
          recentCalls: [...given.earlier, own],
          placed: attemptNumber,
          counted: given.counted,
          countedByOutcome: given.byOutcome,
          countedByNumber: given.byNumber,
          purchases:
            given.boughtDaysAgo === undefined
              ? { count: 0, total: 0 }
              : { count: 1, total: 9, lastAt: now.subtract({ hours: 24 * given.boughtDaysAgo }) },
          state: aDiallingState({ attemptNumber, planned }),
        });
        const callbackAt =
          given.callbackMinutes === undefined ? {} : { callbackAt: now.add({ minutes: given.callbackMinutes }) };
        const disposition = { code: given.outcome.code, givenAt: now, ...callbackAt };
        const attempt = anAttempt({
          lead,
          facts: { ended: { endedAt: now.subtract({ minutes: 1 }) }, disposition },
          placement: { startedAt },
        });
        return { attempt, outcome: given.outcome, context: contextAt(now, { isTrace, rules, transitions }) };
      }),
  );

function decided({ attempt, outcome, context }: Case): Lead {
  return leadAfter(attempt, outcome, nextStep(attempt, outcome, context), context);
}

/** The one moment at which the lead comes up again by itself. */
function timerOf({ state }: Lead): Temporal.Instant | undefined {
  switch (state.kind) {
    case 'ready':
      return state.dueAt;
    case 'dialling':
      return state.leaseEndsAt;
    case 'wrapping':
      return state.limitAt;
    case 'resting':
      return state.until;
    case 'review':
    case 'closed':
    case 'suppressed':
      return undefined;
  }
}

describe('every outcome in every stage', () => {
  it.each(
    STAGES.flatMap((stage) => OUTCOME_CODES.map((code) => [stage, code] as const)),
  )('%s, %s has a step', (stage, code) => {
    const attempt = anAttempt({ lead: aDialledLead({ stage }) });

    expect(nextStep(attempt, OUTCOMES[code], contextAt(NOON)).kind).toBeTypeOf('string');
  });

  it('loses no lead: it is ready or resting with a timer ahead, in review, or done', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const lead = decided(given);
        const timer = timerOf(lead);

        expect(['ready', 'resting', 'review', 'closed', 'suppressed']).toContain(lead.state.kind);
        expect(timer !== undefined).toBe(lead.state.kind === 'ready' || lead.state.kind === 'resting');
        if (timer !== undefined) expect(Temporal.Instant.compare(timer, given.context.now)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('plans calls that the gate passes at their moment, on a number that works', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const lead = decided(given);
        if (lead.state.kind !== 'ready') return;
        const { purpose, dueAt } = lead.state;
        const number = lead.numbers[lead.numberIndex];

        expect(gate(lead, purpose, given.context.policyFor(lead.stage), dueAt).kind).toBe('allowed');
        expect(number !== undefined && !isBad(number)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is decided the same way twice, and changes neither identity nor version', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const { attempt, outcome, context } = given;
        const lead = decided(given);

        expect(nextStep(attempt, outcome, context)).toEqual(nextStep(attempt, outcome, context));
        expect(decided(given)).toEqual(lead);
        expect([lead.id, lead.generation, lead.version, lead.attemptNumber]).toEqual([
          attempt.lead.id,
          attempt.lead.generation,
          attempt.lead.version,
          attempt.lead.attemptNumber,
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('counts the call against the cycle once, or starts a new cycle, or counts nothing', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const { attempt, outcome, context } = given;
        const step = nextStep(attempt, outcome, context);
        const lead = leadAfter(attempt, outcome, step, context);
        const isNewCycle = step.kind === 'advance' || (step.kind === 'call-again' && step.cycle === 'new');
        const isBeyondOwnRule =
          outcome.code === 'network-failure' && (lead.countedByOutcome['network-failure'] ?? 0) > 5;
        const burns = outcome.flags.countsAsAttempt || isBeyondOwnRule;

        expect(lead.counted).toBe(isNewCycle ? 0 : attempt.lead.counted + (burns ? 1 : 0));
        expect(lead.placed).toBe(attempt.lead.placed - (outcome.code === 'not-placed' ? 1 : 0));
        expect(lead.recentCalls.length).toBe(lead.placed);
      }),
      { numRuns: 500 },
    );
  });

  it('never makes a call in the same cycle once the shared budget is spent, unless it was promised or not placed', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const step = nextStep(given.attempt, given.outcome, given.context);
        if (step.kind !== 'call-again' || step.cycle === 'new') return;
        if (step.call.urgency === 'promised' || given.outcome.code === 'not-placed') return;
        const { maxAttemptsPerCycle } = given.context.policyFor(given.attempt.lead.stage).rules;

        expect(decided(given).counted).toBeLessThan(maxAttemptsPerCycle);
      }),
      { numRuns: 500 },
    );
  });

  it('moves the lead up by one stage at a time, to account care by a sale alone, and never down without a rest', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const from = given.attempt.lead.stage;
        const step = nextStep(given.attempt, given.outcome, given.context);
        const { stage } = decided(given);

        expect(stage === from || step.kind === 'advance').toBe(true);
        if (step.kind !== 'advance') return;
        expect(step.to).toBe(given.outcome.code === 'sale' ? 'account-care' : 'selling');
        expect(isLaterStage(step.to, from)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('that hands the lead over promises the first call for a moment at or after it may be made', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const step = nextStep(given.attempt, given.outcome, given.context);
        if (step.kind !== 'advance' || step.call.purpose.kind !== 'handover') return;
        const { handedOverAt, promisedBy } = step.call.purpose;

        expect(handedOverAt).toEqual(given.context.now);
        expect(promisedBy !== undefined && Temporal.Instant.compare(promisedBy, step.call.at)).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('starts no further cycle when a trace is replayed', () => {
    fc.assert(
      fc.property(aCase, (given) => {
        const { attempt, outcome, context } = given;
        const step = nextStep(attempt, outcome, { ...context, neverAgainAfterResult: true });

        expect(step.kind).not.toBe('rest');
        if (step.kind === 'call-again') expect(step.cycle).toBe('same');
        if (step.kind === 'advance') expect(step.to).toBe('selling');
      }),
      { numRuns: 300 },
    );
  });
});

describe('a lead whose rest is over', () => {
  it('waits for a call that the gate passes, rests on for a while, or is done with', () => {
    fc.assert(
      fc.property(aCase, someRules, (given, rules) => {
        const lead = decided(given);
        if (lead.state.kind !== 'resting') return;
        const context = contextAt(lead.state.until, { rules });
        const woken = wokenLead(lead, context);
        const { state } = woken;

        switch (state.kind) {
          case 'ready':
            expect(gate(woken, state.purpose, context.policyFor(woken.stage), state.dueAt).kind).toBe('allowed');
            expect(Temporal.Instant.compare(state.dueAt, context.now)).not.toBe(-1);
            expect(Temporal.Instant.compare(state.dueAt, state.wantedAt)).not.toBe(-1);
            return;
          case 'resting':
            expect(Temporal.Instant.compare(state.until, context.now)).toBe(1);
            return;
          default:
            expect(state.kind).toBe('closed');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a lead that is planned anew', () => {
  it('waits for the first moment that the new rules allow, as if nothing else had been planned', () => {
    fc.assert(
      fc.property(aCase, someRules, fc.nat({ max: 200 }), (given, rules, hoursLater) => {
        const lead = decided(given);
        if (lead.state.kind !== 'ready') return;
        const { purpose, wantedAt, dueAt } = lead.state;
        const context = contextAt(given.context.now.add({ hours: hoursLater }), { rules });
        const policy = context.policyFor(lead.stage);
        const from = Temporal.Instant.compare(wantedAt, context.now) > 0 ? wantedAt : context.now;
        const earliest = earliestCall(lead, purpose, policy, from);
        const { lead: replanned, movedBy } = replannedLead(lead, context);

        expect(movedBy).toEqual(earliest.movedBy);
        if (earliest.kind === 'never') {
          expect(replanned).not.toBe(lead);
        } else if (Temporal.Instant.compare(dueAt, context.now) <= 0 && earliest.at.equals(context.now)) {
          expect(replanned).toBe(lead);
        } else {
          expect(replanned).toEqual({ ...lead, state: { ...lead.state, dueAt: earliest.at } });
        }
        if (replanned.state.kind === 'ready') expect(replannedLead(replanned, context).lead).toBe(replanned);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a lead that nobody ever reaches', () => {
  it.each(STAGES)('stops after the calls of its cycle (%s), whatever the lines say', (stage: Stage) => {
    const aLine = fc.constantFrom<OutcomeCode>(
      'no-answer',
      'busy',
      'voicemail',
      'declined',
      'network-failure',
      'abandoned',
    );
    fc.assert(
      fc.property(fc.array(aLine, { minLength: 60, maxLength: 60 }), (lines) => {
        let lead = aReadyLead({ stage }, { dueAt: NOON });
        const { maxAttemptsPerCycle } = contextAt(NOON).policyFor(stage).rules;
        for (const [index, code] of lines.entries()) {
          const now = timerOf(lead) ?? NOON;
          const context = contextAt(now);
          const claimed = claimedLead(lead, now, 60);
          const flying = inTheAirLead(claimed, `contact-${index}`, now, context.policyFor(stage));
          const attempt = anAttempt({ lead: flying, placement: { startedAt: now } });
          const step = nextStep(attempt, OUTCOMES[code], context);
          lead = leadAfter(attempt, OUTCOMES[code], step, context);
          const isCycleOver = step.kind !== 'call-again' || step.cycle === 'new';
          if (isCycleOver) {
            expect(index + 1).toBeGreaterThanOrEqual(maxAttemptsPerCycle);
            expect(index + 1).toBeLessThanOrEqual(maxAttemptsPerCycle + 5);
            return;
          }
          expect(lead.counted).toBeLessThan(maxAttemptsPerCycle);
        }
        throw new Error('the cycle never ended');
      }),
      { numRuns: 40 },
    );
  });
});

describe('a claimed lead', () => {
  it('given back, or of unknown fate and woken, is where it was, and no attempt number is used twice', () => {
    fc.assert(
      fc.property(aMoment, aStage, (now, stage) => {
        const ready = aReadyLead({ stage, attemptNumber: 3, cycleStartedAt: now }, { dueAt: now });
        const claimed = claimedLead(ready, now, 60);
        const back = givenBackLead(claimed, contextAt(now));
        const context = contextAt(now.add({ hours: 24 }));
        const woken = wokenLead(unknownFateLead(claimed, now, context.policyFor(stage)), context);

        expect(back).toEqual({ ...ready, attemptNumber: 4 });
        expect(woken).toEqual(
          containing({
            attemptNumber: 4,
            placed: 1,
            counted: 0,
            countedByOutcome: {},
            state: { kind: 'ready' },
          }),
        );
        expect(claimedLead(woken, context.now, 60).attemptNumber).toBe(5);
      }),
      { numRuns: 100 },
    );
  });
});

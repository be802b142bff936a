import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { AttemptFacts, DispositionFact } from '../../shared/domain/attempt.ts';
import type { CallbackPurpose } from '../../shared/domain/callback.ts';
import type { CallingHours } from '../../shared/domain/calling-hours.ts';
import { leadAfter, nextStep } from '../../shared/domain/decide.ts';
import type { DecisionContext } from '../../shared/domain/decision-context.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { CallbackRule } from '../../shared/domain/dial-rules.ts';
import type { CallPurpose, Lead } from '../../shared/domain/lead.ts';
import { wokenLead } from '../../shared/domain/lead-transitions.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import { OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { type TransitionOverrides, transitionsWith } from '../../shared/domain/transitions-schema.ts';
import { containing } from '../support/containing.ts';
import {
  aContext,
  aDialledLead,
  aDiallingState,
  aNumber,
  anAttempt,
  aPlacedCall,
  aReadyState,
  NOON,
} from '../support/lead-builders.ts';
import { countedFrom } from '../support/touch-reasons.ts';

/** No cap, gap or quiet period moves a call, and no time of day is preferred. */
const LOOSE = {
  maxAttemptsPerDay: 60,
  rollingCaps: [],
  minGapMinutes: 0,
  quietAfterConversationDays: 0,
  dropLockoutHours: 0,
  avoidSameHourWithinHours: 0,
  dayParts: [],
};
const loose = aContext({ rules: LOOSE });
const endedAt = NOON.subtract({ minutes: 1 });
const NEVER_OPEN: CallingHours = { verdict: () => ({ kind: 'closed', why: 'outside-hours' }) };

const inMinutes = (minutes: number) => NOON.add({ minutes });
const inDays = (days: number, from = NOON) => from.add({ hours: days * 24 });
const approach: CallPurpose = { kind: 'approach' };

interface Given {
  readonly lead?: Partial<Lead>;
  readonly facts?: AttemptFacts;
  readonly context?: DecisionContext;
  readonly purpose?: CallPurpose;
}

function decided(code: OutcomeCode, given: Given = {}): { readonly step: NextStep; readonly lead: Lead } {
  const planned = aReadyState(given.purpose === undefined ? {} : { purpose: given.purpose });
  const lead = aDialledLead({ state: aDiallingState({ planned }), ...given.lead });
  const attempt = anAttempt({
    lead,
    facts: { ended: { endedAt }, ...given.facts },
    ...(given.purpose === undefined ? {} : { placement: { purpose: given.purpose } }),
  });
  const context = given.context ?? loose;
  const step = nextStep(attempt, OUTCOMES[code], context);
  return { step, lead: leadAfter(attempt, OUTCOMES[code], step, context) };
}

function again(minutes: number, purpose: CallPurpose = approach): NextStep {
  return {
    kind: 'call-again',
    call: { at: inMinutes(minutes), wantedAt: inMinutes(minutes), urgency: 'normal', purpose, movedBy: [] },
    cycle: 'same',
  };
}

const HOURS = 60;
const DAYS = 24 * HOURS;

describe('a call that reached nobody', () => {
  it.each([
    ['no-answer', 0, 4 * HOURS],
    ['no-answer', 1, 27 * HOURS],
    ['no-answer', 2, 29 * HOURS],
    ['no-answer', 3, 31 * HOURS],
    ['no-answer', 4, 31 * HOURS],
    ['busy', 0, 15],
    ['busy', 1, 30],
    ['busy', 2, 60],
    ['voicemail', 0, 27 * HOURS],
    ['voicemail', 2, 27 * HOURS],
    ['declined', 0, 24 * HOURS],
    ['declined', 1, 24 * HOURS],
    ['dead-air', 0, 24 * HOURS],
    ['blocked', 0, 24 * HOURS],
    ['abandoned', 0, 24 * HOURS],
    ['hung-up-early', 0, 24 * HOURS],
    ['gatekeeper', 0, 4 * HOURS],
    ['wrong-person', 2, 4 * HOURS],
    ['invalid-number', 0, 4 * HOURS],
    ['not-allowed', 0, 24 * HOURS],
  ] as const)('%s is made again by its own rule, after %i before', (code, before, minutes) => {
    const lead = { counted: before, countedByOutcome: { [code]: before } };

    expect(decided(code, { lead }).step).toEqual(again(minutes));
  });

  it.each([
    ['busy', 3, 29 * HOURS + 2 * HOURS],
    ['voicemail', 3, 31 * HOURS],
    ['declined', 2, 29 * HOURS],
    ['hung-up-early', 1, 27 * HOURS],
    ['gatekeeper', 3, 31 * HOURS],
  ] as const)('%s goes on as no answer once its own rule is used up', (code, before, minutes) => {
    const lead = { counted: before, countedByOutcome: { [code]: before } };

    expect(decided(code, { lead }).step).toEqual(again(minutes));
  });

  it('spends the shared budget whatever the outcomes were', () => {
    const lead = { counted: 5, countedByOutcome: { busy: 2, voicemail: 3 } };

    expect(decided('busy', { lead }).step).toEqual({
      kind: 'rest',
      why: 'nurture',
      until: Temporal.Instant.from('2026-04-05T16:00:00Z'),
      then: { stage: 'prospecting', purpose: approach },
    });
  });

  it('spends the cycle when no answer has a limit of its own', () => {
    const retry = { 'no-answer': { delaysMinutes: [60], maxCount: 1, next: 'same-number' } } as const;
    const context = aContext({ rules: { ...LOOSE, retry, exhaust: { kind: 'close' } } });

    expect(decided('no-answer', { context, lead: { countedByOutcome: { 'no-answer': 1 } } }).step).toEqual({
      kind: 'close',
      why: 'attempts-spent',
    });
  });

  it('is counted, by outcome too', () => {
    expect(decided('busy', { lead: { counted: 1, countedByOutcome: { busy: 1 } } }).lead).toEqual(
      containing({
        counted: 2,
        countedByOutcome: { busy: 2 },
        placed: 1,
        lastOutcome: 'busy',
        lastCalledAt: NOON.subtract({ minutes: 5 }),
      }),
    );
  });

  it('keeps what the call was for, without the urgency of the promise', () => {
    const purpose: CallPurpose = { kind: 'handover' };

    expect(decided('no-answer', { lead: { stage: 'selling' }, purpose }).step).toEqual(again(4 * HOURS, purpose));
  });

  it('is moved by caps and gaps, and says so', () => {
    expect(decided('busy', { context: aContext() }).step).toEqual({
      kind: 'call-again',
      call: {
        at: inMinutes(55),
        wantedAt: inMinutes(15),
        urgency: 'normal',
        purpose: approach,
        movedBy: ['min-gap'],
      },
      cycle: 'same',
    });
  });

  it('rests when no moment comes at which it may be made again, and keeps the call for other rules', () => {
    const { step, lead } = decided('no-answer', {
      context: aContext({ hours: NEVER_OPEN, rules: { avoidSameHourWithinHours: 0, dayParts: [] } }),
    });
    const wantedAt = inMinutes(4 * HOURS);
    const rest = {
      why: 'not-callable',
      until: inDays(30),
      refusals: ['outside-hours'],
      stalled: { stage: 'prospecting', purpose: approach, urgency: 'normal', wantedAt },
    };

    expect(step).toEqual({ kind: 'rest', ...rest });
    expect(lead.state).toEqual({ kind: 'resting', ...rest });
  });

  it.each([
    ['interested', 'prospecting', { stage: 'selling', purpose: { kind: 'handover' }, urgency: 'promised' }],
    ['sale', 'selling', { stage: 'account-care', purpose: { kind: 'touch', programme: 'welcome' } }],
    ['sale', 'account-care', { stage: 'account-care', purpose: { kind: 'touch', programme: 'repeat' } }],
    ['no-need-now', 'account-care', { stage: 'account-care', purpose: { kind: 'touch', programme: 'repeat' } }],
  ] as const)('rests when after %s in %s no moment comes for the call that follows', (code, stage, stalled) => {
    const { step, lead } = decided(code, { lead: { stage }, context: aContext({ hours: NEVER_OPEN }) });

    expect(step).toEqual(containing({ kind: 'rest', why: 'not-callable', refusals: ['outside-hours'], stalled }));
    expect([lead.stage, lead.state.kind]).toEqual([stage, 'resting']);
  });
});

describe('an abandoned call', () => {
  it('locks its number out for a day, costs an attempt and is no conversation', () => {
    const { step, lead } = decided('abandoned');

    expect(step).toEqual(again(DAYS));
    expect(lead).toEqual(containing({ counted: 1, placed: 1, lastOutcome: 'abandoned' }));
    expect(lead.recentCalls).toEqual([aPlacedCall({ contactId: 'contact-1', abandoned: true })]);
  });
});

describe('a network failure', () => {
  it.each([
    [0, 5],
    [1, 15],
    [2, 60],
    [4, 60],
  ])('after %i before is tried again at no cost', (before, minutes) => {
    const { step, lead } = decided('network-failure', { lead: { countedByOutcome: { 'network-failure': before } } });

    expect(step).toEqual(again(minutes));
    expect(lead).toEqual(containing({ counted: 0, placed: 1 }));
  });

  it('counts as no answer once it has used up its own rule, so that it ends', () => {
    const { step, lead } = decided('network-failure', { lead: { countedByOutcome: { 'network-failure': 5 } } });

    expect(step).toEqual(again(4 * HOURS));
    expect(lead.counted).toBe(1);
  });
});

describe('a call that was never placed', () => {
  it('is made again in a few minutes, as urgent as it was, and leaves no trace', () => {
    const planned = aReadyState({ urgency: 'promised', purpose: { kind: 'handover' } });
    const before = aPlacedCall({ at: NOON.subtract({ hours: 30 }), attemptNumber: 1 });
    const placed = aPlacedCall({ attemptNumber: 2 });
    const given = {
      attemptNumber: 2,
      placed: 2,
      recentCalls: [before, placed],
      state: aDiallingState({ attemptNumber: 2, planned }),
    };
    const { step, lead } = decided('not-placed', { lead: given, purpose: { kind: 'handover' } });

    expect(step).toEqual({
      kind: 'call-again',
      call: {
        at: inMinutes(5),
        wantedAt: inMinutes(5),
        urgency: 'promised',
        purpose: { kind: 'handover' },
        movedBy: [],
      },
      cycle: 'same',
    });
    expect(lead).toEqual({
      ...aDialledLead(given),
      placed: 1,
      recentCalls: [before],
      state: aReadyState({ dueAt: inMinutes(5), urgency: 'promised', purpose: { kind: 'handover' } }),
    });
  });
});

describe('a call that was never placed nor counted', () => {
  it('takes nothing off the calls placed', () => {
    expect(decided('not-placed', { lead: { placed: 0, recentCalls: [] } }).lead.placed).toBe(0);
  });
});

describe('numbers', () => {
  const two = [aNumber(), aNumber({ key: 'number-2', e164: '+12125550101' })];

  it('take turns after no answer, and come round', () => {
    expect(decided('no-answer', { lead: { numbers: two } }).lead.numberIndex).toBe(1);
    expect(decided('no-answer', { lead: { numbers: two, numberIndex: 1 } }).lead.numberIndex).toBe(0);
  });

  it('stay the same after busy', () => {
    expect(decided('busy', { lead: { numbers: two } }).lead.numberIndex).toBe(0);
  });

  it.each(['invalid-number', 'dead-air', 'not-allowed'] as const)('are bad after two times %s in a row', (code) => {
    const once = decided(code).lead;

    expect(once.numbers[0]?.badSignals).toBe(1);
    expect(decided(code, { lead: { numbers: once.numbers } }).step).toEqual({
      kind: 'close',
      why: 'no-working-number',
    });
  });

  it.each([
    'invalid-number',
    'dead-air',
    'not-allowed',
  ] as const)('that say %s once are tried again, and the second time give way to the next', (code) => {
    const { retry } = aContext().policyFor('prospecting').rules;
    const same = { ...retry[code], delaysMinutes: [HOURS], maxCount: 9, next: 'same-number' } as const;
    const context = aContext({ rules: { ...LOOSE, retry: { ...retry, [code]: same } } });
    const once = decided(code, { context, lead: { numbers: two } });
    expect([once.step, once.lead.numberIndex]).toEqual([again(HOURS), 0]);

    const { numbers, countedByOutcome, counted } = once.lead;
    const twice = decided(code, { context, lead: { numbers, countedByOutcome, counted } });
    expect([twice.step, twice.lead.numberIndex]).toEqual([again(HOURS), 1]);
    expect(twice.lead.numbers.map(({ badSignals }) => badSignals)).toEqual([2, 0]);
  });

  it('are good again when somebody answers or a line rings in between', () => {
    const suspect = [aNumber({ badSignals: 1 })];

    expect(decided('busy', { lead: { numbers: suspect } }).lead.numbers).toEqual([aNumber()]);
    expect(decided('network-failure', { lead: { numbers: suspect } }).lead.numbers).toEqual(suspect);
  });

  it('are bad at once when a person says they are wrong', () => {
    expect(decided('wrong-number').step).toEqual({ kind: 'close', why: 'no-working-number' });
  });

  it('that are bad are passed over for the next', () => {
    const { step, lead } = decided('wrong-number', { lead: { numbers: two } });

    expect(step).toEqual(again(HOURS));
    expect(lead).toEqual(containing({ numberIndex: 1, numbers: [{ badSignals: 2 }, { badSignals: 0 }] }));
    expect(decided('no-answer', { lead: { numbers: lead.numbers, numberIndex: 1 } }).lead.numberIndex).toBe(1);
  });

  it('start from the first again with a new cycle', () => {
    const three = [...two, aNumber({ key: 'number-3', e164: '+12125550102' })];

    expect(decided('no-answer', { lead: { numbers: three, numberIndex: 1, counted: 5 } }).lead.numberIndex).toBe(0);
  });
});

describe('a prospect', () => {
  it('who is interested advances to selling and is called at once, and promised to be within the hour', () => {
    const purpose: CallPurpose = { kind: 'handover', handedOverAt: NOON, promisedBy: inMinutes(60) };
    const { step, lead } = decided('interested', { lead: { counted: 3, countedByOutcome: { busy: 2 } } });

    expect(step).toEqual({
      kind: 'advance',
      to: 'selling',
      call: { at: NOON, wantedAt: NOON, urgency: 'promised', purpose, movedBy: [] },
    });
    expect(lead).toEqual(
      containing({
        stage: 'selling',
        campaignId: 'campaign-2',
        counted: 0,
        countedByOutcome: {},
        placed: 1,
        state: { kind: 'ready', dueAt: NOON, urgency: 'promised', purpose },
      }),
    );
  });

  it("is handed over within selling's own hours and gaps", () => {
    expect(decided('interested', { context: aContext() }).step).toEqual(
      containing({
        call: { at: inMinutes(55), movedBy: ['min-gap'] },
      }),
    );
  });

  it('is handed over without the quiet period of a talk as prospect', () => {
    const context = aContext({ rules: { ...LOOSE, quietAfterConversationDays: 10 } });

    expect(decided('interested', { context }).step).toEqual(containing({ call: { at: NOON, movedBy: [] } }));
  });

  it('is promised a call within the minutes agreed, counted while calls are allowed', () => {
    const opensAt = inMinutes(90);
    const closesAt = inMinutes(120);
    const hours: CallingHours = {
      verdict: (_, at) => {
        if (Temporal.Instant.compare(at, opensAt) < 0) return { kind: 'closed', why: 'outside-hours', opensAt };
        if (Temporal.Instant.compare(at, closesAt) < 0) return { kind: 'open', closesAt };
        return Temporal.Instant.compare(at, inDays(1)) < 0
          ? { kind: 'closed', why: 'outside-hours', opensAt: inDays(1) }
          : { kind: 'open', closesAt: inDays(2) };
      },
    };
    const context = aContext({ hours, rules: LOOSE });

    expect(decided('interested', { context }).step).toEqual(
      containing({
        call: { at: opensAt, purpose: { handedOverAt: NOON, promisedBy: inDays(1).add({ minutes: 30 }) } },
      }),
    );
  });

  it.each([
    [{ delayMinutes: 20 }, inMinutes(20)],
    [{ delayDays: 2 }, inDays(2)],
  ])('is called after the delay that the company sets (%j), as urgently as it says', (delay, at) => {
    const own = { from: 'prospecting', on: 'interested', kind: 'advance', urgency: 'normal', ...delay } as const;
    const context = aContext({ rules: LOOSE, transitions: transitionsWith([{ ...own, promisedMinutes: 30 }]) });

    expect(decided('interested', { context }).step).toEqual(
      containing({
        call: {
          at,
          wantedAt: at,
          urgency: 'normal',
          purpose: { handedOverAt: NOON, promisedBy: at.add({ minutes: 30 }) },
        },
      }),
    );
  });

  it('who buys at once advances to account care', () => {
    expect(decided('sale').step).toEqual(containing({ kind: 'advance', to: 'account-care' }));
  });

  it('who refuses is closed, and so is one who is not qualified', () => {
    expect(decided('not-interested').step).toEqual({ kind: 'close', why: 'not-interested' });
    expect(decided('not-qualified').step).toEqual({ kind: 'close', why: 'not-qualified' });
  });

  it('who needs nothing now rests as after a spent cycle', () => {
    expect(decided('no-need-now').step).toEqual(containing({ kind: 'rest', why: 'nurture' }));
    expect(decided('no-need-now', { lead: { stage: 'selling' } }).step).toEqual({
      kind: 'rest',
      why: 'nurture',
      until: inDays(60),
      then: { stage: 'selling', purpose: { kind: 'handover' } },
    });
  });
});

describe('a deal', () => {
  const selling = { stage: 'selling' } as const;
  const sale = { disposition: { code: 'sale', givenAt: NOON, orderValue: 240 } } as const;

  it('that is won makes a customer, welcomed 7 days later', () => {
    const { step, lead } = decided('sale', { lead: selling, facts: sale });
    const plannedAt = inDays(7, endedAt);
    const purpose: CallPurpose = {
      kind: 'touch',
      programme: 'welcome',
      touch: 1,
      plannedAt,
      anchor: '2026-01-05',
      goal: 'welcome',
      why: '7 days after the sale of 2026-01-05',
      because: countedFrom(7, 'sale', '2026-01-05'),
      delayDays: 3,
    };

    expect(step).toEqual({
      kind: 'advance',
      to: 'account-care',
      call: { at: plannedAt, wantedAt: plannedAt, urgency: 'normal', purpose, movedBy: [] },
    });
    expect(lead).toEqual(
      containing({
        stage: 'account-care',
        campaignId: 'campaign-3',
        touches: 1,
        customerSince: endedAt,
        purchases: {
          count: 1,
          total: 240,
          lastAt: endedAt,
          recent: [{ at: endedAt, value: 240, contactId: 'contact-1' }],
        },
        state: { kind: 'ready', dueAt: plannedAt, purpose },
      }),
    );
  });

  it('that is lost rests and goes back to prospecting', () => {
    expect(decided('not-interested', { lead: selling }).step).toEqual({
      kind: 'rest',
      why: 'lost-sale',
      until: Temporal.Instant.from('2026-07-04T16:00:00Z'),
      then: { stage: 'prospecting', purpose: approach },
    });
  });

  it('that is lost is closed for good where the rules say so', () => {
    const context = aContext({ rules: { ...LOOSE, lostSaleRestDays: 0 } });

    expect(decided('not-interested', { lead: selling, context }).step).toEqual({
      kind: 'close',
      why: 'not-interested',
    });
  });

  it('that is still of interest is followed up like one that says so', () => {
    const purpose: CallPurpose = { kind: 'handover' };

    for (const code of ['interested', 'follow-up'] as const) {
      const { step, lead } = decided(code, { lead: { ...selling, countedByOutcome: { 'follow-up': 1 } }, purpose });

      expect(step).toEqual(again(5 * DAYS, purpose));
      expect(lead.countedByOutcome).toEqual({ 'follow-up': 2 });
    }
  });

  it('won where no programme welcomes anybody rests as a customer until the rules change', () => {
    const context = aContext({ rules: { ...LOOSE, programmes: [] } });

    expect(decided('sale', { lead: selling, facts: sale, context }).step).toEqual({
      kind: 'rest',
      why: 'no-touch',
      until: inDays(30),
      then: { stage: 'account-care', purpose: approach },
    });
  });
});

describe('the agent of a conversation', () => {
  const keeping = transitionsWith([
    { from: 'prospecting', on: 'interested', kind: 'advance', keepsAgent: true },
    { from: 'selling', on: 'sale', kind: 'advance', keepsAgent: true },
  ]);
  const kept = aContext({ rules: LOOSE, transitions: keeping });
  const talked: AttemptFacts = { ended: { endedAt, agentConnectedAt: endedAt, agentId: 'agent-7' } };

  it.each([
    ['interested', 'prospecting'],
    ['sale', 'selling'],
  ] as const)('keeps the lead after %s in %s, where the company wants it', (code, stage) => {
    const given = { lead: { stage }, facts: talked };
    const { step, lead } = decided(code, { ...given, context: kept });

    expect([step, lead]).toEqual([
      containing({ kind: 'advance', agentId: 'agent-7' }),
      containing({ agentId: 'agent-7' }),
    ]);
    expect(decided(code, given).lead.agentId).toBeUndefined();
  });

  it('is the one who kept the lead before, when nobody knows who talked', () => {
    expect(decided('interested', { lead: { agentId: 'agent-1' }, context: kept }).lead.agentId).toBe('agent-1');
  });

  it('keeps a lead no longer that is handed over to anyone, and goes on keeping one that stays', () => {
    expect(decided('interested', { lead: { agentId: 'agent-1' } }).lead.agentId).toBeUndefined();
    expect(decided('follow-up', { lead: { agentId: 'agent-1' } }).lead.agentId).toBe('agent-1');
  });

  it('keeps the lead also when its first call has to wait for other rules', () => {
    const context = aContext({ hours: NEVER_OPEN, transitions: keeping });
    const { lead } = decided('interested', { facts: talked, context });
    const woken = wokenLead(lead, kept);

    expect(lead.state).toEqual(containing({ kind: 'resting', stalled: { agentId: 'agent-7' } }));
    expect(woken).toEqual(containing({ stage: 'selling', agentId: 'agent-7' }));
  });
});

describe('what the agent found out', () => {
  const said = { givenAt: NOON, facts: { need: 'more stock' }, note: 'Ask for Anna.' };

  it('goes with the lead into the next stage, with the stage in which it was said', () => {
    const { lead } = decided('interested', { facts: { disposition: { code: 'interested', ...said } } });

    expect(lead).toEqual(
      containing({
        stage: 'selling',
        facts: { need: 'more stock' },
        notes: [{ at: NOON, stage: 'prospecting', text: 'Ask for Anna.' }],
      }),
    );
  });

  it('is what was said last', () => {
    const first = { code: 'interested', ...said } as const;
    const last = { code: 'not-qualified', givenAt: NOON.add({ minutes: 1 }), note: 'Too small.' } as const;
    const { lead } = decided('not-qualified', { facts: { disposition: first, corrections: [last] } });

    expect([lead.facts, lead.notes?.map(({ text }) => text)]).toEqual([undefined, ['Too small.']]);
  });
});

describe("a company's own transitions", () => {
  const own = (...overrides: TransitionOverrides) =>
    aContext({ rules: LOOSE, transitions: transitionsWith(overrides) });

  it('may let spent attempts fall to an earlier stage', () => {
    const context = own({ from: 'selling', on: 'attempts-spent', kind: 'rest', days: 10, to: 'prospecting' });

    expect(decided('no-answer', { lead: { stage: 'selling', counted: 7 }, context }).step).toEqual({
      kind: 'rest',
      why: 'nurture',
      until: inDays(10),
      then: { stage: 'prospecting', purpose: approach },
    });
  });

  it('may close what the dial rules would exhaust, or take the next touch', () => {
    const closing = own({ from: 'prospecting', on: 'attempts-spent', kind: 'close' });
    const touching = own({ from: 'account-care', on: 'complaint', kind: 'next-touch' });

    expect(decided('no-answer', { lead: { counted: 7 }, context: closing }).step).toEqual({
      kind: 'close',
      why: 'attempts-spent',
    });
    expect(decided('complaint', { lead: { stage: 'account-care' }, context: touching }).step).toEqual(
      containing({ kind: 'call-again', cycle: 'new', call: { purpose: { programme: 'repeat' } } }),
    );
  });

  it('may let a prospect who needs nothing now be followed up, and counted so', () => {
    const context = own({ from: 'prospecting', on: 'no-need-now', kind: 'retry' });
    const { step, lead } = decided('no-need-now', { context });

    expect([step, lead.countedByOutcome]).toEqual([again(2 * DAYS), { 'follow-up': 1 }]);
  });

  it('may let a customer with an opportunity be sold to at once', () => {
    const context = own({ from: 'account-care', on: 'interested', kind: 'rest', days: 0, to: 'selling' });

    expect(decided('interested', { lead: { stage: 'account-care' }, context }).step).toEqual({
      kind: 'rest',
      why: 'nurture',
      until: NOON,
      then: { stage: 'selling', purpose: { kind: 'handover' } },
    });
  });

  it('rest as long as the rule says that they name, or close where that is nothing', () => {
    const transitions = transitionsWith([
      { from: 'selling', on: 'no-need-now', kind: 'rest', days: 'lostSaleRestDays' },
    ]);
    const given = (lostSaleRestDays: number) => ({
      lead: { stage: 'selling' as const },
      context: aContext({ transitions, rules: { ...LOOSE, lostSaleRestDays } }),
    });

    expect(decided('no-need-now', given(4)).step).toEqual(
      containing({ kind: 'rest', why: 'nurture', until: inDays(4) }),
    );
    expect(decided('no-need-now', given(0)).step).toEqual({ kind: 'close', why: 'nothing-follows' });
  });
});

describe('a customer', () => {
  const customer = {
    stage: 'account-care',
    touches: 2,
    counted: 3,
    purchases: { count: 1, total: 100, lastAt: NOON },
  } as const;
  const repeatAfter = (plannedAt: Temporal.Instant): CallPurpose => ({
    kind: 'touch',
    programme: 'repeat',
    touch: 3,
    plannedAt,
    anchor: '2026-01-05',
    goal: 'upsell',
    why: '30 days after the purchase of 2026-01-05',
    because: countedFrom(30, 'purchase', '2026-01-05'),
    delayDays: 14,
  });

  it.each([
    ['sale', inDays(30, endedAt)],
    ['not-interested', inDays(29)],
  ] as const)('who says %s is called again with the next cycle, counted from the purchase', (code, plannedAt) => {
    const purchases = { count: 1, total: 100, lastAt: inDays(-1) };
    const { step, lead } = decided(code, { lead: { ...customer, purchases } });
    const anchor = code === 'sale' ? '2026-01-05' : '2026-01-04';
    const purpose = {
      ...repeatAfter(plannedAt),
      anchor,
      why: `30 days after the purchase of ${anchor}`,
      because: countedFrom(30, 'purchase', anchor),
    };

    expect(step).toEqual({
      kind: 'call-again',
      call: { at: plannedAt, wantedAt: plannedAt, urgency: 'normal', purpose, movedBy: [] },
      cycle: 'new',
    });
    expect(lead).toEqual(containing({ stage: 'account-care', counted: 0, touches: 3 }));
  });

  it('who needs nothing now is left alone half as long again', () => {
    expect(decided('no-need-now', { lead: customer }).step).toEqual(
      containing({
        call: {
          at: inDays(45, endedAt),
          purpose: {
            ...repeatAfter(inDays(30)),
            delayDays: 45,
            why: '30 days after the purchase of 2026-01-05, moved from 2026-02-04 to 2026-02-19: 45 days of rest after the conversation of 2026-01-05',
            because: {
              ...countedFrom(30, 'purchase', '2026-01-05'),
              shift: {
                kind: 'moved',
                from: '2026-02-04',
                to: '2026-02-19',
                by: [{ kind: 'rest', days: 45, after: 'conversation', of: '2026-01-05' }],
              },
            },
          },
        },
      }),
    );
  });

  it('who buys again counts the order', () => {
    const disposition = { code: 'sale', givenAt: NOON, orderValue: 95 } as const;

    expect(decided('sale', { lead: customer, facts: { disposition } }).lead.purchases).toEqual(
      containing({ count: 2, total: 195, lastAt: NOON }),
    );
  });

  it('who cannot be reached in a cycle is called with the next', () => {
    expect(decided('no-answer', { lead: customer }).step).toEqual(
      containing({
        kind: 'call-again',
        cycle: 'new',
        call: { at: inDays(30), purpose: repeatAfter(inDays(30)) },
      }),
    );
  });

  it('is left quiet by the defaults until the touch is due', () => {
    expect(decided('not-interested', { lead: customer, context: aContext() }).step).toEqual(
      containing({
        call: { at: inDays(30), movedBy: [] },
      }),
    );
  });
});

describe('a sale that is learnt of late', () => {
  it('plans the welcome from the call, and for now when that moment has passed', () => {
    const facts = { ended: { endedAt: inDays(-9) } };
    const { step } = decided('sale', { lead: { stage: 'selling' }, facts });

    expect(step).toEqual(containing({ call: { at: NOON, purpose: { programme: 'welcome', plannedAt: inDays(-2) } } }));
  });

  it('starts no quiet period in account care: the talk was in selling', () => {
    const programmes = [{ id: 'soon', trigger: { kind: 'after-sale', days: 7 }, skipIfBoughtWithinDays: 0 }] as const;
    const context = aContext({ rules: { ...LOOSE, programmes } });
    const talk = aPlacedCall({ stage: 'selling', conversationEndedAt: NOON });
    const given = {
      stage: 'selling',
      recentCalls: [aPlacedCall({ stage: 'selling' }), { ...talk, attemptNumber: 9 }],
    } as const;
    const { step } = decided('sale', { lead: given, facts: { ended: { endedAt: inDays(-3) } }, context });

    expect(step).toEqual(containing({ call: { at: inDays(4), movedBy: [] } }));
  });
});

describe('a callback', () => {
  const agreedAt = inMinutes(3 * HOURS);
  const asked = { disposition: { code: 'callback-requested', givenAt: NOON, callbackAt: agreedAt } } as const;
  const promise: CallbackPurpose = { kind: 'callback', agreedAt };

  it('is promised for the agreed moment, whatever caps and gaps say', () => {
    expect(
      decided('callback-requested', { facts: asked, context: aContext({ rules: { maxAttemptsPerDay: 1 } }) }).step,
    ).toEqual({
      kind: 'call-again',
      call: {
        at: agreedAt,
        wantedAt: agreedAt,
        urgency: 'promised',
        purpose: { kind: 'callback', agreedAt },
        movedBy: [],
      },
      cycle: 'same',
    });
  });

  it('keeps the number on which it was asked for', () => {
    const numbers = [aNumber(), aNumber({ key: 'number-2' })];

    expect(decided('callback-requested', { facts: asked, lead: { numbers, numberIndex: 1 } }).lead.numberIndex).toBe(1);
  });

  it('agreed for a moment that has passed is due now', () => {
    const facts = { disposition: { code: 'callback-requested', givenAt: NOON, callbackAt: endedAt } } as const;

    expect(decided('callback-requested', { facts }).step).toEqual(
      containing({ call: { at: NOON, wantedAt: NOON, urgency: 'promised' } }),
    );
  });

  it('without a moment is followed up', () => {
    expect(decided('callback-requested').step).toEqual(again(2 * DAYS));
  });

  it.each<readonly [string, CallbackPurpose, Partial<DispositionFact>, CallbackRule['with']]>([
    ['the form asks for the same agent', { ...promise, agentId: 'agent-7' }, { callbackWith: 'same-agent' }, 'anyone'],
    ['the form says anyone', promise, { callbackWith: 'anyone' }, 'same-agent'],
    ['the form says nothing and the rules do', { ...promise, agentId: 'agent-7' }, {}, 'same-agent'],
    ['neither asks for an agent', promise, {}, 'anyone'],
  ])('is promised by whom the customer wants: %s', (_, purpose, said, who) => {
    const rules = { callback: { ...STAGE_DEFAULTS.selling.callback, with: who } };
    const ended = { endedAt, connectedAt: endedAt, agentConnectedAt: endedAt, agentId: 'agent-7' };
    const facts = { ended, disposition: { ...asked.disposition, ...said } };

    expect(decided('callback-requested', { facts, context: aContext({ rules }) }).step).toEqual(
      containing({ call: { purpose } }),
    );
  });

  it('that is missed is tried again soon, whatever caps and gaps say, and then goes on as after no answer', () => {
    const purpose: CallPurpose = { kind: 'callback', agreedAt: NOON.subtract({ minutes: 5 }), agentId: 'agent-7' };
    const first = decided('busy', { purpose, context: aContext({ rules: { maxAttemptsPerDay: 1 } }) }).step;
    const second = decided('no-answer', { purpose: { ...purpose, missed: 1 } }).step;
    const third = decided('busy', { purpose: { ...purpose, missed: 2 } }).step;

    expect(first).toEqual({
      kind: 'call-again',
      call: {
        at: inMinutes(30),
        wantedAt: inMinutes(30),
        urgency: 'promised',
        purpose: { ...purpose, missed: 1 },
        movedBy: [],
      },
      cycle: 'same',
    });
    expect(second).toEqual(again(4 * HOURS, { ...purpose, missed: 2 }));
    expect(third).toEqual(again(15, { ...purpose, missed: 2 }));
  });

  it('that was answered by somebody else, or by nobody of ours, goes on by the rule of that', () => {
    const purpose: CallPurpose = { kind: 'callback', agreedAt: NOON.subtract({ minutes: 5 }) };

    expect(decided('gatekeeper', { purpose }).step).toEqual(again(4 * HOURS, purpose));
    expect(decided('abandoned', { purpose }).step).toEqual(again(1 * DAYS, purpose));
  });

  it('that is missed for the last time goes to review where the rules say so', () => {
    const missed = { tries: 1, againAfterMinutes: 30, then: 'review' } as const;
    const rules = { callback: { ...STAGE_DEFAULTS.selling.callback, missed } };
    const purpose: CallPurpose = { kind: 'callback', agreedAt: NOON.subtract({ minutes: 5 }) };

    expect(decided('no-answer', { purpose, context: aContext({ rules }) }).step).toEqual({
      kind: 'review',
      why: 'callback-missed',
    });
  });
});

describe('a conversation', () => {
  it('is marked on its own call, with its end, for the quiet periods', () => {
    const other = aPlacedCall({ at: NOON.subtract({ hours: 50 }), attemptNumber: 1 });
    const own = aPlacedCall({ attemptNumber: 2 });
    const given = { attemptNumber: 2, recentCalls: [other, own] };

    expect(decided('follow-up', { lead: given }).lead.recentCalls).toEqual([
      other,
      { ...own, conversationEndedAt: endedAt },
    ]);
    expect(decided('gatekeeper', { lead: given }).lead.recentCalls).toEqual([other, own]);
  });

  it('takes its end from the record where no event told it', () => {
    const record = { endedAt, lastUpdatedAt: NOON };
    const attempt = anAttempt({ facts: { record } });
    const step = nextStep(attempt, OUTCOMES.interested, loose);

    expect(leadAfter(attempt, OUTCOMES.interested, step, loose).recentCalls[0]?.conversationEndedAt).toEqual(endedAt);
  });
});

describe('a complaint', () => {
  it('rests the lead in its stage', () => {
    expect(decided('complaint', { lead: { stage: 'selling' } }).step).toEqual({
      kind: 'rest',
      why: 'complaint',
      until: inDays(30),
      then: { stage: 'selling', purpose: { kind: 'handover' } },
    });
  });
});

describe('nobody is called again', () => {
  it.each(['do-not-call', 'deceased', 'minor'] as const)('after %s', (why) => {
    const { step, lead } = decided(why);

    expect(step).toEqual({ kind: 'suppress', why });
    expect(lead.state).toEqual({ kind: 'suppressed', at: NOON, why });
  });

  it('once suppressed, whatever the call in the air brought', () => {
    const state = { kind: 'suppressed', at: endedAt, why: 'do-not-call' } as const;
    const { step, lead } = decided('interested', { lead: { state } });

    expect(step).toEqual({ kind: 'suppress', why: 'do-not-call' });
    expect(lead).toEqual(containing({ stage: 'prospecting', state }));
  });
});

describe('a call nobody can judge', () => {
  it.each([
    ['answered-without-disposition', 'no-disposition'],
    ['unknown', 'unknown-outcome'],
  ] as const)('%s goes to review', (code, why) => {
    const { step, lead } = decided(code);

    expect(step).toEqual({ kind: 'review', why });
    expect(lead.state).toEqual({ kind: 'review', since: NOON, why, contactId: 'contact-1' });
  });
});

describe('a spent cycle', () => {
  const spent = { counted: 7 };
  const by = (exhaust: Parameters<typeof aContext>[0]) => aContext(exhaust);

  it('closes where the rules say so', () => {
    const context = by({ rules: { ...LOOSE, exhaust: { kind: 'close' } } });

    expect(decided('no-answer', { lead: spent, context }).step).toEqual({ kind: 'close', why: 'attempts-spent' });
  });

  it('of a prospect or deal rests a month before the next, which no programme spaces', () => {
    const context = by({ rules: { ...LOOSE, exhaust: { kind: 'next-cycle' } } });

    expect(decided('no-answer', { lead: { ...spent, stage: 'selling' }, context }).step).toEqual({
      kind: 'rest',
      why: 'nurture',
      until: inDays(30),
      then: { stage: 'selling', purpose: { kind: 'handover' } },
    });
  });
});

describe('the lead after a decision', () => {
  it('rests until the moment and for the reason that was decided, and stays in its stage', () => {
    const { lead } = decided('not-interested', { lead: { stage: 'selling' } });

    expect([lead.stage, lead.state]).toEqual([
      'selling',
      {
        kind: 'resting',
        until: Temporal.Instant.from('2026-07-04T16:00:00Z'),
        why: 'lost-sale',
        then: { stage: 'prospecting', purpose: { kind: 'approach' } },
      },
    ]);
  });

  it('is closed at the moment of the decision, with its reason', () => {
    expect(decided('not-interested').lead.state).toEqual({ kind: 'closed', at: NOON, why: 'not-interested' });
  });
});

describe('replaying a trace', () => {
  const context = aContext({ rules: LOOSE, neverAgainAfterResult: true });

  it.each([
    ['sale', 'selling'],
    ['sale', 'account-care'],
    ['not-interested', 'account-care'],
    ['not-interested', 'selling'],
  ] as const)('ends the story with %s in %s', (code, stage) => {
    expect(decided(code, { lead: { stage }, context }).step).toEqual({ kind: 'close', why: 'trace-ended' });
  });

  it('starts no further cycle when the first is spent', () => {
    expect(decided('no-answer', { lead: { stage: 'account-care', counted: 3 }, context }).step).toEqual({
      kind: 'close',
      why: 'attempts-spent',
    });
  });

  it('goes on with calls that reached nobody', () => {
    expect(decided('no-answer', { context }).step).toEqual(again(4 * HOURS));
  });

  it('goes on with a stranger whose interest is handed over', () => {
    expect(decided('interested', { context }).step).toEqual(containing({ kind: 'advance', to: 'selling' }));
  });
});

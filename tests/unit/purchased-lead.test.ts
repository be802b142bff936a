import { describe, expect, it } from 'vitest';
import { stepWhenOvertaken } from '../../shared/domain/after-purchase.ts';
import { leadAfter, nextStep } from '../../shared/domain/decide.ts';
import { DEFAULT_TRANSITIONS, TO_CARE } from '../../shared/domain/default-transitions.ts';
import type { CallPurpose, Lead, LeadState } from '../../shared/domain/lead.ts';
import {
  firstPlan,
  givenBackLead,
  unknownFateLead,
  wokenLead,
  wrappingLead,
} from '../../shared/domain/lead-transitions.ts';
import { OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { purchasedLead } from '../../shared/domain/purchased-lead.ts';
import { withRecordedOrder } from '../../shared/domain/purchases.ts';
import { containing } from '../support/containing.ts';
import {
  aContext,
  aDialledLead,
  aDiallingState,
  aLead,
  anAttempt,
  aReadyState,
  NOON,
} from '../support/lead-builders.ts';
import { countedFrom } from '../support/touch-reasons.ts';

const context = aContext();
const boughtAt = NOON.subtract({ hours: 1 });
const days = (count: number) => NOON.add({ hours: 24 * count });
const WELCOME: CallPurpose = {
  kind: 'touch',
  programme: 'welcome',
  touch: 1,
  plannedAt: days(6),
  anchor: '2026-01-04',
  goal: 'welcome',
  why: '7 days after the sale of 2026-01-04',
  because: countedFrom(7, 'sale', '2026-01-04'),
  delayDays: 3,
};
const REPEAT: CallPurpose = { kind: 'touch', programme: 'repeat', touch: 4, plannedAt: NOON, delayDays: 30 };
const CALLBACK: CallPurpose = { kind: 'callback', agreedAt: days(1) };
const LOST: LeadState = {
  kind: 'resting',
  until: days(90),
  why: 'lost-sale',
  then: { stage: 'prospecting', purpose: { kind: 'approach' } },
};
const UNKNOWN: LeadState = {
  kind: 'resting',
  until: days(1),
  why: 'unknown-fate',
  unsettled: { attemptNumber: 1, claimedAt: NOON, planned: aReadyState() },
};

/** The lead with an order of an hour ago, told now. */
function bought(lead: Lead, at = boughtAt): Lead {
  const order = { orderId: 'A-1', at, value: 100 };
  return purchasedLead({ ...lead, purchases: withRecordedOrder(lead.purchases, order) }, at, context);
}

describe('a lead who buys elsewhere', () => {
  it.each<[string, Partial<Lead>]>([
    ['is a prospect', {}],
    [
      'is an open deal',
      { stage: 'selling', state: aReadyState({ purpose: { kind: 'handover' }, urgency: 'promised' }) },
    ],
    ['has a callback of a deal agreed', { stage: 'selling', state: aReadyState({ purpose: CALLBACK }) }],
    ['rests after a lost sale', { stage: 'selling', state: LOST }],
    ['was closed', { state: { kind: 'closed', at: NOON, why: 'not-interested' } }],
  ])('and %s becomes a customer whose first touch follows the purchase', (_what, fields) => {
    const lead = aLead({ counted: 3, countedByOutcome: { busy: 3 }, ...fields });

    expect(bought(lead)).toEqual({
      ...lead,
      stage: 'account-care',
      campaignId: 'campaign-3',
      counted: 0,
      countedByOutcome: {},
      touches: 1,
      customerSince: boughtAt,
      purchases: withRecordedOrder(lead.purchases, { orderId: 'A-1', at: boughtAt, value: 100 }),
      state: aReadyState({
        dueAt: boughtAt.add({ hours: 24 * 7 }),
        purpose: {
          ...WELCOME,
          plannedAt: boughtAt.add({ hours: 24 * 7 }),
          anchor: '2026-01-05',
          why: '7 days after the sale of 2026-01-05',
          because: countedFrom(7, 'sale', '2026-01-05'),
        },
      }),
    });
  });

  it('stays with the agent who kept them, where the transitions leave buyers with theirs', () => {
    const lead = aLead({ stage: 'selling', agentId: 'agent-1' });
    const sale = { ...TO_CARE, keepsAgent: true };
    const keeping = {
      ...context,
      transitions: { ...DEFAULT_TRANSITIONS, selling: { ...DEFAULT_TRANSITIONS.selling, sale } },
    };

    expect(purchasedLead(lead, boughtAt, context).agentId).toBeUndefined();
    expect(purchasedLead(lead, boughtAt, keeping).agentId).toBe('agent-1');
  });

  it('long ago is no newcomer: no welcome is made up for', () => {
    const state = bought(aLead(), days(-50)).state;

    expect(state).toEqual(containing({ kind: 'ready', purpose: { kind: 'touch', programme: 'repeat' } }));
  });

  it('and has said stop is called by nobody', () => {
    const lead = aLead({ state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } });

    expect(bought(lead)).toEqual({ ...lead, purchases: bought(lead).purchases });
  });

  it('and whom a person must look at waits for that person, as a customer', () => {
    const state = { kind: 'review', since: NOON, why: 'no-disposition' } as const;

    expect(bought(aLead({ state }))).toEqual(containing({ stage: 'account-care', campaignId: 'campaign-3', state }));
  });

  it.each<[string, LeadState]>([
    ['waits for a person', { kind: 'review', since: NOON, why: 'no-disposition' }],
    ['complained', { ...LOST, why: 'complaint' }],
  ])('before a call was made, told after it, and %s is a customer since the purchase', (_what, state) => {
    expect(bought(aLead({ state, lastCalledAt: NOON.subtract({ minutes: 5 }) })).customerSince).toEqual(boughtAt);
  });

  it.each([
    ['complained', 'complaint'],
    ['was let rest by a person', 'by-hand'],
  ] as const)('and %s is left alone for as long as before, and then called as a customer', (_what, why) => {
    const state: LeadState = { ...LOST, why };
    const then = { stage: 'account-care', purpose: { kind: 'approach' } } as const;

    expect(bought(aLead({ state }))).toEqual(containing({ stage: 'account-care', state: { ...state, then } }));
  });
});

describe('a customer who buys elsewhere', () => {
  const customer = (fields: Partial<Lead> = {}) =>
    aLead({ stage: 'account-care', touches: 4, purchases: { count: 1, total: 80, lastAt: days(-40) }, ...fields });

  it('has a touch that is counted from the purchase in place of the planned one', () => {
    const plannedAt = boughtAt.add({ hours: 24 * 30 });

    expect(bought(customer({ state: aReadyState({ purpose: REPEAT, dueAt: days(3) }) }))).toEqual(
      containing({ touches: 5, state: { kind: 'ready', purpose: { programme: 'repeat', touch: 5, plannedAt } } }),
    );
  });

  it.each([
    ['a callback that was agreed', aReadyState({ purpose: CALLBACK, urgency: 'promised' })],
    [
      'the first touch after the sale, when it is far enough from the new purchase',
      aReadyState({ purpose: WELCOME, dueAt: days(6) }),
    ],
  ])('keeps %s', (_what, state) => {
    expect(bought(customer({ state, customerSince: days(-1) })).state).toEqual(state);
  });

  it('keeps the planned touch when the purchase is older than one that is known', () => {
    const lead = firstPlan(customer(), context);

    expect(bought(lead, days(-60)).state).toEqual(lead.state);
  });

  it('loses the first touch after the sale when it comes too soon after the new purchase', () => {
    const plannedAt = days(5);
    const state = aReadyState({ purpose: { ...WELCOME, plannedAt, anchor: '2026-01-03' }, dueAt: plannedAt });

    expect(bought(customer({ state, customerSince: days(-2) })).state).toEqual(
      containing({ kind: 'ready', purpose: { programme: 'repeat' } }),
    );
  });
});

describe('a call under way', () => {
  it.each<[string, Partial<Lead>, CallPurpose]>([
    ['a prospect', {}, { kind: 'approach' }],
    ['a deal', { stage: 'selling' }, { kind: 'handover' }],
    ['a customer, about what they just bought', { stage: 'account-care' }, REPEAT],
  ])('of %s is marked, and nothing else of the lead changes', (_who, fields, purpose) => {
    const lead = aDialledLead({ ...fields, state: aDiallingState({ planned: aReadyState({ purpose }) }) });

    expect(bought(lead)).toEqual({
      ...lead,
      purchases: bought(lead).purchases,
      state: { ...lead.state, overtakenBy: { boughtAt } },
    });
  });

  it('of a customer who asked for it is not', () => {
    const state = aDiallingState({ planned: aReadyState({ purpose: CALLBACK }) });

    expect(bought(aDialledLead({ stage: 'account-care', state })).state).toEqual(state);
  });

  it('keeps its mark while the agent wraps up, and while nobody can tell of it', () => {
    const marked = bought(aDialledLead());
    const wrapping = wrappingLead(marked, 'contact-1', NOON, 30);
    const unknown = unknownFateLead(marked, NOON, { tier: 1 });

    expect(wrapping.state).toEqual(containing({ kind: 'wrapping', overtakenBy: { boughtAt } }));
    expect(unknown.state).toEqual(containing({ why: 'unknown-fate', unsettled: { overtakenBy: { boughtAt } } }));
    expect(bought(wrappingLead(aDialledLead(), 'contact-1', NOON, 30)).state).toEqual(wrapping.state);
    expect(bought(aLead({ state: UNKNOWN })).state).toEqual(
      containing({ why: 'unknown-fate', unsettled: { overtakenBy: { boughtAt } } }),
    );
  });

  it('that never was, or of which nothing was heard, is followed by the touch and not by the same call', () => {
    const marked = bought(aDialledLead());
    const touch = containing({ stage: 'account-care', state: { kind: 'ready', purpose: { programme: 'welcome' } } });

    expect(givenBackLead(marked, context)).toEqual(touch);
    expect(wokenLead(unknownFateLead(marked, NOON, { tier: 1 }), context)).toEqual(touch);
  });
});

describe('the decision on a call during which they bought', () => {
  function stepKinds(stage: Lead['stage'], purpose: CallPurpose): Readonly<Record<string, readonly OutcomeCode[]>> {
    const planned = aReadyState({ purpose });
    const state = aDiallingState({ planned, overtakenBy: { boughtAt } });
    const lead = aDialledLead({ stage, state, purchases: { count: 1, total: 100, lastAt: boughtAt } });
    const byKind: Record<string, OutcomeCode[]> = {};
    for (const code of OUTCOME_CODES) {
      const disposition = { code, givenAt: NOON, callbackAt: days(2) };
      const step = nextStep(
        anAttempt({ lead, facts: { ended: { endedAt: NOON }, disposition } }),
        OUTCOMES[code],
        context,
      );
      const next =
        step.kind === 'advance' || step.kind === 'call-again'
          ? `${step.call.purpose.kind === 'touch' ? step.call.purpose.programme : step.call.purpose.kind}`
          : step.kind === 'rest' || step.kind === 'close'
            ? `${step.kind} ${step.why}`
            : step.kind;
      const to = step.kind === 'advance' ? `${step.to}: ` : '';
      byKind[`${to}${next}`] = [...(byKind[`${to}${next}`] ?? []), code];
    }
    return byKind;
  }
  const standing = {
    suppress: ['do-not-call', 'deceased', 'minor'],
    review: ['answered-without-disposition', 'unknown'],
    'close no-working-number': ['wrong-number'],
  };

  it('makes a customer of a prospect or a deal, whatever else would follow', () => {
    const expected = {
      ...standing,
      'account-care: welcome': OUTCOME_CODES.filter(
        (code) =>
          !['callback-requested', 'complaint', 'wrong-number', ...standing.suppress, ...standing.review].includes(code),
      ),
      'account-care: callback': ['callback-requested'],
      'rest complaint': ['complaint'],
    };

    expect(stepKinds('prospecting', { kind: 'approach' })).toEqual(expected);
    expect(stepKinds('selling', { kind: 'handover' })).toEqual(expected);
  });

  it.each([
    'no-answer',
    'callback-requested',
  ] as const)('leaves a customer since the purchase, as the touch was planned, though it was days before the call (%s)', (code) => {
    const old = days(-2);
    const state = aDiallingState({ overtakenBy: { boughtAt: old } });
    const purchases = withRecordedOrder({ count: 0, total: 0 }, { orderId: 'A-1', at: old, value: 100 });
    const disposition = { code, givenAt: NOON, callbackAt: days(2) };
    const attempt = anAttempt({
      lead: aDialledLead({ state, purchases }),
      facts: { ended: { endedAt: NOON }, disposition },
    });
    const after = leadAfter(attempt, OUTCOMES[code], nextStep(attempt, OUTCOMES[code], context), context);
    const planned =
      after.state.kind === 'ready' && after.state.purpose.kind === 'touch' ? after.state.purpose : undefined;

    expect(after.customerSince).toEqual(old);
    if (code === 'no-answer') expect(planned).toEqual(containing({ programme: 'welcome', anchor: '2026-01-03' }));
  });

  it('plans the next touch of a customer in place of the same one again', () => {
    const kinds = stepKinds('account-care', REPEAT);
    const expected = ['callback', 'close no-working-number', 'repeat', 'rest complaint', 'review', 'suppress'];

    expect(Object.keys(kinds).toSorted()).toEqual(expected);
  });

  it('lets a complaint rest, and a customer come out of it', () => {
    const step = {
      kind: 'rest',
      why: 'complaint',
      until: days(30),
      then: { stage: 'selling', purpose: REPEAT },
    } as const;

    expect(stepWhenOvertaken(step, OUTCOMES.complaint, aDialledLead(), { boughtAt }, context)).toEqual({
      ...step,
      then: { stage: 'account-care', purpose: { kind: 'approach' } },
    });
  });
});

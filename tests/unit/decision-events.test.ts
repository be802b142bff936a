import { describe, expect, it } from 'vitest';
import type { Attempt, Decision, DispositionFact } from '../../shared/domain/attempt.ts';
import { eventsOfDecision } from '../../shared/domain/decision-events.ts';
import type { NextStep, PlannedCall } from '../../shared/domain/next-step.ts';
import { OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { detailJson } from '../../shared/domain/outgoing-event.ts';
import { aDialledLead, anAttempt, aReadyState, NOON } from '../support/lead-builders.ts';

const TOMORROW = NOON.add({ hours: 24 });
const CALL: PlannedCall = {
  at: TOMORROW,
  wantedAt: NOON,
  urgency: 'normal',
  purpose: { kind: 'approach' },
  movedBy: [],
};
const AGAIN: NextStep = { kind: 'call-again', call: CALL, cycle: 'same' };

function aDecision(code: OutcomeCode, nextStep: NextStep, fields: Partial<Decision> = {}): Decision {
  return { outcome: OUTCOMES[code], nextStep, decidedAt: NOON, version: 1, because: 'facts', ...fields };
}

function said(code: OutcomeCode, fields: Partial<DispositionFact> = {}): DispositionFact {
  return { code, givenAt: NOON, ...fields };
}

function told(decision: Decision, fields: Partial<Omit<Attempt, 'placement'>> = {}) {
  return eventsOfDecision({ kind: 'decision-stored', attempt: { ...anAttempt(fields), decision } });
}

function outcomeTold(decision: Decision, fields: Partial<Omit<Attempt, 'placement'>> = {}): unknown {
  return JSON.parse(told(decision, fields).map(detailJson)[0] ?? '');
}

describe('a decision on a call', () => {
  it('is told with the call, its outcome, and what follows', () => {
    const lead = aDialledLead({ externalId: 'crm-7', listId: 'spring.csv' });

    expect(told(aDecision('no-answer', AGAIN), { lead })).toEqual([
      {
        kind: 'CallOutcomeRecorded',
        detail: {
          version: 1,
          eventId: 'CallOutcomeRecorded:contact-1:1',
          at: NOON,
          leadId: 'lead-1',
          externalId: 'crm-7',
          contactId: 'contact-1',
          attempt: 1,
          tier: 1,
          stage: 'prospecting',
          campaign: 'campaign-1',
          list: 'spring.csv',
          purpose: 'approach',
          outcome: OUTCOMES['no-answer'],
          decisionVersion: 1,
          nextStep: { kind: 'call-again', callAt: TOMORROW },
        },
      },
    ]);
  });

  it('that corrects another one names it', () => {
    const first = aDecision('not-interested', { kind: 'close', why: 'not-interested' });
    const second = aDecision('follow-up', AGAIN, { version: 2, because: 'correction' });
    const third = aDecision('no-need-now', AGAIN, { version: 3, because: 'correction' });

    expect(outcomeTold(third, { earlierDecisions: [first, second] })).toMatchObject({
      eventId: 'CallOutcomeRecorded:contact-1:3',
      decisionVersion: 3,
      correctionOf: { decisionVersion: 2, outcome: 'follow-up' },
    });
  });

  it('of a touch names its programme and step', () => {
    const purpose = {
      kind: 'touch',
      programme: 'renewal',
      step: 'last',
      touch: 2,
      plannedAt: NOON,
      delayDays: 7,
    } as const;
    const lead = aDialledLead({ stage: 'account-care' }, { planned: aReadyState({ purpose }) });

    expect(outcomeTold(aDecision('no-answer', AGAIN), { lead })).toMatchObject({
      tier: 3,
      purpose: 'touch',
      programme: 'renewal',
      step: 'last',
    });
  });

  it.each<[NextStep, unknown]>([
    [
      { kind: 'advance', to: 'selling', call: CALL },
      { kind: 'advance', to: 'selling', callAt: '2026-01-06T17:00:00.000Z' },
    ],
    [AGAIN, { kind: 'call-again', callAt: '2026-01-06T17:00:00.000Z' }],
    [
      { kind: 'rest', why: 'nurture', until: TOMORROW, then: { stage: 'prospecting', purpose: { kind: 'approach' } } },
      { kind: 'rest', why: 'nurture', until: '2026-01-06T17:00:00.000Z' },
    ],
    [
      { kind: 'close', why: 'attempts-spent' },
      { kind: 'close', why: 'attempts-spent' },
    ],
    [
      { kind: 'suppress', why: 'do-not-call' },
      { kind: 'suppress', why: 'do-not-call' },
    ],
    [
      { kind: 'review', why: 'no-disposition' },
      { kind: 'review', why: 'no-disposition' },
    ],
  ])('says what follows: $kind', (nextStep, expected) => {
    expect(outcomeTold(aDecision('unknown', nextStep))).toMatchObject({ nextStep: expected });
  });

  it('on a sale tells the order, and on anything else none', () => {
    const order = { orderValue: 120.5, orderId: 'A-2026/17' };

    expect(outcomeTold(aDecision('sale', AGAIN, { said: said('sale', order) }))).toMatchObject(order);
    for (const name of ['orderValue', 'orderId']) {
      expect(outcomeTold(aDecision('do-not-call', AGAIN, { said: said('sale', order) }))).not.toHaveProperty(name);
    }
  });

  it('tells the objection by its code, and nothing that somebody wrote', () => {
    const words = { objection: 'too-expensive', note: 'Ask for Ada Lovelace', facts: { need: 'Ada Lovelace' } };
    const texts = [
      told(aDecision('follow-up', AGAIN, { said: said('follow-up', words) })),
      told(aDecision('sale', AGAIN, { said: said('sale', { objection: 'Ada Lovelace', orderId: '+1 212 555 0100' }) })),
    ].map((events) => events.map(detailJson).join());

    expect(texts[0]).toContain('"objection":"too-expensive"');
    for (const text of texts) expect(text).not.toMatch(/Lovelace|555 ?0100|number-1/);
  });
});

describe('a callback that was agreed', () => {
  const agreed = said('callback-requested', { callbackAt: TOMORROW });

  it('is told beside the outcome', () => {
    expect(told(aDecision('callback-requested', AGAIN, { said: agreed }))[1]).toEqual({
      kind: 'CallbackPromised',
      detail: {
        version: 1,
        eventId: 'CallbackPromised:contact-1:1',
        at: NOON,
        leadId: 'lead-1',
        contactId: 'contact-1',
        campaign: 'campaign-1',
        agreedAt: TOMORROW,
      },
    });
  });

  it('is not told where no moment was agreed on, or where the customer then asked for the opposite', () => {
    const kinds = [
      told(aDecision('callback-requested', AGAIN, { said: said('callback-requested') })),
      told(aDecision('do-not-call', { kind: 'suppress', why: 'do-not-call' }, { said: agreed })),
    ].map((events) => events.map(({ kind }) => kind));

    expect(kinds).toEqual([['CallOutcomeRecorded'], ['CallOutcomeRecorded']]);
  });
});

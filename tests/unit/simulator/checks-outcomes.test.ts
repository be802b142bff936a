import { describe, expect, it } from 'vitest';
import { OUTCOME_CODES, type OutcomeCode } from '../../../shared/domain/outcome.ts';
import type { FlowAnswer } from '../../../simulator/connect/flow-functions.ts';
import { checkOutcomes } from '../../../simulator/faults/checks/check-outcomes.ts';
import type { TrueCall, TruePurchase } from '../../../simulator/ground-truth.ts';
import { aDecision, aForm, aLivedRun, aWish } from '../../support/a-lived-run.ts';
import { anAttempt, NOON } from '../../support/lead-builders.ts';
import { aCall, aTruth } from '../../support/true-call.ts';

/** A call of which an agent took part from NOON for two minutes. */
const TALK = aCall('contact-1', NOON.toString());

function unanswered(network: TrueCall['network']): TrueCall {
  const { answeredAt: _, withAgentAt: __, agent: ___, ...call } = TALK;
  return { ...call, network, answeredBy: 'nobody', conversation: false };
}

function minutesPast(minutes: number): string {
  return NOON.add({ minutes }).toString();
}

function abandoned(answeredBy: 'human' | 'machine'): TrueCall {
  const { withAgentAt: _, agent: __, ...call } = TALK;
  return { ...call, answeredBy, conversation: false };
}

function checked(call: TrueCall, code: OutcomeCode, flowAnswers: readonly FlowAnswer[] = []) {
  return checkOutcomes(
    aLivedRun({
      truth: aTruth({ calls: [call] }),
      flowAnswers,
      records: { attempts: [anAttempt({ attemptNumber: 1, decision: aDecision({ code }) })] },
    }),
  );
}

/** Those of the codes that the check lets pass. */
function allowed(call: TrueCall, flowAnswers: readonly FlowAnswer[] = []): readonly OutcomeCode[] {
  const codes: readonly OutcomeCode[] = [
    'no-answer',
    'busy',
    'declined',
    'invalid-number',
    'network-failure',
    'abandoned',
    'interested',
    'sale',
    'not-interested',
    'do-not-call',
    'answered-without-disposition',
    'unknown',
  ];
  return codes.filter((code) => checked(call, code, flowAnswers).length === 0);
}

describe('the check of outcomes', () => {
  it('says what was decided and what it could have been', () => {
    expect(checked(unanswered('answered'), 'busy')).toEqual([
      {
        rule: 'misread',
        leadId: 'lead-1',
        contactId: 'contact-1',
        sentence: 'Call contact-1 was decided busy; what happened allows no-answer or declined.',
      },
    ]);
  });

  it.each<[TrueCall['network'], readonly OutcomeCode[]]>([
    ['unanswered', ['no-answer']],
    ['busy', ['busy']],
    ['invalid-number', ['invalid-number']],
    ['network-failure', ['network-failure']],
    ['answered', ['no-answer', 'declined']],
  ])('goes by the network where nobody answered: %s', (network, codes) => {
    expect(allowed(unanswered(network))).toEqual(codes);
  });

  it.each(['human', 'machine'] as const)('takes an answer by a %s without any agent for abandoned', (answeredBy) => {
    expect(allowed(abandoned(answeredBy))).toEqual(['abandoned']);
  });

  it('wants a person to look when an agent talked and said nothing', () => {
    expect(allowed(TALK)).toEqual(['answered-without-disposition']);
  });

  describe('with forms of the agent', () => {
    it.each(['decided', 'waiting'])('goes by the form that was taken: %s', (status) => {
      expect(allowed(TALK, [aForm('interested', { status })])).toEqual(['interested']);
    });

    it("goes by the agent's last word", () => {
      expect(allowed(TALK, [aForm('interested'), aForm('sale')])).toEqual(['sale']);
    });

    it('goes by the form that was sent last, whichever was answered last', () => {
      const first = aForm('interested', { askedAt: minutesPast(3), at: minutesPast(6) });
      const last = aForm('sale', { askedAt: minutesPast(4), at: minutesPast(5) });
      const earlier = aForm('not-interested', { askedAt: minutesPast(2), at: minutesPast(4) });

      expect(allowed(TALK, [earlier, last, first])).toEqual(['interested', 'sale']);
    });

    it('allows all that was said, or nothing, when the last form may have been taken or not', () => {
      const forms = [aForm('interested'), aForm('sale', { status: 'error-branch' })];

      expect(allowed(TALK, forms)).toEqual(['interested', 'sale', 'answered-without-disposition']);
    });

    it.each<[string, Record<string, string>]>([
      ['attempt', { tierline_lead: 'lead-1', tierline_attempt: '2' }],
      ['lead', { tierline_lead: 'lead-2', tierline_attempt: '1' }],
    ])('takes no form of another %s for its own', (_, attributes) => {
      expect(allowed(TALK, [aForm('sale', { attributes })])).toEqual(['answered-without-disposition']);
    });
  });

  describe('with a wish never to be called again', () => {
    const UTTERED: readonly [string, Partial<FlowAnswer>][] = [
      ['in the call', {}],
      ['before the call', { at: NOON.subtract({ seconds: 1 }).toString() }],
      ['after the call', { at: NOON.add({ minutes: 5 }).toString() }],
      ['in a call of another attempt', { attributes: { tierline_lead: 'lead-1', tierline_attempt: '2' } }],
      ['and not confirmed', { status: 'error-branch' }],
    ];

    it.each(UTTERED)('may have met the call or not when it was uttered %s', (_, fields) => {
      expect(allowed(TALK, [aWish(fields)])).toEqual(['do-not-call', 'answered-without-disposition']);
      expect(allowed(TALK, [aWish(fields), aForm('interested')])).toEqual(['interested', 'do-not-call']);
      expect(allowed(unanswered('busy'), [aWish(fields)])).toEqual(['busy', 'do-not-call']);
    });

    it('of another lead has nothing to do with the call', () => {
      const attributes = { tierline_lead: 'lead-2', tierline_attempt: '1' };

      expect(allowed(unanswered('busy'), [aWish({ attributes })])).toEqual(['busy']);
    });
  });

  describe('of somebody who bought', () => {
    const bought = { personId: 'P1', orderId: 'A-1', at: minutesPast(1), value: 90 };
    const codes = (purchase: TruePurchase) =>
      OUTCOME_CODES.filter(
        (code) =>
          checkOutcomes(
            aLivedRun({
              truth: aTruth({ calls: [unanswered('busy')], purchases: [purchase] }),
              records: { attempts: [anAttempt({ attemptNumber: 1, decision: aDecision({ code }) })] },
            }),
          ).length === 0,
      );

    it('may have been given up while it rang', () => {
      expect(codes(bought)).toEqual(['no-answer', 'busy']);
      expect(codes({ ...bought, at: minutesPast(-60), deliveredAt: NOON.subtract({ seconds: 6 }).toString() })).toEqual(
        ['no-answer', 'busy'],
      );
    });

    it('was not, when that had been told before, or was after it, or was somebody else', () => {
      expect(codes({ ...bought, at: minutesPast(-60), deliveredAt: minutesPast(-1) })).toEqual(['busy']);
      expect(codes({ ...bought, at: minutesPast(3) })).toEqual(['busy']);
      expect(codes({ ...bought, personId: 'P2' })).toEqual(['busy']);
    });
  });

  it('passes what is not decided yet, and what nobody truly called', () => {
    const run = (calls: readonly TrueCall[], decision?: ReturnType<typeof aDecision>) =>
      aLivedRun({
        truth: aTruth({ calls }),
        records: { attempts: [anAttempt(decision === undefined ? {} : { decision })] },
      });

    expect(checkOutcomes(run([TALK]))).toEqual([]);
    expect(checkOutcomes(run([], aDecision({ code: 'sale' })))).toEqual([]);
  });
});

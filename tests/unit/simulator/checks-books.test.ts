import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../shared/domain/attempt.ts';
import type { Lead, LeadState } from '../../../shared/domain/lead.ts';
import { checkBooks } from '../../../simulator/faults/checks/check-books.ts';
import type { LivedRun } from '../../../simulator/faults/checks/lived-run.ts';
import { aDecision, aLivedRun, END_OF_RUN } from '../../support/a-lived-run.ts';
import { aLead, anAttempt, NOON } from '../../support/lead-builders.ts';
import { aCall, aTruth } from '../../support/true-call.ts';

const HEARD = NOON.add({ minutes: 2 });

function aKnownLead(fields: Partial<Lead> = {}): Lead {
  return aLead({ externalId: 'P1', attemptNumber: 1, placed: 1, counted: 1, ...fields });
}

/** One call, placed at NOON and heard of two minutes later; recorded, decided and counted once. */
function aKeptBook(
  fields: Partial<Omit<LivedRun, 'records'>> & { readonly lead?: Lead; readonly attempts?: readonly Attempt[] } = {},
): LivedRun {
  const { lead = aKnownLead(), attempts = [anAttempt({ decision: aDecision() })], ...given } = fields;
  return aLivedRun({
    truth: aTruth({ calls: [aCall('contact-1', NOON.toString())] }),
    heardOfAt: new Map([['contact-1', HEARD]]),
    decisionsStored: new Map([['contact-1', 1]]),
    ...given,
    records: { leads: [lead], attempts },
  });
}

function rulesOf(run: LivedRun): readonly string[] {
  return checkBooks(run).map(({ rule }) => rule);
}

describe('the check of the books', () => {
  it('passes a call that is recorded, decided and counted once', () => {
    expect(checkBooks(aKeptBook())).toEqual([]);
  });

  describe('of calls placed', () => {
    it('finds one that is not counted', () => {
      expect(checkBooks(aKeptBook({ lead: aKnownLead({ placed: 0, counted: 0 }) }))).toEqual([
        {
          rule: 'placed-miscounted',
          leadId: 'lead-1',
          sentence: 'Lead lead-1 was called 1 times, 0 fates were unknown, and 0 calls are counted as placed.',
        },
      ]);
    });

    it('finds one that is counted twice', () => {
      expect(rulesOf(aKeptBook({ lead: aKnownLead({ placed: 2 }) }))).toEqual(['placed-miscounted']);
    });

    it('passes one more for each fate that nobody could tell, and not two', () => {
      const unknownFates = ['lead-1', 'lead-2'];

      expect(rulesOf(aKeptBook({ lead: aKnownLead({ placed: 2 }), unknownFates }))).toEqual([]);
      expect(rulesOf(aKeptBook({ lead: aKnownLead({ placed: 3 }), unknownFates }))).toEqual(['placed-miscounted']);
    });

    it('passes a call missing from the count of a suppressed lead when nothing was ever heard of it', () => {
      const state: LeadState = { kind: 'suppressed', at: NOON, why: 'do-not-call' };
      const lead = aKnownLead({ state, placed: 0, counted: 0 });
      const unheard = { attempts: [], heardOfAt: new Map<string, never>(), decisionsStored: new Map<string, never>() };

      expect(rulesOf(aKeptBook({ lead, ...unheard }))).toEqual([]);
      expect(rulesOf(aKeptBook({ lead }))).toEqual(['placed-miscounted']);
      expect(rulesOf(aKeptBook({ lead: aKnownLead({ placed: 0, counted: 0 }), ...unheard }))).toEqual([
        'placed-miscounted',
      ]);
    });

    it('counts the calls of that person only', () => {
      const calls = [aCall('contact-1', NOON.toString()), aCall('contact-2', NOON.toString(), { personId: 'P2' })];
      const other = anAttempt({ contactId: 'contact-2', leadId: 'lead-2', decision: aDecision() });

      expect(
        rulesOf(
          aKeptBook({
            truth: aTruth({ calls }),
            attempts: [anAttempt({ decision: aDecision() }), other],
            decisionsStored: new Map([
              ['contact-1', 1],
              ['contact-2', 1],
            ]),
          }),
        ),
      ).toEqual([]);
    });
  });

  describe('of the retry budget', () => {
    it('finds more spent than calls recorded, as when a throttle counts', () => {
      expect(checkBooks(aKeptBook({ lead: aKnownLead({ counted: 2 }) }))).toEqual([
        {
          rule: 'budget-miscounted',
          leadId: 'lead-1',
          sentence: 'Lead lead-1 has 1 recorded calls, and 2 of its retry budget are spent.',
        },
      ]);
    });

    it('passes less spent than calls recorded: a new cycle begins anew', () => {
      expect(rulesOf(aKeptBook({ lead: aKnownLead({ counted: 0 }) }))).toEqual([]);
    });
  });

  describe('of the record of a call', () => {
    it('finds a call that stands nowhere although its end was told', () => {
      const found = checkBooks(aKeptBook({ attempts: [], lead: aKnownLead({ counted: 0 }) }));

      expect(found).toEqual([
        {
          rule: 'call-not-recorded',
          leadId: 'lead-1',
          contactId: 'contact-1',
          sentence:
            'Call contact-1 to P1 at 2026-01-05T17:00:00.000Z stands nowhere, although its end was told at 2026-01-05T17:02:00Z.',
        },
      ]);
    });

    it('finds a call that is recorded and not decided', () => {
      expect(checkBooks(aKeptBook({ attempts: [anAttempt()], decisionsStored: new Map() }))).toEqual([
        {
          rule: 'call-not-decided',
          leadId: 'lead-1',
          contactId: 'contact-1',
          sentence: 'Call contact-1 to P1 ended at 2026-01-05T17:02:00.000Z and is not decided.',
        },
      ]);
    });

    it.each<[string, readonly Attempt[]]>([
      ['recorded', []],
      ['decided', [anAttempt()]],
    ])('passes a call that is not %s while nothing was ever heard of it', (_, attempts) => {
      const lead = aKnownLead({ counted: 0 });

      expect(rulesOf(aKeptBook({ lead, attempts, heardOfAt: new Map(), decisionsStored: new Map() }))).toEqual([]);
    });

    it.each<[string, readonly Attempt[]]>([
      ['recorded', []],
      ['decided', [anAttempt()]],
    ])('passes a call that is not %s yet when it was heard of on the last day only', (_, attempts) => {
      const lead = aKnownLead({ counted: 0 });
      const heardOfAt = new Map([['contact-1', END_OF_RUN.subtract({ hours: 24 })]]);

      expect(rulesOf(aKeptBook({ lead, attempts, heardOfAt, decisionsStored: new Map() }))).toEqual([]);
    });

    it('passes a call of the last day that is not recorded yet', () => {
      const startedAt = END_OF_RUN.subtract({ hours: 23 });
      const truth = aTruth({ calls: [aCall('contact-1', startedAt.toString())] });
      const lead = aKnownLead({ counted: 0 });

      expect(rulesOf(aKeptBook({ lead, truth, attempts: [] }))).toEqual([]);
    });
  });

  describe('of decisions', () => {
    const corrected = aDecision({ version: 2, because: 'correction' });

    it('finds one that was stored twice', () => {
      expect(checkBooks(aKeptBook({ decisionsStored: new Map([['contact-1', 2]]) }))).toEqual([
        {
          rule: 'decided-twice',
          leadId: 'lead-1',
          contactId: 'contact-1',
          sentence: 'Decisions on call contact-1 were stored 2 times; 1 stand in its history.',
        },
      ]);
    });

    it('finds it on the last day, too', () => {
      const startedAt = END_OF_RUN.subtract({ hours: 1 });
      const truth = aTruth({ calls: [aCall('contact-1', startedAt.toString())] });

      expect(rulesOf(aKeptBook({ truth, decisionsStored: new Map([['contact-1', 2]]) }))).toEqual(['decided-twice']);
    });

    it('passes a correction that keeps what it replaced', () => {
      const attempts = [anAttempt({ decision: corrected, earlierDecisions: [aDecision()] })];

      expect(rulesOf(aKeptBook({ attempts, decisionsStored: new Map([['contact-1', 2]]) }))).toEqual([]);
    });

    it('finds a correction that lost what it replaced', () => {
      const attempts = [anAttempt({ decision: corrected })];

      expect(rulesOf(aKeptBook({ attempts, decisionsStored: new Map([['contact-1', 2]]) }))).toEqual(['decided-twice']);
    });

    it('finds a second decision that is no correction', () => {
      const attempts = [anAttempt({ decision: aDecision({ version: 2 }), earlierDecisions: [aDecision()] })];

      expect(rulesOf(aKeptBook({ attempts, decisionsStored: new Map([['contact-1', 2]]) }))).toEqual(['decided-twice']);
    });
  });
});

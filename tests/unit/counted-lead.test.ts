import { describe, expect, it } from 'vitest';
import { countedLead } from '../../shared/domain/counted-lead.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { aDialledLead, aNumber, anAttempt, aPolicy, NOON } from '../support/lead-builders.ts';

const endedAt = NOON.subtract({ minutes: 1 });
const bought = { count: 1, total: 80, lastAt: NOON.subtract({ hours: 240 }) };

function counted(code: OutcomeCode, lead: Partial<Lead> = {}): Lead {
  const attempt = anAttempt({ lead: aDialledLead({ stage: 'selling', ...lead }), facts: { ended: { endedAt } } });
  return countedLead(attempt, OUTCOMES[code], aPolicy({ stage: 'selling' }).rules, NOON);
}

function codesAfterWhich(holds: (lead: Lead) => boolean, lead: Partial<Lead>): readonly OutcomeCode[] {
  return OUTCOME_CODES.filter((code) => holds(counted(code, lead)));
}

describe("a customer's purchases", () => {
  it('grow by a sale and by nothing else', () => {
    expect(codesAfterWhich(({ purchases }) => purchases !== bought, { purchases: bought })).toEqual(['sale']);
    expect(counted('sale', { purchases: bought }).purchases).toStrictEqual({ count: 2, total: 80, lastAt: endedAt });
  });
});

describe('what is held against a number', () => {
  it('stays as it was after a call that tells nothing of the number', () => {
    const suspect = { numbers: [aNumber({ badSignals: 1 })] };

    expect(codesAfterWhich(({ numbers }) => numbers[0]?.badSignals === 1, suspect)).toEqual([
      'not-placed',
      'blocked',
      'network-failure',
      'unknown',
    ]);
  });
});

describe('the calls of a cycle by outcome', () => {
  it('stay as they were after an outcome that is not retried', () => {
    expect(counted('not-interested', { countedByOutcome: { busy: 1 } }).countedByOutcome).toStrictEqual({ busy: 1 });
    expect(counted('busy', { countedByOutcome: { busy: 1 } }).countedByOutcome).toStrictEqual({ busy: 2 });
  });
});

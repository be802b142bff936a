import { expect, it } from 'vitest';
import type { RecordFact } from '../../shared/domain/attempt.ts';
import { type IncomingFact, mergeFact } from '../../shared/domain/merge-facts.ts';
import { NOON } from '../support/lead-builders.ts';

const first: IncomingFact[] = [
  { kind: 'ended', fact: { endedAt: NOON } },
  { kind: 'disposition', fact: { code: 'sale', givenAt: NOON, orderValue: 90 } },
  { kind: 'opt-out', fact: { at: NOON } },
];
const later = NOON.add({ minutes: 1 });
const second: IncomingFact[] = [
  { kind: 'ended', fact: { endedAt: later, disconnectReason: 'OTHER' } },
  { kind: 'disposition', fact: { code: 'not-interested', givenAt: later } },
  { kind: 'opt-out', fact: { at: later } },
];
const record = (updatedMinute: number): RecordFact => ({
  endedAt: NOON,
  lastUpdatedAt: NOON.add({ minutes: updatedMinute }),
  disconnectReason: `version ${updatedMinute}`,
});

it('keeps the first ended, disposition and opt-out, each from its own source', () => {
  const facts = first.reduce(mergeFact, {});

  expect(facts).toEqual({
    ended: { endedAt: NOON },
    disposition: { code: 'sale', givenAt: NOON, orderValue: 90 },
    optOut: { at: NOON },
  });
  expect(second.reduce(mergeFact, facts)).toEqual(facts);
});

it('replaces a record only by one that was updated later', () => {
  const facts = mergeFact({}, { kind: 'record', fact: record(5) });

  expect(mergeFact(facts, { kind: 'record', fact: record(4) })).toEqual({ record: record(5) });
  expect(mergeFact(facts, { kind: 'record', fact: { ...record(5), disconnectReason: 'same moment' } })).toEqual({
    record: record(5),
  });
  expect(mergeFact(facts, { kind: 'record', fact: record(6) })).toEqual({ record: record(6) });
});

import { describe, expect, it } from 'vitest';
import type { AttemptFacts, EndedFact } from '../../shared/domain/attempt.ts';
import { openLaterLegs, withoutOpenLegs } from '../../shared/domain/legs.ts';
import { accountOf, outcomeFromFacts } from '../../shared/domain/outcome-from-facts.ts';
import { NOON } from '../support/lead-builders.ts';

const inMinutes = (minutes: number) => NOON.add({ minutes });
const first: EndedFact = {
  endedAt: inMinutes(2),
  connectedAt: NOON,
  agentConnectedAt: inMinutes(1),
  agentId: 'agent-1',
  disconnectReason: 'AGENT_DISCONNECT',
  machineDetection: 'HUMAN_ANSWERED',
};
const last: EndedFact = {
  endedAt: inMinutes(9),
  connectedAt: inMinutes(2),
  agentConnectedAt: inMinutes(3),
  agentId: 'agent-2',
  disconnectReason: 'CUSTOMER_DISCONNECT',
};
const asRecord = (account: EndedFact, nextContactId?: string) => ({
  ...account,
  lastUpdatedAt: inMinutes(20),
  ...(nextContactId !== undefined && { nextContactId }),
});

describe('the account of a call', () => {
  it('that was never transferred is that of its only contact: the record, filled up by the event', () => {
    const { disconnectReason: _, ...withoutReason } = first;

    expect(accountOf({ ended: first })).toEqual(first);
    expect(accountOf({ record: asRecord(first) })).toEqual(first);
    expect(accountOf({ ended: first, record: asRecord({ ...withoutReason, agentId: 'agent-9' }) })).toEqual({
      ...first,
      agentId: 'agent-9',
    });
  });

  it('that was transferred begins with its first leg and ends with its last', () => {
    expect(accountOf({ ended: first, laterLegs: { 'contact-2': { ended: last } } })).toEqual({
      ...first,
      endedAt: last.endedAt,
      disconnectReason: 'CUSTOMER_DISCONNECT',
    });
  });

  it('is the same, whatever leg came first', () => {
    expect(accountOf({ ended: last, laterLegs: { 'contact-2': { ended: first } } })).toEqual({
      ...first,
      endedAt: last.endedAt,
      disconnectReason: 'CUSTOMER_DISCONNECT',
    });
  });

  it('has the agent of a later leg when the first had none', () => {
    const { agentConnectedAt: _at, agentId: _id, ...alone } = first;

    expect(accountOf({ ended: alone, laterLegs: { 'contact-2': { record: asRecord(last) } } })).toEqual({
      ...first,
      agentConnectedAt: inMinutes(3),
      agentId: 'agent-2',
      endedAt: last.endedAt,
      disconnectReason: 'CUSTOMER_DISCONNECT',
    });
  });

  it.each<[string, AttemptFacts]>([
    ['nothing was told', {}],
    ['its first leg goes on', { laterLegs: { 'contact-2': { ended: last } } }],
    ['a leg that has begun goes on', { ended: first, laterLegs: { 'contact-2': { beganAt: inMinutes(2) } } }],
    ['a leg goes on that a record names', { ended: first, record: asRecord(first, 'contact-2') }],
    [
      'a leg goes on that the record of another leg names',
      { ended: first, laterLegs: { 'contact-2': { record: asRecord(last, 'contact-3') } } },
    ],
  ])('is not complete while %s', (_, facts) => {
    expect(accountOf(facts)).toBeUndefined();
    const said = { ...facts, disposition: { code: 'sale', givenAt: NOON } } as const;
    expect(outcomeFromFacts(said)).toEqual({ kind: 'waiting', for: 'end' });
    expect(outcomeFromFacts({ ...facts, optOut: { at: NOON } })).toEqual({ kind: 'waiting', for: 'end' });
  });
});

it('an agent on any leg makes the call answered', () => {
  const unanswered = { endedAt: inMinutes(2), connectedAt: NOON };

  expect(outcomeFromFacts({ ended: unanswered, laterLegs: { 'contact-2': { ended: last } } })).toEqual({
    kind: 'waiting',
    for: 'disposition',
  });
});

it('the later legs that go on are known by their contacts', () => {
  expect(openLaterLegs({ ended: first })).toEqual([]);
  expect(
    openLaterLegs({
      record: asRecord(first, 'contact-4'),
      laterLegs: { 'contact-3': { beganAt: NOON }, 'contact-2': { ended: last } },
    }),
  ).toEqual(['contact-3', 'contact-4']);
});

describe('the facts without the legs that go on', () => {
  it('are the facts where every leg has ended', () => {
    const facts: AttemptFacts = {
      record: asRecord(first, 'contact-2'),
      laterLegs: { 'contact-2': { beganAt: NOON, ended: last } },
    };
    expect(withoutOpenLegs(facts)).toBe(facts);
  });

  it('keep what else is known, and every leg that has ended', () => {
    expect(
      withoutOpenLegs({
        ended: first,
        record: asRecord(first, 'contact-4'),
        laterLegs: { 'contact-3': { beganAt: NOON }, 'contact-2': { record: asRecord(last, 'contact-3') } },
        optOut: { at: NOON },
      }),
    ).toStrictEqual({
      ended: first,
      record: asRecord(first),
      laterLegs: { 'contact-2': { record: asRecord(last) } },
      optOut: { at: NOON },
    });
  });

  it('have no later legs when none has ended', () => {
    expect(withoutOpenLegs({ ended: first, laterLegs: { 'contact-2': { beganAt: NOON } } })).toStrictEqual({
      ended: first,
    });
  });
});

import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { AttemptFacts } from '../../shared/domain/attempt.ts';
import {
  afterMissed,
  type CallbackPurpose,
  callbackStanding,
  isInTime,
  promisedCallback,
} from '../../shared/domain/callback.ts';
import type { CallbackRule } from '../../shared/domain/dial-rules.ts';
import { OUTCOME_CODES } from '../../shared/domain/outcome.ts';
import { NOON } from '../support/lead-builders.ts';

const RULE: CallbackRule = {
  with: 'same-agent',
  toleranceMinutes: 15,
  releaseToAnyoneAfterMinutes: 60,
  missed: { tries: 2, againAfterMinutes: 30, then: 'no-answer' },
};
const ANYONE: CallbackPurpose = { kind: 'callback', agreedAt: NOON };
const ADA: CallbackPurpose = { ...ANYONE, agentId: 'ada' };

const later = (minutes: number, milliseconds = 0): Temporal.Instant => NOON.add({ minutes }).add({ milliseconds });

describe('a promised callback', () => {
  it.each([
    ['waits for its moment', ANYONE, later(0, -1), { kind: 'waiting', until: NOON }],
    ['waits for its moment, whoever promised it', ADA, later(0, -1), { kind: 'waiting', until: NOON }],
    ['is due for whoever is free at its moment', ANYONE, NOON, { kind: 'due' }],
    ['is due for the agent who promised it', ADA, NOON, { kind: 'due-for-agent', agentId: 'ada', until: later(60) }],
    [
      "is the agent's to the last moment",
      ADA,
      later(60, -1),
      { kind: 'due-for-agent', agentId: 'ada', until: later(60) },
    ],
    ['is released to anyone when told', ADA, later(60), { kind: 'released', agentId: 'ada', since: later(60) }],
    ['stays released', ADA, later(6_000), { kind: 'released', agentId: 'ada', since: later(60) }],
    [
      "is the agent's again for its second try",
      { ...ADA, missed: 1 },
      later(5),
      { kind: 'due-for-agent', agentId: 'ada', until: later(60) },
    ],
    ["is nobody's own once its tries are used up", { ...ADA, missed: 2 }, later(5), { kind: 'due' }],
  ])('%s', (_, purpose, now, standing) => {
    expect(callbackStanding(purpose, NOON, RULE, now)).toEqual(standing);
  });

  it('is released at once where the rules let nobody wait for an agent', () => {
    expect(callbackStanding(ADA, NOON, { ...RULE, releaseToAnyoneAfterMinutes: 0 }, NOON)).toEqual({
      kind: 'released',
      agentId: 'ada',
      since: NOON,
    });
  });

  it.each([
    [later(0, -1), false],
    [NOON, true],
    [later(15), true],
    [later(15, 1), false],
  ])('is kept in time from its moment to the end of the tolerance: %s', (startedAt, isKept) => {
    expect(isInTime(ANYONE, startedAt, RULE)).toBe(isKept);
  });
});

describe('a missed callback', () => {
  it('is tried again for the same promise, counted, after the time that the rules give', () => {
    expect(afterMissed(ADA, 'no-answer', RULE, NOON)).toEqual({
      kind: 'again',
      purpose: { ...ADA, missed: 1 },
      at: later(30),
    });
  });

  it.each([
    ['no-answer', { kind: 'given-up', purpose: { ...ADA, missed: 2 } }],
    ['review', { kind: 'review' }],
  ] as const)('ends after its last try as the rules say: %s', (then, expected) => {
    const rule = { ...RULE, missed: { ...RULE.missed, then } };
    expect(afterMissed({ ...ADA, missed: 1 }, 'busy', rule, NOON)).toEqual(expected);
  });

  it('was missed only by calls that found nobody', () => {
    const missing = OUTCOME_CODES.filter((code) => afterMissed(ADA, code, RULE, NOON) !== undefined);
    expect(missing).toEqual(['no-answer', 'busy', 'voicemail', 'declined', 'network-failure']);
  });

  it('is no matter of calls for other purposes, nor of a promise that was given up', () => {
    expect(afterMissed({ kind: 'approach' }, 'no-answer', RULE, NOON)).toBeUndefined();
    expect(afterMissed({ ...ADA, missed: 2 }, 'no-answer', RULE, NOON)).toBeUndefined();
  });
});

describe('who promised a callback', () => {
  const endedAt = NOON;
  const talked: AttemptFacts = { ended: { endedAt, connectedAt: endedAt, agentConnectedAt: endedAt, agentId: 'ada' } };
  const promised = (facts: AttemptFacts, keeper: { readonly agentId?: string }, who: CallbackRule['with']) =>
    promisedCallback(facts, keeper, NOON, { ...RULE, with: who }).agentId;
  const said = (callbackWith: CallbackRule['with']): AttemptFacts => ({
    ...talked,
    disposition: { code: 'callback-requested', givenAt: NOON, callbackWith },
  });

  it('is the agent of the conversation, where the form or else the rules ask for the same one', () => {
    expect(promised(said('same-agent'), {}, 'anyone')).toBe('ada');
    expect(promised(talked, {}, 'same-agent')).toBe('ada');
    expect(promised(said('anyone'), {}, 'same-agent')).toBeUndefined();
    expect(promised(talked, {}, 'anyone')).toBeUndefined();
  });

  it('is the agent who keeps the lead where nobody knows who talked, and anyone where nobody keeps it', () => {
    expect(promised({ ended: { endedAt } }, { agentId: 'bob' }, 'same-agent')).toBe('bob');
    expect(promised({ ended: { endedAt } }, {}, 'same-agent')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { rememberedCalls, withCall, withOtherCall } from '../../shared/domain/remembered-calls.ts';
import { anOtherCall, aPlacedCall, NOON } from '../support/lead-builders.ts';

const callDaysAgo = (days: number) => aPlacedCall({ at: NOON.subtract({ hours: days * 24 }) });
const callHoursAgo = (hours: number) => aPlacedCall({ at: NOON.subtract({ hours }) });
const talkDaysAgo = (days: number, stage: 'selling' | 'account-care') =>
  aPlacedCall({
    at: NOON.subtract({ hours: days * 24 }),
    stage,
    conversationEndedAt: NOON.subtract({ hours: days * 24 }),
  });

it('remembers the calls of 31 days, the longest window a cap may have', () => {
  const [old, edge, fresh] = [callDaysAgo(32), callDaysAgo(31), callDaysAgo(1)];

  expect(rememberedCalls([old, edge, fresh], NOON)).toEqual([edge, fresh]);
});

it('remembers the latest 60 calls at most', () => {
  const calls = Array.from({ length: 70 }, (_, index) => callHoursAgo(70 - index));

  expect(rememberedCalls(calls, NOON)).toEqual(calls.slice(10));
});

it('remembers the latest conversation of every stage, however old, for the quiet periods', () => {
  const [older, sold, care] = [
    talkDaysAgo(300, 'selling'),
    talkDaysAgo(200, 'selling'),
    talkDaysAgo(100, 'account-care'),
  ];

  expect(rememberedCalls([older, sold, care, callDaysAgo(50)], NOON)).toEqual([sold, care]);
});

it('keeps calls in the order of their moments, whenever they are told', () => {
  const [first, second, third] = [callHoursAgo(9), callHoursAgo(6), callHoursAgo(3)];

  expect(withCall([first, third], second, NOON)).toEqual([first, second, third]);
});

describe('a call that the dialler did not place', () => {
  const hoursAgo = (hours: number) => ({ at: NOON.subtract({ hours }) });
  const ours = callHoursAgo(3);
  const known = anOtherCall(hoursAgo(6));

  it('takes its place among the calls', () => {
    expect(withOtherCall([ours], known, NOON)).toEqual([known, ours]);
  });

  it('changes nothing when it is told of again, nor takes a known conversation away', () => {
    const talked = { ...known, conversationEndedAt: NOON };
    for (const calls of [
      [known, ours],
      [talked, ours],
    ])
      expect(withOtherCall(calls, known, NOON)).toBe(calls);
    const calls = [talked, ours];
    expect(withOtherCall(calls, { ...known, conversationEndedAt: NOON.add({ hours: 1 }) }, NOON)).toBe(calls);
  });

  it('takes in a conversation that was not known before', () => {
    const talked = { ...known, conversationEndedAt: NOON };

    expect(withOtherCall([known, ours], talked, NOON)).toEqual([talked, ours]);
  });

  it('changes nothing when it is older than any cap can ask for, a conversation too', () => {
    const calls = [ours];
    const talkedAt = NOON.subtract({ hours: 31 * 24, seconds: 1 });

    expect(withOtherCall(calls, anOtherCall({ at: talkedAt, conversationEndedAt: talkedAt }), NOON)).toBe(calls);
  });

  it('changes nothing when sixty later calls are known', () => {
    const calls = Array.from({ length: 60 }, (_, index) => callHoursAgo(60 - index));

    expect(withOtherCall(calls, anOtherCall(hoursAgo(100)), NOON)).toBe(calls);
  });
});

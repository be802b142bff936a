import { expect, it } from 'vitest';
import { rememberedCalls } from '../../shared/domain/remembered-calls.ts';
import { aPlacedCall, NOON } from '../support/lead-builders.ts';

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

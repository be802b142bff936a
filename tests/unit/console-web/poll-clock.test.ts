import { expect, it } from 'vitest';
import { PollClock } from '../../../console/web/api/poll-clock.ts';
import { ApiProblem, UNREACHABLE } from '../../../console/web/api/problem.ts';

const NEVER = { data: undefined, dataUpdatedAt: 0, error: null };

it('waits longer after each answer that brought nothing new, and is quick again after one that did', () => {
  const clock = new PollClock();
  const answer = { calls: 1 };
  const waits = [1, 2, 3].map((dataUpdatedAt) => clock.secondsToNext({ data: answer, dataUpdatedAt, error: null }));

  expect(waits).toEqual([10, 15, 23]);
  expect(clock.secondsToNext({ data: { calls: 2 }, dataUpdatedAt: 4, error: null })).toBe(10);
});

it('counts an answer once, however often it is asked between two', () => {
  const clock = new PollClock();
  const state = { data: {}, dataUpdatedAt: 1, error: null };
  clock.secondsToNext(state);

  expect(clock.secondsToNext(state)).toBe(10);
});

it('waits twice as long after each failure, two minutes at most, and as usual after the next answer', () => {
  const clock = new PollClock();
  const waits = [1, 2, 3, 4, 5].map(() => clock.secondsToNext({ ...NEVER, error: new ApiProblem(UNREACHABLE) }));

  expect(waits).toEqual([20, 40, 80, 120, 120]);
  expect(clock.secondsToNext({ data: {}, dataUpdatedAt: 9, error: null })).toBe(10);
});

it('asks no sooner than the API says', () => {
  expect(new PollClock().secondsToNext({ ...NEVER, error: new ApiProblem(UNREACHABLE, 300) })).toBe(300);
});

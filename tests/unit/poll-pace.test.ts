import { expect, it } from 'vitest';
import { secondsToNextPoll } from '../../shared/domain/poll-pace.ts';

/** Requests of one open page in an hour, the first at its beginning. */
function requestsAnHour(isUnchanged: boolean): number {
  let requests = 0;
  let unchanged = 0;
  for (let second = 0; second < 3_600; second += secondsToNextPoll(unchanged)) {
    if (requests > 0 && isUnchanged) unchanged += 1;
    requests += 1;
  }
  return requests;
}

it('asks every ten seconds while something moves, and ever less often down to once a minute while nothing does', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 1_000].map(secondsToNextPoll)).toEqual([10, 15, 23, 34, 51, 60, 60, 60]);
});

it('costs so many requests for each open page and hour', () => {
  expect({ moving: requestsAnHour(false), quiet: requestsAnHour(true) }).toEqual({ moving: 360, quiet: 63 });
});

/** An open page asks so often while what it shows moves, and at the least so often while it does not. */
const MOST_OFTEN_SECONDS = 10;
const LEAST_OFTEN_SECONDS = 60;
const SLOWER_BY = 1.5;

/**
 * How long an open page waits before it asks again: from ten seconds on, half as long again after each answer that
 * brought nothing new, up to a minute. Anything new begins anew. A page that nobody sees asks nothing.
 *
 * So a page asks at most 360 times an hour, and 63 times while nothing changes.
 *
 * @param unchanged how many answers in a row brought nothing new.
 */
export function secondsToNextPoll(unchanged: number): number {
  return Math.min(LEAST_OFTEN_SECONDS, Math.round(MOST_OFTEN_SECONDS * SLOWER_BY ** Math.min(unchanged, 10)));
}

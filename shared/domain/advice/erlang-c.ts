/**
 * Erlang's C formula: the probability that a call which comes at random finds everybody busy and has to wait.
 * Calls come independently of one another and nobody gives up waiting.
 *
 * @param people who take calls, a whole number.
 * @param erlangs the work they are offered: arrivals times the time each takes, in the same unit of time.
 * @returns 1 when the work is as much as the people can do, or more.
 */
export function waitingProbability(people: number, erlangs: number): number {
  if (erlangs <= 0) return 0;
  if (erlangs >= people) return 1;
  // Erlang B by its recursion, which neither overflows nor loses digits as the factorials of the textbook do.
  let blocked = 1;
  for (let busy = 1; busy <= people; busy += 1) blocked = (erlangs * blocked) / (busy + erlangs * blocked);
  return blocked / (1 - (erlangs / people) * (1 - blocked));
}

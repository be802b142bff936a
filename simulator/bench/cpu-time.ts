/**
 * Processor time of the work in nanoseconds, that of garbage collected meanwhile included. Other programs that share the
 * machine hardly count: they take the processor away, which is no time of ours, and leave its caches cold, which is.
 */
export function cpuNanoseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1_000;
}

/** The middle one; of an even number, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('There is no median of nothing.');
  return middle;
}

/** How often a second of processor time would do one unit of the work, in the median of several rounds. */
export function ratePerSecond(units: number, rounds: number, work: () => void): number {
  const each = Array.from({ length: rounds }, () => cpuNanoseconds(work));
  return (units * 1_000_000_000) / median(each);
}

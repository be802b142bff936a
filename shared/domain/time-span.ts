/** A stretch of time in epoch milliseconds, `[startMs, endMs)`. */
export interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** What lies in both lists; both sorted and free of overlaps, as is the answer. */
export function commonSpans(some: readonly TimeSpan[], others: readonly TimeSpan[]): readonly TimeSpan[] {
  const common: TimeSpan[] = [];
  let otherIndex = 0;
  for (const one of some) {
    for (let other = others[otherIndex]; other !== undefined; other = others[otherIndex]) {
      const startMs = Math.max(one.startMs, other.startMs);
      const endMs = Math.min(one.endMs, other.endMs);
      if (startMs < endMs) common.push({ startMs, endMs });
      // Stryker disable next-line EqualityOperator: of two that end together the other one is passed now or in the next round.
      if (other.endMs > one.endMs) break;
      otherIndex += 1;
    }
  }
  return common;
}

import type { Attempt } from '../attempt.ts';
import { resultsOf } from './call-results.ts';
import { difference, plus, type ReportCounter } from './report-counter.ts';

/** One write of an attempt, as the table's stream tells of it: how it was before, and how the write left it. */
export interface AttemptChange {
  /**
   * Counts the attempt's decisions and the changes of its facts, this write included: no other write of the attempt
   * leads to the same, and a later one to a higher.
   */
  readonly revision: number;
  readonly before?: Attempt;
  readonly after: Attempt;
}

/**
 * What the change adds to the counters: what the call counts for now, less what it counted for before. The changes of one
 * attempt add up to what it counts for in the end, in whatever order they are added, as long as each is added once.
 */
export function addedBy({ before, after }: AttemptChange): readonly ReportCounter[] {
  const now = countersOf(after);
  const then = before === undefined ? new Map<string, ReportCounter>() : countersOf(before);
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((name) => {
    const [to, from] = [now.get(name), then.get(name)];
    const own = to ?? from;
    if (own === undefined) return [];
    const counts = difference(to?.counts ?? {}, from?.counts ?? {});
    return Object.keys(counts).length === 0 ? [] : [{ ...own, counts }];
  });
}

/** Several additions as one for each counter; those that come to nothing together are left out. */
export function folded(additions: readonly ReportCounter[]): readonly ReportCounter[] {
  const sums = new Map<string, ReportCounter>();
  for (const addition of additions) {
    const name = counterName(addition);
    const known = sums.get(name);
    sums.set(name, known === undefined ? addition : { ...known, counts: plus(known.counts, addition.counts) });
  }
  return [...sums.values()].filter(({ counts }) => Object.keys(counts).length > 0);
}

function countersOf(attempt: Attempt): ReadonlyMap<string, ReportCounter> {
  const results = resultsOf(attempt);
  if (results === undefined) return new Map();
  const { subjects, hour, counts } = results;
  return new Map(
    subjects.map((subject) => {
      const counter = { subject, hour, counts };
      return [counterName(counter), counter];
    }),
  );
}

/** Tells a counter from all others. */
export function counterName({ subject, hour }: Pick<ReportCounter, 'subject' | 'hour'>): string {
  return `${subject.dimension} ${hour.epochMilliseconds} ${subject.key}`;
}

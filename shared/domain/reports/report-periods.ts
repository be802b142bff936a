import { type Counts, plus, type ReportCounter } from './report-counter.ts';

/** How the hours of a report are put together. */
export type ReportPeriod = 'day' | 'hour';

/** What counters come to, by a name. */
export interface NamedCounts {
  readonly name: string;
  readonly counts: Counts;
}

/** The counters of one span by subject, in the order of their keys. */
export function bySubject(counters: readonly ReportCounter[]): readonly NamedCounts[] {
  return summed(counters, ({ subject }) => subject.key);
}

/**
 * The counters by day or hour of the zone, in order: `2026-01-05`, `2026-01-05 14:00`. Hours are kept as UTC has them:
 * where the zone's day begins within one, that hour counts for the day in which it began.
 */
export function byPeriod(
  counters: readonly ReportCounter[],
  period: ReportPeriod,
  zone: string,
): readonly NamedCounts[] {
  return summed(counters, ({ hour }) => {
    const local = hour.toZonedDateTimeISO(zone).toPlainDateTime();
    const day = local.toPlainDate().toString();
    return period === 'day' ? day : `${day} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  });
}

/** All of them together. */
export function total(counters: readonly ReportCounter[]): Counts {
  return counters.reduce<Counts>((sum, { counts }) => plus(sum, counts), {});
}

function summed(
  counters: readonly ReportCounter[],
  nameOf: (counter: ReportCounter) => string,
): readonly NamedCounts[] {
  return [...Map.groupBy(counters, nameOf)]
    .map(([name, own]) => ({ name, counts: total(own) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

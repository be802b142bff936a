import type { ReadMetric } from './deployed-alarms.ts';

/** What tells one metric from another: its namespace, its name and, unless it is the deployment's own, of what it is. */
export type MetricKey = Pick<ReadMetric, 'namespace' | 'name' | 'of'>;

const MINUTE_MILLISECONDS = 60_000;

interface Minute {
  readonly at: number;
  readonly values: number[];
}

/** All values of all metrics, by the minute; CloudWatch keeps no finer ones of those that are used here. */
export class MetricStore {
  readonly #series = new Map<string, Minute[]>();

  /** @param atMilliseconds never before the minute of an earlier value of the metric. */
  add(key: MetricKey, value: number, atMilliseconds: number): void {
    const name = nameOf(key);
    const series = this.#series.get(name) ?? [];
    this.#series.set(name, series);
    const at = Math.floor(atMilliseconds / MINUTE_MILLISECONDS);
    const last = series.at(-1);
    if (last?.at === at) last.values.push(value);
    else series.push({ at, values: [value] });
  }

  /** The first minute from this one on in which the metric was told a value; undefined when there is none. */
  nextFrom(key: MetricKey, minute: number): number | undefined {
    const series = this.#series.get(nameOf(key)) ?? [];
    return series[firstFrom(series, minute)]?.at;
  }

  /** The values told in the minutes from `fromMinute`, which counts, to `toMinute`, which does not. */
  values(key: MetricKey, fromMinute: number, toMinute: number): readonly number[] {
    const series = this.#series.get(nameOf(key)) ?? [];
    const found: number[] = [];
    for (let index = firstFrom(series, fromMinute); index < series.length; index += 1) {
      const minute = series[index];
      if (minute === undefined || minute.at >= toMinute) break;
      found.push(...minute.values);
    }
    return found;
  }
}

export function minuteOf(milliseconds: number): number {
  return Math.floor(milliseconds / MINUTE_MILLISECONDS);
}

/** The statistic of the values; missing when there are none. */
export function statisticOf(statistic: ReadMetric['statistic'], values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sum = () => values.reduce((total, value) => total + value, 0);
  switch (statistic) {
    case 'Sum':
      return sum();
    case 'Average':
      return sum() / values.length;
    case 'SampleCount':
      return values.length;
    case 'Minimum':
      return Math.min(...values);
    case 'Maximum':
      return Math.max(...values);
    case 'p90':
      return values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.9) - 1];
  }
}

function nameOf({ namespace, name, of = '' }: MetricKey): string {
  return `${namespace} ${name} ${of}`;
}

function firstFrom(series: readonly Minute[], fromMinute: number): number {
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((series[middle]?.at ?? 0) < fromMinute) low = middle + 1;
    else high = middle;
  }
  return low;
}

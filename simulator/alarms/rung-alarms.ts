import { Temporal } from 'temporal-polyfill';
import { type AlarmDefinition, sectionOf } from './deployed-alarms.ts';
import { valueOfExpression } from './metric-expression.ts';
import { type MetricStore, minuteOf, statisticOf } from './metric-store.ts';

/** An alarm that rang, and when it was quiet again. */
export interface RungAlarm {
  readonly name: string;
  readonly text: string;
  /** Of docs/runbook.md. */
  readonly section: string;
  readonly from: Temporal.Instant;
  /** Absent when it rang to the end. */
  readonly until?: Temporal.Instant;
}

const SECONDS_PER_MINUTE = 60;

/** Alarms over long periods are looked at less often: what they ring a few minutes later is the same. */
const LONG_PERIOD_MINUTES = 5;

/**
 * When each alarm would have rung between two moments, by the rules of CloudWatch: a sliding window of periods, each one
 * point or missing, and an alarm as soon as enough points of the window breach. In the order of the moments.
 *
 * Two things are simpler than CloudWatch's: values are there at once, and no points are fetched from before the window in
 * the place of missing ones.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function rungAlarms(
  alarms: readonly AlarmDefinition[],
  store: MetricStore,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly RungAlarm[] {
  return alarms
    .flatMap((alarm) => ringsOf(alarm, store, from, to))
    .toSorted((one, other) => Temporal.Instant.compare(one.from, other.from));
}

function ringsOf(
  alarm: AlarmDefinition,
  store: MetricStore,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly RungAlarm[] {
  const periodMinutes = alarm.periodSeconds / SECONDS_PER_MINUTE;
  const step = periodMinutes > LONG_PERIOD_MINUTES ? LONG_PERIOD_MINUTES : 1;
  const last = minuteOf(to.epochMilliseconds);
  const rings: RungAlarm[] = [];
  let since: number | undefined;
  for (let minute = firstMinute(alarm, from); minute <= last; minute += step) {
    if (since === undefined) minute = Math.max(minute, nextWorthLooking(alarm, store, minute - periodMinutes));
    const isRinging = isBreached(alarm, store, minute);
    if (isRinging && since === undefined) since = minute;
    if (!isRinging && since !== undefined) {
      rings.push(ring(alarm, since, minute));
      since = undefined;
    }
  }
  return since === undefined ? rings : [...rings, ring(alarm, since)];
}

/** Silence is told once it could have been told otherwise. */
function firstMinute(
  { missingData, periodSeconds, evaluationPeriods }: AlarmDefinition,
  from: Temporal.Instant,
): number {
  const window = (periodSeconds / SECONDS_PER_MINUTE) * evaluationPeriods;
  return minuteOf(from.epochMilliseconds) + (missingData === 'breaching' ? window : 1);
}

/** The end of the minute in which a quiet alarm hears something again; the first to ring, where silence rings. */
function nextWorthLooking({ missingData, metrics }: AlarmDefinition, store: MetricStore, minute: number): number {
  if (missingData === 'breaching') return minute;
  return Math.min(...metrics.map((metric) => (store.nextFrom(metric, minute) ?? Number.POSITIVE_INFINITY) + 1));
}

function isBreached(alarm: AlarmDefinition, store: MetricStore, endMinute: number): boolean {
  const periodMinutes = alarm.periodSeconds / SECONDS_PER_MINUTE;
  let breaching = 0;
  for (let period = 0; period < alarm.evaluationPeriods; period += 1) {
    const until = endMinute - period * periodMinutes;
    if (breaches(alarm, pointOf(alarm, store, until - periodMinutes, until))) breaching += 1;
    else if (breaching + alarm.evaluationPeriods - period - 1 < alarm.datapointsToAlarm) return false;
  }
  return breaching >= alarm.datapointsToAlarm;
}

function pointOf(
  { expression, metrics }: AlarmDefinition,
  store: MetricStore,
  fromMinute: number,
  toMinute: number,
): number | undefined {
  const readPoint = (id: string) => {
    const metric = metrics.find((one) => one.id === id);
    if (metric === undefined) throw new RangeError(`An alarm reads ${id} and names no such metric.`);
    return statisticOf(metric.statistic, store.values(metric, fromMinute, toMinute));
  };
  return expression === undefined ? readPoint(metrics[0]?.id ?? '') : valueOfExpression(expression, readPoint);
}

function breaches({ comparison, threshold, missingData }: AlarmDefinition, point: number | undefined): boolean {
  if (point === undefined) return missingData === 'breaching';
  return comparison === 'LessThanThreshold' ? point < threshold : point >= threshold;
}

function ring(alarm: AlarmDefinition, sinceMinute: number, untilMinute?: number): RungAlarm {
  const { name, text } = alarm;
  return {
    name,
    text,
    section: sectionOf(alarm),
    from: momentOf(sinceMinute),
    ...(untilMinute !== undefined && { until: momentOf(untilMinute) }),
  };
}

function momentOf(minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(minute * SECONDS_PER_MINUTE * 1_000);
}

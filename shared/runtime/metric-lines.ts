import type { Measurement } from './measurements.ts';
import { DEPLOYMENT_METRICS, METRIC_DIMENSIONS, METRIC_NAMESPACE, TIER_METRICS } from './metric-names.ts';

/** CloudWatch takes at most so many values of a metric from one line. */
const MOST_VALUES = 100;

const UNITS: Readonly<Record<string, string>> = { ...DEPLOYMENT_METRICS, ...TIER_METRICS };

/** What several values of a metric come to: the one sum for what is counted, each value for what is observed. */
const OBSERVED: ReadonlySet<string> = new Set(['PeopleFree', 'LeadsDue', 'CallsInAir', 'EventLagSeconds']);

/** Whose measurements they are, and when they were taken. */
export interface MeasuredBy {
  readonly deployment: string;
  readonly requestId: string;
  readonly atMilliseconds: number;
}

/**
 * The measurements as lines of the function's log from which CloudWatch takes metrics: one for the deployment and one for
 * each tier. A line holds names and numbers and nothing else.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function metricLines(measurements: readonly Measurement[], by: MeasuredBy): readonly string[] {
  const byTier = Map.groupBy(measurements, (each) => (each.of === 'tier' ? each.tier : ''));
  return [...byTier].flatMap(([tier, own]) => linesOf(tier, own, by));
}

function linesOf(tier: string, measurements: readonly Measurement[], by: MeasuredBy): readonly string[] {
  const values = new Map<string, number[]>();
  for (const { name, value } of measurements) {
    const known = values.get(name) ?? [];
    if (OBSERVED.has(name)) known.push(value);
    else known[0] = (known[0] ?? 0) + value;
    values.set(name, known);
  }
  const longest = Math.max(...[...values.values()].map(({ length }) => length));
  return Array.from({ length: Math.ceil(longest / MOST_VALUES) }, (_, part) =>
    line(tier, partOf(values, part * MOST_VALUES), by),
  );
}

function partOf(values: ReadonlyMap<string, readonly number[]>, from: number): Readonly<Record<string, number[]>> {
  const parts = [...values].map(([name, all]) => [name, all.slice(from, from + MOST_VALUES)] as const);
  return Object.fromEntries(parts.filter(([, part]) => part.length > 0));
}

function line(tier: string, values: Readonly<Record<string, number[]>>, by: MeasuredBy): string {
  const dimensions = {
    [METRIC_DIMENSIONS.deployment]: by.deployment,
    ...(tier !== '' && { [METRIC_DIMENSIONS.tier]: tier }),
  };
  return JSON.stringify({
    _aws: {
      Timestamp: by.atMilliseconds,
      CloudWatchMetrics: [
        {
          Namespace: METRIC_NAMESPACE,
          Dimensions: [Object.keys(dimensions)],
          Metrics: Object.keys(values).map((Name) => ({ Name, Unit: UNITS[Name] })),
        },
      ],
    },
    ...dimensions,
    requestId: by.requestId,
    ...values,
  });
}

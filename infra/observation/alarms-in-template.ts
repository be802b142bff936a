import * as z from 'zod';

/** One metric that an alarm reads, by what it counts rather than by a generated name. */
export interface ReadMetric {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /**
   * The function, by its name; the contact flow, by its name without the deployment's; the queue or rule, by its logical id
   * without its hash; none for the deployment's own.
   */
  readonly of?: string;
  readonly statistic: string;
}

/** An alarm as it is deployed, told without generated names. */
export interface DeployedAlarm {
  /** The part of the deployment and the logical id in its stack, without its hash. */
  readonly name: string;
  readonly text: string;
  readonly comparison: string;
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: string;
  /** Of the metrics' ids; the one metric itself when absent. */
  readonly expression?: string;
  readonly metrics: readonly ReadMetric[];
}

const HASH = /[0-9A-F]{8}$/;

const dimension = z.object({ Name: z.string(), Value: z.unknown() });
/** Names in Connect begin with the deployment's, which has no space in it. */
const flowName = z.string().transform((name) => name.replace(/^\S+ /, ''));
const simple = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(dimension).default([]),
});
const compared = z.object({
  AlarmDescription: z.string(),
  ComparisonOperator: z.string(),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number().optional(),
  TreatMissingData: z.string(),
});
const ofOneMetric = simple.extend({
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: z.number(),
});
const ofExpression = z.object({
  Metrics: z.array(
    z.object({
      Id: z.string(),
      Expression: z.string().optional(),
      MetricStat: z.object({ Metric: simple, Stat: z.string(), Period: z.number() }).optional(),
    }),
  ),
});
const resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const template = z.object({ Resources: z.record(z.string(), resource) });
const reference = z.object({ Ref: z.string() });
const attribute = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const environment = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });

type Resources = z.output<typeof template>['Resources'];

/**
 * The alarms of a stack's template, in its order.
 * @param part what follows the deployment's name in the stack's.
 * @throws z.ZodError when an alarm is of a shape that nobody here uses.
 */
export function alarmsInTemplate(part: string, given: unknown): readonly DeployedAlarm[] {
  const { Resources } = template.parse(given);
  return Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
    Type === 'AWS::CloudWatch::Alarm' ? [alarmFrom(`${part} ${id.replace(HASH, '')}`, Properties, Resources)] : [],
  );
}

function alarmFrom(name: string, properties: unknown, resources: Resources): DeployedAlarm {
  const { AlarmDescription: text, ...how } = compared.parse(properties);
  return {
    name,
    text,
    comparison: how.ComparisonOperator,
    threshold: how.Threshold,
    evaluationPeriods: how.EvaluationPeriods,
    datapointsToAlarm: how.DatapointsToAlarm ?? how.EvaluationPeriods,
    missingData: how.TreatMissingData,
    ...watchedBy(properties, resources),
  };
}

function watchedBy(
  properties: unknown,
  resources: Resources,
): Pick<DeployedAlarm, 'expression' | 'metrics' | 'periodSeconds'> {
  const several = ofExpression.safeParse(properties);
  if (!several.success) {
    const one = ofOneMetric.parse(properties);
    const statistic = one.Statistic ?? one.ExtendedStatistic ?? 'Average';
    return { periodSeconds: one.Period, metrics: [metricFrom('m', one, statistic, resources)] };
  }
  const { Metrics } = several.data;
  const stats = Metrics.flatMap(({ Id, MetricStat }) => (MetricStat === undefined ? [] : [{ Id, ...MetricStat }]));
  const [expression] = Metrics.flatMap(({ Expression }) => Expression ?? []);
  return {
    periodSeconds: Math.max(...stats.map(({ Period }) => Period)),
    ...(expression !== undefined && { expression }),
    metrics: stats.map(({ Id, Metric, Stat }) => metricFrom(Id, Metric, Stat, resources)),
  };
}

function metricFrom(
  id: string,
  { Namespace: namespace, MetricName: name, Dimensions }: z.output<typeof simple>,
  statistic: string,
  resources: Resources,
): ReadMetric {
  const flow = Dimensions.find(({ Name }) => Name === 'ContactFlowName');
  const named = Dimensions.flatMap(({ Value }) => namedBy(Value, resources) ?? []);
  const of = flow === undefined ? named[0] : flowName.parse(flow.Value);
  return { id, namespace, name, ...(of !== undefined && { of }), statistic };
}

function namedBy(value: unknown, resources: Resources): string | undefined {
  const id = reference.safeParse(value).data?.Ref ?? attribute.safeParse(value).data?.['Fn::GetAtt'][0];
  if (id === undefined) return undefined;
  const { Type, Properties = {} } = resources[id] ?? {};
  if (Type === 'AWS::Lambda::EventSourceMapping') return namedBy(Properties['FunctionName'], resources);
  const variables = environment.safeParse(Properties).data?.Environment.Variables;
  return String(variables?.['POWERTOOLS_SERVICE_NAME'] ?? id.replace(HASH, ''));
}

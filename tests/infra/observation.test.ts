import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DEPLOYMENT_METRICS, TIER_METRICS } from '../../shared/runtime/metric-names.ts';
import { aDeployment, EXAMPLE_SETTINGS, printed, resourcesOf, theResource } from './a-deployment.ts';

const deployment = aDeployment();
const { observation } = deployment;

const stat = z.object({
  Stat: z.string(),
  Period: z.number(),
  Metric: z.object({ MetricName: z.string(), Namespace: z.literal('Tierline') }),
});
const query = z.object({ Id: z.string(), Expression: z.string().optional(), MetricStat: stat.optional() });
const alarm = z.object({
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()),
  ComparisonOperator: z.string(),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.string(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).optional(),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: z.number().optional(),
  Metrics: z.array(query).optional(),
});

type Alarm = z.output<typeof alarm>;

/** What is compared, of how long, how often in a row, as one line. */
function inWords({ Metrics = [], ...one }: Alarm): string {
  const [expression] = Metrics.flatMap(({ Expression }) => Expression ?? []);
  const single = `${one.Statistic ?? one.ExtendedStatistic} ${one.MetricName}`;
  const period = one.Period ?? Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? [])[0];
  const operator = one.ComparisonOperator === 'LessThanThreshold' ? '<' : '>=';
  return `${expression ?? single} ${operator} ${one.Threshold} in ${one.EvaluationPeriods} x ${period} s, silence is ${one.TreatMissingData}`;
}

const alarms = resourcesOf(observation, 'AWS::CloudWatch::Alarm').map(({ Properties }) => alarm.parse(Properties));

describe('alarms on calls', () => {
  it('ring on these', () => {
    expect(alarms.map(inWords)).toEqual([
      'IF(due > 0 AND free > 0 AND started == 0, 1, 0) >= 1 in 5 x 60 s, silence is notBreaching',
      'IF(throttled * 4 >= started, throttled, 0) >= 10 in 1 x 900 s, silence is notBreaching',
      'SampleCount CallsInAir < 1 in 3 x 300 s, silence is breaching',
      'p90 EventLagSeconds >= 120 in 3 x 300 s, silence is notBreaching',
      'Sum LeasesOver >= 5 in 1 x 900 s, silence is notBreaching',
      'Sum UnknownFates >= 3 in 1 x 3600 s, silence is notBreaching',
      'IF(reached >= 100, 100 * abandoned / reached, 0) >= 3.01 in 1 x 86400 s, silence is notBreaching',
      'Sum WorkFailed >= 1 in 10 x 60 s, silence is notBreaching',
    ]);
  });

  it('ring the one bell', () => {
    for (const { AlarmActions } of alarms) expect(AlarmActions.map(printed)).toEqual(['<Bell>']);
  });

  it('count what the functions of this deployment print, and of no other', () => {
    const known = new Set([...Object.keys(DEPLOYMENT_METRICS), ...Object.keys(TIER_METRICS)]);
    const read = alarms.flatMap(({ MetricName, Metrics = [] }) =>
      [MetricName, ...Metrics.map(({ MetricStat }) => MetricStat?.Metric.MetricName)].filter(
        (name) => name !== undefined,
      ),
    );

    expect(read.filter((name) => !known.has(name))).toEqual([]);
    for (const { Dimensions } of alarms.filter(({ MetricName }) => MetricName !== undefined)) {
      expect(Dimensions).toEqual([{ Name: 'deployment', Value: 'tierline' }]);
    }
  });
});

describe('the budget', () => {
  it('counts what carries the deployment in its tag, and tells the administrator before and when it is spent', () => {
    const { Budget, NotificationsWithSubscribers } = z
      .object({ Budget: z.unknown(), NotificationsWithSubscribers: z.array(z.unknown()) })
      .parse(theResource(observation, 'AWS::Budgets::Budget').Properties);

    expect(Budget).toEqual({
      BudgetName: 'tierline-us-east-1',
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: 100, Unit: 'USD' },
      CostFilters: { TagKeyValue: ['user:deployment$tierline'] },
    });
    expect(NotificationsWithSubscribers).toEqual(
      [
        ['ACTUAL', 80],
        ['ACTUAL', 100],
        ['FORECASTED', 100],
      ].map(([NotificationType, Threshold]) => ({
        Notification: {
          NotificationType,
          Threshold,
          ComparisonOperator: 'GREATER_THAN',
          ThresholdType: 'PERCENTAGE',
        },
        Subscribers: [{ SubscriptionType: 'EMAIL', Address: EXAMPLE_SETTINGS.administratorEmail }],
      })),
    );
  });
});

const shownMetric = z.array(z.unknown());
const widget = z.object({
  type: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  properties: z.object({
    title: z.string().optional(),
    markdown: z.string().optional(),
    metrics: z.array(shownMetric).optional(),
    alarms: z.array(z.string()).optional(),
    annotations: z.object({ horizontal: z.array(z.object({ value: z.number(), label: z.string() })) }).optional(),
  }),
});

function widgets() {
  const { DashboardBody } = theResource(observation, 'AWS::CloudWatch::Dashboard').Properties;
  return z.object({ widgets: z.array(widget) }).parse(JSON.parse(printed(DashboardBody))).widgets;
}

describe('the dashboard', () => {
  const all = widgets();
  const texts = all.flatMap(({ y, properties: { markdown } }) => (markdown === undefined ? [] : [{ y, markdown }]));
  const shown = all.flatMap(({ properties: { metrics = [] } }) => metrics);

  it('tells people first and the machine below, each with its words', () => {
    expect(texts.map(({ markdown }) => markdown.split('\n')[0])).toEqual([
      '# People',
      '## Why nobody is called',
      '# Machine',
      '## Cost',
    ]);
    expect(texts.map(({ y }) => y)).toEqual(texts.map(({ y }) => y).toSorted((one, other) => one - other));
  });

  it('shows every metric that the functions print', () => {
    const names = new Set(shown.flatMap(([namespace, name]) => (namespace === 'Tierline' ? [name] : [])));

    expect(
      [...Object.keys(DEPLOYMENT_METRICS), ...Object.keys(TIER_METRICS)].filter((name) => !names.has(name)),
    ).toEqual([]);
  });

  it('shows what came of calls for each tier by its name', () => {
    const sold = all.find(({ properties: { title } }) => title === 'Sold')?.properties.metrics;

    expect(sold?.map((metric) => metric.slice(0, 6))).toEqual(
      EXAMPLE_SETTINGS.tiers.map(({ number }) => ['Tierline', 'Sold', 'deployment', 'tierline', 'tier', `${number}`]),
    );
    expect(sold?.map((metric) => metric.at(-1))).toEqual(
      EXAMPLE_SETTINGS.tiers.map(({ number, name }) => expect.objectContaining({ label: `${number} ${name}` })),
    );
  });

  it('draws the legal limit where abandoned calls are shown', () => {
    const abandoned = all.find(({ properties: { title } }) => title?.startsWith('Abandoned'));

    expect(abandoned?.properties.annotations?.horizontal).toEqual([{ value: 3, label: 'limit' }]);
  });

  it('shows errors of every function, and the state of every alarm', () => {
    const stacks = Object.values(deployment);
    const functions = stacks.flatMap((stack) => resourcesOf(stack, 'AWS::Lambda::Function'));
    const errors = all.find(({ properties: { title } }) => title === 'Errors of functions');
    const status = all.flatMap(({ properties: { alarms: listed = [] } }) => listed);
    const every = stacks.flatMap((stack) => resourcesOf(stack, 'AWS::CloudWatch::Alarm'));

    expect(errors?.properties.metrics).toHaveLength(functions.length);
    expect(new Set(status).size).toBe(every.length);
  });

  it('holds on to no other stack, so that none is kept from changing', () => {
    expect(JSON.stringify(Template.fromStack(observation).toJSON())).not.toContain('Fn::ImportValue');
  });
});

describe('what is measured', () => {
  it('is 39 metrics for three tiers, as decision 29 says what they cost', () => {
    const tiers = 3;

    expect(Object.keys(DEPLOYMENT_METRICS).length + tiers * Object.keys(TIER_METRICS).length).toBe(39);
  });
});

import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { TierlineFunction } from '../constructs/tierline-function.ts';
import type { OwnMetrics, Statistic } from './own-metrics.ts';

const FIVE_MINUTES = Duration.minutes(5);
const HOUR = Duration.hours(1);
const WIDTH = 24;
const EACH = WIDTH / 3;

export interface MachineWidgetsInput {
  readonly own: OwnMetrics;
  readonly functions: readonly ShownFunction[];
  readonly streamReaders: readonly ShownFunction[];
  /** Messages that wait to be looked at, by what they are. */
  readonly deadLetters: readonly IMetric[];
  readonly tableName: string;
  readonly alarms: readonly IAlarm[];
}

export interface ShownFunction {
  readonly name: string;
  readonly lambda: TierlineFunction['lambda'];
}

const MACHINE = `# Machine
What an engineer looks at. Each alarm's text names its section of \`docs/runbook.md\`; nothing here needs haste but opt-outs.

**Errors** and **throttles** of functions should be 0. **Dead letters** keep what could not be processed until somebody replays it: \`npm run dead-letters -- list\`. **Event lag** is how long after a call's end its event came; **age of records** how long contact records and changes of the table waited. One call's whole story: look for its contact id or lead id in the logs; every line about it names both.`;

const COST = `## Cost
What is paid for beside the telephone: invocations and their seconds, requests to the table, lines of logs. The month's bill and its budget stand in [Billing](https://console.aws.amazon.com/billing/home#/budgets); \`npm run cost\` estimates it.`;

/** What an engineer looks at: errors, dead letters, lag, throttles, and what costs. */
export function machineWidgets(input: MachineWidgetsInput): readonly (readonly IWidget[])[] {
  const { own, functions, streamReaders, deadLetters, tableName, alarms } = input;
  const ofFunctions = (metricName: string, statistic: Statistic, period = FIVE_MINUTES) =>
    functions.map(({ name, lambda }) => lambda.metric(metricName, { statistic, period, label: name }));
  return [
    [new TextWidget({ markdown: MACHINE, width: WIDTH, height: 4 })],
    [new AlarmStatusWidget({ title: 'Alarms', width: WIDTH, height: 6, alarms: [...alarms] })],
    [
      graph('Errors of functions', ofFunctions('Errors', 'Sum')),
      graph('Throttles of functions', ofFunctions('Throttles', 'Sum')),
      graph('Dead letters and rejected input', deadLetters),
    ],
    [
      graph('Event lag, seconds', [
        own.of('EventLagSeconds', 'p90', FIVE_MINUTES, 'nine in ten'),
        own.of('EventLagSeconds', 'Maximum', FIVE_MINUTES, 'latest'),
      ]),
      graph(
        'Age of records, milliseconds',
        streamReaders.map(({ name, lambda }) =>
          lambda.metric('IteratorAge', { statistic: 'Maximum', period: FIVE_MINUTES, label: name }),
        ),
      ),
      graph('Starts that Connect did not take, and fates', [
        own.of('StartsThrottled', 'Sum', FIVE_MINUTES, 'too fast'),
        own.of('StartsRefused', 'Sum', FIVE_MINUTES, 'refused for good'),
        own.of('StartsUnknown', 'Sum', FIVE_MINUTES, 'no answer'),
        own.of('LeasesOver', 'Sum', FIVE_MINUTES, 'end not told'),
        own.of('UnknownFates', 'Sum', FIVE_MINUTES, 'fate unknown'),
      ]),
    ],
    [
      graph('Opt-outs, reviews, work that failed', [
        own.of('OptOuts', 'Sum', FIVE_MINUTES, 'opted out'),
        own.of('OptOutsFailed', 'Sum', FIVE_MINUTES, 'opt-outs failed'),
        own.of('ReviewsOpened', 'Sum', FIVE_MINUTES, 'leads for a person to look at'),
        own.of('WorkFailed', 'Sum', FIVE_MINUTES, 'work failed'),
        own.of('InputRejected', 'Sum', FIVE_MINUTES, 'input not understood'),
        own.of('HeldBack', 'Sum', FIVE_MINUTES, 'calls moved to later'),
      ]),
      graph('Length of runs, longest, milliseconds', ofFunctions('Duration', 'Maximum')),
      graph(
        'The table throttles',
        tableMetrics(tableName, ['ReadThrottleEvents', 'WriteThrottleEvents'], FIVE_MINUTES),
      ),
    ],
    [
      new TextWidget({ markdown: COST, width: EACH, height: 6 }),
      graph('Invocations an hour', ofFunctions('Invocations', 'Sum', HOUR)),
      graph(
        'Capacity units of the table an hour',
        tableMetrics(tableName, ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'], HOUR),
      ),
    ],
  ];
}

function graph(title: string, left: readonly IMetric[]): GraphWidget {
  return new GraphWidget({ title, width: EACH, left: [...left], leftYAxis: { min: 0 } });
}

function tableMetrics(TableName: string, names: readonly string[], period: Duration): readonly Metric[] {
  return names.map(
    (metricName) =>
      new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap: { TableName }, statistic: 'Sum', period }),
  );
}

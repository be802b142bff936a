import { Duration } from 'aws-cdk-lib';
import {
  Color,
  GraphWidget,
  GraphWidgetView,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { ABANDONMENT_LIMIT_PERCENT } from '../../shared/domain/abandonment.ts';
import type { TierNumber } from '../../shared/domain/tier-number.ts';
import type { TierMetric } from '../../shared/runtime/metric-names.ts';
import { abandonmentPercent } from './abandonment.ts';
import type { OwnMetrics } from './own-metrics.ts';

const HOUR = Duration.hours(1);
const MINUTE = Duration.minutes(1);
const WIDTH = 24;

/** A tier as people know it. */
export interface ShownTier {
  readonly number: TierNumber;
  readonly name: string;
}

export interface SalesWidgetsInput {
  readonly own: OwnMetrics;
  readonly tiers: readonly ShownTier[];
  /** Logs of the functions that move calls to later moments. */
  readonly logGroupNames: readonly string[];
}

const PEOPLE = `# People
What customers and sales people notice. Every figure counts calls; a bar is an hour.

**Calls** were placed. **Reached**: a person answered. **Handed over**: interested people whom selling calls next. **Sold**: orders that an agent took. **Callbacks kept**: the first call after an agreed moment came in time. These are the figures of \`npm run reports\`, a minute later.

**Abandoned**: somebody answered, and no agent was there within two seconds. The red line is the limit of the United States, ${ABANDONMENT_LIMIT_PERCENT} % of the answered calls; the line counts the last 24 hours and stays at 0 below a hundred answered calls. The law counts each campaign by itself, and so does \`npm run reports -- campaign\`.`;

const WHY = `## Why nobody is called
**People free** and **callable leads left**: when both are above 0 and **started** is 0, something is wrong, and an alarm rings after five minutes. When no people are free, sign in more. When no leads are left, none may be called at this hour: the table tells which rules moved calls to a later moment.

For one campaign, or one lead: \`npm run rules -- explain --campaign NAME\`.`;

/** What a sales manager looks at: what came of the calls, by tier, and why nobody is called. */
export function salesWidgets({ own, tiers, logGroupNames }: SalesWidgetsInput): readonly (readonly IWidget[])[] {
  const ofTiers = (metric: TierMetric) =>
    tiers.map(({ number, name }) => own.ofTier(metric, number, HOUR, `${number} ${name}`));
  const each = Math.floor(WIDTH / 3);
  const bars = (title: string, metric: TierMetric) => barGraph(title, ofTiers(metric), each);
  return [
    [new TextWidget({ markdown: PEOPLE, width: WIDTH, height: 6 })],
    [bars('Calls', 'Calls'), bars('Reached', 'Reached'), bars('Handed over to selling', 'HandedOver')],
    [
      bars('Sold', 'Sold'),
      barGraph(
        'Callbacks',
        tiers.flatMap(({ number, name }) => [
          own.ofTier('CallbacksKept', number, HOUR, `${number} ${name}: kept`),
          own.ofTier('CallbacksLate', number, HOUR, `${number} ${name}: late`),
        ]),
        each,
      ),
      abandonmentGraph(own, each),
    ],
    [
      new TextWidget({ markdown: WHY, width: each, height: 6 }),
      new GraphWidget({
        title: 'People free, calls in the air, callable leads left, calls started',
        width: each,
        left: [
          own.of('PeopleFree', 'Average', MINUTE, 'people free'),
          own.of('CallsInAir', 'Average', MINUTE, 'calls in the air'),
          own.of('LeadsDue', 'Maximum', MINUTE, 'callable leads left'),
          own.of('CallsStarted', 'Sum', MINUTE, 'started'),
        ],
        leftYAxis: { min: 0 },
      }),
      new LogQueryWidget({
        title: 'Calls moved to a later moment, by the rule that moved them',
        width: WIDTH - 2 * each,
        view: LogQueryVisualizationType.TABLE,
        logGroupNames: [...logGroupNames],
        queryLines: ['filter message = "call-held-back"', 'stats count(*) as calls by `by`', 'sort calls desc'],
      }),
    ],
  ];
}

function barGraph(title: string, left: readonly IMetric[], width: number): GraphWidget {
  return new GraphWidget({ title, width, view: GraphWidgetView.BAR, left: [...left], leftYAxis: { min: 0 } });
}

function abandonmentGraph(own: OwnMetrics, width: number): GraphWidget {
  const limit = { value: ABANDONMENT_LIMIT_PERCENT, label: 'limit', color: Color.RED };
  return new GraphWidget({
    title: 'Abandoned, % of the calls answered in 24 hours',
    width,
    left: [abandonmentPercent(own)],
    leftAnnotations: [limit],
    leftYAxis: { min: 0, max: 10 },
  });
}

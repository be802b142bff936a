import { CrossStackReferences, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { RejectedInputQueue } from '../constructs/rejected-input-queue.ts';
import { TierlineFunction } from '../constructs/tierline-function.ts';
import { ringForCalls } from '../observation/call-alarms.ts';
import { machineWidgets } from '../observation/machine-widgets.ts';
import { addMonthlyBudget, type MonthlyBudgetProps } from '../observation/monthly-budget.ts';
import { OwnMetrics } from '../observation/own-metrics.ts';
import { type ShownTier, salesWidgets } from '../observation/sales-widgets.ts';

export interface ObservationStackProps extends StackProps, MonthlyBudgetProps {
  readonly tiers: readonly ShownTier[];
  readonly tableName: string;
  /** All other stacks of the deployment: their functions, queues and alarms are shown. */
  readonly observed: readonly Stack[];
  readonly bell: ITopic;
}

/** Functions that are told of a stream, and may lag behind it. */
const STREAM_READERS: ReadonlySet<string> = new Set(['record-contact-record', 'count-results', 'publish-events']);

/** Functions that move calls to later moments. */
const PLANNERS: ReadonlySet<string> = new Set(['dial-due-leads', 'record-contact-event', 'record-disposition']);

/**
 * What people look at and what rings beside the alarms of single parts. Nothing depends on it, and it holds on to nothing:
 * a function that another version renames or leaves out is shown no more, and stands in no upgrade's way.
 */
export class ObservationStack extends Stack {
  constructor(scope: Construct, id: string, props: ObservationStackProps) {
    super(scope, id, props);
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    const own = new OwnMetrics(props.deploymentName);
    ringForCalls(this, own, props.bell);
    addMonthlyBudget(this, props);
    this.#addDashboard(own, props);
  }

  #addDashboard(own: OwnMetrics, { tiers, tableName, observed }: ObservationStackProps): void {
    const parts = [...observed, this].flatMap((stack) => stack.node.findAll());
    const functions = parts.filter((part) => part instanceof TierlineFunction);
    const deadLetters = parts.filter((part) => part instanceof DeadLetterQueue || part instanceof RejectedInputQueue);
    const planners = functions.filter(({ name }) => PLANNERS.has(name));
    const sales = salesWidgets({
      own,
      tiers,
      logGroupNames: planners.map(({ lambda }) => lambda.logGroup.logGroupName),
    });
    const machine = machineWidgets({
      own,
      functions,
      streamReaders: functions.filter(({ name }) => STREAM_READERS.has(name)),
      deadLetters: deadLetters.map(({ node, waiting }) =>
        waiting.with({ label: node.path.split('/').slice(1).join(' ') }),
      ),
      tableName,
      alarms: parts.filter((part) => part instanceof Alarm),
    });
    const dashboard = new Dashboard(this, 'Dashboard', { dashboardName: this.stackName });
    for (const row of [...sales, ...machine]) dashboard.addWidgets(...row);
  }
}

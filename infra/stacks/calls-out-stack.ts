import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { BELL_PERIOD, ringOnFirst, ringOnSilence } from '../constructs/alarm-bell.ts';
import type { ConnectInstance } from '../constructs/connect-instance.ts';
import { DeploymentStack, type DeploymentStackProps } from '../constructs/deployment-stack.ts';
import type { LeadsTable } from '../constructs/leads-table.ts';
import { QueueFedFunction } from '../constructs/queue-fed-function.ts';
import type { RejectedInputQueue } from '../constructs/rejected-input-queue.ts';
import { CALLS_COMPLETED, contactEventPattern } from '../contact-event-pattern.ts';

export interface CallsOutStackProps extends DeploymentStackProps {
  readonly deploymentName: string;
  readonly leads: LeadsTable;
  readonly connect: ConnectInstance;
  readonly rejectedInput: RejectedInputQueue;
  readonly limits: { readonly startsPerSecond: number; readonly startBurst: number; readonly callsInAir: number };
  readonly bell: ITopic;
}

const TICK = Duration.minutes(1);

/** The dialler and what starts it. One message group, the Connect instance, means one run at a time. */
export class CallsOutStack extends DeploymentStack {
  readonly dialler: QueueFedFunction<'dial-due-leads'>;

  constructor(scope: Construct, id: string, props: CallsOutStackProps) {
    super(scope, id, props);
    this.dialler = this.#dialDueLeads(props);
    this.#tickEachMinute(props.connect.id);
    this.#wakeWhenCapacityIsFreed(props);
  }

  #dialDueLeads({ deploymentName, leads, connect, rejectedInput, limits, bell }: CallsOutStackProps) {
    const dialler = new QueueFedFunction(this, 'DialDueLeads', {
      name: 'dial-due-leads',
      settings: {
        tableName: leads.tableName,
        connectInstanceId: connect.id,
        deploymentName,
        startsPerSecond: String(limits.startsPerSecond),
        startBurst: String(limits.startBurst),
        callsInAir: String(limits.callsInAir),
        rejectedInputUrl: rejectedInput.url,
      },
      timeout: Duration.seconds(60),
      queue: { fifo: true, retention: Duration.minutes(3), tries: 2 },
      impactWhenItFails:
        'Nobody is called, or fewer than are due. No lead is lost: those who are due wait. Runbook: docs/runbook.md#the-dialler',
      bell,
    });
    leads.grantDial(dialler.function);
    connect.grantStartCalls(dialler.function);
    connect.grantCountPeople(dialler.function);
    connect.grantLookForAgents(dialler.function);
    connect.grantDescribeContacts(dialler.function);
    connect.grantStopCalls(dialler.function);
    rejectedInput.grantKeep(dialler.function);
    ringOnSilence(
      this,
      'NoRun',
      {
        metric: dialler.function.lambda.metricInvocations({ period: TICK }),
        periods: 3,
        impact:
          'Nobody is called: the dialler has not run for three minutes. Look at the schedule and its queue. Runbook: docs/runbook.md#the-dialler',
      },
      bell,
    );
    return dialler;
  }

  /** The tick names its minute, because the queue takes equal messages within five minutes for one. */
  #tickEachMinute(messageGroupId: string): void {
    new Schedule(this, 'EachMinute', {
      description: `${this.stackName}: the dialler's tick`,
      schedule: ScheduleExpression.rate(TICK),
      scheduleGroup: new ScheduleGroup(this, 'Schedules', { removalPolicy: RemovalPolicy.DESTROY }),
      target: new SqsSendMessage(this.dialler.queue, {
        messageGroupId,
        input: ScheduleTargetInput.fromObject({ kind: 'tick', scheduledAt: ContextAttribute.scheduledTime }),
        maxEventAge: TICK,
        retryAttempts: 3,
      }),
    });
  }

  /** The event itself is the message: its id makes a repeated delivery equal to the first. */
  #wakeWhenCapacityIsFreed({ connect, bell }: CallsOutStackProps): void {
    const freed = new Rule(this, 'CapacityFreed', {
      description: `${this.stackName}: a line and its agent are free again`,
      eventPattern: contactEventPattern(connect.id, CALLS_COMPLETED),
      targets: [new SqsQueue(this.dialler.queue, { messageGroupId: connect.id, maxEventAge: TICK, retryAttempts: 3 })],
    });
    const undelivered = new Metric({
      namespace: 'AWS/Events',
      metricName: 'FailedInvocations',
      dimensionsMap: { RuleName: freed.ruleName },
      statistic: 'Sum',
      period: BELL_PERIOD,
    });
    const impact =
      'The dialler is not told when people become free: they wait up to a minute longer for their next call. Runbook: docs/runbook.md#the-dialler';
    ringOnFirst(this, 'CapacityFreedUndelivered', undelivered, impact, bell);
  }
}

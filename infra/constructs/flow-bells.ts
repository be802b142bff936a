import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { BELL_PERIOD, ringFrom, ringOnFirst } from './alarm-bell.ts';

/** Whom a flow speaks to. */
export type FlowListener = 'customers' | 'agents';

export interface WatchedFlow {
  readonly instanceId: string;
  /** As Connect has it. */
  readonly name: string;
  readonly listener: FlowListener;
}

/** An agent may close a guide in the middle of a step; when this many steps fail it is no chance. */
const FAILED_STEPS = 5;
const QUARTER_HOUR = Duration.minutes(15);

const IMPACTS: Readonly<Record<FlowListener, { readonly errors: string; readonly fatal: string }>> = {
  customers: {
    errors:
      'A step of a flow failed while a customer was on the line: a wish to be called never again may not be stored, and a caller may be served as a stranger. Runbook: docs/runbook.md#contact-flows',
    fatal:
      'Connect could not run a flow: customers who answered, or who call, are cut off without a word. Runbook: docs/runbook.md#contact-flows',
  },
  agents: {
    errors:
      'Steps of the guide keep failing: agents see no brief, or their forms are not stored and the leads end in review. Runbook: docs/runbook.md#contact-flows',
    fatal:
      'Connect could not run a guide: an agent has no brief and no form, and the lead of the call ends in review. Runbook: docs/runbook.md#contact-flows',
  },
};

/**
 * Rings when a flow or module took the error branch of a step, and when Connect could not run it. A function that Connect
 * may no longer invoke is told by nothing else: it is never started, so it fails of nothing.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/monitoring-cloudwatch.html
 */
export function ringOnFailedFlow(scope: Construct, id: string, flow: WatchedFlow, bell: ITopic): void {
  const { errors, fatal } = IMPACTS[flow.listener];
  if (flow.listener === 'customers') {
    ringOnFirst(scope, `${id}Errors`, metricOf('ContactFlowErrors', flow, BELL_PERIOD), errors, bell);
  } else {
    const failed = metricOf('ContactFlowErrors', flow, QUARTER_HOUR);
    ringFrom(scope, `${id}Errors`, { metric: failed, from: FAILED_STEPS, periods: 1, impact: errors }, bell);
  }
  ringOnFirst(scope, `${id}FatalErrors`, metricOf('ContactFlowFatalErrors', flow, BELL_PERIOD), fatal, bell);
}

function metricOf(metricName: string, { instanceId, name }: WatchedFlow, period: Duration): Metric {
  return new Metric({
    namespace: 'AWS/Connect',
    metricName,
    dimensionsMap: { InstanceId: instanceId, MetricGroup: 'ContactFlow', ContactFlowName: name },
    statistic: 'Sum',
    period,
  });
}

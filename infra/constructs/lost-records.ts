import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { BELL_PERIOD, ringOnFirst } from './alarm-bell.ts';

/** Rings as soon as an event source has put a record of its stream aside, or has lost one. */
export function ringOnLostRecords(scope: Construct, eventSourceMappingId: string, impact: string, bell: ITopic): void {
  for (const metricName of ['OnFailureDestinationDeliveredEventCount', 'DroppedEventCount']) {
    const metric = new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      dimensionsMap: { EventSourceMappingUUID: eventSourceMappingId },
      statistic: 'Sum',
      period: BELL_PERIOD,
    });
    ringOnFirst(scope, metricName, metric, impact, bell);
  }
}

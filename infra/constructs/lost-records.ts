import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { BELL_PERIOD, ringFrom, ringOnFirst } from './alarm-bell.ts';
import type { TierlineFunction } from './tierline-function.ts';

/** A batch may fail and come again for some minutes; what is older waits for something else. */
const LATE = Duration.minutes(15);
const LATE_PERIOD = Duration.minutes(5);

/**
 * Rings as soon as the event source that feeds the function has put a record of its stream aside, or has lost one, and when
 * records wait for it a quarter of an hour and longer.
 */
export function ringOnLostRecords(
  reader: TierlineFunction,
  eventSourceMappingId: string,
  impact: string,
  bell: ITopic,
): void {
  for (const metricName of ['OnFailureDestinationDeliveredEventCount', 'DroppedEventCount']) {
    const metric = new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      dimensionsMap: { EventSourceMappingUUID: eventSourceMappingId },
      statistic: 'Sum',
      period: BELL_PERIOD,
    });
    ringOnFirst(reader, metricName, metric, impact, bell);
  }
  const age = reader.lambda.metric('IteratorAge', { statistic: 'Maximum', period: LATE_PERIOD });
  ringFrom(reader, 'RecordsLate', { metric: age, from: LATE.toMilliseconds(), periods: 3, impact }, bell);
}

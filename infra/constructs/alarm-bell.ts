import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** How long the metrics that ring a bell are added up. */
export const BELL_PERIOD = Duration.minutes(1);

/** Rings as soon as the metric counts one; `impact` is what the person who is woken reads. */
export function ringOnFirst(scope: Construct, id: string, metric: IMetric, impact: string, bell: ITopic): Alarm {
  return ringFrom(scope, id, { metric, from: 1, periods: 1, impact }, bell);
}

export interface RisingBell {
  readonly metric: IMetric;
  /** The first value that is too much. */
  readonly from: number;
  /** For how many periods in a row it has to be. */
  readonly periods: number;
  readonly impact: string;
}

/** Rings when the metric was too much in every one of the last periods. A period in which nothing is told is a quiet one. */
export function ringFrom(
  scope: Construct,
  id: string,
  { metric, from, periods, impact }: RisingBell,
  bell: ITopic,
): Alarm {
  return ring(scope, id, bell, {
    metric,
    alarmDescription: impact,
    threshold: from,
    evaluationPeriods: periods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

/** Rings when nothing at all was counted for so many periods in a row. */
export function ringOnSilence(
  scope: Construct,
  id: string,
  { metric, periods, impact }: { readonly metric: IMetric; readonly periods: number; readonly impact: string },
  bell: ITopic,
): Alarm {
  return ring(scope, id, bell, {
    metric,
    alarmDescription: impact,
    threshold: 1,
    evaluationPeriods: periods,
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.BREACHING,
  });
}

function ring(scope: Construct, id: string, bell: ITopic, props: ConstructorParameters<typeof Alarm>[2]): Alarm {
  const alarm = new Alarm(scope, id, props);
  alarm.addAlarmAction(new SnsAction(bell));
  return alarm;
}

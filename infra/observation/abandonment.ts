import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { ENOUGH_ANSWERED } from '../../shared/domain/abandonment.ts';
import type { OwnMetrics } from './own-metrics.ts';

const WINDOW = Duration.hours(24);

/** Percent of the calls answered in the last 24 hours that were abandoned; nothing while too few were answered. */
export function abandonmentPercent(own: OwnMetrics): MathExpression {
  return new MathExpression({
    label: 'abandoned, % of answered calls',
    expression: `IF(reached >= ${ENOUGH_ANSWERED}, 100 * abandoned / reached, 0)`,
    usingMetrics: {
      reached: own.of('Reached', 'Sum', WINDOW),
      abandoned: own.of('Abandoned', 'Sum', WINDOW),
    },
    period: WINDOW,
  });
}

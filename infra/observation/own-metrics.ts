import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TierNumber } from '../../shared/domain/tier-number.ts';
import {
  type DeploymentMetric,
  METRIC_DIMENSIONS,
  METRIC_NAMESPACE,
  type TierMetric,
} from '../../shared/runtime/metric-names.ts';

/** How the values of a period become one; `SampleCount` is how many there were. */
export type Statistic = 'Sum' | 'Minimum' | 'Maximum' | 'Average' | 'SampleCount' | 'p90';

/** The metrics that the functions of one deployment print. */
export class OwnMetrics {
  readonly #deployment: string;

  constructor(deployment: string) {
    this.#deployment = deployment;
  }

  of(metricName: DeploymentMetric, statistic: Statistic, period: Duration, label?: string): Metric {
    return this.#metric(metricName, {}, { statistic, period, ...(label !== undefined && { label }) });
  }

  ofTier(metricName: TierMetric, tier: TierNumber, period: Duration, label: string): Metric {
    return this.#metric(metricName, { [METRIC_DIMENSIONS.tier]: String(tier) }, { statistic: 'Sum', period, label });
  }

  #metric(
    metricName: string,
    dimensions: Readonly<Record<string, string>>,
    how: { readonly statistic: Statistic; readonly period: Duration; readonly label?: string },
  ): Metric {
    return new Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      dimensionsMap: { [METRIC_DIMENSIONS.deployment]: this.#deployment, ...dimensions },
      ...how,
    });
  }
}

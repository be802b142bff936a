import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { ABANDONMENT_LIMIT_PERCENT } from '../../shared/domain/abandonment.ts';
import { ringFrom, ringOnSilence } from '../constructs/alarm-bell.ts';
import { abandonmentPercent } from './abandonment.ts';
import type { OwnMetrics } from './own-metrics.ts';

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);
const QUARTER_HOUR = Duration.minutes(15);
const HOUR = Duration.hours(1);

/** Rings for what functions get through without an error, and customers, agents or the law do not. */
export function ringForCalls(scope: Construct, own: OwnMetrics, bell: ITopic): void {
  ringWhenNothingIsDialled(scope, own, bell);
  ringWhenCallsAreLost(scope, own, bell);
  ringWhenPeopleAreAbandoned(scope, own, bell);
  ringWhenWorkKeepsFailing(scope, own, bell);
}

function ringWhenNothingIsDialled(scope: Construct, own: OwnMetrics, bell: ITopic): void {
  const idle = new MathExpression({
    label: 'callable leads wait, people are free, and no call is started',
    expression: 'IF(due > 0 AND free > 0 AND started == 0, 1, 0)',
    usingMetrics: {
      due: own.of('LeadsDue', 'Minimum', MINUTE),
      free: own.of('PeopleFree', 'Minimum', MINUTE),
      started: own.of('CallsStarted', 'Sum', MINUTE),
    },
    period: MINUTE,
  });
  const impact =
    'Nobody is called although leads are due and people are free: the sales people wait. Runbook: docs/runbook.md#nothing-is-dialled';
  ringFrom(scope, 'NothingDialled', { metric: idle, from: 1, periods: 5, impact }, bell);

  const throttled = new MathExpression({
    label: 'starts that Connect refused as too fast, where they are a fifth of all or more',
    expression: 'IF(throttled * 4 >= started, throttled, 0)',
    usingMetrics: {
      throttled: own.of('StartsThrottled', 'Sum', QUARTER_HOUR),
      started: own.of('CallsStarted', 'Sum', QUARTER_HOUR),
    },
    period: QUARTER_HOUR,
  });
  const slow =
    'Connect refuses starts as too fast: fewer people are called than the sales people could talk to. No lead loses an attempt. Runbook: docs/runbook.md#throttled-starts';
  ringFrom(scope, 'StartsThrottled', { metric: throttled, from: 10, periods: 1, impact: slow }, bell);

  const blind =
    'The dialler prints no metrics: every alarm that counts calls is blind, and a fault would hurt customers or agents unseen. Runbook: docs/runbook.md#blind-alarms';
  ringOnSilence(
    scope,
    'Blind',
    { metric: own.of('CallsInAir', 'SampleCount', FIVE_MINUTES), periods: 3, impact: blind },
    bell,
  );
}

function ringWhenCallsAreLost(scope: Construct, own: OwnMetrics, bell: ITopic): void {
  const late =
    'Connect tells the ends of calls minutes late: people who have hung up seem busy, and the sales people wait for their next call. Runbook: docs/runbook.md#event-lag';
  const lag = own.of('EventLagSeconds', 'p90', FIVE_MINUTES);
  ringFrom(scope, 'EventsLate', { metric: lag, from: 120, periods: 3, impact: late }, bell);

  const untold =
    'The ends of calls are not told: each of them keeps a line and an agent occupied until its lease ends, so that the sales people wait. Runbook: docs/runbook.md#lease-ends';
  const over = own.of('LeasesOver', 'Sum', QUARTER_HOUR);
  ringFrom(scope, 'LeasesOver', { metric: over, from: 5, periods: 1, impact: untold }, bell);

  const unknown =
    'Calls were started of which nobody knows whether they rang: their leads rest for a day, and somebody may have picked up a silent call. Runbook: docs/runbook.md#unknown-fates';
  const fates = own.of('UnknownFates', 'Sum', HOUR);
  ringFrom(scope, 'UnknownFates', { metric: fates, from: 3, periods: 1, impact: unknown }, bell);
}

function ringWhenPeopleAreAbandoned(scope: Construct, own: OwnMetrics, bell: ITopic): void {
  const impact = `More than ${ABANDONMENT_LIMIT_PERCENT} % of the people who answered today met no agent: that bothers customers, and beyond the limit it breaks the law in many places. Runbook: docs/runbook.md#abandonment`;
  const justAbove = ABANDONMENT_LIMIT_PERCENT + 0.01;
  ringFrom(scope, 'Abandonment', { metric: abandonmentPercent(own), from: justAbove, periods: 1, impact }, bell);
}

function ringWhenWorkKeepsFailing(scope: Construct, own: OwnMetrics, bell: ITopic): void {
  const impact =
    'Something fails again every minute: a campaign is not called, or a lead is left where it is, although everything else goes on. Runbook: docs/runbook.md#failing-work';
  const failed = own.of('WorkFailed', 'Sum', MINUTE);
  ringFrom(scope, 'WorkKeepsFailing', { metric: failed, from: 1, periods: 10, impact }, bell);
}

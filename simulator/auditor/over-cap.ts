import type { CallLimits, RollingCap } from './call-limits.ts';
import type { CallRules } from './call-rules.ts';
import type { CallToJudge } from './call-to-judge.ts';
import type { JudgedCall } from './calls-by-person.ts';
import { localTime } from './local-time.ts';
import type { Preset } from './presets.ts';

/** The dialler counts from when it sent a start, the network from when it took it. */
const SLACK_MILLISECONDS = 5_000;
const MINUTE_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 3_600_000;

/**
 * Why a call began too soon after, or too many after, the person's earlier calls, over all phones, stages and tiers.
 * A callback the person asked for is not held to the company's limits, only to those of presets, but counts for the
 * calls after it.
 */
export function whyOverCap(call: CallToJudge, rules: CallRules, presets: readonly Preset[]): string | undefined {
  const why = call.isCallback ? undefined : whyOverLimits(call, rules.limits);
  if (why !== undefined) return `at ${call.judged.call.startedAt}, ${why}`;
  for (const { id, limits } of presets) {
    const whyPreset = whyOverLimits(call, limits);
    if (whyPreset !== undefined) return `at ${call.judged.call.startedAt}, ${whyPreset} under the preset ${id}`;
  }
  return undefined;
}

function whyOverLimits(call: CallToJudge, limits: CallLimits): string | undefined {
  return (
    whyTooSoon(call, limits) ??
    whyTooManyRolling(call, limits.rollingCaps) ??
    whyTooManyThatDay(call, limits) ??
    whyTooManyEver(call, limits)
  );
}

function elapsedMilliseconds(from: JudgedCall, to: JudgedCall): number {
  return to.startedAt - from.startedAt + SLACK_MILLISECONDS;
}

function whyTooSoon({ judged, earlier }: CallToJudge, limits: CallLimits): string | undefined {
  const { minGapMinutes, dropLockoutHours } = limits;
  const latest = earlier.at(-1);
  if (latest !== undefined && elapsedMilliseconds(latest, judged) < minGapMinutes * MINUTE_MILLISECONDS) {
    return `less than ${minGapMinutes} minutes after call ${latest.call.contactId}`;
  }
  const dropped = earlier.findLast(wasDropped);
  if (dropped !== undefined && elapsedMilliseconds(dropped, judged) < dropLockoutHours * HOUR_MILLISECONDS) {
    return `less than ${dropLockoutHours} hours after call ${dropped.call.contactId}, which the person answered and no agent took`;
  }
  return undefined;
}

function wasDropped({ call }: JudgedCall): boolean {
  return call.answeredBy === 'human' && call.answeredAt !== undefined && call.withAgentAt === undefined;
}

function whyTooManyRolling({ judged, earlier }: CallToJudge, caps: readonly RollingCap[]): string | undefined {
  for (const { count, windowHours, per } of caps) {
    const counted = per === 'lead' ? earlier : earlier.filter(({ call }) => call.phone === judged.call.phone);
    const inWindow = counted.filter((call) => elapsedMilliseconds(call, judged) < windowHours * HOUR_MILLISECONDS);
    if (inWindow.length < count) continue;
    const where = per === 'lead' ? '' : ' to one number';
    return `the call number ${inWindow.length + 1}${where} within ${windowHours} hours where ${count} may be placed`;
  }
  return undefined;
}

function whyTooManyThatDay({ judged, earlier, zones }: CallToJudge, { maxPerDay }: CallLimits): string | undefined {
  for (const zone of zones) {
    const { date } = localTime(judged.startedAt, zone);
    const onDate = earlier.filter((call) => localTime(call.startedAt, zone).date === date).length + 1;
    if (onDate > maxPerDay)
      return `the call number ${onDate} on ${date} in ${zone} where ${maxPerDay} may be placed a day`;
  }
  return undefined;
}

function whyTooManyEver({ earlier }: CallToJudge, { maxEver }: CallLimits): string | undefined {
  return earlier.length < maxEver
    ? undefined
    : `the call number ${earlier.length + 1} where ${maxEver} may ever be placed`;
}

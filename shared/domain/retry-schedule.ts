import type { CallLimits, RetryRule, RollingCap } from './dial-rules.ts';
import { weeklyWindows } from './weekly-windows.ts';

/** The limit that makes a call wait longer than its retry rule says. */
export type RetryBrake =
  | { readonly kind: 'minGapMinutes' }
  | { readonly kind: 'maxAttemptsPerDay' }
  | { readonly kind: 'rollingCaps'; readonly cap: RollingCap };

/** One repeat of a call. */
export interface RetryWait {
  /** What its rule says, in the rule's own clock. */
  readonly wishedMinutes: number;
  /** The least minutes after the call before, whatever the hours of day; a cap per day may add a night. */
  readonly leastMinutes: number;
  readonly brake?: RetryBrake;
}

type RetryLimits = Pick<CallLimits, 'minGapMinutes' | 'maxAttemptsPerDay' | 'rollingCaps' | 'callWindows'>;

const DAY_MINUTES = 1_440;

/**
 * The waits of so many repeats of one outcome, as soon as rule and limits allow. A cap per day brakes a repeat that could
 * still fall on the day of the calls that use it up; a cap per number is heeded where the rule stays on the number.
 */
export function retryWaits(rule: RetryRule, repeats: number, limits: RetryLimits): readonly RetryWait[] {
  const day = openDay(limits);
  const calls = [0];
  const waits: RetryWait[] = [];
  for (let repeat = 1; repeat <= repeats; repeat += 1) {
    const wishedMinutes = rule.delaysMinutes[repeat - 1] ?? rule.delaysMinutes.at(-1) ?? 0;
    const before = calls.at(-1) ?? 0;
    const wishedAt = before + (rule.clock === 'callable' ? leastElapsed(wishedMinutes, day) : wishedMinutes);
    const { at, brake } = braked(rule, wishedAt, calls, limits, day);
    calls.push(at);
    waits.push({ wishedMinutes, leastMinutes: at - before, ...(brake !== undefined && { brake }) });
  }
  return waits;
}

function braked(
  rule: RetryRule,
  wishedAt: number,
  calls: readonly number[],
  limits: RetryLimits,
  day: OpenDay,
): { readonly at: number; readonly brake?: RetryBrake } {
  let latest: { readonly at: number; readonly brake?: RetryBrake } = { at: wishedAt };
  const gapEnd = (calls.at(-1) ?? 0) + limits.minGapMinutes;
  if (gapEnd > latest.at) latest = { at: gapEnd, brake: { kind: 'minGapMinutes' } };
  for (const cap of limits.rollingCaps) {
    if (cap.per === 'number' && rule.next === 'next-number') continue;
    const oldest = calls.at(-cap.count);
    const capEnd = oldest === undefined ? 0 : oldest + cap.windowHours * 60;
    if (capEnd > latest.at) latest = { at: capEnd, brake: { kind: 'rollingCaps', cap } };
  }
  const firstOfDay = calls.at(-limits.maxAttemptsPerDay);
  if (latest.brake === undefined && firstOfDay !== undefined && wishedAt - firstOfDay < day.spanMinutes) {
    return { at: wishedAt, brake: { kind: 'maxAttemptsPerDay' } };
  }
  return latest;
}

/** The most that any day of the week offers. */
interface OpenDay {
  readonly openMinutes: number;
  /** From its first opening to its last close. */
  readonly spanMinutes: number;
}

function openDay({ callWindows }: RetryLimits): OpenDay {
  const days = weeklyWindows(callWindows).map((spans) => ({
    openMinutes: spans.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0),
    spanMinutes: (spans.at(-1)?.endMinute ?? 0) - (spans[0]?.startMinute ?? 0),
  }));
  return {
    openMinutes: Math.max(...days.map(({ openMinutes }) => openMinutes)),
    spanMinutes: Math.max(...days.map(({ spanMinutes }) => spanMinutes)),
  };
}

/** Open minutes that do not fit into one day take the nights between with them. */
function leastElapsed(minutes: number, { openMinutes, spanMinutes }: OpenDay): number {
  if (minutes <= openMinutes || openMinutes === 0) return minutes;
  const nights = Math.ceil(minutes / openMinutes) - 1;
  return minutes + nights * (DAY_MINUTES - spanMinutes);
}

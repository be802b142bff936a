import type { Violation } from './audit-report.ts';
import type { AuditRules } from './audit-rules.ts';
import type { CalledPerson, JudgedCall } from './calls-by-person.ts';
import { localTime } from './local-time.ts';

/** The dialler counts from when it sent a start, the network from when it took it. */
const SLACK_MILLISECONDS = 5_000;
const MINUTE_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 3_600_000;

export interface AskedCallback {
  readonly askedAt: number;
  readonly agreedAt: number;
}

/** The calls that carry out a callback: for each callback the first call at or after the agreed moment. */
function callbackCalls(calls: readonly JudgedCall[], callbacks: readonly AskedCallback[]): ReadonlySet<JudgedCall> {
  const carried = new Set<JudgedCall>();
  for (const { askedAt, agreedAt } of callbacks) {
    const call = calls.find(({ startedAt }) => startedAt > askedAt && startedAt >= agreedAt - SLACK_MILLISECONDS);
    if (call !== undefined) carried.add(call);
  }
  return carried;
}

/**
 * Calls that began too soon after, or too many after, the person's earlier calls, over all phones, stages and tiers.
 * A call that carries out a callback the person asked for is not judged, but counts for the calls after it.
 */
export function overCap(
  { person, calls }: CalledPerson,
  callbacks: readonly AskedCallback[],
  rules: AuditRules,
): readonly Violation[] {
  const found: Violation[] = [];
  const askedFor = callbackCalls(calls, callbacks);
  for (const [index, judged] of calls.entries()) {
    if (askedFor.has(judged)) continue;
    const why = whyOverCap(judged, calls.slice(0, index), rules, (call) => rules.zonesFor(person, call.call.phone));
    if (why === undefined) continue;
    found.push({
      kind: 'over-cap',
      personId: person.personId,
      contactId: judged.call.contactId,
      at: judged.call.startedAt,
      sentence: `Person ${person.personId} was rung by call ${judged.call.contactId} at ${judged.call.startedAt}, ${why}.`,
    });
  }
  return found;
}

function whyOverCap(
  judged: JudgedCall,
  earlier: readonly JudgedCall[],
  rules: AuditRules,
  zonesFor: (call: JudgedCall) => readonly string[],
): string | undefined {
  const { rollingCaps, maxPerDay, minGapMinutes } = rules.rulesFor(judged.call);
  const elapsed = (call: JudgedCall) => judged.startedAt - call.startedAt + SLACK_MILLISECONDS;

  const latest = earlier.at(-1);
  if (latest !== undefined && elapsed(latest) < minGapMinutes * MINUTE_MILLISECONDS) {
    return `less than ${minGapMinutes} minutes after call ${latest.call.contactId}`;
  }
  for (const { count, windowHours } of rollingCaps) {
    const inWindow = earlier.filter((call) => elapsed(call) < windowHours * HOUR_MILLISECONDS).length + 1;
    if (inWindow > count) return `the call number ${inWindow} within ${windowHours} hours where ${count} may be placed`;
  }
  for (const zone of zonesFor(judged)) {
    const { date } = localTime(judged.startedAt, zone);
    const onDate = earlier.filter((call) => localTime(call.startedAt, zone).date === date).length + 1;
    if (onDate > maxPerDay)
      return `the call number ${onDate} on ${date} in ${zone} where ${maxPerDay} may be placed a day`;
  }
  return undefined;
}

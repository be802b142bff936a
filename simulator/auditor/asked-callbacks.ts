import type { GroundTruth } from '../ground-truth.ts';
import type { Violation } from './audit-report.ts';
import type { AuditRules } from './audit-rules.ts';
import type { CallbackLimits } from './call-rules.ts';
import type { JudgedCall } from './calls-by-person.ts';

/** The dialler counts from when it sent a start, the network from when it took it. */
const SLACK_MILLISECONDS = 5_000;
const MINUTE_MILLISECONDS = 60_000;

export interface AskedCallback {
  readonly askedAt: number;
  readonly agreedAt: number;
}

/** A callback that the product says it has kept in time, and the call by which it did. */
export interface KeptClaim {
  readonly contactId: string;
  /** ISO 8601 UTC. */
  readonly agreedAt: string;
}

/** A call that carries out a callback: the first one, or one after others that found nobody. */
export interface CallbackCall {
  /** From 1. */
  readonly number: number;
  readonly previous?: JudgedCall;
}

/** The calls that carry out a callback: the first call at or after the agreed moment, and those after it until a person answers. */
export function callbackCalls(
  calls: readonly JudgedCall[],
  callbacks: readonly AskedCallback[],
): ReadonlyMap<JudgedCall, CallbackCall> {
  const carried = new Map<JudgedCall, CallbackCall>();
  for (const { askedAt, agreedAt } of callbacks) {
    const since = calls.filter(({ startedAt }) => startedAt > askedAt && startedAt >= agreedAt - SLACK_MILLISECONDS);
    let previous: JudgedCall | undefined;
    for (const [index, call] of since.entries()) {
      const known = carried.get(call);
      if (known === undefined || known.number > index + 1) {
        carried.set(call, { number: index + 1, ...(previous !== undefined && { previous }) });
      }
      if (call.call.answeredBy === 'human') break;
      previous = call;
    }
  }
  return carried;
}

/** Whether the call is one of those that a callback may take without regard to the company's own caps and gaps. */
export function isWithinTries(
  { startedAt }: JudgedCall,
  carries: CallbackCall | undefined,
  { tries, againAfterMinutes }: CallbackLimits,
): boolean {
  if (carries === undefined || carries.number > tries) return false;
  const { previous } = carries;
  if (previous === undefined) return true;
  return startedAt - previous.startedAt >= againAfterMinutes * MINUTE_MILLISECONDS - SLACK_MILLISECONDS;
}

/**
 * Callbacks that the product says it has kept in time and has not: nobody asked for them, the call rang before the agreed
 * moment or after the tolerance, or there was no such call. A tolerance of any version of the rules counts that may have
 * been in force.
 */
export function brokenCallbacks(
  { calls, callbacks }: GroundTruth,
  claims: readonly KeptClaim[],
  rules: AuditRules,
): readonly Violation[] {
  const byContact = new Map(calls.map((call) => [call.contactId, call]));
  return claims.flatMap(({ contactId, agreedAt }): readonly Violation[] => {
    const call = byContact.get(contactId);
    if (call === undefined) return [broken('nobody', contactId, agreedAt, 'was never rung by it')];
    const { personId } = call;
    const agreed = Date.parse(agreedAt);
    const wasAsked = callbacks.some((asked) => asked.personId === personId && Date.parse(asked.agreedAt) === agreed);
    if (!wasAsked) return [broken(personId, contactId, agreedAt, 'never asked for it')];
    const startedAt = Date.parse(call.startedAt);
    const tolerances = rules.versionsFor(startedAt).map((version) => version.rulesFor(call).callback.toleranceMinutes);
    const latest = agreed + Math.max(...tolerances) * MINUTE_MILLISECONDS + SLACK_MILLISECONDS;
    if (startedAt >= agreed - SLACK_MILLISECONDS && startedAt <= latest) return [];
    return [broken(personId, contactId, agreedAt, `was rung at ${call.startedAt}`)];
  });
}

function broken(personId: string, contactId: string, at: string, how: string): Violation {
  const sentence = `The callback agreed for ${at} is told as kept in time by call ${contactId}, and person ${personId} ${how}.`;
  return { kind: 'callback-not-kept', personId, contactId, at, sentence };
}

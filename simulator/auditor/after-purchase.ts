import type { TruePurchase } from '../ground-truth.ts';
import type { Violation } from './audit-report.ts';
import type { AuditRules } from './audit-rules.ts';
import type { CalledPerson, JudgedCall } from './calls-by-person.ts';

/** A purchase that was told this long before a call has to be known to whoever places it. */
const KNOWN_AFTER_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;
/** Days are counted by the calendar, in which one may lack an hour. */
const CLOCK_CHANGE_MILLISECONDS = 3_600_000;

/**
 * Calls that went on winning somebody who had bought, and touches of a programme that was to leave them alone after it,
 * begun more than a minute after the company's systems had told of the purchase. Each is judged by the version of the
 * rules that allows it, if any does.
 */
export function afterPurchase(
  { person, calls }: CalledPerson,
  purchases: readonly TruePurchase[],
  rules: AuditRules,
): readonly Violation[] {
  return calls.flatMap((judged) => {
    const purchase = purchases.find((each) => isAbout(judged, each, rules));
    if (purchase === undefined) return [];
    const { call } = judged;
    return [
      {
        kind: 'after-purchase',
        personId: person.personId,
        contactId: call.contactId,
        at: call.startedAt,
        sentence: `Person ${person.personId} bought at ${purchase.at} and was rung by call ${call.contactId} at ${call.startedAt} ${call.programme === undefined ? `as in ${call.stage}` : `by the programme ${call.programme}`}, though that had been told by ${purchase.deliveredAt}.`,
      },
    ];
  });
}

/** The calls that purchases are held against: those to the person that began after the first one was made. */
export function callsAfterPurchase({ calls }: CalledPerson, purchases: readonly TruePurchase[]): number {
  const first = Math.min(...purchases.map(({ at }) => Date.parse(at)));
  return calls.filter(({ startedAt }) => startedAt > first).length;
}

function isAbout({ call, startedAt }: JudgedCall, { at, deliveredAt }: TruePurchase, rules: AuditRules): boolean {
  if (deliveredAt === undefined || startedAt <= Date.parse(deliveredAt) + KNOWN_AFTER_MILLISECONDS) return false;
  if (call.stage !== 'account-care') return true;
  const { programme } = call;
  if (programme === undefined) return false;
  return rules.versionsFor(startedAt).every((version) => {
    const days =
      version.rulesFor(call).restAfterPurchase.find(({ id }) => id === programme)?.skipIfBoughtWithinDays ?? 0;
    return startedAt < Date.parse(at) + days * DAY_MILLISECONDS - CLOCK_CHANGE_MILLISECONDS;
  });
}

import type { GroundTruth } from '../ground-truth.ts';
import { afterPurchase, callsAfterPurchase } from './after-purchase.ts';
import { afterStop } from './after-stop.ts';
import { againstRules } from './against-rules.ts';
import { type AskedCallback, brokenCallbacks, type KeptClaim } from './asked-callbacks.ts';
import type { AuditReport, PromiseCount, Violation, ViolationKind } from './audit-report.ts';
import type { AuditRules } from './audit-rules.ts';
import { type CalledPerson, callsByPerson } from './calls-by-person.ts';
import { leftInSilence } from './left-in-silence.ts';
import { twiceAtOnce } from './twice-at-once.ts';

function inReportOrder(one: Violation, other: Violation): number {
  return (
    Date.parse(one.at) - Date.parse(other.at) ||
    one.contactId.localeCompare(other.contactId, 'en') ||
    one.kind.localeCompare(other.kind, 'en')
  );
}

/**
 * Judges a run by what really happened to the people. Reads nothing of what the product recorded, so that a mistake in
 * the product's clock, zones or books cannot hide itself.
 *
 * @param kept callbacks that the product says it has kept in time: the one thing of its books that is checked.
 * @throws RangeError when the ground truth names an unknown person, zone or stage, or a call before the first rules.
 */
export function audit(truth: GroundTruth, rules: AuditRules, kept: readonly KeptClaim[] = []): AuditReport {
  const stops = new Map<string, number>();
  for (const { personId, at } of truth.stops) {
    const moment = Date.parse(at);
    stops.set(personId, Math.min(moment, stops.get(personId) ?? moment));
  }
  const callbacks = new Map<string, AskedCallback[]>();
  for (const { personId, askedAt, agreedAt } of truth.callbacks) {
    const asked = { askedAt: Date.parse(askedAt), agreedAt: Date.parse(agreedAt) };
    callbacks.set(personId, [...(callbacks.get(personId) ?? []), asked]);
  }

  const purchases = Map.groupBy(truth.purchases, ({ personId }) => personId);
  const boughtBy = ({ person }: CalledPerson) => purchases.get(person.personId) ?? [];

  const people = callsByPerson(truth);
  const violations = [
    ...people.flatMap((called) => [
      ...againstRules(called, callbacks.get(called.person.personId) ?? [], rules),
      ...twiceAtOnce(called),
      ...afterStop(called, stops.get(called.person.personId)),
      ...leftInSilence(called),
      ...afterPurchase(called, boughtBy(called), rules),
    ]),
    ...brokenCallbacks(truth, kept, rules),
  ].toSorted(inReportOrder);

  const answered = truth.calls.filter((call) => call.answeredBy === 'human').length;
  const afterBuying = people.reduce((sum, called) => sum + callsAfterPurchase(called, boughtBy(called)), 0);
  const count = (kind: ViolationKind, judged: number): PromiseCount => ({
    violations: violations.filter((violation) => violation.kind === kind).length,
    judged,
  });
  return {
    violations,
    counts: {
      'outside-hours': count('outside-hours', truth.calls.length),
      'twice-at-once': count('twice-at-once', truth.calls.length),
      'after-stop': count('after-stop', truth.calls.length),
      'over-cap': count('over-cap', truth.calls.length),
      'not-permitted': count('not-permitted', truth.calls.length),
      'left-in-silence': count('left-in-silence', answered),
      'after-purchase': count('after-purchase', afterBuying),
      'callback-not-kept': count('callback-not-kept', kept.length),
    },
  };
}

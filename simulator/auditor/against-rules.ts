import { type AskedCallback, callbackCalls } from './asked-callbacks.ts';
import type { Violation, ViolationKind } from './audit-report.ts';
import type { AuditRules, RulesVersion } from './audit-rules.ts';
import type { CallToJudge } from './call-to-judge.ts';
import type { CalledPerson } from './calls-by-person.ts';
import { zonesFor } from './candidate-zones.ts';
import { whyNotPermitted } from './not-permitted.ts';
import { whyOutsideHours } from './outside-hours.ts';
import { whyOverCap } from './over-cap.ts';
import { presetsOver } from './presets.ts';

/**
 * Calls that no version of the rules allows of those they may have been placed under. Each version is judged whole: a
 * call that keeps the hours of one and the caps of another keeps neither. What is told is how the newest is broken.
 */
export function againstRules(
  { person, calls }: CalledPerson,
  callbacks: readonly AskedCallback[],
  rules: AuditRules,
): readonly Violation[] {
  const askedFor = callbackCalls(calls, callbacks);
  return calls.flatMap((judged, index) => {
    const call: CallToJudge = {
      person,
      judged,
      earlier: calls.slice(0, index),
      zones: zonesFor(person, judged.call.phone),
      isCallback: askedFor.has(judged),
    };
    const [newest = [], ...older] = rules.versionsFor(judged.startedAt).map((version) => breaches(call, version));
    return older.some((found) => found.length === 0) ? [] : newest;
  });
}

function breaches(call: CallToJudge, version: RulesVersion): readonly Violation[] {
  const { person, judged } = call;
  const rules = version.rulesFor(judged.call);
  const presets = presetsOver(version.presets, person, judged.call.phone);
  const found: readonly (readonly [ViolationKind, string | undefined])[] = [
    ['outside-hours', whyOutsideHours(call, rules, presets)],
    ['over-cap', whyOverCap(call, rules, presets)],
    ['not-permitted', whyNotPermitted(call, rules, presets)],
  ];
  return found.flatMap(([kind, why]) =>
    why === undefined
      ? []
      : [
          {
            kind,
            personId: person.personId,
            contactId: judged.call.contactId,
            at: judged.call.startedAt,
            sentence: `Person ${person.personId} was rung by call ${judged.call.contactId} ${why}.`,
          },
        ],
  );
}

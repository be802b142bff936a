import { type AskedCallback, type CallbackCall, callbackCalls, isWithinTries } from './asked-callbacks.ts';
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
  const carrying = callbackCalls(calls, callbacks);
  return calls.flatMap((judged, index) => {
    const call: JudgedWhole = {
      person,
      judged,
      earlier: calls.slice(0, index),
      zones: zonesFor(person, judged.call.phone),
      carries: carrying.get(judged),
    };
    const [newest = [], ...older] = rules.versionsFor(judged.startedAt).map((version) => breaches(call, version));
    return older.some((found) => found.length === 0) ? [] : newest;
  });
}

/** Whether it counts as a callback is for each version of the rules to say. */
type JudgedWhole = Omit<CallToJudge, 'isCallback'> & { readonly carries: CallbackCall | undefined };

function breaches({ carries, ...whole }: JudgedWhole, version: RulesVersion): readonly Violation[] {
  const { person, judged } = whole;
  const rules = version.rulesFor(judged.call);
  const call: CallToJudge = { ...whole, isCallback: isWithinTries(judged, carries, rules.callback) };
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

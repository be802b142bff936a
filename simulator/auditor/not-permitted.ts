import type { CallRules } from './call-rules.ts';
import type { CallToJudge } from './call-to-judge.ts';
import type { Preset } from './presets.ts';
import { CONSENT_RULES } from './rules-file.ts';

/** Why the dialler may not ring this person at all, whatever the hour; a callback the person asked for changes nothing. */
export function whyNotPermitted(
  { person, judged, zones }: CallToJudge,
  rules: CallRules,
  presets: readonly Preset[],
): string | undefined {
  const why = whyNever(person.consent, zones, rules, presets);
  return why === undefined ? undefined : `at ${judged.call.startedAt}, ${why}`;
}

function whyNever(
  given: 'express' | 'written' | undefined,
  zones: readonly string[],
  rules: CallRules,
  presets: readonly Preset[],
): string | undefined {
  if (rules.dialMode === 'manual') return 'where only agents dial, by hand';
  const forbidding = presets.find(({ automaticCalls }) => automaticCalls === 'forbidden');
  if (forbidding !== undefined) return `an automatic call, which the preset ${forbidding.id} forbids`;
  if (CONSENT_RULES.indexOf(given ?? 'not-required') < CONSENT_RULES.indexOf(rules.consent)) {
    return `without the ${rules.consent} consent that is required`;
  }
  if (rules.unknownTimezone === 'block' && zones.length > 1) {
    return `without anybody knowing in which of ${zones.length} time zones the person is`;
  }
  return undefined;
}

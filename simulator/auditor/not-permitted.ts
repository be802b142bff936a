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
  const lacks = (consent: CallRules['consent']) =>
    CONSENT_RULES.indexOf(given ?? 'not-required') < CONSENT_RULES.indexOf(consent);
  if (lacks(rules.consent)) return `without the ${rules.consent} consent that the company requires`;
  const requiring = presets.find(({ consent }) => lacks(consent));
  if (requiring !== undefined)
    return `without the ${requiring.consent} consent that the preset ${requiring.id} requires`;
  if (rules.unknownTimezone === 'block' && zones.length > 1) {
    return `without anybody knowing in which of ${zones.length} time zones the person is`;
  }
  return undefined;
}

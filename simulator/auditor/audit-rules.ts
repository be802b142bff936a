import * as z from 'zod';
import { type CallRules, callRules } from './call-rules.ts';
import { PRESETS, type Preset } from './presets.ts';
import { type RulesFile, rulesFileJson } from './rules-file.ts';

/** One complete set of rules, as it was published. */
export interface RulesVersion {
  /** The company's own rules for a call, without presets. */
  rulesFor(call: { readonly tier: number; readonly stage: string }): CallRules;
  /** The presets that the organisation chose, for whomever they cover. */
  readonly presets: readonly Preset[];
}

/** The auditor's own reading of the rules that a run worked under. */
export interface AuditRules {
  /**
   * Every version that a call beginning at the moment (milliseconds since 1970) may have been placed under, the newest
   * first: the one in force, and those that were in force within the 65 seconds before.
   *
   * @throws RangeError when no version was in force yet.
   */
  versionsFor(startedAt: number): readonly RulesVersion[];
}

/** A published version is picked up within 60 seconds, and a start is sent within 5 seconds of its claim. */
const OLD_VERSION_MILLISECONDS = 65_000;

const versionsJson = z.array(
  z.object({ from: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)), rules: rulesFileJson }),
);

/**
 * Reads the rules that a run worked under.
 *
 * @param rules the parsed JSON of one rules file that was in force throughout, or of a list of versions
 *   `{"from":"2026-01-05T15:00:00Z","rules":{…}}`, each in force from its moment to the next one's; undefined when the
 *   run had none, so that the published defaults held.
 * @param campaignByTier which campaign dials for a tier, so that the file's campaign rules find their calls.
 * @throws ZodError when a file is not what a rules file looks like.
 */
export function auditRulesFrom(rules: unknown, campaignByTier: Readonly<Record<string, string>>): AuditRules {
  const published = Array.isArray(rules)
    ? versionsJson.parse(rules)
    : [{ from: Number.NEGATIVE_INFINITY, rules: rulesFileJson.parse(rules ?? {}) }];
  const inOrder = published.toSorted((one, other) => one.from - other.from);
  const versions = inOrder.map(({ from, rules: file }, index) => ({
    from,
    until: inOrder[index + 1]?.from ?? Number.POSITIVE_INFINITY,
    version: rulesVersion(file, campaignByTier),
  }));
  return {
    versionsFor(startedAt) {
      const found = versions
        .filter(({ from, until }) => from <= startedAt && until > startedAt - OLD_VERSION_MILLISECONDS)
        .map(({ version }) => version)
        .toReversed();
      if (found.length === 0) throw new RangeError(`No rules were in force at ${new Date(startedAt).toISOString()}.`);
      return found;
    },
  };
}

function rulesVersion(file: RulesFile, campaignByTier: Readonly<Record<string, string>>): RulesVersion {
  const known = new Map<string, CallRules>();
  return {
    presets: (file.organisation?.compliancePresets ?? []).map((id) => PRESETS[id]),
    rulesFor({ tier, stage }) {
      const key = `${tier} ${stage}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const campaign = campaignByTier[String(tier)];
      const levels = [
        file.organisation,
        file.tiers?.[String(tier)],
        campaign === undefined ? undefined : file.campaigns?.[campaign],
      ].filter((level) => level !== undefined);
      const rules = callRules(stage, levels);
      known.set(key, rules);
      return rules;
    },
  };
}

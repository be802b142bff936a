import { hoursWarnings } from './hours-warnings.ts';
import { programmeWarnings } from './programme-warnings.ts';
import { reachWarnings, withoutEffect } from './reach-warnings.ts';
import { retryWarnings } from './retry-warnings.ts';
import type { RulesDocument } from './rules-document.ts';
import { levelsNamed, scopeOf } from './rules-levels.ts';
import { problemFrom, type RulesProblem } from './rules-problem.ts';
import { type RulesDoubt, viewOf } from './rules-view.ts';
import type { Tier } from './sales-structure.ts';
import { TIER_NUMBERS, type TierNumber } from './tier-number.ts';

type WorkingTier = Pick<Tier, 'number' | 'stages'>;

/** What is known beside the document. */
export interface RulesSurroundings {
  /** A date `YYYY-MM-DD`; without it no closed date is past. */
  readonly today?: string;
  /** The tier that a campaign belongs to; where it is not known, only what would hold in every tier is told. */
  readonly tierOf?: (campaignId: string) => TierNumber | undefined;
  /** The tiers of the sales structure in force; without it three, with a stage each. */
  readonly tiers?: readonly WorkingTier[];
}

const TIERS_AT_FIRST: readonly WorkingTier[] = TIER_NUMBERS.map((number) => ({
  number,
  stages: [scopeOf(number).stage],
}));

/**
 * What is allowed in a valid document and may not be meant: limits that retries run into, hours that hardly open, leads that
 * nobody calls, programmes that get in their own way, values that a wider level overrules. Each with its path, the value
 * there, why, and how to mend it. A tier is judged by the defaults of every stage that it holds; the defaults alone give no
 * warning: a warning concerns what some level sets.
 */
export function rulesWarnings(document: RulesDocument, known: RulesSurroundings = {}): readonly RulesProblem[] {
  const ofLevels = levelsNamed(document).flatMap((level) => [
    ...reachWarnings(level, known.today),
    ...programmeWarnings(level),
  ]);
  const { tiers = TIERS_AT_FIRST } = known;
  const ofTiers = tiers.flatMap((tier) => doubtsIn(document, tier));
  const ofCampaigns = Object.keys(document.campaigns ?? {}).flatMap((id) => {
    const own = known.tierOf?.(id);
    const possible = tiers.filter(({ number }) => own === undefined || own === number);
    return inAll(possible.map((tier) => doubtsIn(document, tier, id)));
  });
  const doubts = new Map<string, RulesDoubt>();
  for (const doubt of [...ofLevels, ...ofTiers, ...ofCampaigns]) {
    if (!doubts.has(keyOf(doubt))) doubts.set(keyOf(doubt), doubt);
  }
  return [...doubts.values()].map((doubt) => problemFrom(doubt, document));
}

function doubtsIn(
  document: RulesDocument,
  { number, stages }: WorkingTier,
  campaignId?: string,
): readonly RulesDoubt[] {
  return stages.flatMap((stage) => {
    const view = viewOf(document, { ...scopeOf(number, campaignId), stage });
    return [...withoutEffect(view), ...hoursWarnings(view), ...retryWarnings(view)];
  });
}

/** Those of the first that the others have as well. */
function inAll([first = [], ...others]: readonly (readonly RulesDoubt[])[]): readonly RulesDoubt[] {
  return first.filter((doubt) => others.every((other) => other.some((one) => keyOf(one) === keyOf(doubt))));
}

function keyOf({ path, about }: RulesDoubt): string {
  return `${path.join('.')} ${about}`;
}

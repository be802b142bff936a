import type { RulesDocument } from '../../../../shared/domain/rules-document.ts';
import type { Language } from '../../language/words.ts';
import type { AllProgrammes, Programme } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

/** `organisation`, `tiers.3`, `campaigns.ID`, as people call it. */
export function levelText(level: string, language: Language): string {
  const words = PROGRAMME_WORDS[language];
  const [part, key] = partsOf(level);
  if (part === 'tiers') return words.tier(key);
  return part === 'campaigns' ? words.campaign(key) : words.organisation;
}

/** The list of a level; null where it has none of its own. */
export function ownProgrammes({ levels }: AllProgrammes, level: string): readonly Programme[] | null {
  return levels.find((one) => one.level === level)?.programmes.map(({ programme }) => programme) ?? null;
}

/** What a level without a list inherits. @param tierOf the tier of a campaign, as its number. */
export function inheritedProgrammes(
  all: AllProgrammes,
  level: string,
  tierOf: (campaignId: string) => number | undefined,
): readonly Programme[] {
  const [part, key] = partsOf(level);
  const tier = part === 'campaigns' ? tierOf(key) : undefined;
  const above = [
    ...(tier === undefined ? [] : [`tiers.${tier}`]),
    ...(part === 'organisation' ? [] : ['organisation']),
  ];
  for (const one of above) {
    const own = ownProgrammes(all, one);
    if (own !== null) return own;
  }
  return [];
}

/** The dial rules with other programmes on one level, to be judged as a whole. */
export function rulesWith(
  document: RulesDocument,
  level: string,
  programmes: readonly Programme[] | null,
): Readonly<Record<string, unknown>> {
  const [part, key] = partsOf(level);
  const changed = (fields: object | undefined) => {
    const { programmes: _, ...others } = { programmes: undefined, ...fields };
    return programmes === null ? others : { ...others, programmes };
  };
  if (part === 'organisation') return { ...document, organisation: changed(document.organisation) };
  const levels: Readonly<Record<string, object | undefined>> =
    (part === 'tiers' ? document.tiers : document.campaigns) ?? {};
  return { ...document, [part]: { ...levels, [key]: changed(levels[key]) } };
}

function partsOf(level: string): readonly [string, string] {
  const dot = level.indexOf('.');
  return dot < 0 ? [level, ''] : [level.slice(0, dot), level.slice(dot + 1)];
}

import type { RuleSource } from '../../../shared/domain/rules-in-force.ts';
import { STAGE_TERMS } from './lead-terms.ts';
import { lowered } from './letters.ts';
import { RULE_WORDS } from './rule-words.ts';

const RULES = RULE_WORDS.ru;

/** Who set a rule, in Russian. */
export function sourceInRussian(source: RuleSource): string {
  switch (source.kind) {
    case 'default':
      return RULES.sources.default(lowered(STAGE_TERMS.ru[source.stage]));
    case 'organisation':
      return RULES.sources.organisation;
    case 'tier':
      return RULES.sources.tier(source.tier);
    case 'campaign':
      return RULES.sources.campaign(source.campaignId);
    case 'preset':
      return RULES.sources.preset(RULES.presets[source.id]);
  }
}

/** All of them once, in a bracket with a space before it; nothing when there are none. */
export function bracketedInRussian(sources: readonly RuleSource[]): string {
  const names = [...new Set(sources.map(inBracket))];
  return names.length === 0 ? '' : ` (${names.join('; ')})`;
}

/** A bracket holds no other one. */
function inBracket(source: RuleSource): string {
  return source.kind === 'default'
    ? `по умолчанию для этапа «${STAGE_TERMS.ru[source.stage]}»`
    : sourceInRussian(source);
}

import type { RuleSource } from '../../../shared/domain/rules-in-force.ts';
import { STAGE_TERMS } from './lead-terms.ts';
import { RULE_WORDS } from './rule-words.ts';
import { sourceName } from './source-name.ts';

/** Who set a rule, in Russian. */
export function sourceInRussian(source: RuleSource): string {
  return sourceName(source, RULE_WORDS.ru);
}

/** All of them once, in a bracket with a space before it; nothing when there are none. */
export function bracketedInRussian(sources: readonly RuleSource[]): string {
  const names = [...new Set(sources.map(inBracket))];
  return names.length === 0 ? '' : ` (${names.join('; ')})`;
}

/** A bracket holds no other one. */
function inBracket(source: RuleSource): string {
  return source.kind === 'default'
    ? `по умолчанию для стадии «${STAGE_TERMS.ru[source.stage]}»`
    : sourceInRussian(source);
}

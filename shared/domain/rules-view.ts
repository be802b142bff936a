import { sourceInWords } from './rule-source-words.ts';
import type { RulesTree } from './rules-fields.ts';
import { type RulePath, type RuleSource, type RulesInForce, type RulesScope, rulesInForce } from './rules-in-force.ts';
import { levelPath, levelsNamed, type RulesLevel } from './rules-levels.ts';
import type { RulesFinding } from './rules-problem.ts';

/** The rules in force for one scope, with the levels of the document that they come from, the widest first. */
export interface RulesView extends RulesInForce {
  readonly scope: RulesScope;
  readonly levels: readonly RulesLevel[];
}

/** A finding, and of what kind: two at one path may be about different things. */
export interface RulesDoubt extends RulesFinding {
  readonly about: string;
}

/** A field and the levels to which its value is due. */
export interface Blamed {
  readonly field: RulePath;
  readonly sources: readonly RuleSource[];
}

export function viewOf(document: RulesTree, scope: RulesScope): RulesView {
  const levels = levelsNamed(document).filter(({ source }) => {
    if (source.kind === 'tier') return source.tier === scope.tier;
    return source.kind !== 'campaign' || source.campaignId === scope.campaignId;
  });
  return { ...rulesInForce(document, 0, scope), scope, levels };
}

/** The fields with the sources that decided them. */
export function decidedBy({ sources }: RulesView, ...fields: readonly RulePath[]): readonly Blamed[] {
  return fields.map((field) => ({ field, sources: sources.get(field) ?? [] }));
}

/**
 * The field, of those that do not go together, that the narrowest level set: who set it has seen the others. Of several on
 * the same level the first. Undefined when no level set any, so that nobody is told of what they did not write.
 */
export function narrowestOf(
  { levels }: RulesView,
  blamed: readonly Blamed[],
): { readonly field: RulePath; readonly path: readonly string[] } | undefined {
  for (const { source } of levels.toReversed()) {
    const found = blamed.find(({ sources }) => isAmong(source, sources));
    if (found !== undefined) return { field: found.field, path: [...levelPath(source), ...found.field.split('.')] };
  }
  return undefined;
}

export function isAmong(level: RulesLevel['source'], sources: readonly RuleSource[]): boolean {
  const name = sourceInWords(level);
  return sources.some((source) => sourceInWords(source) === name);
}

/** Sources as a sentence names them. */
export function inWords(sources: readonly RuleSource[]): string {
  return sources.map(sourceInWords).join(' and ');
}

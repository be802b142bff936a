import { structureFinding } from './findings/found.ts';
import { problemFrom, type RulesFinding, type RulesProblem } from './rules-problem.ts';
import { salesStructure, tierHolding } from './sales-structure.ts';
import type { StructureDocument } from './structure-fields.ts';
import { checkTransitions } from './transitions-check.ts';

/**
 * What is allowed in a valid structure and may not be meant: transitions that drop leads, and facts that a hand-over asks
 * for while the script of the tier that finds them out has no question for them.
 */
export function structureWarnings(document: StructureDocument): readonly RulesProblem[] {
  const { warnings } = checkTransitions(document.transitions ?? []);
  const ofTransitions = warnings.map((finding) => ({ ...finding, path: ['transitions', ...finding.path] }));
  return [...ofTransitions, ...unaskedFacts(document)].map((finding) => problemFrom(finding, document));
}

function unaskedFacts(document: StructureDocument): readonly RulesFinding[] {
  const structure = salesStructure(document);
  return (document.transitions ?? []).flatMap((transition, index): readonly RulesFinding[] => {
    if (transition.kind !== 'advance' || transition.facts === undefined) return [];
    const tier = tierHolding(structure, transition.from);
    const script = tier.script === undefined ? undefined : structure.scripts[tier.script];
    if (tier.script === undefined || script === undefined) return [];
    const asked = (script.facts ?? []).map(({ name }) => name);
    const unasked = transition.facts.filter((fact) => !asked.includes(fact));
    if (unasked.length === 0) return [];
    const trouble = { kind: 'facts-not-asked', script: tier.script, tier: tier.number, facts: unasked } as const;
    return [structureFinding(['transitions', index, 'facts'], trouble)];
  });
}

import type { StructureDocument } from '../../shared/domain/structure-fields.ts';

/** A form takes no more. */
export const MOST_FACTS = 20;

/**
 * Names of all facts that agents are to find out, those without which a hand-over is refused first: the fields of the form
 * that is deployed with the structure.
 */
export function factsAsked({ transitions = [], scripts = {} }: StructureDocument): readonly string[] {
  const required = transitions.flatMap((each) => (each.kind === 'advance' ? (each.facts ?? []) : []));
  const asked = Object.values(scripts).flatMap(({ facts = [] }) => facts.map(({ name }) => name));
  return [...new Set([...required, ...asked])];
}

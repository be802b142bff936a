import type { RulesPublication } from '../../shared/application/ports/settings-repository.ts';
import { NOON } from './lead-builders.ts';

/** The first publication, at {@link NOON}, of a document that sets nothing. */
export function aPublication(fields: Partial<RulesPublication> = {}): RulesPublication {
  return { document: {}, expectedVersion: 0, author: 'Alma', note: 'For the spring.', at: NOON, ...fields };
}

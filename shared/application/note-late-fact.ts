import type { IncomingFact } from '../domain/merge-facts.ts';
import type { Journal } from './ports/journal.ts';
import type { ToldContact } from './ports/lead-repository.ts';

/** Notes a fact that came as news about a call that was decided before. */
export function noteLateFact(journal: Journal, callId: string, fact: IncomingFact['kind'], told: ToldContact): void {
  if (told.kind !== 'linked' || !told.isNews || told.attempt.decision === undefined) return;
  const { leadId, attemptNumber } = told.attempt;
  journal.note({ kind: 'fact-recorded-late', leadId, attemptNumber, contactId: callId, fact });
}

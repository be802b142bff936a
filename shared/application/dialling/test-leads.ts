import { Temporal } from 'temporal-polyfill';
import { type Controls, modeAllows } from '../../domain/controls.ts';
import { currentNumber, type Lead } from '../../domain/lead.ts';
import type { Journal } from '../ports/journal.ts';
import type { LeadRepository } from '../ports/lead-repository.ts';

export interface TestLeadsDependencies {
  readonly leads: Pick<LeadRepository, 'leadWithNumber'>;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}

/**
 * The leads that may be called while only test numbers are: each is due, and its number to be dialled is listed. They are
 * looked up by their numbers, two reads each, so that nobody else's lead is met, moved or waited for. Promised calls come
 * first, then whoever is due longest. A lead that cannot be read is noted and stops no other.
 */
export async function dueTestLeads(
  { leads, journal, clock }: TestLeadsDependencies,
  controls: Controls,
): Promise<readonly Lead[]> {
  const found = await Promise.allSettled(controls.testNumbers.map(({ key }) => leads.leadWithNumber(key)));
  const byId = new Map<string, Lead>();
  for (const answer of found) {
    if (answer.status === 'rejected') {
      journal.note({ kind: 'work-failed', what: 'test-lead', error: answer.reason });
    } else if (answer.value !== undefined) {
      byId.set(answer.value.id, answer.value);
    }
  }
  const now = clock();
  return [...byId.values()]
    .filter((lead) => isDue(lead, now) && modeAllows(controls, currentNumber(lead).key))
    .toSorted((one, other) => rank(one) - rank(other));
}

function isDue({ state }: Lead, now: Temporal.Instant): boolean {
  return state.kind === 'ready' && Temporal.Instant.compare(state.dueAt, now) <= 0;
}

const ALL_PROMISED_FIRST = 1e15;

function rank({ state }: Lead): number {
  if (state.kind !== 'ready') return 0;
  return state.dueAt.epochMilliseconds - (state.urgency === 'promised' ? ALL_PROMISED_FIRST : 0);
}

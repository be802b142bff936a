import type { Temporal } from 'temporal-polyfill';
import type { Attempt } from '../domain/attempt.ts';
import { erasedLead } from '../domain/erased-person.ts';
import type { Lead, PlacedCall } from '../domain/lead.ts';
import { StaleLeadError } from './errors.ts';
import type { CallOfLead, LeadArchive } from './ports/lead-archive.ts';
import type { LeadEdits } from './ports/lead-edits.ts';
import type { LeadRepository } from './ports/lead-repository.ts';

export interface EraseDependencies {
  readonly leads: Pick<LeadRepository, 'get' | 'suppressNumbers'>;
  readonly edits: Pick<LeadEdits, 'saveSigned' | 'eraseAttempt'>;
  readonly archive: Pick<LeadArchive, 'callsOf' | 'attempts'>;
  readonly clock: () => Temporal.Instant;
}

export type Erased =
  /** `calls` of theirs were cleaned. */
  | { readonly kind: 'erased'; readonly leadId: string; readonly calls: number }
  | { readonly kind: 'missing' }
  /** The numbers are suppressed already; the person is erased when the call is over: ask again. */
  | { readonly kind: 'in-a-call'; readonly leadId: string };

const MAX_TRIES = 6;
const CALLS_AT_ONCE = 100;

/**
 * Erases a person, as they may demand: every number of theirs is suppressed first and unconditionally, so that nobody
 * calls them again; then each of their calls loses their words, order numbers and recordings, and the lead, last, all that
 * tells who it was. Numbers stay suppressed by their keyed hashes, and what was counted stays counted.
 *
 * The write of the lead is what the table's stream tells of: from it the log apart from the table knows the erasure, and a
 * restored table is erased by it again. Whoever dies in between leaves the lead whole: the repeat begins again. A repeat
 * after the end cleans what was told of the calls since. Nobody is erased while a call of theirs lasts or waits for its
 * disposition, which would be decided from what is erased.
 *
 * @throws StaleLeadError when other writers kept changing the lead; its numbers are suppressed all the same.
 */
export async function erasePerson(
  deps: EraseDependencies,
  leadId: string,
  by: { readonly author: string; readonly note: string },
): Promise<Erased> {
  const at = deps.clock();
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const lead = await deps.leads.get(leadId);
    if (lead === undefined) return { kind: 'missing' };
    await deps.leads.suppressNumbers(
      lead.numbers.map(({ key }) => key),
      'do-not-call',
      at,
    );
    if (lead.state.kind === 'dialling' || lead.state.kind === 'wrapping') return { kind: 'in-a-call', leadId };
    const calls = await eraseCalls(deps, lead);
    if (lead.erasedAt !== undefined) return { kind: 'erased', leadId, calls };
    const entry = { at, ...by, subject: 'lead', id: leadId, deeds: [{ kind: 'lead-erased' }] } as const;
    const result = await deps.edits.saveSigned(erasedLead(lead, at), entry, lead);
    if (result === 'saved') return { kind: 'erased', leadId, calls };
  }
  throw new StaleLeadError(leadId);
}

/** Calls are found by what the table keeps of them, by what the lead remembers, and by what each call's lead remembered. */
async function eraseCalls({ archive, edits }: EraseDependencies, lead: Lead): Promise<number> {
  const seen = new Set<string>();
  let waiting: readonly string[] = [...(await allCalls(archive, lead.id)), ...contactsOf(lead.recentCalls)];
  while (waiting.length > 0) {
    for (const contactId of waiting) seen.add(contactId);
    const attempts: readonly Attempt[] = await archive.attempts(waiting);
    for (const { contactId } of attempts) await edits.eraseAttempt(contactId);
    waiting = [...new Set(attempts.flatMap((attempt) => contactsOf(attempt.lead.recentCalls)))].filter(
      (contactId) => !seen.has(contactId),
    );
  }
  return seen.size;
}

async function allCalls(archive: EraseDependencies['archive'], leadId: string): Promise<readonly string[]> {
  const found: CallOfLead[] = [];
  let page: readonly CallOfLead[];
  do {
    const before = found.at(-1);
    page = await archive.callsOf(leadId, CALLS_AT_ONCE, before);
    found.push(...page);
  } while (page.length > 0);
  return found.map(({ contactId }) => contactId);
}

function contactsOf(calls: readonly PlacedCall[]): readonly string[] {
  return calls.flatMap((call) => (call.via === 'dialler' && call.contactId !== undefined ? [call.contactId] : []));
}

import type { Temporal } from 'temporal-polyfill';
import { firstPlan } from '../domain/lead-transitions.ts';
import { leadFromListed } from './lead-from-listed.ts';
import type { ListedLead } from './lead-list.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { NumberHasher } from './ports/number-hasher.ts';
import type { SettingsCache } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

export interface LoadDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsCache;
  readonly hasher: NumberHasher;
  readonly clock: () => Temporal.Instant;
}

export interface LoadedList {
  /** Lead ids of the rows that were stored, by line. */
  readonly loaded: ReadonlyMap<number, string>;
  /** How many of them were not there before. */
  readonly added: number;
  /** Rows one of whose numbers another lead, of an earlier list, holds. */
  readonly taken: readonly { readonly line: number }[];
}

const AT_ONCE = 16;

/**
 * Stores the leads of a list, each with its first call planned. Loading the same list again changes nothing: every row
 * is answered as loaded under the id it has.
 * @param atOnce how many are stored at a time; one by one, they are written in the order of the list.
 */
export async function loadLeads(
  deps: LoadDependencies,
  listId: string,
  listed: readonly ListedLead[],
  onProgress: (done: number) => void = () => {},
  atOnce = AT_ONCE,
): Promise<LoadedList> {
  const loaded = new Map<number, string>();
  const taken: { line: number }[] = [];
  let added = 0;
  for (let start = 0; start < listed.length; start += atOnce) {
    const slice = listed.slice(start, start + atOnce);
    const results = await Promise.all(slice.map((row) => loadLead(deps, listId, row)));
    slice.forEach(({ line }, index) => {
      const result = results[index];
      if (result === undefined) taken.push({ line });
      else loaded.set(line, result.leadId);
      if (result?.isNew) added += 1;
    });
    onProgress(start + slice.length);
  }
  return { loaded, added, taken };
}

/** Undefined when another lead holds one of the numbers. */
async function loadLead(
  deps: LoadDependencies,
  listId: string,
  row: ListedLead,
): Promise<{ readonly leadId: string; readonly isNew: boolean } | undefined> {
  const now = deps.clock();
  const settings = await deps.settings.current();
  const campaignFor = (stage: ListedLead['stage']) => settings.campaignFor(stage).id;
  const lead = leadFromListed(row, { listId, campaignFor, hasher: deps.hasher, now });
  const planned = firstPlan(lead, decisionContext(settings, lead, now));
  await deps.settings.ensureAreas(planned);
  const result = await deps.leads.add(planned);
  if (result.kind === 'added') return { leadId: lead.id, isNew: true };
  return result.byLeadId === lead.id ? { leadId: lead.id, isNew: false } : undefined;
}

import type { Temporal } from 'temporal-polyfill';
import type { Lead } from '../domain/lead.ts';
import { suppressedLead } from '../domain/lead-transitions.ts';
import { restoredLead } from '../domain/restored-lead.ts';
import { changeControls, type SwitchedBy } from './change-controls.ts';
import { erasePerson } from './erase-person.ts';
import { StaleLeadError } from './errors.ts';
import type { LeadArchive } from './ports/lead-archive.ts';
import type { LeadEdits } from './ports/lead-edits.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { RestoredTable, RestoreProgress } from './ports/restored-table.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import type { Suppression, SuppressionSource } from './ports/suppression-log.ts';
import type { SettingsCache } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

export interface RestoreDependencies {
  readonly leads: LeadRepository;
  readonly table: RestoredTable;
  readonly repository: Pick<SettingsRepository, 'readControls' | 'saveControls'>;
  readonly settings: SettingsCache;
  /** The log apart from the table, and the table that was lost, where it can still be read. */
  readonly sources: readonly SuppressionSource[];
  readonly edits: LeadEdits;
  readonly archive: LeadArchive;
  readonly clock: () => Temporal.Instant;
  /** Told after each page of leads. */
  readonly onProgress?: (progress: RestoreProgress) => void;
}

export type Restored =
  /** The table is nobody's copy, or was released before: nothing was done. */
  | { readonly kind: 'released-before' }
  | {
      readonly kind: 'released';
      readonly suppressions: number;
      /** People who were erased since and are erased again. */
      readonly erased: number;
      readonly moved: number;
      readonly unreadable: number;
    };

const MAX_TRIES = 6;

/** Leads that are moved side by side: a new table takes 4,000 writes a second, the waiting is for each answer. */
const AT_ONCE = 25;

/** Clocks differ, and a table is restored to a second that somebody typed. */
const MARGIN_HOURS = 24;

/**
 * Makes a restored table safe, then lets the dialler start calls on it: every suppression since the restore point is
 * applied first, then all leads are moved on, so that nobody is in a call any more, then suppressions that came meanwhile
 * are applied and whoever was erased since is erased again, and only then are the controls stored under the table's own
 * name. Until that last write the dialler starts nothing on the table, so that
 * dying anywhere leaves nobody callable who said stop; whoever runs it again goes on where it ended.
 *
 * @param restoredTo the moment that the table was restored to.
 * @throws StaleLeadError when a lead kept changing, and whatever storage throws: run it again.
 */
export async function restoreTable(
  deps: RestoreDependencies,
  restoredTo: Temporal.Instant,
  by: Omit<SwitchedBy, 'at'>,
): Promise<Restored> {
  if ((await deps.repository.readControls()).restored !== true) return { kind: 'released-before' };
  const since = restoredTo.subtract({ hours: MARGIN_HOURS });
  const applied = new Set<string>();
  await applySuppressions(deps, since, applied);
  const { moved, unreadable } = await moveLeadsOn(deps);
  await applySuppressions(deps, since, applied);
  const erased = await eraseAgain(deps, since, by);
  await changeControls(deps.repository, { kind: 'release-table' }, { ...by, at: deps.clock() });
  return { kind: 'released', suppressions: applied.size, erased, moved, unreadable };
}

async function applySuppressions(
  deps: RestoreDependencies,
  since: Temporal.Instant,
  applied: Set<string>,
): Promise<void> {
  for (const source of deps.sources) {
    for await (const suppression of source.since(since)) {
      if (applied.has(suppression.numberKey)) continue;
      await suppress(deps, suppression);
      applied.add(suppression.numberKey);
    }
  }
}

/** Whoever is in no lead of the table came after the restore point, and is not there to be erased. */
async function eraseAgain(
  deps: RestoreDependencies,
  since: Temporal.Instant,
  by: Omit<SwitchedBy, 'at'>,
): Promise<number> {
  const erased = new Set<string>();
  for (const source of deps.sources) {
    for await (const { leadId } of source.erasuresSince(since)) {
      if (erased.has(leadId)) continue;
      const result = await erasePerson(deps, leadId, by);
      if (result.kind === 'in-a-call') throw new StaleLeadError(leadId);
      if (result.kind === 'erased') erased.add(leadId);
    }
  }
  return erased.size;
}

/** The number first, which forbids every claim, then all numbers of its lead and the lead itself. */
async function suppress({ leads }: RestoreDependencies, { numberKey, why, at }: Suppression): Promise<void> {
  await leads.suppressNumbers([numberKey], why, at);
  let leadId = '';
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const lead = await leads.leadWithNumber(numberKey);
    if (lead === undefined) return;
    leadId = lead.id;
    const others = lead.numbers.map(({ key }) => key).filter((key) => key !== numberKey);
    await leads.suppressNumbers(others, why, at);
    if (lead.state.kind === 'suppressed') return;
    if ((await leads.save(suppressedLead(lead, at, why))) === 'saved') return;
  }
  throw new StaleLeadError(leadId);
}

async function moveLeadsOn(deps: RestoreDependencies): Promise<RestoreProgress> {
  const { table, clock, onProgress } = deps;
  let progress = (await table.readProgress()) ?? { startedAt: clock(), moved: 0, unreadable: 0, isWalked: false };
  while (!progress.isWalked) {
    const { cursor, ...sums } = progress;
    const page = await table.leadsAfter(cursor);
    for (let from = 0; from < page.leads.length; from += AT_ONCE) {
      await Promise.all(page.leads.slice(from, from + AT_ONCE).map((lead) => moveOn(deps, lead)));
    }
    progress = {
      ...sums,
      moved: sums.moved + page.leads.length,
      unreadable: sums.unreadable + page.unreadable.length,
      isWalked: page.next === undefined,
      ...(page.next !== undefined && { cursor: page.next }),
    };
    await table.saveProgress(progress);
    onProgress?.(progress);
  }
  return progress;
}

async function moveOn({ leads, settings, clock }: RestoreDependencies, found: Lead): Promise<void> {
  let lead: Lead | undefined = found;
  for (let tries = 0; lead !== undefined && tries < MAX_TRIES; tries += 1) {
    const moved = restoredLead(lead, decisionContext(await settings.current(), lead, clock()));
    if (moved.state.kind === 'ready' && moved.state !== lead.state) await settings.ensureAreas(moved);
    if ((await leads.save(moved)) === 'saved') return;
    lead = await leads.get(found.id);
  }
  if (lead !== undefined) throw new StaleLeadError(found.id);
}

import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead } from '../domain/lead.ts';
import { replannedLead, wokenLead } from '../domain/lead-transitions.ts';
import type { Journal } from './ports/journal.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { ReplanProgress, SettingsRepository } from './ports/settings-repository.ts';
import type { BacklogPart, LeadsPage, TimerBacklog } from './ports/timer-index.ts';
import { SettingsCache, type SettingsInForce } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

export interface ReplanDependencies {
  readonly leads: LeadRepository;
  readonly backlog: TimerBacklog;
  readonly repository: SettingsRepository;
  readonly calendar: HolidayCalendar;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}

/** How much of the work is done at a time, so that the table is never rushed. */
export interface ReplanShare {
  /** Leads moved at most, but for the page that is being worked on. */
  readonly moves: number;
  /** No page is begun later. */
  readonly until: Temporal.Instant;
}

export type ReplanResult =
  /** Every lead stands where the rules in force want it. */
  | { readonly kind: 'finished'; readonly progress: ReplanProgress }
  | { readonly kind: 'goes-on'; readonly progress: ReplanProgress }
  /** Somebody else does it at this moment. */
  | { readonly kind: 'taken' }
  /** No rules were published yet. */
  | { readonly kind: 'nothing-to-do' };

/** Where a walk over the backlog stands: in which part, and after which of its leads. */
const placeSchema = z.object({ part: z.string(), after: z.string().exactOptional() }).readonly();
type Place = z.infer<typeof placeSchema>;

type Part = { readonly key: string } & (
  | { readonly kind: 'rests' }
  | { readonly kind: 'backlog'; readonly part: BacklogPart }
);

const PAGE_LEADS = 100;
const RESTS_KEY = '0 rests';

/**
 * Goes on with moving waiting leads to where the rules in force want them: earlier where they allow more, later where
 * they allow less, and out of a rest that only other rules had imposed. Calls in the air, other rests, reviews and leads
 * that are done stay as they are. Retries already planned keep the delay that they were planned with.
 *
 * Every page of leads is noted as done after it was written, so that dying between the two repeats one page, which
 * changes nothing a second time. Newer rules start anew. Of two who work at once the second stops at its next page.
 */
export async function replanLeads(deps: ReplanDependencies, share: ReplanShare): Promise<ReplanResult> {
  const cache = new SettingsCache(deps.repository, deps.calendar, deps.clock);
  const settings = await cache.current();
  const version = settings.rulesVersion;
  if (version === 0) return { kind: 'nothing-to-do' };
  const parts = partsOf(settings);
  let standing = settings.replan;
  let progress = begun(standing, version, deps.clock());
  let moved = 0;
  while (progress.finishedAt === undefined) {
    if (moved >= share.moves || isOver(share.until, deps.clock())) return { kind: 'goes-on', progress };
    const place = placeFrom(progress.cursor);
    const part = parts.find(({ key }) => key >= place.part);
    const page = part === undefined ? { leads: [] } : await pageOf(deps.backlog, part, place);
    let movedNow = 0;
    for (const lead of page.leads) if (await replanned(deps, cache, settings, lead)) movedNow += 1;
    moved += movedNow;
    const next = nextPlace(parts, part, page);
    const after: ReplanProgress = {
      ...progress,
      cursor: next === undefined ? 'end' : JSON.stringify(next),
      seen: progress.seen + page.leads.length,
      moved: progress.moved + movedNow,
      ...(next === undefined && { finishedAt: deps.clock() }),
    };
    if ((await deps.repository.saveReplan(after, standing)) === 'stale') return { kind: 'taken' };
    standing = after;
    progress = after;
  }
  return { kind: 'finished', progress };
}

/** Whether leads may stand where rules want them that are no longer in force. */
export function isReplanOpen({ rulesVersion, replan }: Pick<SettingsInForce, 'rulesVersion' | 'replan'>): boolean {
  return rulesVersion > 0 && (replan?.version !== rulesVersion || replan.finishedAt === undefined);
}

function begun(standing: ReplanProgress | undefined, version: number, now: Temporal.Instant): ReplanProgress {
  if (standing?.version === version) return standing;
  return { version, cursor: JSON.stringify({ part: '' }), seen: 0, moved: 0, startedAt: now };
}

/** In an order that stays the same whatever is added: the order of their keys. */
function partsOf({ campaigns }: SettingsInForce): readonly Part[] {
  const parts = campaigns.flatMap(({ id, shards, areas }): readonly Part[] => [
    { kind: 'backlog', key: `1 ${id}`, part: { kind: 'promised', campaignId: id } },
    ...areas.map(({ key }): Part => {
      return { kind: 'backlog', key: `2 ${id} ${key}`, part: { kind: 'normal', campaignId: id, areaKey: key, shards } };
    }),
  ]);
  const rests: Part = { kind: 'rests', key: RESTS_KEY };
  return [rests, ...parts].toSorted((one, other) => (one.key < other.key ? -1 : 1));
}

function pageOf(backlog: TimerBacklog, part: Part, place: Place): Promise<LeadsPage> {
  const after = part.key === place.part ? place.after : undefined;
  return part.kind === 'rests' ? backlog.rests(PAGE_LEADS, after) : backlog.backlog(part.part, PAGE_LEADS, after);
}

function nextPlace(parts: readonly Part[], part: Part | undefined, { next }: LeadsPage): Place | undefined {
  if (part === undefined) return undefined;
  if (next !== undefined) return { part: part.key, after: next };
  const following = parts.find(({ key }) => key > part.key);
  return following === undefined ? undefined : { part: following.key };
}

/** @returns whether the lead was moved. One that somebody else wrote meanwhile was planned by the rules in force. */
async function replanned(
  deps: ReplanDependencies,
  cache: SettingsCache,
  settings: SettingsInForce,
  lead: Lead,
): Promise<boolean> {
  try {
    const context = decisionContext(settings, lead, deps.clock());
    const after = planned(lead, context);
    if (after === lead) return false;
    await cache.ensureAreas(after);
    return (await deps.leads.save(after)) === 'saved';
  } catch (error) {
    deps.journal.note({ kind: 'work-failed', what: 'replan', leadId: lead.id, error });
    return false;
  }
}

function planned(lead: Lead, context: ReturnType<typeof decisionContext>): Lead {
  const { state } = lead;
  if (state.kind === 'ready') return replannedLead(lead, context).lead;
  if (state.kind !== 'resting' || state.why !== 'not-callable') return lead;
  const woken = wokenLead(lead, context);
  return woken.state.kind === 'resting' && woken.state.why === 'not-callable' ? lead : woken;
}

function isOver(until: Temporal.Instant, now: Temporal.Instant): boolean {
  return now.epochMilliseconds >= until.epochMilliseconds;
}

function placeFrom(cursor: string): Place {
  return placeSchema.parse(JSON.parse(cursor));
}

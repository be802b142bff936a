import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead } from '../domain/lead.ts';
import { homeLead, rechosenLead, replannedLead, wokenLead } from '../domain/lead-transitions.ts';
import type { Journal } from './ports/journal.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { PlanVersions, ReplanProgress, SettingsRepository } from './ports/settings-repository.ts';
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
  /** Nobody else plans leads: there are no older settings to wait for. */
  readonly plansAlone?: boolean;
}

/** How much of the work is done at a time, so that the table is never rushed. */
export interface ReplanShare {
  /** Leads moved at most, but for the page that is being worked on. */
  readonly moves: number;
  /** No page is begun later. */
  readonly until: Temporal.Instant;
}

export type ReplanResult =
  /** Every lead stands where the rules and the structure in force want it. */
  | { readonly kind: 'finished'; readonly progress: ReplanProgress }
  | { readonly kind: 'goes-on'; readonly progress: ReplanProgress }
  /** Somebody else does it at this moment. */
  | { readonly kind: 'taken' }
  /** A structure was published so shortly before that others may still plan by the one before it. */
  | { readonly kind: 'waits'; readonly until: Temporal.Instant }
  /** Neither rules nor a structure were published yet. */
  | { readonly kind: 'nothing-to-do' };

/** Where a walk over the backlog stands: in which part, and after which of its leads. */
const placeSchema = z.object({ part: z.string(), after: z.string().exactOptional() }).readonly();
type Place = z.infer<typeof placeSchema>;

type Part = { readonly key: string } & (
  | { readonly kind: 'rests' }
  | { readonly kind: 'backlog'; readonly part: BacklogPart }
);

const PAGE_LEADS = 100;
/**
 * Settings serve for 60 s and no function runs longer than 60 s more: after that nobody puts a lead any more where the
 * structure before wanted it, and a walk misses none.
 */
const OLD_STRUCTURE_SECONDS = 120;
const RESTS_KEY = '0 rests';

/**
 * Goes on with moving waiting leads to where the rules and the sales structure in force want them: earlier where rules
 * allow more, later where they allow less, out of a rest that only other rules had imposed, and into the campaign that
 * works their stage now. Touches of customers that were not called yet are chosen anew. Calls in the air, reviews and leads
 * that are done stay as they are; the ends of other rests stay, too. Retries already planned keep the delay that they were
 * planned with.
 *
 * Every page of leads is noted as done after it was written, so that dying between the two repeats one page, which
 * changes nothing a second time. Newer rules or a newer structure start anew. Of two who work at once the second stops at
 * its next page.
 */
export async function replanLeads(deps: ReplanDependencies, share: ReplanShare): Promise<ReplanResult> {
  const cache = new SettingsCache(deps.repository, deps.calendar, deps.clock);
  const settings = await cache.current();
  const { versions } = settings;
  if (isAtFirst(versions)) return { kind: 'nothing-to-do' };
  let standing = settings.replan;
  const waitsUntil = settings.structurePublishedAt?.add({ seconds: OLD_STRUCTURE_SECONDS });
  const mayBeOld = standing?.structureVersion !== versions.structureVersion && deps.plansAlone !== true;
  if (mayBeOld && waitsUntil !== undefined && !isOver(waitsUntil, deps.clock())) {
    return { kind: 'waits', until: waitsUntil };
  }
  const parts = partsOf(settings);
  let progress = begun(standing, versions, deps.clock());
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

/** Whether leads may stand where rules or a structure want them that are no longer in force. */
export function isReplanOpen({ versions, replan }: Pick<SettingsInForce, 'versions' | 'replan'>): boolean {
  if (isAtFirst(versions)) return false;
  return replan === undefined || !isUnder(replan, versions) || replan.finishedAt === undefined;
}

function isAtFirst({ rulesVersion, structureVersion }: PlanVersions): boolean {
  return rulesVersion === 0 && structureVersion === 0;
}

function isUnder(progress: ReplanProgress, { rulesVersion, structureVersion }: PlanVersions): boolean {
  return progress.rulesVersion === rulesVersion && progress.structureVersion === structureVersion;
}

function begun(standing: ReplanProgress | undefined, versions: PlanVersions, now: Temporal.Instant): ReplanProgress {
  if (standing !== undefined && isUnder(standing, versions)) return standing;
  return { ...versions, cursor: JSON.stringify({ part: '' }), seen: 0, moved: 0, startedAt: now };
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

/** A rest of which nobody knows whether its call was placed belongs to the campaign that claimed it until it is over. */
function planned(lead: Lead, context: ReturnType<typeof decisionContext>): Lead {
  const { state } = lead;
  if (state.kind === 'ready' || (state.kind === 'resting' && state.why === 'no-touch')) {
    const chosen = rechosenLead(lead, context);
    return chosen.state.kind === 'ready' ? replannedLead(chosen, context).lead : homeLead(chosen, context);
  }
  if (state.kind !== 'resting' || state.why === 'unknown-fate') return lead;
  if (state.why !== 'not-callable') return homeLead(lead, context);
  const woken = wokenLead(lead, context);
  return woken.state.kind === 'resting' && woken.state.why === 'not-callable' ? homeLead(lead, context) : woken;
}

function isOver(until: Temporal.Instant, now: Temporal.Instant): boolean {
  return now.epochMilliseconds >= until.epochMilliseconds;
}

function placeFrom(cursor: string): Place {
  return placeSchema.parse(JSON.parse(cursor));
}

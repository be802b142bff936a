import type { Temporal } from 'temporal-polyfill';
import type { CampaignInForce } from '../../domain/equipment.ts';
import type { Lead } from '../../domain/lead.ts';
import type { SettingsInForce } from '../settings-in-force.ts';
import { decisionContext } from '../settle-attempt.ts';
import type { LeadSearch } from './find-due-leads.ts';
import { type PlaceDependencies, putHome } from './place-call.ts';

/** Leads asked for at a time. */
const LEADS = 50;
/** A run keeps the rest of its time for settling and dialling. */
const SECONDS = 10;

export type RetiredDependencies = LeadSearch &
  Pick<PlaceDependencies, 'leads' | 'settings' | 'journal' | 'storyEndsWithResult'>;

/**
 * Puts due leads of campaigns whose tier the sales structure does not have into the campaigns that work them now. New plans
 * move such leads as soon as a structure comes into force; this finds what was put back there since, and promised calls
 * before their moment is past. A lead that cannot be moved is noted and stops nothing else.
 */
export async function emptyRetiredCampaigns(deps: RetiredDependencies, settings: SettingsInForce): Promise<void> {
  const startedAt = deps.clock();
  for (const campaign of settings.campaigns.filter((candidate) => !settings.hasTierOf(candidate))) {
    await emptyCampaign(deps, settings, campaign, startedAt);
  }
}

async function emptyCampaign(
  deps: RetiredDependencies,
  settings: SettingsInForce,
  { id, areas, shards }: CampaignInForce,
  startedAt: Temporal.Instant,
): Promise<void> {
  const { timers, searched, clock, journal } = deps;
  try {
    const now = clock();
    await moveAll(deps, settings, await timers.duePromised(id, now, LEADS));
    for (const { key } of areas) {
      if (clock().since(startedAt).total('seconds') >= SECONDS) return;
      if (searched.isEmpty(id, key, now)) continue;
      const { forgotten } = searched;
      const leads = await timers.dueInArea(id, key, shards, now, LEADS);
      await moveAll(deps, settings, leads);
      if (leads.length === 0) searched.emptied(id, key, now, forgotten);
    }
  } catch (error) {
    journal.note({ kind: 'work-failed', what: `campaign ${id}`, error });
  }
}

async function moveAll(deps: RetiredDependencies, settings: SettingsInForce, leads: readonly Lead[]): Promise<void> {
  for (const lead of leads) {
    try {
      const context = decisionContext(settings, lead, deps.clock(), deps.storyEndsWithResult);
      if (lead.state.kind === 'ready' && (await putHome(deps, lead, context))) deps.searched.forget();
    } catch (error) {
      deps.journal.note({ kind: 'work-failed', what: 'put-home', leadId: lead.id, error });
    }
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { Campaign } from '../domain/campaign.ts';
import { CampaignCount, type CampaignExplanation } from '../domain/campaign-explanation.ts';
import type { Controls } from '../domain/controls.ts';
import type { CampaignInForce } from '../domain/equipment.ts';
import { beginningOf, type Capacity, campaignReasons, testModeReasons } from '../domain/explanation.ts';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead } from '../domain/lead.ts';
import { standingOf } from '../domain/lead-standing.ts';
import { type BacklogRead, readBacklog } from './backlog.ts';
import { CampaignMissingError } from './errors.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import type { TimerBacklog, TimerIndex } from './ports/timer-index.ts';
import { SettingsInForce } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

export interface ExplainCampaignDependencies {
  readonly settings: Pick<SettingsRepository, 'read' | 'readControls'>;
  readonly timers: TimerBacklog & Pick<TimerIndex, 'pending'>;
  readonly calendar: HolidayCalendar;
}

export interface CampaignQuestion {
  readonly campaignId: string;
  /** Free people and lines for this campaign; leads that can be called are not divided by them when absent. */
  readonly capacity?: Capacity;
  /** See the backlog for how many leads are looked at when absent. */
  readonly readAtMost?: number;
}

/**
 * Why a campaign calls, or why it does not: its leads counted by what keeps each from being called now, and when the
 * next may be. Reads, and writes nothing. Leads that cannot be worked, because a tier has no campaign, are left out.
 * @throws CampaignMissingError when the campaign is not stored or cannot be read.
 */
export async function explainCampaign(
  deps: ExplainCampaignDependencies,
  { campaignId, capacity, readAtMost }: CampaignQuestion,
  now: Temporal.Instant,
): Promise<CampaignExplanation> {
  const [stored, controls] = await Promise.all([deps.settings.read(), deps.settings.readControls()]);
  const settings = new SettingsInForce(stored, deps.calendar, now);
  const campaign = settings.campaign(campaignId);
  if (campaign === undefined) throw new CampaignMissingError(campaignId);
  const [backlog, inCalls] = await Promise.all([
    readBacklog(deps.timers, [campaign], readAtMost),
    leadsInCalls(deps.timers, campaign, now),
  ]);
  const leads = [...new Map([...backlog.leads, ...inCalls].map((lead) => [lead.id, lead])).values()];
  return explanationBy(settings, controls, campaign, { leads, isAll: backlog.isAll }, now, capacity);
}

/**
 * The same by leads that were read already.
 * @param read each lead once; leads that cannot be worked are left out.
 */
export function explanationBy(
  settings: SettingsInForce,
  controls: Controls,
  campaign: CampaignInForce,
  read: BacklogRead,
  now: Temporal.Instant,
  capacity?: Capacity,
): CampaignExplanation {
  const count = new CampaignCount(now);
  for (const lead of read.leads) {
    if (!settings.canWork(lead)) continue;
    const standing = standingOf(lead, decisionContext(settings, lead, now), beginningOf(campaign, now));
    const reasons = standing.reasons.length === 0 ? testModeReasons(lead, controls) : standing.reasons;
    count.add(lead, { ...standing, reasons });
  }
  const { id: campaignId, tier } = campaign;
  const reasons = campaignReasons(campaign, controls, now);
  return count.explanation({ campaignId, tier, reasons, isAll: read.isAll }, capacity);
}

async function leadsInCalls(
  timers: Pick<TimerIndex, 'pending'>,
  { id }: Campaign,
  now: Temporal.Instant,
): Promise<readonly Lead[]> {
  const { dialling, wrapping } = await timers.pending(now, 1);
  return [...dialling, ...wrapping].filter(({ campaignId }) => campaignId === id);
}

import { Temporal } from 'temporal-polyfill';
import type { Campaign } from './campaign.ts';
import type { Controls } from './controls.ts';
import type { CampaignInForce } from './equipment.ts';
import type { CampaignRefusalCode } from './gate.ts';

/** Why this campaign may start no call now, all reasons at once; empty when it may. Its end is the first moment past it. */
export function campaignRefusals(
  campaign: CampaignInForce,
  controls: Controls,
  now: Temporal.Instant,
): readonly CampaignRefusalCode[] {
  const refusals: CampaignRefusalCode[] = [];
  if (controls.emergencyStop) refusals.push('emergency-stop');
  if (controls.restored) refusals.push('table-restored');
  if (controls.pausedCampaigns.includes(campaign.id)) refusals.push('campaign-paused');
  if (controls.pausedTiers.includes(campaign.tier)) refusals.push('tier-paused');
  if (!isRunning(campaign, now)) refusals.push('campaign-not-running');
  if (campaign.equipment === undefined) refusals.push('campaign-not-equipped');
  return refusals;
}

function isRunning(campaign: Pick<Campaign, 'startsAt' | 'endsAt'>, now: Temporal.Instant): boolean {
  const hasStarted = campaign.startsAt === undefined || Temporal.Instant.compare(campaign.startsAt, now) <= 0;
  return hasStarted && !hasEnded(campaign, now);
}

/** Whether the campaign's end has come. */
export function hasEnded({ endsAt }: Pick<Campaign, 'endsAt'>, now: Temporal.Instant): boolean {
  return endsAt !== undefined && Temporal.Instant.compare(endsAt, now) <= 0;
}

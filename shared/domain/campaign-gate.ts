import { Temporal } from 'temporal-polyfill';
import type { Campaign } from './campaign.ts';
import type { Controls } from './controls.ts';
import type { CampaignRefusalCode } from './gate.ts';

/** Why this campaign may start no call now, all reasons at once; empty when it may. Its end is the first moment past it. */
export function campaignRefusals(
  campaign: Campaign,
  controls: Controls,
  now: Temporal.Instant,
): readonly CampaignRefusalCode[] {
  const refusals: CampaignRefusalCode[] = [];
  if (controls.emergencyStop) refusals.push('emergency-stop');
  if (controls.pausedCampaigns.includes(campaign.id)) refusals.push('campaign-paused');
  if (controls.pausedTiers.includes(campaign.tier)) refusals.push('tier-paused');
  if (!isRunning(campaign, now)) refusals.push('campaign-not-running');
  return refusals;
}

function isRunning({ startsAt, endsAt }: Campaign, now: Temporal.Instant): boolean {
  const hasStarted = startsAt === undefined || Temporal.Instant.compare(startsAt, now) <= 0;
  const hasEnded = endsAt !== undefined && Temporal.Instant.compare(endsAt, now) <= 0;
  return hasStarted && !hasEnded;
}

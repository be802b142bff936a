import * as z from 'zod';
import type { CompanyOverview } from '../../../shared/application/overview/overview.ts';
import {
  ABANDONMENT_DAYS,
  ABANDONMENT_LIMIT_PERCENT,
  ABANDONMENT_REGULATION,
} from '../../../shared/domain/abandonment.ts';
import { controlsInWords } from '../../../shared/domain/controls-words.ts';
import { type Route, route } from '../routing/route.ts';
import { overviewAnswer } from './overview-answer.ts';
import { standstillAboutBody } from './reason-answers.ts';
import { momentOf, zone } from './schemas.ts';

export const OVERVIEW_ROUTES: readonly Route[] = [
  route({
    id: 'overview.show',
    method: 'GET',
    path: '/overview',
    role: 'viewer',
    purpose: 'read',
    summary: 'What the company is doing now, what came of it, and why nothing is dialling',
    query: z.strictObject({ zone }),
    answer: overviewAnswer,
    isPolled: true,
    carryOut: async ({ overview }, { query: { zone } }) => {
      const shown = await overview.show(zone);
      return { kind: 'answered', body: bodyOf(shown, zone), at: shown.at };
    },
  }),
];

function bodyOf(
  { controls, live, standstill, funnel, today, abandonment, unreadable }: CompanyOverview,
  inZone: string,
): z.input<typeof overviewAnswer> {
  const { version, mode, emergencyStop, restored = false, pausedTiers, pausedCampaigns } = controls;
  return {
    zone: inZone,
    controls: {
      version,
      mode: mode.kind,
      emergencyStop,
      isRestored: restored,
      pausedTiers: [...pausedTiers],
      pausedCampaigns: [...pausedCampaigns],
      sentences: [...controlsInWords(controls)],
    },
    live: { ...live, tiers: [...live.tiers], campaigns: [...live.campaigns] },
    standstill: {
      ...standstill,
      reasons: standstill.reasons.map(({ campaignIds, until, about, ...reason }) => ({
        ...reason,
        about: standstillAboutBody(about),
        campaignIds: [...campaignIds],
        ...(until !== undefined && { until: momentOf(until) }),
      })),
    },
    funnel: [...funnel],
    today: { ...today, outcomes: [...today.outcomes] },
    abandonment: {
      days: ABANDONMENT_DAYS,
      limitPercent: ABANDONMENT_LIMIT_PERCENT,
      limitFrom: ABANDONMENT_REGULATION,
      campaigns: [...abandonment],
    },
    unreadable: [...unreadable],
  };
}

import { Temporal } from 'temporal-polyfill';
import type { LeadsPage, TimerBacklog } from '../../shared/application/ports/timer-index.ts';
import { whatIf } from '../../shared/application/what-if.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { SALES_STRUCTURES, USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { COMPANY, campaignsOf, equipped } from '../company.ts';
import { backlog } from './backlog.ts';
import type { BenchResult } from './figure.ts';

const DAYS = 7;
const NOW = Temporal.Instant.from('2026-03-09T14:00:00Z');

/** A draft that moves a good part of the calls: shorter evenings, fewer calls a day, presets. */
const DRAFT = {
  organisation: {
    compliancePresets: ['us-federal', 'canada', 'uk', 'eu'],
    callWindows: { friday: [{ start: '10:00', end: '16:00' }], saturday: [] },
    maxAttemptsPerDay: 1,
  },
};

/** How long it takes to play the days to come for so many leads under two sets of rules; reading them from a table is no part of it. */
export async function whatIfTime(size: number): Promise<BenchResult> {
  const leads = backlog(size, 1).map(({ lead }) => lead);
  const campaigns = campaignsOf(SALES_STRUCTURES.three).map((campaign) => {
    const id = `campaign-${campaign.tier}`;
    return { ...campaign, id, areas: areasOf(leads, id) };
  });
  const settings = {
    read: async () => ({
      structure: { version: 0, document: equipped(USUAL_STRUCTURES.three) },
      rules: { version: 1, document: {} },
      campaigns,
      unreadable: [],
    }),
  };
  const before = process.cpuUsage();
  const result = await whatIf(
    { settings, timers: held(leads), calendar: PUBLIC_HOLIDAYS },
    { draft: DRAFT, days: DAYS, zone: COMPANY.zone },
    NOW,
  );
  const { user, system } = process.cpuUsage(before);
  if (result.kind !== 'compared') throw new Error('The draft cannot be read.');
  return {
    title: `What-if: ${DAYS} days ahead, under the rules in force and under a draft`,
    counts: [
      { name: 'leads played', count: result.sample.played },
      { name: 'calls under the rules in force', count: result.current.calls },
      { name: 'calls under the draft', count: result.draft.calls },
    ],
    figures: [
      {
        name: 'both together',
        value: (user + system) / 1_000_000,
        unit: 's of processor time',
        budget: { kind: 'at-most', value: 10 },
      },
    ],
  };
}

function areasOf(leads: readonly Lead[], campaignId: string): Campaign['areas'] {
  const own = leads.filter((lead) => lead.campaignId === campaignId).flatMap(({ numbers }) => numbers);
  return [...new Map(own.map(({ area }) => [area.key, area])).values()];
}

/** All leads of a campaign stand in the part that is asked for first. */
function held(leads: readonly Lead[]): TimerBacklog {
  const given = new Set<string>();
  const page = (found: readonly Lead[]): LeadsPage => ({ leads: found });
  return {
    backlog: async ({ campaignId }) => {
      if (given.has(campaignId)) return page([]);
      given.add(campaignId);
      return page(leads.filter((lead) => lead.campaignId === campaignId));
    },
    rests: async () => page([]),
  };
}

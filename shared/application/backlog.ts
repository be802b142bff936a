import type { Campaign } from '../domain/campaign.ts';
import type { Lead } from '../domain/lead.ts';
import type { BacklogPart, LeadsPage, TimerBacklog } from './ports/timer-index.ts';

/** How many leads one question about a backlog reads at most, unless it says otherwise. */
export const READ_AT_MOST = 50_000;

const PAGE = 500;

/** Leads read from the index of timers, each once. */
export interface BacklogRead {
  readonly leads: readonly Lead[];
  /** Whether these are all there are. */
  readonly isAll: boolean;
}

/**
 * The ready and resting leads of the campaigns, as the index sees them, page by page of every part in turn, so that a
 * read that stops early holds leads of every campaign and area. A lead that is written meanwhile may be missing.
 * @param atMost how many leads are looked at; resting leads of other campaigns are looked at, too.
 */
export async function readBacklog(
  timers: TimerBacklog,
  campaigns: readonly Campaign[],
  atMost = READ_AT_MOST,
): Promise<BacklogRead> {
  const ids = new Set(campaigns.map(({ id }) => id));
  const leads = new Map<string, Lead>();
  let walks: readonly Walk[] = [
    ...campaigns.flatMap(partsOf).map((part): Walk => ({ page: (limit, after) => timers.backlog(part, limit, after) })),
    { page: (limit, after) => timers.rests(limit, after) },
  ];
  for (let left = atMost; walks.length > 0; ) {
    const unfinished: Walk[] = [];
    for (const walk of walks) {
      if (left === 0) return { leads: [...leads.values()], isAll: false };
      const { leads: found, next } = await walk.page(Math.min(PAGE, left), walk.after);
      left -= found.length;
      for (const lead of found) if (ids.has(lead.campaignId)) leads.set(lead.id, lead);
      if (next !== undefined) unfinished.push({ ...walk, after: next });
    }
    walks = unfinished;
  }
  return { leads: [...leads.values()], isAll: true };
}

interface Walk {
  readonly page: (limit: number, after?: string) => Promise<LeadsPage>;
  readonly after?: string;
}

/** Where the ready leads of a campaign wait, promised ones first. */
export function partsOf({ id: campaignId, areas, shards }: Campaign): readonly BacklogPart[] {
  return [
    { kind: 'promised', campaignId },
    ...areas.map(({ key: areaKey }): BacklogPart => ({ kind: 'normal', campaignId, areaKey, shards })),
  ];
}

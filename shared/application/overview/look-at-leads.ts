import { Temporal } from 'temporal-polyfill';
import type { Campaign } from '../../domain/campaign.ts';
import type { CampaignHours } from '../../domain/standstill.ts';
import type { BacklogRead } from '../backlog.ts';
import type { BacklogPart, TimerHeads } from '../ports/timer-index.ts';
import type { SettingsInForce } from '../settings-in-force.ts';

/** So many requests one look makes at most, whatever the number of campaigns, areas, shards and leads. */
export const MOST_LOOKS = 60;

/** The leads of a campaign as far as they were looked at. */
export interface LookedAt extends BacklogRead {
  /** Areas that may be called now were left out, because the requests did not suffice. */
  readonly isCut: boolean;
}

/** Of each shard the leads that are due first: enough to tell what they wait for. */
const LEADS_LOOKED_AT = 10;

/**
 * The first leads of every campaign: those promised, then those of areas that are open, soonest to close first, then those
 * of areas that open next. Campaigns take turns, so that each is looked at before the requests are used up.
 * @returns by campaign; not all of its leads where requests did not suffice, or where more wait than were looked at.
 */
export async function lookAtLeads(
  timers: TimerHeads,
  settings: SettingsInForce,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, LookedAt>> {
  const parts = settings.campaigns.map((campaign) => ({ campaign, parts: partsOf(settings, campaign, now) }));
  const turns = Math.max(0, ...parts.map((one) => one.parts.length));
  const asked: { readonly campaignId: string; readonly part: BacklogPart }[] = [];
  const leftOut = new Set<string>();
  const cut = new Set<string>();
  let left = MOST_LOOKS;
  for (let turn = 0; turn < turns; turn += 1) {
    for (const one of parts) {
      const next = one.parts[turn];
      if (next === undefined) continue;
      const { part, isOpen } = next;
      const cost = part.kind === 'promised' ? 1 : part.shards;
      if (cost > left) {
        leftOut.add(one.campaign.id);
        if (isOpen) cut.add(one.campaign.id);
        continue;
      }
      left -= cost;
      asked.push({ campaignId: one.campaign.id, part });
    }
  }
  const found = await Promise.all(
    asked.map(async ({ campaignId, part }) => ({ campaignId, ...(await timers.earliest(part, LEADS_LOOKED_AT)) })),
  );
  return new Map(
    settings.campaigns.map(({ id }) => {
      const own = found.filter(({ campaignId }) => campaignId === id);
      const leads = own.flatMap((one) => one.leads);
      return [id, { leads, isAll: !leftOut.has(id) && own.every(({ isAll }) => isAll), isCut: cut.has(id) }];
    }),
  );
}

interface PartToLookAt {
  readonly part: BacklogPart;
  readonly isOpen: boolean;
}

function partsOf(settings: SettingsInForce, campaign: Campaign, now: Temporal.Instant): readonly PartToLookAt[] {
  const { id: campaignId, shards, areas } = campaign;
  const far = now.add({ hours: 24 * 366 });
  const inOrder = areas
    .map((area) => {
      const closesAt = settings.closesAt(campaign, area, now);
      const at = closesAt ?? settings.opensAt(campaign, area, now)?.at ?? far;
      return { area, isOpen: closesAt !== undefined, at };
    })
    .toSorted(
      (one, other) =>
        Number(other.isOpen) - Number(one.isOpen) ||
        Temporal.Instant.compare(one.at, other.at) ||
        (one.area.key < other.area.key ? -1 : 1),
    );
  return [
    { part: { kind: 'promised', campaignId }, isOpen: true },
    ...inOrder.map(({ area, isOpen }): PartToLookAt => {
      return { part: { kind: 'normal', campaignId, areaKey: area.key, shards }, isOpen };
    }),
  ];
}

/** Whether any area of the campaign may be called now, in any stage of its tier; a campaign without areas is open. */
export function hoursOf(settings: SettingsInForce, campaign: Campaign, now: Temporal.Instant): CampaignHours {
  const { areas } = campaign;
  if (areas.length === 0 || areas.some((area) => settings.closesAt(campaign, area, now) !== undefined)) {
    return { kind: 'open' };
  }
  const openings = areas
    .flatMap((area) => {
      const opening = settings.opensAt(campaign, area, now);
      return opening === undefined ? [] : [{ ...opening, area }];
    })
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  const [first] = openings;
  if (first === undefined) return { kind: 'closed', why: 'outside-hours' };
  return { kind: 'closed', why: first.why, opens: { at: first.at, area: first.area } };
}

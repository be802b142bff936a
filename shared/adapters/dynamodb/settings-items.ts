import * as z from 'zod';
import type { ReplanProgress } from '../../application/ports/settings-repository.ts';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import type { Controls } from '../../domain/controls.ts';
import { storedInstant } from './instant-text.ts';
import { storedArea, storedTier } from './lead-item.ts';
import { readItem } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;
interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Structure and rules in force, campaigns and the progress of re-planning lie together, so that one query reads them all. */
export const SETTINGS_PARTITION = 'SETTINGS';
export const REPLAN_KEY: Key = { pk: SETTINGS_PARTITION, sk: 'REPLAN' };
export const CONTROLS_KEY: Key = { pk: 'CONTROLS', sk: 'CONTROLS' };
const CAMPAIGN_PREFIX = 'CAMPAIGN#';

export function campaignKey(campaignId: string): Key {
  return { pk: SETTINGS_PARTITION, sk: `${CAMPAIGN_PREFIX}${campaignId}` };
}

/** The campaign's id when the item is, or should be, a campaign. */
export function campaignIdOf(item: Item): string | undefined {
  const sk = String(item['sk']);
  return sk.startsWith(CAMPAIGN_PREFIX) ? sk.slice(CAMPAIGN_PREFIX.length) : undefined;
}

const storedCampaign = z.object({
  id: z.string(),
  name: z.string(),
  tier: storedTier,
  queueId: z.string().exactOptional(),
  routingProfileId: z.string().exactOptional(),
  contactFlowId: z.string().exactOptional(),
  callerNumber: z.string().exactOptional(),
  priority: z.number(),
  startsAt: storedInstant.exactOptional(),
  endsAt: storedInstant.exactOptional(),
  shards: z.int().min(1),
});
/** What a campaign may be without: a write of the campaign takes it away. */
const NOT_ITS_OWN = {
  queueId: undefined,
  routingProfileId: undefined,
  contactFlowId: undefined,
  callerNumber: undefined,
  startsAt: undefined,
  endsAt: undefined,
};
/** A map by area key, so that adding an area is one write that needs no read. */
const storedAreas = z.record(z.string(), storedArea);

/** A campaign's own members, without its areas; those it does not have are undefined. */
export function ownMembersOf(campaign: Campaign): Readonly<Record<string, unknown>> {
  const { areas: _, ...own } = campaign;
  return { ...NOT_ITS_OWN, ...z.encode(storedCampaign, own) };
}

export function areasByKey(areas: readonly CallingArea[]): Readonly<Record<string, CallingArea>> {
  return Object.fromEntries(areas.map((area) => [area.key, area]));
}

/** @throws UnreadableItemError when the item is no campaign. */
export function campaignFromItem(item: Item): Campaign {
  const { areas, ...own } = readItem(storedCampaign.extend({ areas: storedAreas }), item);
  return { ...own, areas: Object.values(areas).sort((a, b) => (a.key < b.key ? -1 : 1)) };
}

const wholeNumber = z.int().min(0);
const storedReplan = z.object({
  /** Of the rules. */
  version: wholeNumber,
  /** Absent where the walk began before structures had versions. */
  structure_version: wholeNumber.exactOptional(),
  cursor: z.string(),
  seen: wholeNumber,
  moved: wholeNumber,
  started_at: storedInstant,
  finished_at: storedInstant.exactOptional(),
});

/** @throws UnreadableItemError when the item is no progress of re-planning. */
export function replanFromItem(item: Item): ReplanProgress {
  const stored = readItem(storedReplan, item);
  const {
    version,
    structure_version: structureVersion = 0,
    started_at: startedAt,
    finished_at: finishedAt,
    ...rest
  } = stored;
  return {
    ...rest,
    rulesVersion: version,
    structureVersion,
    startedAt,
    ...(finishedAt !== undefined && { finishedAt }),
  };
}

export function itemFromReplan(progress: ReplanProgress): Item {
  const { rulesVersion, structureVersion, startedAt, finishedAt, ...rest } = progress;
  const versions = { version: rulesVersion, structure_version: structureVersion };
  const finished = finishedAt === undefined ? {} : { finished_at: finishedAt };
  return { ...REPLAN_KEY, ...z.encode(storedReplan, { ...rest, ...versions, started_at: startedAt, ...finished }) };
}

const storedControls = z.object({
  version: z.int().min(1),
  emergencyStop: z.boolean(),
  pausedCampaigns: z.array(z.string()).readonly(),
  pausedTiers: z.array(storedTier).readonly(),
  mode: z.discriminatedUnion('kind', [z.object({ kind: z.literal('observe') }), z.object({ kind: z.literal('live') })]),
});

/** @throws UnreadableItemError when the item is not the controls. */
export function controlsFromItem(item: Item): Controls {
  return readItem(storedControls, item);
}

export function itemFromControls(controls: Controls): Item {
  return { ...CONTROLS_KEY, ...z.encode(storedControls, controls) };
}

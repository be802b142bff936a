import * as z from 'zod';
import type { CampaignVersion, ControlsChange, ReplanProgress } from '../../application/ports/settings-repository.ts';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { type Controls, DIAL_MODES } from '../../domain/controls.ts';
import { deedSchema } from '../../domain/deed.ts';
import { storedInstant } from './instant-text.ts';
import { jsonText } from './json-text.ts';
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
const VERSION_DIGITS = 8;

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

/** 1 where the campaign was last stored before campaigns had versions. */
export function campaignVersionOf(item: Item): number {
  const version = item['version'];
  return typeof version === 'number' ? version : 1;
}

const CAMPAIGN_VERSION_PREFIX = 'VERSION#';

export function campaignHistoryPartition(campaignId: string): string {
  return `CAMPAIGN_HISTORY#${campaignId}`;
}

export function campaignVersionKey(campaignId: string, version: number): Key {
  const sk = `${CAMPAIGN_VERSION_PREFIX}${String(version).padStart(VERSION_DIGITS, '0')}`;
  return { pk: campaignHistoryPartition(campaignId), sk };
}

const storedCampaignVersion = z.object({
  version: z.int().min(1),
  author: z.string(),
  note: z.string(),
  deeds: z.array(deedSchema).readonly(),
  changed_at: storedInstant,
  campaign: jsonText(storedCampaign),
});

export function itemFromCampaignVersion({ at, ...version }: CampaignVersion): Item {
  const key = campaignVersionKey(version.campaign.id, version.version);
  return { ...key, ...z.encode(storedCampaignVersion, { ...version, changed_at: at }) };
}

/** @throws UnreadableItemError when the item is no version of a campaign. */
export function campaignVersionFromItem(item: Item): CampaignVersion {
  const { changed_at: at, ...rest } = readItem(storedCampaignVersion, item);
  return { ...rest, at };
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
  mode: z.object({ kind: z.enum(DIAL_MODES) }),
  /** Absent where the controls were last stored before there were test numbers. */
  testNumbers: z
    .array(z.object({ key: z.string(), label: z.string() }))
    .readonly()
    .default([]),
});

/** @throws UnreadableItemError when the item is not the controls. */
export function controlsFromItem(item: Item): Controls {
  return readItem(storedControls, item);
}

export function itemFromControls(controls: Controls): Item {
  return { ...CONTROLS_KEY, ...z.encode(storedControls, controls) };
}

/** Changes of the controls lie in the order of their versions, apart from the controls themselves, which are read all the time. */
export const CONTROLS_HISTORY_PARTITION = 'CONTROLS_HISTORY';

export function controlsChangeKey(version: number): Key {
  return { pk: CONTROLS_HISTORY_PARTITION, sk: `CONTROLS#${String(version).padStart(VERSION_DIGITS, '0')}` };
}

/** Version 0 is what holds before the first change. */
const controlsThen = jsonText(storedControls.extend({ version: z.int().min(0) }));

const storedChange = z.object({
  author: z.string(),
  note: z.string(),
  changed_at: storedInstant,
  before: controlsThen,
  after: controlsThen,
});

/** @throws UnreadableItemError when the item is no change of the controls. */
export function controlsChangeFromItem(item: Item): ControlsChange {
  const { changed_at: at, ...rest } = readItem(storedChange, item);
  return { ...rest, at };
}

export function itemFromControlsChange({ at, ...change }: ControlsChange): Item {
  return { ...controlsChangeKey(change.after.version), ...z.encode(storedChange, { ...change, changed_at: at }) };
}

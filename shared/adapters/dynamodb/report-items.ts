import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { ChangeMark } from '../../application/ports/report-ledger.ts';
import {
  type Counts,
  REPORT_DIMENSIONS,
  type ReportCounter,
  type ReportDimension,
} from '../../domain/reports/report-counter.ts';
import type { TrainingRecording } from '../../domain/reports/training-recording.ts';
import type { TierNumber } from '../../domain/sales-structure.ts';
import { instantText, storedInstant } from './instant-text.ts';
import { storedOutcomeCode, storedTier } from './lead-item.ts';
import { TABLE_DEFINITION } from './table-definition.ts';
import { readItem } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;

interface Key {
  readonly pk: string;
  readonly sk: string;
}

/**
 * How long it is known that a change was added: longer than a failed one is kept to be replayed (30 days), which is
 * longer than the stream remembers (24 hours).
 */
const MARKS_KEPT_DAYS = 45;

/** Companies keep recordings for months; where they lie is known for a year. */
const RECORDINGS_KEPT_DAYS = 366;

const DAY_SECONDS = 86_400;
const COUNT = 'n#';

/** All counters of a dimension lie in the order of their hours, those of one hour in the order of their subjects. */
export function counterPartition(dimension: ReportDimension): string {
  return `REPORT#${dimension}`;
}

export function counterKey({ subject, hour }: ReportCounter): Key {
  return { pk: counterPartition(subject.dimension), sk: `${hourText(hour)}#${subject.key}` };
}

/** The hour that begins then or next: `2026-01-05T14Z`. */
export function hourText(moment: Temporal.Instant): string {
  return `${instantText(moment.round({ smallestUnit: 'hour', roundingMode: 'ceil' })).slice(0, 13)}Z`;
}

/** The attribute that holds a count; the prefix keeps it apart from keys and from DynamoDB's own words. */
export function countAttribute(name: string): string {
  return `${COUNT}${name}`;
}

/** Whether the item is a counter, readable or not. */
export function isCounter({ pk }: Item): boolean {
  return REPORT_DIMENSIONS.some((dimension) => pk === counterPartition(dimension));
}

const counterItem = z.object({
  pk: z.templateLiteral(['REPORT#', z.enum(REPORT_DIMENSIONS)]),
  sk: z.string().regex(/^\d{4}-\d\d-\d\dT\d\dZ#./su),
});

/** @throws UnreadableItemError when the item is no counter. */
export function counterFromItem(item: Item): ReportCounter {
  const { pk, sk } = readItem(counterItem, item);
  const dimension = REPORT_DIMENSIONS.find((one) => pk === counterPartition(one));
  if (dimension === undefined) throw new RangeError(`${pk} is no partition of counters.`);
  const [hour = '', ...key] = sk.split('#');
  return {
    subject: { dimension, key: key.join('#') },
    hour: Temporal.Instant.from(hour.replace('Z', ':00Z')),
    counts: countsIn(item),
  };
}

function countsIn(item: Item): Counts {
  const counted = Object.entries(item).flatMap(([name, value]) =>
    name.startsWith(COUNT) && typeof value === 'number' && value !== 0 ? [[name.slice(COUNT.length), value]] : [],
  );
  return Object.fromEntries(counted);
}

/** That a change was added. */
export function markItem({ of, change }: ChangeMark, now: Temporal.Instant): Item {
  return { pk: `COUNTED#${of}`, sk: change, ...forgottenAfter(MARKS_KEPT_DAYS, now) };
}

const recordingMembers = z.object({
  tier: storedTier,
  campaign_id: z.string(),
  contact_id: z.string(),
  started_at: storedInstant,
  outcome: storedOutcomeCode,
  agent_id: z.string().exactOptional(),
  locations: z.tuple([z.string()], z.string()),
});

/** Recordings of a tier lie in the order in which their calls started. */
export function recordingPartition(tier: TierNumber): string {
  return `RECORDING#${tier}`;
}

export function recordingItem(recording: TrainingRecording, revision: number, now: Temporal.Instant): Item {
  const { tier, campaignId, contactId, startedAt, outcome, agentId, locations } = recording;
  return {
    pk: recordingPartition(tier),
    sk: `${instantText(startedAt)}#${contactId}`,
    revision,
    ...z.encode(recordingMembers, {
      tier,
      campaign_id: campaignId,
      contact_id: contactId,
      started_at: startedAt,
      outcome,
      ...(agentId !== undefined && { agent_id: agentId }),
      locations: [...locations],
    }),
    ...forgottenAfter(RECORDINGS_KEPT_DAYS, now),
  };
}

/** @throws UnreadableItemError when the item is no recording. */
export function recordingFromItem(item: Item): TrainingRecording {
  const read = readItem(recordingMembers, item);
  return {
    tier: read.tier,
    campaignId: read.campaign_id,
    contactId: read.contact_id,
    startedAt: read.started_at,
    outcome: read.outcome,
    ...(read.agent_id !== undefined && { agentId: read.agent_id }),
    locations: read.locations,
  };
}

function forgottenAfter(days: number, now: Temporal.Instant): Item {
  const seconds = Math.floor(now.epochMilliseconds / 1_000) + days * DAY_SECONDS;
  return { [TABLE_DEFINITION.timeToLiveAttribute]: seconds };
}

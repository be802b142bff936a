import type { Temporal } from 'temporal-polyfill';
import { dueSlot } from '../../domain/due-slot.ts';
import { currentNumber, type Lead, type ReadyState } from '../../domain/lead.ts';
import { instantText, instantTextRoundedUp } from './instant-text.ts';

/** Where a lead stands in the index of timers. */
export interface TimerKey {
  readonly timer_pk: string;
  readonly timer_sk: string;
}

const LAST_RANK = 99;
/** Follows the separator `#`, so that everything that begins with a text and `#` sorts before the text and this. */
const PAST_SEPARATOR = '$';

export function promisedPartition(campaignId: string): string {
  return `PROMISED#${campaignId}`;
}

export function readyPartition(campaignId: string, areaKey: string, shard: number): string {
  return `READY#${campaignId}#${areaKey}#${shard}`;
}

/** Open calls and rests of all campaigns: what is in the air concerns the instance, and outlives its campaign. */
export const PENDING_PARTITION = 'PENDING';

/** Leads that a person must look at, in the order in which they came there: listed here, and fired by nothing. */
export const REVIEW_PARTITION = 'REVIEW';

/** Sort keys from this on belong to ready leads of the same place that follow this one, in the order in which they are found. */
export function keyAfter(lead: Lead): string {
  return `${timerKey(lead, 1)?.timer_sk ?? ''}${PAST_SEPARATOR}`;
}

/** Sort keys below this belong to ready leads whose moment or slot is not after `now`. */
export function dueBound(now: Temporal.Instant): string {
  return `${instantText(now)}${PAST_SEPARATOR}`;
}

/** Sort keys above this belong to rests. */
export const BEFORE_RESTS = 'REST#';

/** Sort keys below this belong to open calls, whenever their timer ends, and to rests that are over by `now`. */
export function pendingBound(now: Temporal.Instant): string {
  return `REST#${instantText(now)}${PAST_SEPARATOR}`;
}

/**
 * The key under which the lead's one timer is found, or where it waits for a person; undefined when it is done.
 * Normal calls are spread over `shards` partitions and kept by the slot that begins with or after their
 * moment, within it those with fewer counted calls first.
 */
export function timerKey(lead: Lead, shards: number): TimerKey | undefined {
  const { state, campaignId, id } = lead;
  switch (state.kind) {
    case 'ready':
      return state.urgency === 'promised'
        ? { timer_pk: promisedPartition(campaignId), timer_sk: `${instantTextRoundedUp(state.dueAt)}#${id}` }
        : readyKey(lead, state, shards);
    case 'dialling':
      return pendingKey(lead, 'OPEN', state.leaseEndsAt);
    case 'wrapping':
      return pendingKey(lead, 'OPEN', state.limitAt);
    case 'resting':
      return pendingKey(lead, 'REST', state.until);
    case 'review':
      return { timer_pk: REVIEW_PARTITION, timer_sk: `${instantText(state.since)}#${id}` };
    case 'closed':
    case 'suppressed':
      return undefined;
  }
}

function readyKey(lead: Lead, state: ReadyState, shards: number): TimerKey {
  const rank = String(Math.min(lead.counted, LAST_RANK)).padStart(2, '0');
  return {
    timer_pk: readyPartition(lead.campaignId, currentNumber(lead).area.key, shardOf(lead.id, shards)),
    timer_sk: `${instantText(dueSlot(state.dueAt))}#${rank}#${lead.id}`,
  };
}

/** `OPEN` sorts before `REST`: one range holds all open calls and the rests that are over. */
function pendingKey(lead: Lead, prefix: 'OPEN' | 'REST', endsAt: Temporal.Instant): TimerKey {
  return {
    timer_pk: PENDING_PARTITION,
    timer_sk: `${prefix}#${instantTextRoundedUp(endsAt)}#${lead.id}`,
  };
}

/** FNV-1a: spreads evenly and stays the same for ever, which keys must. */
function shardOf(leadId: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < leadId.length; index += 1) {
    hash = Math.imul(hash ^ leadId.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % shards;
}

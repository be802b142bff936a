import * as z from 'zod';
import { OBSERVED_KEPT_DAYS } from '../../application/ports/observation-log.ts';
import { REFUSAL_CODES } from '../../domain/gate.ts';
import { SKIP_REASONS } from '../../domain/lead.ts';
import type { HoldReason, ObservedCall, ObservedHolds } from '../../domain/observation.ts';
import { instantText, storedInstant } from './instant-text.ts';
import { storedStage, storedTier } from './lead-item.ts';
import { TABLE_DEFINITION } from './table-definition.ts';
import { readItem } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;
interface Key {
  readonly pk: string;
  readonly sk: string;
}

const DAY_SECONDS = 86_400;
const COUNT = 'n#';

/** One item for each lead and moment: whoever tells it again writes the same item. */
export const OBSERVED_CALLS_PARTITION = 'OBSERVED_CALLS';

/** Counts of an hour, in the order of hours and campaigns. */
export const OBSERVED_HOLDS_PARTITION = 'OBSERVED_HOLDS';

const storedCall = z.object({
  lead_id: z.string(),
  due_at: storedInstant,
  observed_at: storedInstant,
  campaign_id: z.string(),
  tier: storedTier,
  stage: storedStage,
  purpose: z.enum(['approach', 'handover', 'callback', 'touch']),
  programme: z.string().exactOptional(),
  people_free: z.int(),
});

export function itemFromObservedCall(call: ObservedCall, now: { readonly epochMilliseconds: number }): Item {
  const { leadId, dueAt, at, campaignId, tier, stage, purpose, programme, peopleFree } = call;
  return {
    pk: OBSERVED_CALLS_PARTITION,
    sk: `${leadId}#${instantText(dueAt)}`,
    ...z.encode(storedCall, {
      lead_id: leadId,
      due_at: dueAt,
      observed_at: at,
      campaign_id: campaignId,
      tier,
      stage,
      purpose,
      ...(programme !== undefined && { programme }),
      people_free: peopleFree,
    }),
    [TABLE_DEFINITION.timeToLiveAttribute]: forgetAt(now),
  };
}

/** @throws UnreadableItemError when the item is no observed call. */
export function observedCallFromItem(item: Item): ObservedCall {
  const read = readItem(storedCall, item);
  return {
    leadId: read.lead_id,
    dueAt: read.due_at,
    at: read.observed_at,
    campaignId: read.campaign_id,
    tier: read.tier,
    stage: read.stage,
    purpose: read.purpose,
    ...(read.programme !== undefined && { programme: read.programme }),
    peopleFree: read.people_free,
  };
}

export function holdsKey({ hour, campaignId }: Pick<ObservedHolds, 'hour' | 'campaignId'>): Key {
  return { pk: OBSERVED_HOLDS_PARTITION, sk: `${instantText(hour)}#${campaignId}` };
}

/** The attribute that counts a reason. */
export function holdAttribute(reason: string): string {
  return `${COUNT}${reason}`;
}

/** Epoch seconds. */
export function forgetAt({ epochMilliseconds }: { readonly epochMilliseconds: number }): number {
  return Math.floor(epochMilliseconds / 1_000) + OBSERVED_KEPT_DAYS * DAY_SECONDS;
}

const storedHolds = z.object({ hour: storedInstant, campaign_id: z.string(), tier: storedTier });
const HOLD_REASONS: readonly HoldReason[] = [...new Set([...REFUSAL_CODES, ...SKIP_REASONS])];

/** The members that do not count. */
export function holdsMembers({ hour, campaignId, tier }: ObservedHolds): Item {
  return z.encode(storedHolds, { hour, campaign_id: campaignId, tier });
}

/** @throws UnreadableItemError when the item is no count of holds. */
export function holdsFromItem(item: Item): ObservedHolds {
  const { hour, campaign_id: campaignId, tier } = readItem(storedHolds, item);
  const counts: Partial<Record<HoldReason, number>> = {};
  for (const reason of HOLD_REASONS) {
    const count = item[holdAttribute(reason)];
    if (typeof count === 'number') counts[reason] = count;
  }
  return { hour, campaignId, tier, counts };
}

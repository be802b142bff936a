import * as z from 'zod';
import type { Lead } from '../../domain/lead.ts';
import type { RecordedOrder } from '../../domain/purchases.ts';
import type { NotedOrder } from '../../domain/reports/noted-order.ts';
import type { TierNumber } from '../../domain/tier-number.ts';
import { storedInstant } from './instant-text.ts';
import { storedTier } from './lead-item.ts';
import { shortHash } from './short-hash.ts';
import { readItem } from './unreadable-item-error.ts';

type Item = Readonly<Record<string, unknown>>;

const LEAD = 'LEAD#';
const ORDER = 'ORDER#';

const orderMembers = z.object({
  at: storedInstant,
  value: z.number(),
  list_id: z.string(),
  source: z.string().exactOptional(),
  tier: storedTier,
  bought_before: z.boolean(),
});

const orderKeys = z.object({ pk: z.templateLiteral([LEAD, z.string()]), sk: z.templateLiteral([ORDER, z.string()]) });

/**
 * The item that is there when the lead's order was recorded, with what the order counts for in the reports. It is never
 * changed and never forgotten.
 * @param lead with the order among its purchases.
 * @param tier the tier that cares for customers.
 */
export function orderItem(lead: Lead, { orderId, at, value }: RecordedOrder, tier: TierNumber): Item {
  return {
    pk: `${LEAD}${lead.id}`,
    sk: `${ORDER}${shortHash(orderId)}`,
    ...z.encode(orderMembers, {
      at,
      value,
      list_id: lead.listId,
      ...(lead.source !== undefined && { source: lead.source }),
      tier,
      bought_before: lead.purchases.count > 1,
    }),
  };
}

/**
 * The order that an item holds; undefined when it is another item, or one that was stored when orders held only their key.
 * @throws UnreadableItemError when an order does not have the shape it must have.
 */
export function orderFromItem(item: Item): NotedOrder | undefined {
  if (!String(item['sk']).startsWith(ORDER) || item['value'] === undefined) return undefined;
  const { pk, sk } = readItem(orderKeys, item);
  const { at, value, list_id, source, tier, bought_before } = readItem(orderMembers, item);
  return {
    leadId: pk.slice(LEAD.length),
    name: sk,
    at,
    value,
    listId: list_id,
    ...(source !== undefined && { source }),
    tier,
    boughtBefore: bought_before,
  };
}

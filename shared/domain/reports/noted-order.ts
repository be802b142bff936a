import type { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../tier-number.ts';
import { hourOf } from './call-results.ts';
import { NO_SOURCE, type ReportCounter, type ReportSubject } from './report-counter.ts';

/** An order that the company's own systems told of, as it was noted with its customer: once, and never changed. */
export interface NotedOrder {
  readonly leadId: string;
  /** Tells it from all other orders of its customer. */
  readonly name: string;
  readonly at: Temporal.Instant;
  /** Whole units of the company's currency. */
  readonly value: number;
  readonly listId: string;
  readonly source?: string;
  /** The tier that cared for customers when the order was told. */
  readonly tier: TierNumber;
  /** Whether another purchase of the customer was known when this one was told. */
  readonly boughtBefore: boolean;
}

/**
 * What the order counts for, in the hour of the purchase. Its counters are its own: a sale that an agent told may be the
 * same purchase, and counts as a sale of calls all the same.
 */
export function countersOfOrder({
  at,
  value,
  listId,
  source,
  tier,
  boughtBefore,
}: NotedOrder): readonly ReportCounter[] {
  const subjects: readonly ReportSubject[] = [
    { dimension: 'tier', key: String(tier) },
    { dimension: 'list', key: listId },
    { dimension: 'source', key: source ?? NO_SOURCE },
  ];
  const counts = {
    recordedOrders: 1,
    ...(value !== 0 && { recordedRevenue: value }),
    ...(boughtBefore && { recordedRepeatOrders: 1 }),
  };
  return subjects.map((subject) => ({ subject, hour: hourOf(at), counts }));
}

import { csvText } from '../../shared/domain/csv-text.ts';
import { inTextOrder } from './in-order.ts';
import type { LeadRow } from './run-result.ts';

const HEADER = [
  'lead_id',
  'external_id',
  'phone',
  'timezone',
  'region',
  'stage',
  'tier',
  'status',
  'timer_at',
  'placed',
  'counted',
  'last_outcome',
  'last_called_at',
  'suppressed',
  'orders',
  'order_total',
];

/** leads.csv: one row per lead in the order of their ids; zone and region only where the list gave them. */
export function leadsCsv(leads: readonly LeadRow[]): string {
  return csvText(
    HEADER,
    leads
      .toSorted((one, other) => inTextOrder(one.leadId, other.leadId))
      .map((lead) => [
        lead.leadId,
        lead.externalId,
        lead.phone,
        lead.timezone,
        lead.region,
        lead.stage,
        lead.tier,
        lead.status,
        lead.timerAt?.toString(),
        lead.placed,
        lead.counted,
        lead.lastOutcome,
        lead.lastCalledAt?.toString(),
        lead.suppressed,
        lead.orders,
        lead.orderTotal,
      ]),
  );
}

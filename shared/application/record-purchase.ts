import type { Temporal } from 'temporal-polyfill';
import type { Lead } from '../domain/lead.ts';
import { purchasedLead } from '../domain/purchased-lead.ts';
import { type RecordedOrder, withRecordedOrder } from '../domain/purchases.ts';
import { tierHolding } from '../domain/sales-structure.ts';
import type { PurchaseRecorded } from './business-events.ts';
import { StaleLeadError } from './errors.ts';
import { type FindDependencies, findCustomer } from './find-customer.ts';
import type { Journal } from './ports/journal.ts';
import type { Telephony } from './ports/telephony.ts';
import type { SettingsCache } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';
import { stopIfOvertaken } from './stop-if-overtaken.ts';

export interface PurchaseDependencies extends FindDependencies {
  readonly settings: SettingsCache;
  readonly telephony: Telephony;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}

export type RecordedPurchase =
  | { readonly kind: 'recorded'; readonly leadId: string; readonly how: 'counted' | 'confirmed' | 'known' }
  | { readonly kind: 'unknown-customer' };

const MAX_TRIES = 6;

/**
 * Counts a purchase of the company's books once, however often and however late it is told, and plans what follows for
 * the customer. One that an agent has told of is `confirmed` and changes no plan; one that was told before is `known`.
 *
 * Purchase and plan are stored in one write. A call that is about to start finds the mark when it is linked and is
 * stopped there; one that rings is stopped here, after the write: whoever dies in between is told again, and stops it
 * then.
 *
 * @throws StaleLeadError when other writers kept changing the lead.
 */
export async function recordPurchase(
  deps: PurchaseDependencies,
  { customer, order }: PurchaseRecorded,
): Promise<RecordedPurchase> {
  const found = await findCustomer(deps, customer);
  if (found === undefined) return { kind: 'unknown-customer' };
  let lead: Lead | undefined = found;
  for (let tries = 0; lead !== undefined && tries < MAX_TRIES; tries += 1) {
    const how = await recordedFor(deps, lead, order);
    if (how !== undefined) {
      deps.journal.note({ kind: 'purchase-recorded', leadId: lead.id, how });
      return { kind: 'recorded', leadId: lead.id, how };
    }
    lead = await deps.leads.get(found.id);
  }
  throw new StaleLeadError(found.id);
}

/** @returns undefined when somebody else was quicker: read the lead and try again. */
async function recordedFor(
  deps: PurchaseDependencies,
  lead: Lead,
  order: RecordedOrder,
): Promise<'counted' | 'confirmed' | 'known' | undefined> {
  const purchases = withRecordedOrder(lead.purchases, order);
  if (purchases === lead.purchases) {
    await stopIfOvertaken(deps, lead);
    return 'known';
  }
  const isNew = purchases.count > lead.purchases.count;
  const bought: Lead = { ...lead, purchases };
  const settings = await deps.settings.current();
  const context = decisionContext(settings, lead, deps.clock());
  const after = isNew ? purchasedLead(bought, order.at, context) : bought;
  await deps.settings.ensureAreas(after);
  const { number: tier } = tierHolding(settings.structure, 'account-care');
  switch ((await deps.leads.recordOrder(after, order, tier)).kind) {
    case 'recorded':
      await stopIfOvertaken(deps, after);
      return isNew ? 'counted' : 'confirmed';
    case 'recorded-before':
      return 'known';
    case 'stale':
      return undefined;
  }
}

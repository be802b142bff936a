import { withClosedCase } from '../domain/closed-cases.ts';
import type { Lead } from '../domain/lead.ts';
import type { CaseClosed } from './business-events.ts';
import { StaleLeadError } from './errors.ts';
import { type FindDependencies, findCustomer } from './find-customer.ts';
import type { Journal } from './ports/journal.ts';

export type RecordedCase =
  | { readonly kind: 'recorded' | 'known'; readonly leadId: string }
  | { readonly kind: 'unknown-customer' };

const MAX_TRIES = 6;

/**
 * Remembers a closed service case with its customer, where programmes find it. A repeat changes nothing, and neither does
 * a case older than all that are remembered.
 *
 * @throws StaleLeadError when other writers kept changing the lead.
 */
export async function recordCase(
  deps: FindDependencies & { readonly journal: Journal },
  { customer, caseId, closedAt }: CaseClosed,
): Promise<RecordedCase> {
  const found = await findCustomer(deps, customer);
  if (found === undefined) return { kind: 'unknown-customer' };
  let lead: Lead | undefined = found;
  for (let tries = 0; lead !== undefined && tries < MAX_TRIES; tries += 1) {
    const { id: leadId, closedCases: known = [] } = lead;
    const closedCases = withClosedCase(known, { caseId, at: closedAt });
    if (closedCases === known) return { kind: 'known', leadId };
    if ((await deps.leads.save({ ...lead, closedCases })) === 'saved') {
      deps.journal.note({ kind: 'case-recorded', leadId });
      return { kind: 'recorded', leadId };
    }
    lead = await deps.leads.get(leadId);
  }
  throw new StaleLeadError(found.id);
}

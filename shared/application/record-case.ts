import type { Temporal } from 'temporal-polyfill';
import { withClosedCase } from '../domain/closed-cases.ts';
import type { Lead } from '../domain/lead.ts';
import { rechosenLead } from '../domain/lead-transitions.ts';
import type { CaseClosed } from './business-events.ts';
import { StaleLeadError } from './errors.ts';
import { type FindDependencies, findCustomer } from './find-customer.ts';
import type { Journal } from './ports/journal.ts';
import type { SettingsCache } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

export type RecordedCase =
  | { readonly kind: 'recorded' | 'known'; readonly leadId: string }
  | { readonly kind: 'unknown-customer' };

const MAX_TRIES = 6;

export interface CaseDependencies extends FindDependencies {
  readonly settings: SettingsCache;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}

/**
 * Remembers a closed service case with its customer, and has their next touch chosen anew, in one write. A repeat changes
 * nothing, and neither does a case older than all that are remembered.
 *
 * @throws StaleLeadError when other writers kept changing the lead.
 */
export async function recordCase(
  deps: CaseDependencies,
  { customer, caseId, closedAt }: CaseClosed,
): Promise<RecordedCase> {
  const found = await findCustomer(deps, customer);
  if (found === undefined) return { kind: 'unknown-customer' };
  let lead: Lead | undefined = found;
  for (let tries = 0; lead !== undefined && tries < MAX_TRIES; tries += 1) {
    const { id: leadId, closedCases: known = [] } = lead;
    const closedCases = withClosedCase(known, { caseId, at: closedAt });
    if (closedCases === known) return { kind: 'known', leadId };
    const context = decisionContext(await deps.settings.current(), lead, deps.clock());
    const after = rechosenLead({ ...lead, closedCases }, context);
    await deps.settings.ensureAreas(after);
    if ((await deps.leads.save(after)) === 'saved') {
      deps.journal.note({ kind: 'case-recorded', leadId });
      return { kind: 'recorded', leadId };
    }
    lead = await deps.leads.get(leadId);
  }
  throw new StaleLeadError(found.id);
}

import { Temporal } from 'temporal-polyfill';
import type { SaidDisposition } from '../domain/agreed-moment.ts';
import type { Lead } from '../domain/lead.ts';
import { closedLead, firstPlan, readyLead } from '../domain/lead-transitions.ts';
import { freshPurpose, planCall } from '../domain/plan-call.ts';
import {
  type ChangedLead,
  type ChangeLeadDependencies,
  type LeadChangeBy,
  leadSeen,
  type NotChanged,
  refused,
  storeChanged,
} from './changed-lead.ts';
import { LeadMissingError } from './errors.ts';
import type { AuditEntry, AuditLog } from './ports/audit-log.ts';
import type { LeadEdits } from './ports/lead-edits.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import { type DispositionDependencies, recordDisposition } from './record-disposition.ts';
import { decisionContext } from './settle-attempt.ts';

/** What becomes of a lead that waits for a person, when the call that led there has nothing more to tell. */
export type ReviewDecision =
  /** From `at` on, or from now; at the first moment that the rules allow. */
  | { readonly kind: 'call-again'; readonly at?: Temporal.Instant }
  | { readonly kind: 'close'; readonly why: 'not-interested' | 'not-qualified' };

/** Nobody means a call that is further away. */
const FURTHEST_DAYS = 365;

/**
 * Takes a lead out of review: called again within its present cycle, or closed. A lead whose tries are spent is not called
 * again, whoever asks: it goes where the rules send it. One of two who settle it at once wins.
 */
export async function settleReview(
  deps: ChangeLeadDependencies,
  leadId: string,
  decision: ReviewDecision,
  by: LeadChangeBy,
): Promise<ChangedLead> {
  const seen = await leadSeen(deps, leadId, by);
  if (seen.kind !== 'seen') return seen;
  const { lead } = seen;
  if (lead.state.kind !== 'review') return refused({ kind: 'not-in-review' });
  const now = deps.clock();
  if (decision.kind === 'close') {
    return storeChanged(deps, closedLead(lead, now, decision.why), by, { kind: 'review-closed' });
  }
  const wanted = decision.at ?? now;
  if (Temporal.Instant.compare(wanted, now) < 0) {
    return refused({ kind: 'call-in-past' });
  }
  if (Temporal.Instant.compare(wanted, now.add({ hours: 24 * FURTHEST_DAYS })) > 0) {
    return refused({ kind: 'call-too-far', days: FURTHEST_DAYS });
  }
  const settings = await deps.settings.current();
  if (!settings.canWork(lead)) return refused({ kind: 'no-campaign-works-it' });
  const context = decisionContext(settings, lead, now);
  const plan = planCall(lead, freshPurpose(lead.stage), 'normal', context.policyFor(lead.stage), wanted);
  const isTouch = lead.stage === 'account-care' && decision.at === undefined;
  const planned = plan.kind === 'never' || isTouch ? firstPlan(lead, context) : readyLead(lead, plan.call);
  return storeChanged(deps, planned, by, { kind: 'review-called-again' });
}

export type ReviewSaid = { readonly kind: 'settled'; readonly lead: Lead } | NotChanged;

export interface SayReviewDependencies extends DispositionDependencies {
  readonly leads: LeadRepository;
  readonly edits: Pick<LeadEdits, 'signedAs'>;
  readonly audit: Pick<AuditLog, 'record'>;
}

/**
 * Says of the call that led a lead into review what its agent did not say, as the agent would have: the decision on that
 * call is corrected and the lead goes where the outcome sends it. However late: while a lead waits for a person, what is
 * said of its call is in time. Who said it is signed first, because what follows is more than one write.
 *
 * @throws CallNotLinkedError when the call cannot be found; whatever {@link recordDisposition} throws.
 */
export async function sayReview(
  deps: SayReviewDependencies,
  leadId: string,
  given: SaidDisposition,
  by: LeadChangeBy,
): Promise<ReviewSaid> {
  const seen = await leadSeen(deps, leadId, by);
  if (seen.kind !== 'seen') return seen;
  const { state } = seen.lead;
  if (state.kind !== 'review') return refused({ kind: 'not-in-review' });
  const attempt = state.contactId === undefined ? undefined : await deps.leads.getContact(state.contactId);
  if (attempt?.kind !== 'linked') {
    return refused({ kind: 'no-call-behind-review' });
  }
  const { contactId, attemptNumber, placement } = attempt.attempt;
  const call = { deployment: deps.deployment, leadId, attemptNumber, rulesVersion: placement.rulesVersion };
  const entry: AuditEntry = {
    at: deps.clock(),
    author: by.author,
    subject: 'lead',
    id: leadId,
    deeds: [{ kind: 'review-said', outcome: given.code }],
    note: by.note,
  };
  await deps.audit.record(entry);
  const settled = await recordDisposition({ ...deps, leads: deps.edits.signedAs(entry) }, { contactId }, call, given);
  if (settled.kind === 'refused') {
    return refused({ kind: 'facts-missing', facts: [...settled.missing] });
  }
  if (settled.kind === 'not-agreed') {
    return refused({ kind: 'callback-not-agreed', reason: settled.reason });
  }
  const lead = await deps.leads.get(leadId);
  if (lead === undefined) throw new LeadMissingError(leadId);
  if (lead.state.kind !== 'review') return { kind: 'settled', lead };
  return refused({ kind: 'nothing-moves-it' });
}

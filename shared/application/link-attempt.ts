import type { Temporal } from 'temporal-polyfill';
import type { Attempt } from '../domain/attempt.ts';
import { currentNumber, type Lead } from '../domain/lead.ts';
import { inTheAirLead, renewedLease } from '../domain/lead-transitions.ts';
import type { CallAttributes } from './call-attributes.ts';
import type { LeadRepository, LinkResult } from './ports/lead-repository.ts';
import type { SettingsCache } from './settings-in-force.ts';

/** Longer than nearly every sales call, so that the contact centre is seldom asked about a call that goes on. */
const CALL_LEASE_SECONDS = 900;

export interface LinkDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsCache;
}

/**
 * Ties a call that was placed to the lead it was placed for. The lead, still `starting` with that attempt, counts the
 * call once and is in the air from then on; a repeat, or a lead that went on meanwhile, answers `stale`.
 *
 * @param claimed the lead as the claim stored it.
 * @param rulesVersion the rules the call was placed under.
 */
export async function linkAttempt(
  deps: LinkDependencies,
  claimed: Lead,
  call: { readonly contactId: string; readonly startedAt: Temporal.Instant; readonly rulesVersion: number },
): Promise<LinkResult> {
  const { state } = claimed;
  if (state.kind !== 'dialling' || state.phase.kind !== 'starting') return { kind: 'stale' };
  const policy = (await deps.settings.current()).policyFor(claimed.stage, claimed.campaignId);
  const attempt: Attempt = {
    contactId: call.contactId,
    leadId: claimed.id,
    attemptNumber: state.attemptNumber,
    placement: {
      campaignId: policy.campaignId,
      tier: policy.tier,
      stage: claimed.stage,
      numberKey: currentNumber(claimed).key,
      purpose: state.planned.purpose,
      dueAt: state.planned.dueAt,
      claimedAt: state.claimedAt,
      startedAt: call.startedAt,
      rulesVersion: call.rulesVersion,
    },
    lead: withCallLease(inTheAirLead(claimed, call.contactId, call.startedAt, policy), call.startedAt),
    facts: {},
  };
  return deps.leads.link(attempt);
}

/** A call tells of its own end; only one that has not for so long is asked after. */
function withCallLease(lead: Lead, startedAt: Temporal.Instant): Lead {
  const { state } = lead;
  return state.kind === 'dialling' ? renewedLease(lead, state, startedAt.add({ seconds: CALL_LEASE_SECONDS })) : lead;
}

/**
 * Links a call by what the call itself says of its lead, when whoever started it did not come to link it: the
 * attributes that were given at the start, returned by the contact centre.
 *
 * @returns the attempt, or undefined when no lead waits for this very attempt.
 */
export async function linkFromEvidence(
  deps: LinkDependencies,
  contactId: string,
  said: CallAttributes,
  startedAt: Temporal.Instant,
): Promise<Attempt | undefined> {
  const lead = await deps.leads.get(said.leadId);
  const { state } = lead ?? {};
  if (lead === undefined || state?.kind !== 'dialling' || state.attemptNumber !== said.attemptNumber) return undefined;
  const result = await linkAttempt(deps, lead, { contactId, startedAt, rulesVersion: said.rulesVersion });
  if (result.kind === 'linked') return result.attempt;
  const contact = await deps.leads.getContact(contactId);
  return contact?.kind === 'linked' ? contact.attempt : undefined;
}

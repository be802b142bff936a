import type { Temporal } from 'temporal-polyfill';
import type { Attempt, Placement } from '../domain/attempt.ts';
import { type CallPurpose, currentNumber, isAttempt, type Lead } from '../domain/lead.ts';
import {
  calledLead,
  foundInTheAirLead,
  inTheAirLead,
  renewedLease,
  type StartedCall,
} from '../domain/lead-transitions.ts';
import { freshPurpose } from '../domain/plan-call.ts';
import type { CallAttributes } from './call-attributes.ts';
import { StaleLeadError } from './errors.ts';
import type { LeadRepository, LinkResult } from './ports/lead-repository.ts';
import type { SettingsCache } from './settings-in-force.ts';

/** Longer than nearly every sales call, so that the contact centre is seldom asked about a call that goes on. */
const CALL_LEASE_SECONDS = 900;

/** A writer that loses this often in a row faces something other than a busy lead. */
const MAX_TRIES = 6;

export interface LinkDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsCache;
  readonly clock: () => Temporal.Instant;
}

/**
 * Ties a call that was placed to the lead it was placed for. The lead, still `starting` with that attempt, counts the
 * call once and is in the air from then on; a repeat, or a lead that was written meanwhile, answers `stale`.
 *
 * @param claimed the lead as the claim stored it.
 * @param call `rulesVersion` names the rules the call was placed under.
 */
export async function linkAttempt(
  deps: LinkDependencies,
  claimed: Lead,
  call: { readonly contactId: string; readonly startedAt: Temporal.Instant; readonly rulesVersion: number },
): Promise<LinkResult> {
  const { state } = claimed;
  if (state.kind !== 'dialling') return { kind: 'stale' };
  const started = { ...call, attemptNumber: state.attemptNumber };
  return isStarting(claimed, started) ? deps.leads.link(await attemptOf(deps, claimed, started)) : { kind: 'stale' };
}

/**
 * Links a call by what the call itself says of its lead, when whoever started it did not come to link it: the
 * attributes that were given at the start, returned by the contact centre.
 *
 * A lead that waits for this very attempt is in the air from then on, and so is one that rests because nobody knew of
 * the call. A lead that has gone on stays where it is and keeps the call as history. In each case the call is counted
 * as placed once, whoever else tells of it at the same moment or later.
 *
 * @param callId the first contact of the call.
 * @returns the attempt, or undefined when no lead of ours made it, or its attempt is known as another contact.
 * @throws StaleLeadError when other writers kept changing the lead.
 */
export async function linkFromEvidence(
  deps: LinkDependencies,
  callId: string,
  said: CallAttributes,
  startedAt: Temporal.Instant,
): Promise<Attempt | undefined> {
  const { leadId, attemptNumber, rulesVersion } = said;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const lead = await deps.leads.get(leadId);
    if (lead === undefined || attemptNumber < 1 || attemptNumber > lead.attemptNumber) return undefined;
    const hasContact = callOf(lead, attemptNumber)?.contactId !== undefined;
    if (!hasContact) {
      const call = { contactId: callId, attemptNumber, startedAt, rulesVersion };
      const result = await deps.leads.link(await attemptOf(deps, lead, call));
      if (result.kind === 'linked') return result.attempt;
    }
    const contact = await deps.leads.getContact(callId);
    if (contact?.kind === 'linked') return contact.attempt;
    if (hasContact) return undefined;
  }
  throw new StaleLeadError(leadId);
}

interface CallToLink extends StartedCall {
  readonly rulesVersion: number;
}

/** The attempt as it is to be stored, with the lead that follows. */
async function attemptOf(deps: LinkDependencies, lead: Lead, call: CallToLink): Promise<Attempt> {
  const { contactId, attemptNumber, startedAt, rulesVersion } = call;
  const stage = callOf(lead, attemptNumber)?.stage ?? lead.stage;
  const settings = await deps.settings.current();
  const caller =
    claimOf(lead, call) !== undefined ? settings.callerOf(lead) : settings.policyFor(stage, lead.campaignId);
  const after = leadWith(lead, call, caller, deps.clock());
  const counted = callOf(after, attemptNumber);
  const plan = planBehind(lead, call);
  const rules = plan.purpose.kind === 'callback' ? settings.rulesOf(caller.campaignId, stage) : undefined;
  return {
    contactId,
    leadId: lead.id,
    attemptNumber,
    placement: {
      campaignId: caller.campaignId,
      tier: counted?.tier ?? caller.tier,
      stage,
      numberKey: counted?.numberKey ?? currentNumber(lead).key,
      ...plan,
      startedAt,
      rulesVersion,
      ...(rules !== undefined && { callbackToleranceMinutes: rules.callback.toleranceMinutes }),
    },
    lead: after,
    facts: {},
  };
}

/** A call tells of its own end; only one that has not for so long is asked after. */
function leadWith(
  lead: Lead,
  call: StartedCall,
  caller: Parameters<typeof inTheAirLead>[3],
  now: Temporal.Instant,
): Lead {
  const leaseEndsAt = call.startedAt.add({ seconds: CALL_LEASE_SECONDS });
  if (!isStarting(lead, call)) {
    return foundInTheAirLead(lead, call, leaseEndsAt, caller, now) ?? calledLead(lead, call, caller, now);
  }
  const flying = inTheAirLead(lead, call.contactId, call.startedAt, caller);
  return flying.state.kind === 'dialling' ? renewedLease(flying, flying.state, leaseEndsAt) : flying;
}

/** The plan that the call carried out; of a lead that has gone on only what it still tells of that plan. */
function planBehind(lead: Lead, call: StartedCall): Pick<Placement, 'purpose' | 'offeredTo' | 'dueAt' | 'claimedAt'> {
  const held = claimOf(lead, call);
  if (held !== undefined) {
    const { claimedAt, planned, offeredTo } = held;
    const offer = offeredTo === undefined ? {} : { offeredTo };
    return { purpose: planned.purpose, ...offer, dueAt: planned.dueAt, claimedAt };
  }
  const claimedAt = callOf(lead, call.attemptNumber)?.at ?? call.startedAt;
  return { purpose: nextPurposeOf(lead), dueAt: claimedAt, claimedAt };
}

/** The claim for this call, while the lead waits to hear of it; its campaign is the one that placed the call. */
function claimOf({ state }: Lead, { attemptNumber }: StartedCall) {
  const held = state.kind === 'resting' && state.why === 'unknown-fate' ? state.unsettled : state;
  return 'planned' in held && held.attemptNumber === attemptNumber ? held : undefined;
}

function nextPurposeOf({ state, stage }: Lead): CallPurpose {
  if (state.kind === 'ready') return state.purpose;
  return state.kind === 'dialling' ? state.planned.purpose : freshPurpose(stage);
}

function isStarting({ state }: Lead, { attemptNumber }: StartedCall): boolean {
  return state.kind === 'dialling' && state.phase.kind === 'starting' && state.attemptNumber === attemptNumber;
}

function callOf(lead: Lead, attemptNumber: number) {
  return lead.recentCalls.find((call) => isAttempt(call, attemptNumber));
}

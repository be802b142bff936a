import type { Temporal } from 'temporal-polyfill';
import { type CallPolicy, earliestCall, gate } from '../../domain/call-gate.ts';
import type { Campaign } from '../../domain/campaign.ts';
import type { DialRules } from '../../domain/dial-rules.ts';
import { currentNumber, type DiallingState, type Lead, type ReadyState } from '../../domain/lead.ts';
import {
  claimedLead,
  closedLead,
  givenBackLead,
  leadAfterSkippedTouch,
  readyLead,
  reviewedLead,
  suppressedLead,
} from '../../domain/lead-transitions.ts';
import { accountOf } from '../../domain/outcome-from-facts.ts';
import { touchStillFits } from '../../domain/programme.ts';
import { attributesOf, clientTokenOf } from '../call-attributes.ts';
import { linkAttempt } from '../link-attempt.ts';
import type { StartResult, Telephony } from '../ports/telephony.ts';
import { type SettleDependencies, settleAttempt } from '../settle-attempt.ts';

export interface PlaceDependencies extends SettleDependencies {
  readonly telephony: Telephony;
  readonly deployment: string;
}

/** What became of one lead that was due. */
export type Placed =
  | { readonly kind: 'started' }
  /** Connect is over its rate. */
  | { readonly kind: 'throttled' }
  /** Nothing the campaign starts can work: its flow, queue or number is wrong. */
  | { readonly kind: 'campaign-broken' }
  /** A call may exist: it holds a line until the lease tells. */
  | { readonly kind: 'unknown' }
  /** Moved to another moment, taken by somebody else, or not callable. */
  | { readonly kind: 'passed-over' }
  /** Due at once on its next number. */
  | { readonly kind: 'put-back' }
  /** The run's time is over, or a switch was thrown. */
  | { readonly kind: 'stopped' };

/** How long a claim holds before somebody asks what became of the call. */
const STARTING_LEASE_SECONDS = 120;

/**
 * Calls one lead, or says why not and plans its next moment. The gate is asked before the turn is waited for, so that a
 * lead that may not be called takes nobody's turn, and again right before the claim; the start is sent right after it:
 * within the five seconds that hours, stops and suppressions are promised to hold.
 *
 * @param turn waits for the pace of starts; false when no call may be started any more.
 *
 * Dying after the claim leaves the lead to its lease; dying after the start leaves it to the events of the call, which
 * name the lead. Neither dials again on a guess.
 */
export async function placeCall(
  deps: PlaceDependencies,
  campaign: Campaign,
  lead: Lead,
  turn: () => Promise<boolean>,
): Promise<Placed> {
  const { state } = lead;
  if (state.kind !== 'ready') return { kind: 'passed-over' };
  if (!(await mayBeCalled(deps, campaign, lead, state))) return { kind: 'passed-over' };
  if (!(await turn())) return { kind: 'stopped' };
  if (!(await mayBeCalled(deps, campaign, lead, state))) return { kind: 'passed-over' };

  const now = deps.clock();
  const { rules } = (await deps.settings.current()).policyFor(lead.stage, campaign.id);
  const claimed = claimedLead(lead, now, STARTING_LEASE_SECONDS);
  const claim = await deps.leads.claim(claimed);
  if (claim.kind === 'suppressed') await deps.leads.save(suppressedLead(lead, now, 'do-not-call'));
  if (claim.kind !== 'claimed' || claimed.state.kind !== 'dialling') return { kind: 'passed-over' };
  const held = { ...claimed, version: claimed.version + 1 };
  const result = await start(deps, campaign, held, claimed.state, rules);
  return followStart(deps, campaign, held, result, now, rules.version);
}

/** Whether the lead may be called now; a lead that may not is planned anew. */
async function mayBeCalled(
  deps: PlaceDependencies,
  campaign: Campaign,
  lead: Lead,
  state: ReadyState,
): Promise<boolean> {
  const now = deps.clock();
  const policy = (await deps.settings.current()).policyFor(lead.stage, campaign.id);
  const fit = touchStillFits(lead, state.purpose, policy.rules.programmes, now);
  if (fit.kind === 'skipped') {
    await skipTouch(deps, lead, state, policy, now, fit.why);
    return false;
  }
  if (gate(lead, state.purpose, policy, now).kind === 'allowed') return true;
  await holdBack(deps, lead, state, policy, now);
  return false;
}

function start(
  deps: PlaceDependencies,
  campaign: Campaign,
  lead: Lead,
  state: DiallingState,
  rules: DialRules,
): Promise<StartResult> {
  return deps.telephony.start({
    destination: currentNumber(lead).e164,
    callerNumber: campaign.callerNumber,
    queueId: campaign.queueId,
    contactFlowId: campaign.contactFlowId,
    ringTimeoutSeconds: rules.ringTimeoutSeconds,
    clientToken: clientTokenOf(lead, state, deps.deployment),
    attributes: attributesOf(lead, state, { deployment: deps.deployment, rulesVersion: rules.version }),
  });
}

async function followStart(
  deps: PlaceDependencies,
  campaign: Campaign,
  lead: Lead,
  result: StartResult,
  startedAt: Temporal.Instant,
  rulesVersion: number,
): Promise<Placed> {
  const about = { leadId: lead.id, campaignId: campaign.id };
  switch (result.kind) {
    case 'started': {
      deps.journal.note({ kind: 'call-started', ...about, contactId: result.contactId });
      const linked = await linkAttempt(deps, lead, { contactId: result.contactId, startedAt, rulesVersion });
      if (linked.kind === 'stale') await stopIfSuppressed(deps, lead.id, result.contactId);
      else if (accountOf(linked.attempt.facts) !== undefined) await settleAttempt(deps, linked.attempt);
      return { kind: 'started' };
    }
    case 'throttled':
      deps.journal.note({ kind: 'start-throttled', ...about });
      await deps.leads.save(givenBackLead(lead));
      return { kind: 'throttled' };
    case 'refused':
      deps.journal.note({ kind: 'start-refused', ...about, why: result.why });
      return followRefusal(deps, lead, result.why);
    case 'unknown':
      deps.journal.note({ kind: 'start-unknown', ...about });
      return { kind: 'unknown' };
  }
}

/** A customer who said stop between our claim and our link is not to be rung any longer. */
async function stopIfSuppressed(deps: PlaceDependencies, leadId: string, contactId: string): Promise<void> {
  const lead = await deps.leads.get(leadId);
  if (lead?.state.kind === 'suppressed') await deps.telephony.stop(contactId);
}

/** No call exists: nothing is counted. What stands in the campaign's way gives the lead back; what stands in the number's way does not dial it again. */
async function followRefusal(
  deps: PlaceDependencies,
  lead: Lead,
  why: Extract<StartResult, { kind: 'refused' }>['why'],
): Promise<Placed> {
  switch (why) {
    case 'configuration':
      await deps.leads.save(givenBackLead(lead));
      return { kind: 'campaign-broken' };
    case 'destination-not-allowed':
    case 'not-permitted':
    case 'invalid-number': {
      const now = deps.clock();
      const next = lead.numberIndex + 1;
      const after =
        next < lead.numbers.length
          ? { ...givenBackLead(lead), numberIndex: next }
          : closedLead(lead, now, 'no-working-number');
      await deps.settings.ensureAreas(after);
      await deps.leads.save(after);
      return after.state.kind === 'ready' ? { kind: 'put-back' } : { kind: 'passed-over' };
    }
  }
}

async function holdBack(
  deps: PlaceDependencies,
  lead: Lead,
  state: ReadyState,
  policy: CallPolicy,
  now: Temporal.Instant,
): Promise<void> {
  const next = earliestCall(lead, state.purpose, policy, now);
  for (const by of next.movedBy) {
    deps.journal.note({ kind: 'call-held-back', leadId: lead.id, campaignId: policy.campaignId, by });
  }
  const replanned =
    next.kind === 'at'
      ? readyLead(lead, { at: next.at, urgency: state.urgency, purpose: state.purpose, movedBy: next.movedBy })
      : reviewedLead(lead, now, 'never-callable');
  await deps.leads.save(replanned);
}

/** The customer bought meanwhile: this touch is left out, the next one is planned. */
async function skipTouch(
  deps: PlaceDependencies,
  lead: Lead,
  state: ReadyState,
  policy: CallPolicy,
  now: Temporal.Instant,
  why: string,
): Promise<void> {
  if (state.purpose.kind !== 'touch') return;
  const { programme, touch } = state.purpose;
  deps.journal.note({ kind: 'touch-skipped', leadId: lead.id, programme, touch, why });
  await deps.leads.save(leadAfterSkippedTouch(lead, policy, now));
}

import type { Temporal } from 'temporal-polyfill';
import type { Attempt } from '../../domain/attempt.ts';
import { gate } from '../../domain/call-gate.ts';
import type { CallPolicy } from '../../domain/call-policy.ts';
import type { Campaign } from '../../domain/campaign.ts';
import { openCalls } from '../../domain/customers-call.ts';
import type { DecisionContext } from '../../domain/decision-context.ts';
import { callerNumberFor, type Equipment } from '../../domain/equipment.ts';
import { currentNumber, type Lead, type ReadyState, type SkipReason } from '../../domain/lead.ts';
import {
  type ClaimedLead,
  closedLead,
  givenBackLead,
  leadAfterSkippedTouch,
  replannedLead,
} from '../../domain/lead-transitions.ts';
import { touchStillFits } from '../../domain/programme.ts';
import { attributesOf, clientTokenOf } from '../call-attributes.ts';
import { linkAttempt, linkFromEvidence } from '../link-attempt.ts';
import type { NotedCall } from '../ports/journal.ts';
import type { StartResult, Telephony } from '../ports/telephony.ts';
import { decisionContext, type SettleDependencies, settleAttempt } from '../settle-attempt.ts';
import { stopIfOvertaken } from '../stop-if-overtaken.ts';
import { stopRingingCall } from '../stop-ringing-call.ts';
import { askedAfterCustomer } from './ask-after-customer.ts';
import { claimLead, giveBack } from './claim.ts';
import { inSeveralTries } from './several-tries.ts';

export interface PlaceDependencies extends SettleDependencies {
  readonly telephony: Telephony;
  readonly deployment: string;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What became of one lead that was due. */
export type Placed =
  /** The lead as it is in the air; of who wrote it meanwhile nothing is known. */
  | { readonly kind: 'started'; readonly call: Lead }
  /** Would have been started by a deployment that does not only observe. */
  | { readonly kind: 'observed' }
  /** Connect is over its rate. */
  | { readonly kind: 'throttled' }
  /** Nothing the campaign starts can work: its flow, queue or number is wrong. */
  | { readonly kind: 'campaign-broken' }
  /** A call may exist: it holds a line until the lease tells. */
  | { readonly kind: 'unknown' }
  /** Moved to another moment, taken by somebody else, or not callable. */
  | { readonly kind: 'passed-over' }
  /** Due at once as before, on its next number, or in the campaign that works its stage now. */
  | { readonly kind: 'put-back' }
  /** The run's time is over, or a switch was thrown. */
  | { readonly kind: 'stopped' };

/**
 * A start is sent at most 5 s after its claim was sent. The second of slack is what a connection may take before the
 * request leaves; see the time limits of the Connect client.
 */
const START_WITHIN_SECONDS = 4;

/** When the next call may be started, as the run knows it. */
export interface Turn {
  /** Waits for the pace of starts; false when no call may be started any more. */
  comes(): Promise<boolean>;
  /** False when a switch was thrown since the turn came. */
  stillHolds(): Promise<boolean>;
}

/**
 * Calls one lead, or says why not and plans its next moment. A lead whose stage the campaign's tier holds no more is not
 * called by it but put into the campaign that works it now. The gate is asked before the turn is waited for, so that a
 * lead that may not be called takes nobody's turn, and again right before the claim; the start is sent right after it:
 * within the five seconds that hours, stops and suppressions are promised to hold. A claim that took too long for that
 * is given back, and so is one during which a switch was thrown.
 *
 * The start is sent once, and never again under this attempt. Only a definite refusal says that no call exists.
 * Dying after the claim leaves the lead to its lease; dying after the start leaves it to the events of the call, which
 * name the lead. Neither dials again on a guess.
 *
 * @param offeredTo the agent for whom the call is placed; for whoever is free when absent.
 */
export async function placeCall(
  deps: PlaceDependencies,
  campaign: Campaign,
  lead: Lead,
  turn: Turn,
  offeredTo?: string,
): Promise<Placed> {
  const { state } = lead;
  if (state.kind !== 'ready') return { kind: 'passed-over' };
  const first = await mayCall(deps, campaign, lead, state);
  if (first.kind !== 'allowed') return first;
  if (!(await turn.comes())) return { kind: 'stopped' };
  const allowance = await mayCall(deps, campaign, lead, state);
  if (allowance.kind !== 'allowed') return allowance;

  const claim = await claimLead(deps, lead, allowance.at, offeredTo);
  switch (claim.kind) {
    case 'claimed':
      return startClaimed(deps, campaign, claim.lead, allowance, turn);
    case 'refused':
      return { kind: 'passed-over' };
    case 'withdrawn':
      return { kind: 'put-back' };
  }
}

export interface Allowance {
  readonly kind: 'allowed';
  /** When the call was allowed; the claim follows at once. */
  readonly at: Temporal.Instant;
  readonly policy: CallPolicy;
  readonly equipment: Equipment;
}

/** Whether the lead may be called now; a lead that may not is planned anew. */
export async function mayCall(
  deps: PlaceDependencies,
  { id }: Pick<Campaign, 'id'>,
  lead: Lead,
  state: ReadyState,
): Promise<Allowance | Extract<Placed, { kind: 'passed-over' | 'put-back' | 'campaign-broken' }>> {
  const settings = await deps.settings.current();
  const now = deps.clock();
  const context = decisionContext(settings, lead, now, deps.storyEndsWithResult);
  const campaign = settings.campaign(id);
  if (campaign === undefined || !settings.worksStage(campaign, lead.stage)) {
    return (await putHome(deps, lead, context)) ? { kind: 'put-back' } : { kind: 'passed-over' };
  }
  if (campaign.equipment === undefined) return { kind: 'campaign-broken' };
  const policy = settings.policyFor(lead.stage, id);
  const fit = touchStillFits(lead, state.purpose, policy.rules.programmes, now);
  if (fit.kind === 'skipped') {
    await skipTouch(deps, lead, state, context, fit.why);
    return { kind: 'passed-over' };
  }
  if (gate(lead, state.purpose, policy, now).kind === 'allowed') {
    if (openCalls(lead).length > 0) {
      const asked = await askedAfterCustomer(deps, lead, context);
      return (await putHome(deps, asked, context)) ? { kind: 'put-back' } : { kind: 'passed-over' };
    }
    return { kind: 'allowed', at: now, policy, equipment: campaign.equipment };
  }
  await holdBack(deps, lead, policy, context);
  return { kind: 'passed-over' };
}

async function startClaimed(
  deps: PlaceDependencies,
  campaign: Campaign,
  lead: ClaimedLead,
  allowance: Allowance,
  turn: Turn,
): Promise<Placed> {
  const holds = await turn.stillHolds().catch(async (error: unknown) => {
    await giveBack(deps, lead);
    throw error;
  });
  const startedAt = deps.clock();
  const isLate = startedAt.since(lead.state.claimedAt).total('seconds') > START_WITHIN_SECONDS;
  if (!holds || isLate) {
    await giveBack(deps, lead);
    return { kind: holds ? 'put-back' : 'stopped' };
  }
  const result = await start(deps, lead, allowance);
  return followStart(deps, campaign, lead, result, startedAt, allowance.policy.rules.version);
}

function start(deps: PlaceDependencies, lead: ClaimedLead, { policy, equipment }: Allowance): Promise<StartResult> {
  const { e164, area } = currentNumber(lead);
  return deps.telephony.start({
    destination: e164,
    callerNumber: callerNumberFor(equipment, lead.id),
    queueId: equipment.queueId,
    contactFlowId: equipment.contactFlowId,
    ringTimeoutSeconds: policy.limitsIn(area).ringTimeoutSeconds,
    clientToken: clientTokenOf(lead, lead.state, deps.deployment),
    attributes: attributesOf(lead, lead.state, {
      deployment: deps.deployment,
      rulesVersion: policy.rules.version,
      programmes: policy.rules.programmes,
    }),
  });
}

async function followStart(
  deps: PlaceDependencies,
  campaign: Campaign,
  lead: ClaimedLead,
  result: StartResult,
  startedAt: Temporal.Instant,
  rulesVersion: number,
): Promise<Placed> {
  const about = { ...callOf(lead), campaignId: campaign.id };
  switch (result.kind) {
    case 'started': {
      const { contactId } = result;
      deps.journal.note({ kind: 'call-started', ...about, contactId });
      const attempt = await linkStarted(deps, lead, { contactId, startedAt, rulesVersion });
      if (attempt !== undefined) await followLink(deps, attempt);
      return {
        kind: 'started',
        call: { ...lead, state: { ...lead.state, phase: { kind: 'in-the-air', contactId, startedAt } } },
      };
    }
    case 'throttled':
      deps.journal.note({ kind: 'start-throttled', ...about });
      await giveBack(deps, lead);
      return { kind: 'throttled' };
    case 'refused':
      deps.journal.note({ kind: 'start-refused', ...about, why: result.why });
      return followRefusal(deps, lead, result.why);
    case 'unknown':
      deps.journal.note({ kind: 'start-unknown', ...about });
      return { kind: 'unknown' };
  }
}

/**
 * Ties the call to its lead, however the lead was written meanwhile. A link that keeps failing is left to what the call
 * tells of itself.
 */
async function linkStarted(
  deps: PlaceDependencies,
  lead: ClaimedLead,
  call: { readonly contactId: string; readonly startedAt: Temporal.Instant; readonly rulesVersion: number },
): Promise<Attempt | undefined> {
  const { deployment } = deps;
  const said = {
    deployment,
    leadId: lead.id,
    attemptNumber: lead.state.attemptNumber,
    rulesVersion: call.rulesVersion,
  };
  try {
    return await inSeveralTries(deps.sleep, async (tried) => {
      const linked = tried === 1 ? await linkAttempt(deps, lead, call) : undefined;
      if (linked?.kind === 'linked') return linked.attempt;
      return linkFromEvidence(deps, call.contactId, said, call.startedAt);
    });
  } catch (error) {
    deps.journal.note({ kind: 'work-failed', what: 'link-call', ...callOf(lead), contactId: call.contactId, error });
    return undefined;
  }
}

/**
 * A customer who said stop, called us, or bought what the call was about, between our claim and our link is not to be rung
 * any longer; what was told is settled. A stop that keeps failing leaves the call to go on.
 */
async function followLink(deps: PlaceDependencies, attempt: Attempt): Promise<void> {
  const { contactId, leadId, attemptNumber, lead } = attempt;
  try {
    await inSeveralTries(deps.sleep, async () => {
      if (lead.state.kind === 'suppressed') await deps.telephony.stop(contactId);
      if (openCalls(lead).length > 0) await stopRingingCall(deps.telephony, contactId);
      await stopIfOvertaken(deps, lead);
    });
  } catch (error) {
    deps.journal.note({ kind: 'work-failed', what: 'stop-call', leadId, attemptNumber, contactId, error });
  }
  if (Object.keys(attempt.facts).length > 0) await settleAttempt(deps, attempt);
}

function callOf({ id, state }: ClaimedLead): NotedCall {
  return { leadId: id, attemptNumber: state.attemptNumber };
}

/** No call exists: nothing is counted. What stands in the campaign's way gives the lead back; what stands in the number's way does not dial it again. */
async function followRefusal(
  deps: PlaceDependencies,
  lead: ClaimedLead,
  why: Extract<StartResult, { kind: 'refused' }>['why'],
): Promise<Placed> {
  switch (why) {
    case 'configuration':
      await giveBack(deps, lead);
      return { kind: 'campaign-broken' };
    case 'destination-not-allowed':
    case 'not-permitted':
    case 'invalid-number': {
      const next = lead.numberIndex + 1;
      if (next >= lead.numbers.length) {
        const now = deps.clock();
        await giveBack(deps, lead, (claimed) => closedLead(claimed, now, 'no-working-number'));
        return { kind: 'passed-over' };
      }
      await deps.settings.ensureAreas(lead);
      await giveBack(deps, lead, (claimed, context) => givenBackLead({ ...claimed, numberIndex: next }, context));
      return { kind: 'put-back' };
    }
  }
}

async function holdBack(
  deps: PlaceDependencies,
  lead: Lead,
  policy: CallPolicy,
  context: DecisionContext,
): Promise<void> {
  const replanned = replannedLead(lead, context);
  for (const by of replanned.movedBy) {
    deps.journal.note({ kind: 'call-held-back', leadId: lead.id, campaignId: policy.campaignId, by });
  }
  await deps.settings.ensureAreas(replanned.lead);
  await deps.leads.save(replanned.lead);
}

/**
 * Puts a lead that waits where nobody dials it any more into the campaign that works its stage now, planned anew.
 * @returns whether that was done; false when somebody else wrote the lead meanwhile.
 */
export async function putHome(
  deps: Pick<PlaceDependencies, 'leads' | 'settings'>,
  lead: Lead,
  context: DecisionContext,
): Promise<boolean> {
  const { lead: home } = replannedLead(lead, context);
  await deps.settings.ensureAreas(home);
  return (await deps.leads.save(home)) === 'saved';
}

/** What the touch was planned for has changed: it is left out, the next one is planned. */
async function skipTouch(
  deps: PlaceDependencies,
  lead: Lead,
  state: ReadyState,
  context: DecisionContext,
  why: SkipReason,
): Promise<void> {
  if (state.purpose.kind !== 'touch') return;
  const { programme, touch } = state.purpose;
  deps.journal.note({ kind: 'touch-skipped', leadId: lead.id, programme, touch, why });
  const after = leadAfterSkippedTouch(lead, why, context);
  await deps.settings.ensureAreas(after);
  await deps.leads.save(after);
}

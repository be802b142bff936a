import type { Attempt } from '../shared/domain/attempt.ts';
import { type CallPurpose, type Lead, type LeadState, type RestingState, timerAt } from '../shared/domain/lead.ts';
import { lastSaid } from '../shared/domain/merge-facts.ts';
import { accountOf } from '../shared/domain/outcome-from-facts.ts';
import { lastCallBefore } from '../shared/domain/reports/call-results.ts';
import { type SalesStructure, type TierNumber, tierHolding } from '../shared/domain/sales-structure.ts';
import { ringingSeconds } from './report/call-result.ts';
import type { CallRow, LeadRow, PeopleSeconds } from './report/run-result.ts';

/** The call as calls.csv tells it, from what the product recorded of it. */
export function callRow(attempt: Attempt, lead: Lead): CallRow {
  const { placement, facts, decision, lead: then } = attempt;
  const { callbackToleranceMinutes: toleranceMinutes } = placement;
  const lastCallAt = lastCallBefore(then, attempt.attemptNumber);
  const call = accountOf(facts);
  const said = decision === undefined ? lastSaid(facts) : decision.said;
  const number = lead.numbers.find(({ key }) => key === placement.numberKey);
  if (number === undefined) throw new Error(`Call ${attempt.contactId} dialled a number that its lead does not have.`);
  const talkSeconds =
    call?.agentConnectedAt === undefined
      ? undefined
      : Math.round(call.endedAt.since(call.agentConnectedAt).total('seconds'));
  return {
    contactId: attempt.contactId,
    leadId: attempt.leadId,
    ...(lead.externalId !== undefined && { externalId: lead.externalId }),
    phone: number.e164,
    tier: placement.tier,
    campaign: placement.campaignId,
    list: then.listId,
    ...(then.source !== undefined && { source: then.source }),
    stage: placement.stage,
    attemptNumber: attempt.attemptNumber,
    dueAt: placement.dueAt,
    startedAt: placement.startedAt,
    zones: number.area.zones,
    ...(call?.connectedAt !== undefined && { connectedAt: call.connectedAt }),
    ...(call !== undefined && { endedAt: call.endedAt }),
    ...(talkSeconds !== undefined && { talkSeconds }),
    ...(call?.agentId !== undefined && { agent: call.agentId }),
    ...(decision !== undefined && { outcome: decision.outcome, nextStep: decision.nextStep }),
    ...(said !== undefined && { disposition: said.code }),
    ...(said?.orderValue !== undefined && { orderValue: said.orderValue }),
    ...(decision?.said?.objection !== undefined && { objection: decision.said.objection }),
    leadThen: {
      ordinal: then.placed,
      waitingSince: then.cycleStartedAt,
      ...(lastCallAt !== undefined && { lastCallAt }),
      orders: then.purchases.count,
    },
    purpose: placement.purpose,
    ...(placement.offeredTo !== undefined && { offeredTo: placement.offeredTo }),
    rulesVersion: placement.rulesVersion,
    ...(toleranceMinutes !== undefined && { callbackToleranceMinutes: toleranceMinutes }),
  };
}

/** The lead as leads.csv tells it. */
export function leadRow(lead: Lead, structure: SalesStructure): LeadRow {
  const firesAt = timerAt(lead.state);
  const nextPurpose = nextPurposeOf(lead.state);
  return {
    leadId: lead.id,
    ...(lead.externalId !== undefined && { externalId: lead.externalId }),
    phone: lead.numbers[0]?.e164 ?? '',
    ...(lead.timezone !== undefined && { timezone: lead.timezone }),
    ...(lead.region !== undefined && { region: lead.region }),
    stage: lead.stage,
    tier: tierHolding(structure, lead.stage).number,
    status: lead.state.kind,
    ...(firesAt !== undefined && { timerAt: firesAt }),
    placed: lead.placed,
    counted: lead.counted,
    ...(lead.lastOutcome !== undefined && { lastOutcome: lead.lastOutcome }),
    ...(lead.lastCalledAt !== undefined && { lastCalledAt: lead.lastCalledAt }),
    suppressed: lead.state.kind === 'suppressed',
    orders: lead.purchases.count,
    orderTotal: lead.purchases.total,
    ...(nextPurpose !== undefined && { nextPurpose }),
  };
}

function nextPurposeOf(state: LeadState): CallPurpose | undefined {
  switch (state.kind) {
    case 'ready':
      return state.purpose;
    case 'dialling':
      return state.planned.purpose;
    case 'resting':
      return restPurposeOf(state);
    case 'wrapping':
    case 'review':
    case 'closed':
    case 'suppressed':
      return undefined;
  }
}

function restPurposeOf(state: RestingState): CallPurpose {
  switch (state.why) {
    case 'unknown-fate':
      return state.unsettled.planned.purpose;
    case 'not-callable':
      return state.stalled.purpose;
    case 'nurture':
    case 'lost-sale':
    case 'no-touch':
    case 'complaint':
    case 'by-hand':
      return state.then.purpose;
  }
}

/** What a tier's people spent their time on: waiting for an answer as the calls tell, the rest as the wallboard counted. */
export function secondsByTier(
  calls: readonly CallRow[],
  busySeconds: ReadonlyMap<TierNumber, number>,
): Readonly<Partial<Record<TierNumber, PeopleSeconds>>> {
  const byTier: Partial<Record<TierNumber, PeopleSeconds>> = {};
  for (const [tier, busy] of busySeconds) {
    const own = calls.filter((call) => call.tier === tier);
    const talking = own.reduce((sum, { talkSeconds }) => sum + (talkSeconds ?? 0), 0);
    const ringing = own.reduce((sum, call) => sum + ringingSeconds(call), 0);
    byTier[tier] = { ringing, talking, wrappingUp: Math.max(0, Math.round(busy) - talking) };
  }
  return byTier;
}

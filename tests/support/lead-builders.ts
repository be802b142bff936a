import { Temporal } from 'temporal-polyfill';
import type { Attempt, Placement } from '../../shared/domain/attempt.ts';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { CallingHours } from '../../shared/domain/calling-hours.ts';
import type { DecisionContext } from '../../shared/domain/decision-context.ts';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import type { DialRules } from '../../shared/domain/dial-rules.ts';
import type {
  DialledCall,
  DiallingState,
  Lead,
  LeadNumber,
  OtherPlacedCall,
  ReadyState,
} from '../../shared/domain/lead.ts';
import { SALES_STRUCTURES, tierHolding } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';

/** Noon of Monday 5 January 2026 in New York. */
export const NOON = Temporal.Instant.from('2026-01-05T17:00:00Z');

export const NEW_YORK: CallingArea = { key: 'US-America/New_York', country: 'US', zones: ['America/New_York'] };

export function aNumber(fields: Partial<LeadNumber> = {}): LeadNumber {
  return { e164: '+12125550100', key: 'number-1', area: NEW_YORK, badSignals: 0, ...fields };
}

/** Wanted when it is due, unless told otherwise. */
export function aReadyState(fields: Partial<ReadyState> = {}): ReadyState {
  const dueAt = fields.dueAt ?? NOON;
  return { kind: 'ready', dueAt, wantedAt: dueAt, urgency: 'normal', purpose: { kind: 'approach' }, ...fields };
}

/** A fresh prospect of New York, due at NOON. */
export function aLead(fields: Partial<Lead> = {}): Lead {
  return {
    id: 'lead-1',
    generation: 1,
    version: 1,
    listId: 'list-1',
    attributes: {},
    numbers: [aNumber()],
    numberIndex: 0,
    stage: 'prospecting',
    campaignId: `campaign-${tierOf(fields.stage ?? 'prospecting')}`,
    state: aReadyState(),
    attemptNumber: 0,
    placed: 0,
    counted: 0,
    countedByOutcome: {},
    countedByNumber: {},
    cycleStartedAt: NOON,
    recentCalls: [],
    purchases: { count: 0, total: 0 },
    touches: 0,
    ...fields,
  };
}

export function aReadyLead(fields: Partial<Lead> = {}, state: Partial<ReadyState> = {}): Lead {
  return aLead({ ...fields, state: aReadyState(state) });
}

/** The dialler's first call, five minutes before NOON, to the first number. */
export function aPlacedCall(fields: Partial<DialledCall> = {}): DialledCall {
  const stage = fields.stage ?? 'prospecting';
  return {
    via: 'dialler',
    at: NOON.subtract({ minutes: 5 }),
    attemptNumber: 1,
    numberKey: 'number-1',
    tier: tierOf(stage),
    stage,
    ...fields,
  };
}

/** A call that an agent dialled by hand, five minutes before NOON, to the first number. */
export function anOtherCall(fields: Partial<OtherPlacedCall> = {}): OtherPlacedCall {
  const stage = fields.stage ?? 'prospecting';
  return {
    via: 'by-hand',
    at: NOON.subtract({ minutes: 5 }),
    contactId: 'contact-by-hand',
    numberKey: 'number-1',
    tier: tierOf(stage),
    stage,
    ...fields,
  };
}

/** Claimed six minutes and in the air five minutes before NOON. */
export function aDiallingState(fields: Partial<DiallingState> = {}): DiallingState {
  return {
    kind: 'dialling',
    attemptNumber: 1,
    claimedAt: NOON.subtract({ minutes: 6 }),
    leaseEndsAt: NOON.add({ minutes: 4 }),
    planned: aReadyState({ dueAt: NOON.subtract({ minutes: 10 }) }),
    phase: { kind: 'in-the-air', contactId: 'contact-1', startedAt: NOON.subtract({ minutes: 5 }) },
    ...fields,
  };
}

/** A lead whose call, started five minutes before NOON, is in the air or just over. */
export function aDialledLead(fields: Partial<Lead> = {}, state: Partial<DiallingState> = {}): Lead {
  const stage = fields.stage ?? 'prospecting';
  return aLead({
    version: 3,
    attemptNumber: 1,
    placed: 1,
    recentCalls: [aPlacedCall({ stage, contactId: 'contact-1' })],
    state: aDiallingState(state),
    ...fields,
  });
}

/** The call of {@link aDialledLead}; without facts unless given. Placement follows the lead. */
export function anAttempt(
  fields: Partial<Omit<Attempt, 'placement'>> & { placement?: Partial<Placement> } = {},
): Attempt {
  const lead = fields.lead ?? aDialledLead();
  const planned = lead.state.kind === 'dialling' ? lead.state.planned : aReadyState();
  return {
    contactId: 'contact-1',
    leadId: lead.id,
    attemptNumber: lead.attemptNumber,
    lead,
    facts: {},
    ...fields,
    placement: {
      campaignId: lead.campaignId,
      tier: tierOf(lead.stage),
      stage: lead.stage,
      numberKey: lead.numbers[lead.numberIndex]?.key ?? 'number-1',
      purpose: planned.purpose,
      dueAt: planned.dueAt,
      claimedAt: NOON.subtract({ minutes: 6 }),
      startedAt: NOON.subtract({ minutes: 5 }),
      rulesVersion: 1,
      ...fields.placement,
    },
  };
}

/** Hours that never close. */
export const ALWAYS_OPEN: CallingHours = {
  verdict: () => ({ kind: 'open', closesAt: Temporal.Instant.from('2100-01-01T00:00:00Z') }),
};

/** The defaults of one stage as the three-tier structure works it, with hours that never close. */
export function aPolicy(
  fields: Partial<Omit<CallPolicy, 'rules'>> & { stage?: Stage; rules?: Partial<DialRules> } = {},
): CallPolicy {
  const { stage = 'prospecting', rules, ...given } = fields;
  const scope = { tier: tierOf(stage), campaignId: `campaign-${tierOf(stage)}` };
  const inForce = { rules: { ...STAGE_DEFAULTS[stage], version: 1, ...rules }, sources: new Map() };
  return { ...callPolicy(inForce, scope, { isHoliday: () => false }), hours: ALWAYS_OPEN, ...given };
}

/** NOON, {@link aPolicy} of every stage, with the same rules changed in all of them, and the default transitions. */
export function aContext(
  fields: Partial<DecisionContext> & {
    rules?: Partial<DialRules>;
    hours?: CallingHours;
    /** Which campaigns work stages other than in the three-tier structure. */
    campaigns?: Partial<Record<Stage, string>>;
  } = {},
): DecisionContext {
  const { rules = {}, hours = ALWAYS_OPEN, campaigns = {}, ...given } = fields;
  const policyFor = (stage: Stage) => {
    const campaignId = campaigns[stage];
    return aPolicy({ stage, rules, hours, ...(campaignId !== undefined && { campaignId }) });
  };
  return { now: NOON, policyFor, transitions: DEFAULT_TRANSITIONS, ...given };
}

function tierOf(stage: Stage): 1 | 2 | 3 {
  return tierHolding(SALES_STRUCTURES.three, stage).number;
}

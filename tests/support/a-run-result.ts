import { Temporal } from 'temporal-polyfill';
import { STAGE_DEFAULTS } from '../../shared/domain/default-rules.ts';
import type { CallPurpose } from '../../shared/domain/lead.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import type { Outcome, OutcomeCode } from '../../shared/domain/outcome.ts';
import { SALES_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import type { CallRow, LeadRow, RunResult } from '../../simulator/report/run-result.ts';

export const RUN_START = Temporal.Instant.from('2026-01-05T00:00:00Z');

const NOBODY: readonly OutcomeCode[] = ['no-answer', 'busy', 'declined', 'invalid-number', 'network-failure'];
const MACHINE: readonly OutcomeCode[] = ['voicemail', 'dead-air'];

/** An outcome whose flags say who answered; what else they say no report reads. */
export function anOutcome(code: OutcomeCode): Outcome {
  const answeredBy = NOBODY.includes(code) ? 'nobody' : MACHINE.includes(code) ? 'machine' : 'human';
  return {
    code,
    flags: {
      answeredBy,
      rightParty: answeredBy === 'human',
      conversation: answeredBy === 'human',
      business: 'none',
      countsAsAttempt: true,
      numberSuspect: false,
      leadUncallable: false,
      abandoned: code === 'abandoned',
    },
  };
}

/** The n-th touch of a programme, planned for the given moment. */
export function aTouch(programme: string, touch: number, plannedAt: string): CallPurpose {
  return { kind: 'touch', programme, touch, plannedAt: Temporal.Instant.from(plannedAt), delayDays: 7 };
}

/** A decision to call again at a moment. */
export function callAgain(at: string, purpose: CallPurpose): NextStep {
  return {
    kind: 'call-again',
    cycle: 'same',
    call: {
      at: Temporal.Instant.from(at),
      wantedAt: Temporal.Instant.from(at),
      urgency: 'normal',
      purpose,
      movedBy: [],
    },
  };
}

/** A decision to hand the lead to the next stage. */
export function advance(to: 'selling' | 'account-care', at: string, purpose: CallPurpose): NextStep {
  return {
    kind: 'advance',
    to,
    call: {
      at: Temporal.Instant.from(at),
      wantedAt: Temporal.Instant.from(at),
      urgency: 'promised',
      purpose,
      movedBy: [],
    },
  };
}

/** A decided prospecting call of two minutes that reached somebody in New York, and closed the lead. */
export function aCallRow(contactId: string, startedAt: string, fields: Partial<CallRow> = {}): CallRow {
  const started = Temporal.Instant.from(startedAt);
  return {
    contactId,
    leadId: 'lead-1',
    externalId: 'P-0001',
    phone: '+12125550101',
    tier: 1,
    campaign: 'prospecting',
    list: 'list-1',
    stage: 'prospecting',
    attemptNumber: 1,
    dueAt: started,
    startedAt: started,
    zones: ['America/New_York'],
    connectedAt: started.add({ seconds: 12 }),
    endedAt: started.add({ seconds: 132 }),
    talkSeconds: 119.6,
    agent: 'agent-1-1',
    outcome: anOutcome('not-interested'),
    disposition: 'not-interested',
    leadThen: { ordinal: 1, waitingSince: started, orders: 0 },
    purpose: { kind: 'approach' },
    nextStep: { kind: 'close', why: 'not-interested' },
    rulesVersion: 1,
    ...fields,
  };
}

/** The same call when nobody picked up. */
export function anUnansweredCallRow(contactId: string, startedAt: string, fields: Partial<CallRow> = {}): CallRow {
  const { connectedAt, talkSeconds, agent, disposition, ...call } = aCallRow(contactId, startedAt);
  return { ...call, outcome: anOutcome('no-answer'), ...fields };
}

export function aLeadRow(fields: Partial<LeadRow> = {}): LeadRow {
  return {
    leadId: 'lead-1',
    externalId: 'P-0001',
    phone: '+12125550101',
    stage: 'prospecting',
    tier: 1,
    status: 'closed',
    placed: 1,
    counted: 1,
    suppressed: false,
    orders: 0,
    orderTotal: 0,
    ...fields,
  };
}

export function aRunResult(fields: Partial<RunResult> = {}): RunResult {
  return {
    options: {
      days: 60,
      start: RUN_START,
      seed: 1,
      structure: 'three',
      tiers: SALES_STRUCTURES.three.tiers,
      people: 4,
      specialisationGain: 0,
      agentsByTier: { 1: 2, 2: 1, 3: 1 },
      shift: { start: '09:00', end: '18:00' },
    },
    engine: 'Dynoxide',
    list: { fileName: 'sample.csv', rows: 0, loaded: 0, rejected: [] },
    calls: [],
    leads: [],
    programmes: [
      { id: 'welcome', trigger: { kind: 'after-sale', days: 7 }, skipIfBoughtWithinDays: 5 },
      { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 14 },
      { id: 'win-back', trigger: { kind: 'after-silence', days: 180 }, skipIfBoughtWithinDays: 90 },
    ],
    skippedTouches: [],
    callbackRules: {
      prospecting: STAGE_DEFAULTS.prospecting.callback,
      selling: STAGE_DEFAULTS.selling.callback,
      'account-care': STAGE_DEFAULTS['account-care'].callback,
    },
    heldBack: {},
    secondsByTier: {},
    alarms: { listening: 41, rung: [] },
    reports: { counters: [], recount: { compared: 0, miscounts: [] } },
    audit: {
      violations: [],
      counts: {
        'outside-hours': { violations: 0, judged: 0 },
        'twice-at-once': { violations: 0, judged: 0 },
        'after-stop': { violations: 0, judged: 0 },
        'over-cap': { violations: 0, judged: 0 },
        'not-permitted': { violations: 0, judged: 0 },
        'left-in-silence': { violations: 0, judged: 0 },
        'after-purchase': { violations: 0, judged: 0 },
        'callback-not-kept': { violations: 0, judged: 0 },
      },
    },
    ...fields,
  };
}

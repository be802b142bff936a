import * as z from 'zod';
import type { TimelineEntry } from '../../../shared/application/lead-timeline.ts';
import type { Attempt, Decision, DispositionFact } from '../../../shared/domain/attempt.ts';
import type { Lead, OtherPlacedCall, PlacedCall } from '../../../shared/domain/lead.ts';
import type { NextStep } from '../../../shared/domain/next-step.ts';
import { OUTCOME_CODES } from '../../../shared/domain/outcome.ts';
import { accountOf } from '../../../shared/domain/outcome-from-facts.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { shownNumber } from '../../../shared/domain/shown-number.ts';
import { purpose, purposeBody, shownText, stage } from './lead-answers.ts';
import { moment, momentOf } from './schemas.ts';

/** What the API says of what happened with a lead. */

const outcome = z.enum(OUTCOME_CODES);

const nextStep = z.object({
  kind: z.enum(['advance', 'call-again', 'rest', 'close', 'suppress', 'review']),
  to: stage.exactOptional(),
  at: moment.exactOptional().describe('of the next call, or the end of the rest'),
  why: z.string().exactOptional().describe('a code'),
  movedBy: z.array(z.string()).exactOptional().describe('codes of the rules that moved the next call'),
});

const said = z.object({
  outcome,
  at: moment,
  orderValue: z.number().exactOptional(),
  callbackAt: moment.exactOptional(),
  objection: z.string().exactOptional(),
  note: z.string().exactOptional(),
});

const decision = z.object({
  version: z.int(),
  at: moment,
  because: z.enum(['facts', 'limit', 'correction']),
  outcome,
  nextStep,
  said: said.exactOptional().describe('by the agent, as it stood when this was decided'),
});

/** Members that every call with the lead has. */
const withLead = {
  at: moment,
  number: z.string().describe('that was called or called us; empty when the lead has it no more'),
  tier: z.int(),
  stage,
};

export const timelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('attempt'),
    ...withLead,
    attemptNumber: z.int(),
    contactId: z.string(),
    campaignId: z.string(),
    rulesVersion: z.int(),
    purpose,
    dueAt: moment,
    answeredAt: moment.exactOptional(),
    agentConnectedAt: moment.exactOptional(),
    endedAt: moment.exactOptional(),
    agentId: z.string().exactOptional(),
    optedOutAt: moment.exactOptional(),
    decisions: z.array(decision).describe('the one in force first, then those that corrections replaced, newest first'),
  }),
  z.object({ kind: z.literal('unknown-call'), ...withLead, attemptNumber: z.int() }),
  z.object({
    kind: z.literal('other-call'),
    ...withLead,
    via: z.enum(['by-hand', 'inbound']),
    contactId: z.string(),
    conversationEndedAt: moment.exactOptional(),
    outcome: outcome.exactOptional(),
  }),
  z.object({
    kind: z.literal('purchase'),
    at: moment,
    value: z.number(),
    orderId: z.string().exactOptional(),
    contactId: z.string().exactOptional().describe('of the call in which it was sold'),
    isOfBooks: z.boolean().describe("the company's own systems told of it"),
  }),
  z.object({
    kind: z.literal('touch-left-out'),
    at: moment,
    programme: z.string(),
    plannedAt: moment,
    why: z.string().describe('a code'),
  }),
  z.object({ kind: z.literal('case-closed'), at: moment, caseId: z.string() }),
]);

export const timelineAnswer = z.object({
  entries: z.array(timelineEntry).describe('newest first'),
  next: z.string().exactOptional(),
});

export function timelineEntryBody(entry: TimelineEntry, lead: Lead, role: Role): z.input<typeof timelineEntry> {
  const at = momentOf(entry.at);
  switch (entry.kind) {
    case 'attempt':
      return attemptBody(entry.attempt, lead, role);
    case 'unknown-call':
      return { kind: 'unknown-call', ...callBody(entry.call, lead, role), attemptNumber: entry.call.attemptNumber };
    case 'other-call':
      return otherCallBody(entry.call, lead, role);
    case 'purchase': {
      const { value, orderId, contactId, recorded = false } = entry.order;
      return {
        kind: 'purchase',
        at,
        value,
        ...(orderId !== undefined && { orderId }),
        ...(contactId !== undefined && { contactId }),
        isOfBooks: recorded,
      };
    }
    case 'touch-left-out': {
      const { programme, plannedAt, skipped } = entry.touch;
      return { kind: 'touch-left-out', at, programme, plannedAt: momentOf(plannedAt), why: skipped ?? '' };
    }
    case 'case-closed':
      return { kind: 'case-closed', at, caseId: entry.closed.caseId };
  }
}

function attemptBody(attempt: Attempt, lead: Lead, role: Role): z.input<typeof timelineEntry> {
  const { attemptNumber, contactId, placement, facts, decision: inForce, earlierDecisions = [] } = attempt;
  const account = accountOf(facts);
  const { startedAt, numberKey, tier, stage: called, campaignId, rulesVersion, dueAt } = placement;
  const decisions = [...earlierDecisions, ...(inForce === undefined ? [] : [inForce])].toReversed();
  return {
    kind: 'attempt',
    ...callBody({ at: startedAt, numberKey, tier, stage: called }, lead, role),
    attemptNumber,
    contactId,
    campaignId,
    rulesVersion,
    purpose: purposeBody(placement.purpose),
    dueAt: momentOf(dueAt),
    ...(account?.connectedAt !== undefined && { answeredAt: momentOf(account.connectedAt) }),
    ...(account?.agentConnectedAt !== undefined && { agentConnectedAt: momentOf(account.agentConnectedAt) }),
    ...(account?.endedAt !== undefined && { endedAt: momentOf(account.endedAt) }),
    ...(account?.agentId !== undefined && { agentId: account.agentId }),
    ...(facts.optOut !== undefined && { optedOutAt: momentOf(facts.optOut.at) }),
    decisions: decisions.map((each) => decisionBody(each, lead, role)),
  };
}

function otherCallBody(call: OtherPlacedCall, lead: Lead, role: Role): z.input<typeof timelineEntry> {
  const { via, contactId, conversationEndedAt, brought } = call;
  return {
    kind: 'other-call',
    ...callBody(call, lead, role),
    via,
    contactId,
    ...(conversationEndedAt !== undefined && { conversationEndedAt: momentOf(conversationEndedAt) }),
    ...(brought !== undefined && { outcome: brought.code }),
  };
}

function callBody(
  { at, numberKey, tier, stage: called }: Pick<PlacedCall, 'at' | 'numberKey' | 'tier' | 'stage'>,
  { numbers }: Lead,
  role: Role,
) {
  const number = numbers.find(({ key }) => key === numberKey);
  return { at: momentOf(at), number: number === undefined ? '' : shownNumber(number.e164, role), tier, stage: called };
}

function decisionBody(given: Decision, lead: Lead, role: Role): z.input<typeof decision> {
  const { version, decidedAt, because, outcome: came, nextStep: step, said: words } = given;
  return {
    version,
    at: momentOf(decidedAt),
    because,
    outcome: came.code,
    nextStep: nextStepBody(step),
    ...(words !== undefined && { said: saidBody(words, lead, role) }),
  };
}

function saidBody(words: DispositionFact, lead: Lead, role: Role): z.input<typeof said> {
  const { code, givenAt, orderValue, callbackAt, objection, note } = words;
  return {
    outcome: code,
    at: momentOf(givenAt),
    ...(orderValue !== undefined && { orderValue }),
    ...(callbackAt !== undefined && { callbackAt: momentOf(callbackAt) }),
    ...(objection !== undefined && { objection }),
    ...(note !== undefined && { note: shownText(note, lead, role) }),
  };
}

function nextStepBody(step: NextStep): z.input<typeof nextStep> {
  switch (step.kind) {
    case 'advance':
      return { kind: 'advance', to: step.to, at: momentOf(step.call.at), movedBy: [...step.call.movedBy] };
    case 'call-again':
      return { kind: 'call-again', at: momentOf(step.call.at), movedBy: [...step.call.movedBy] };
    case 'rest':
      return { kind: 'rest', at: momentOf(step.until), why: step.why };
    case 'close':
    case 'suppress':
    case 'review':
      return { kind: step.kind, why: step.why };
  }
}

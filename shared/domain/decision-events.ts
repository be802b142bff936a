import type * as z from 'zod';
import type { Attempt, Decision } from './attempt.ts';
import type { CallPurpose } from './lead.ts';
import type { NextStep } from './next-step.ts';
import {
  codeWord,
  companyNumber,
  DETAIL_VERSION,
  eventId,
  type OutgoingEvent,
  type OutgoingEventKind,
} from './outgoing-event.ts';

/** A decision on a call was stored: the first one, or one that a correction brought. */
export interface DecisionStored {
  readonly kind: 'decision-stored';
  /** The attempt as that write left it. */
  readonly attempt: Attempt & { readonly decision: Decision };
}

/**
 * What the company's other systems are told of a stored decision. The same decision gives the same events; a correction
 * says which one it takes the place of.
 */
export function eventsOfDecision({ attempt }: DecisionStored): readonly OutgoingEvent[] {
  const { contactId, placement, lead, decision, earlierDecisions } = attempt;
  const { outcome, version, nextStep } = decision;
  const replaced = earlierDecisions?.at(-1);
  const detail = {
    ...aboutDecision('CallOutcomeRecorded', attempt),
    contactId,
    attempt: attempt.attemptNumber,
    tier: placement.tier,
    stage: placement.stage,
    campaign: placement.campaignId,
    list: lead.listId,
    purpose: placement.purpose.kind,
    ...programmeOf(placement.purpose),
    outcome: { code: outcome.code, flags: outcome.flags },
    decisionVersion: version,
    ...(replaced !== undefined && {
      correctionOf: { decisionVersion: replaced.version, outcome: replaced.outcome.code },
    }),
    nextStep: stepTold(nextStep),
    ...saidOf(decision),
  };
  return [{ kind: 'CallOutcomeRecorded', detail }, ...promiseOf(attempt)];
}

function promiseOf(attempt: DecisionStored['attempt']): readonly OutgoingEvent[] {
  const { contactId, placement, decision } = attempt;
  const { outcome, said } = decision;
  if (outcome.code !== 'callback-requested' || said?.callbackAt === undefined) return [];
  const about = aboutDecision('CallbackPromised', attempt);
  return [
    {
      kind: 'CallbackPromised',
      detail: { ...about, contactId, campaign: placement.campaignId, agreedAt: said.callbackAt },
    },
  ];
}

function programmeOf(purpose: CallPurpose): { readonly programme?: string; readonly step?: string } {
  if (purpose.kind !== 'touch') return {};
  const { programme, step } = purpose;
  return { programme, ...(step !== undefined && { step }) };
}

function stepTold(step: NextStep) {
  switch (step.kind) {
    case 'advance':
      return { kind: step.kind, to: step.to, callAt: step.call.at };
    case 'call-again':
      return { kind: step.kind, callAt: step.call.at };
    case 'rest':
      return { kind: step.kind, why: step.why, until: step.until };
    case 'close':
    case 'suppress':
    case 'review':
      return { kind: step.kind, why: step.why };
  }
}

/** What the agent said besides; what does not look like a code or an order's number stays at home. */
function saidOf({ outcome, said }: Decision) {
  const sold = outcome.code === 'sale' ? said : undefined;
  const orderId = fitting(companyNumber, sold?.orderId);
  const objection = fitting(codeWord, said?.objection);
  return {
    ...(sold?.orderValue !== undefined && { orderValue: sold.orderValue }),
    ...(orderId !== undefined && { orderId }),
    ...(objection !== undefined && { objection }),
  };
}

function fitting(shape: z.ZodType<string>, text: string | undefined): string | undefined {
  return shape.safeParse(text).data;
}

function aboutDecision(
  kind: OutgoingEventKind,
  { contactId, leadId, lead: { externalId }, decision }: DecisionStored['attempt'],
) {
  return {
    version: DETAIL_VERSION,
    eventId: eventId(kind, contactId, decision.version),
    at: decision.decidedAt,
    leadId,
    ...(externalId !== undefined && { externalId }),
  } as const;
}

import * as z from 'zod';
import type { Erasure } from '../../application/ports/suppression-log.ts';
import { PROGRAMME_PURPOSES } from '../../domain/dial-rules.ts';
import { withoutPerson } from '../../domain/erased-person.ts';
import { RULE_REFUSAL_CODES } from '../../domain/gate.ts';
import { type Lead, SKIP_REASONS } from '../../domain/lead.ts';
import { OUTCOME_CODES } from '../../domain/outcome.ts';
import { STAGES } from '../../domain/stage.ts';
import { instantText, storedInstant } from './instant-text.ts';
import { jsonText } from './json-text.ts';
import { timerKey } from './timer-key.ts';
import { storedTouchReason } from './touch-reason-item.ts';
import { readItem } from './unreadable-item-error.ts';

const wholeNumber = z.int().min(0);
export const storedStage = z.enum(STAGES);
export const storedOutcomeCode = z.enum(OUTCOME_CODES);
export const storedTier = z.literal([1, 2, 3]);
export const storedSuppressReason = z.enum(['do-not-call', 'deceased', 'minor']);
export const storedRestReason = z.enum(['nurture', 'lost-sale', 'complaint', 'no-touch']);
export const storedReviewReason = z.enum(['no-disposition', 'unknown-outcome', 'callback-missed']);
export const storedCloseReason = z.enum([
  'not-interested',
  'not-qualified',
  'attempts-spent',
  'no-working-number',
  'nothing-follows',
  'trace-ended',
  'test-over',
]);
export const storedUrgency = z.enum(['promised', 'normal']);

export const storedArea = z.object({
  key: z.string(),
  country: z.string(),
  region: z.string().exactOptional(),
  numberRegion: z.string().exactOptional(),
  zones: z.array(z.string()).min(1).readonly(),
});

export const storedPurpose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approach') }),
  z.object({
    kind: z.literal('handover'),
    handedOverAt: storedInstant.exactOptional(),
    promisedBy: storedInstant.exactOptional(),
  }),
  z.object({
    kind: z.literal('callback'),
    agreedAt: storedInstant,
    agentId: z.string().exactOptional(),
    missed: wholeNumber.exactOptional(),
  }),
  z.object({
    kind: z.literal('touch'),
    programme: z.string(),
    touch: wholeNumber,
    plannedAt: storedInstant,
    step: z.string().exactOptional(),
    anchor: z.string().exactOptional(),
    goal: z.enum(PROGRAMME_PURPOSES).exactOptional(),
    why: z.string().exactOptional(),
    /** Absent where a version planned the touch that knew the sentence alone. */
    because: storedTouchReason.exactOptional(),
    delayDays: z.number(),
  }),
]);

const restEnd = z.object({ stage: storedStage, purpose: storedPurpose });
const stalledCall = z.object({
  stage: storedStage,
  purpose: storedPurpose,
  urgency: storedUrgency,
  wantedAt: storedInstant,
  agentId: z.string().exactOptional(),
});

export const storedRuleRefusals = z.array(z.enum(RULE_REFUSAL_CODES)).readonly();

/** A rest that is over at a moment of its own, as a lead and a decision know it. */
export const storedRests = [
  z.object({ kind: z.literal('rest'), why: storedRestReason, until: storedInstant, then: restEnd }),
  z.object({
    kind: z.literal('rest'),
    why: z.literal('not-callable'),
    until: storedInstant,
    refusals: storedRuleRefusals,
    stalled: stalledCall,
  }),
] as const;

const readyState = z.object({
  kind: z.literal('ready'),
  dueAt: storedInstant,
  wantedAt: storedInstant,
  urgency: storedUrgency,
  purpose: storedPurpose,
});

const purchaseMeanwhile = z.object({ boughtAt: storedInstant });

const leadState = z.discriminatedUnion('kind', [
  readyState,
  z.object({
    kind: z.literal('dialling'),
    attemptNumber: wholeNumber,
    claimedAt: storedInstant,
    leaseEndsAt: storedInstant,
    planned: readyState,
    overtakenBy: purchaseMeanwhile.exactOptional(),
    offeredTo: z.string().exactOptional(),
    phase: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('starting') }),
      z.object({ kind: z.literal('in-the-air'), contactId: z.string(), startedAt: storedInstant }),
    ]),
  }),
  z.object({
    kind: z.literal('wrapping'),
    attemptNumber: wholeNumber,
    contactId: z.string(),
    endedAt: storedInstant,
    limitAt: storedInstant,
    overtakenBy: purchaseMeanwhile.exactOptional(),
  }),
  z.discriminatedUnion('why', [
    storedRests[0].extend({ kind: z.literal('resting'), why: storedRestReason.or(z.literal('by-hand')) }),
    storedRests[1].extend({ kind: z.literal('resting') }),
    z.object({
      kind: z.literal('resting'),
      until: storedInstant,
      why: z.literal('unknown-fate'),
      unsettled: z.object({
        attemptNumber: wholeNumber,
        claimedAt: storedInstant,
        planned: readyState,
        overtakenBy: purchaseMeanwhile.exactOptional(),
        offeredTo: z.string().exactOptional(),
      }),
    }),
  ]),
  z.object({
    kind: z.literal('review'),
    since: storedInstant,
    why: storedReviewReason,
    contactId: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('closed'), at: storedInstant, why: storedCloseReason }),
  z.object({ kind: z.literal('suppressed'), at: storedInstant, why: storedSuppressReason }),
]);

const callWithLead = {
  at: storedInstant,
  numberKey: z.string(),
  tier: storedTier,
  stage: storedStage,
  conversationEndedAt: storedInstant.exactOptional(),
  abandoned: z.literal(true).exactOptional(),
};

const placedCall = z.discriminatedUnion('via', [
  z.object({
    via: z.literal('dialler'),
    attemptNumber: wholeNumber,
    contactId: z.string().exactOptional(),
    ...callWithLead,
  }),
  z.object({
    via: z.enum(['by-hand', 'inbound']),
    contactId: z.string(),
    ...callWithLead,
    hold: z.object({ until: storedInstant, openAs: z.string().exactOptional() }).exactOptional(),
    brought: z.object({ code: storedOutcomeCode, saidAt: storedInstant }).exactOptional(),
  }),
]);

const order = z.object({
  at: storedInstant,
  value: z.number(),
  orderId: z.string().exactOptional(),
  contactId: z.string().exactOptional(),
  recorded: z.literal(true).exactOptional(),
});

const toldSale = z.object({
  contactId: z.string(),
  calledAt: storedInstant,
  endedAt: storedInstant,
  value: z.number(),
  orderId: z.string().exactOptional(),
});

const note = z.object({ at: storedInstant, stage: storedStage, text: z.string(), agentId: z.string().exactOptional() });

/** A lead as items hold it: the domain's own members, moments as text. */
export const storedLead = z.object({
  id: z.string(),
  generation: wholeNumber,
  version: wholeNumber,
  listId: z.string(),
  externalId: z.string().exactOptional(),
  name: z.string().exactOptional(),
  source: z.string().exactOptional(),
  timezone: z.string().exactOptional(),
  region: z.string().exactOptional(),
  attributes: z.record(z.string(), z.string()),
  consent: z.enum(['express', 'written']).exactOptional(),
  wishes: z.object({ callWindow: z.object({ start: z.string(), end: z.string() }).exactOptional() }).exactOptional(),
  numbers: z
    .array(z.object({ e164: z.string(), key: z.string(), area: storedArea, badSignals: wholeNumber }))
    .min(1)
    .max(5)
    .readonly(),
  numberIndex: wholeNumber,
  stage: storedStage,
  campaignId: z.string(),
  state: leadState,
  attemptNumber: wholeNumber,
  placed: wholeNumber,
  counted: wholeNumber,
  countedByOutcome: z.partialRecord(storedOutcomeCode, wholeNumber),
  countedByNumber: z.record(z.string(), wholeNumber),
  cycleStartedAt: storedInstant,
  recentCalls: z.array(placedCall).readonly(),
  lastOutcome: storedOutcomeCode.exactOptional(),
  lastCalledAt: storedInstant.exactOptional(),
  purchases: z.object({
    count: wholeNumber,
    total: z.number(),
    lastAt: storedInstant.exactOptional(),
    recent: z.array(order).readonly().exactOptional(),
    told: z.array(toldSale).readonly().exactOptional(),
  }),
  customerSince: storedInstant.exactOptional(),
  lastObjectionAt: storedInstant.exactOptional(),
  lastComplaintAt: storedInstant.exactOptional(),
  touches: wholeNumber,
  pastTouches: z
    .array(
      z.object({
        programme: z.string(),
        at: storedInstant,
        plannedAt: storedInstant,
        step: z.string().exactOptional(),
        anchor: z.string().exactOptional(),
        skipped: z.enum(SKIP_REASONS).exactOptional(),
      }),
    )
    .readonly()
    .exactOptional(),
  closedCases: z
    .array(z.object({ caseId: z.string(), at: storedInstant }))
    .readonly()
    .exactOptional(),
  facts: z.record(z.string(), z.string()).exactOptional(),
  notes: z.array(note).readonly().exactOptional(),
  agentId: z.string().exactOptional(),
  capturedAt: storedInstant.exactOptional(),
  erasedAt: storedInstant.exactOptional(),
});

/** A lead as items hold it: one text. */
export const storedLeadText = jsonText(storedLead);

export function leadKey(leadId: string): { readonly pk: string; readonly sk: string } {
  return { pk: `LEAD#${leadId}`, sk: 'LEAD' };
}

/** The lead as it is stored after a write: one version on. Of an erased person nothing is written, whoever brings it. */
export function leadWritten(lead: Lead): Lead {
  const kept = lead.erasedAt === undefined ? lead : withoutPerson(lead);
  return { ...kept, version: lead.version + 1 };
}

export function textFromLead(lead: Lead): string {
  return z.encode(storedLeadText, lead);
}

/**
 * The item of a lead as written: the key of its timer when it has one, the version that the next write is conditional
 * on, and beside the text what people look for in the table.
 */
export function itemFromLead(lead: Lead, text: string, shards: number): Record<string, unknown> {
  return {
    ...leadKey(lead.id),
    ...timerKey(lead, shards),
    version: lead.version,
    status: lead.state.kind,
    stage: lead.stage,
    campaign_id: lead.campaignId,
    ...(lead.erasedAt !== undefined && { erased_at: instantText(lead.erasedAt) }),
    document: text,
  };
}

const leadItem = z.object({ document: storedLeadText });

/**
 * That the person of the item's lead was erased; undefined when they were not.
 * @throws UnreadableItemError when the item is no lead.
 */
export function erasureFromItem(item: Readonly<Record<string, unknown>>): Erasure | undefined {
  if (item['erased_at'] === undefined) return undefined;
  const { id: leadId, erasedAt: at } = leadFromItem(item);
  return at === undefined ? undefined : { leadId, at };
}

/** @throws UnreadableItemError when the item is no lead. */
export function leadFromItem(item: Readonly<Record<string, unknown>>): Lead {
  return readItem(leadItem, item).document;
}

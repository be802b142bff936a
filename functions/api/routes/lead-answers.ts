import * as z from 'zod';
import type { ShownLead } from '../../../shared/application/show-lead.ts';
import { PROGRAMME_PURPOSES } from '../../../shared/domain/dial-rules.ts';
import type { LeadExplanation } from '../../../shared/domain/explanation.ts';
import { withoutInternationalNumbers, withoutNumbers } from '../../../shared/domain/hidden-numbers.ts';
import {
  type CallPurpose,
  currentNumber,
  LEAD_STATUSES,
  type Lead,
  type LeadState,
  timerAt,
} from '../../../shared/domain/lead.ts';
import { isBad } from '../../../shared/domain/lead-number.ts';
import { OUTCOME_CODES } from '../../../shared/domain/outcome.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { maySeeNumbers, shownNumber } from '../../../shared/domain/shown-number.ts';
import { STAGES } from '../../../shared/domain/stage.ts';
import type { TouchReason } from '../../../shared/domain/touch-reason.ts';
import { touchWhy } from '../../../shared/domain/touch-reason-words.ts';
import { clock, clockBody, closing, closingBody, reason, reasonBody } from './reason-answers.ts';
import { moment, momentOf, version } from './schemas.ts';

/** What the API says of a lead. Telephone numbers in it are shown by the role of whoever asks. */

export const leadId = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{1,128}$/, { error: 'is no id of a lead' })
  .meta({ examples: ['lead-3nJx0f2Lq8'] });

export const stage = z.enum(STAGES);
export const suppressReason = z.enum(['do-not-call', 'deceased', 'minor']);

export const purpose = z.object({
  kind: z.enum(['approach', 'handover', 'callback', 'touch']),
  at: moment.exactOptional().describe('of a callback the moment agreed, of a touch its planned date'),
  agentId: z.string().exactOptional(),
  programme: z.string().exactOptional(),
  touch: z.int().exactOptional().describe('which call of the programme'),
  goal: z.enum(PROGRAMME_PURPOSES).exactOptional(),
  why: z.string().exactOptional().describe('of a touch: why it is made then'),
  because: z.custom<TouchReason>().exactOptional().describe('the same as data, where it was stored so'),
});

export function purposeBody(given: CallPurpose): z.input<typeof purpose> {
  switch (given.kind) {
    case 'approach':
      return { kind: 'approach' };
    case 'handover': {
      const { handedOverAt } = given;
      return { kind: 'handover', ...(handedOverAt !== undefined && { at: momentOf(handedOverAt) }) };
    }
    case 'callback': {
      const { agreedAt, agentId } = given;
      return { kind: 'callback', at: momentOf(agreedAt), ...(agentId !== undefined && { agentId }) };
    }
    case 'touch': {
      const { programme, touch, plannedAt, goal, because } = given;
      const why = touchWhy(given);
      return {
        kind: 'touch',
        at: momentOf(plannedAt),
        programme,
        touch,
        ...(goal !== undefined && { goal }),
        ...(why !== undefined && { why }),
        ...(because !== undefined && { because }),
      };
    }
  }
}

/** Where a lead stands, for lists and for its page. */
const standing = z.object({
  status: z.enum(LEAD_STATUSES),
  since: moment.exactOptional().describe('since when it is in a call, wrapping, in review, closed or suppressed'),
  until: moment.exactOptional().describe('when its timer fires: its call is due, its rest or its wait is over'),
  why: z.string().exactOptional().describe('why it rests, is in review, closed or suppressed: a code'),
  isPromised: z.boolean().exactOptional().describe('of a ready lead: its call is due to the minute'),
  purpose: purpose.exactOptional().describe('of the call that is planned or under way'),
  contactId: z.string().exactOptional().describe('of the call that it is in, or that led to the review'),
});

function standingBody(state: LeadState): z.input<typeof standing> {
  const until = timerAt(state);
  return {
    status: state.kind,
    ...(until !== undefined && { until: momentOf(until) }),
    ...moreOf(state),
  };
}

function moreOf(state: LeadState): Partial<z.input<typeof standing>> {
  switch (state.kind) {
    case 'ready':
      return { isPromised: state.urgency === 'promised', purpose: purposeBody(state.purpose) };
    case 'dialling':
      return {
        since: momentOf(state.claimedAt),
        purpose: purposeBody(state.planned.purpose),
        ...(state.phase.kind === 'in-the-air' && { contactId: state.phase.contactId }),
      };
    case 'wrapping':
      return { since: momentOf(state.endedAt), contactId: state.contactId };
    case 'resting':
      return { why: state.why };
    case 'review':
      return {
        since: momentOf(state.since),
        why: state.why,
        ...(state.contactId !== undefined && { contactId: state.contactId }),
      };
    case 'closed':
    case 'suppressed':
      return { since: momentOf(state.at), why: state.why };
  }
}

/** A lead in a list. */
export const leadInList = z.object({
  id: z.string(),
  version,
  name: z.string().exactOptional(),
  externalId: z.string().exactOptional(),
  number: z.string().describe('that is called next; its last two digits where the role sees no more'),
  zones: z.array(z.string()).describe('in which that number may be'),
  stage,
  campaignId: z.string(),
  standing,
  placed: z.int().describe('calls placed over its life'),
  lastCalledAt: moment.exactOptional(),
  lastOutcome: z.enum(OUTCOME_CODES).exactOptional(),
});

export function leadInListBody(lead: Lead, role: Role): z.input<typeof leadInList> {
  const { id, version: current, name, externalId, campaignId, placed, lastCalledAt, lastOutcome } = lead;
  const { e164, area } = currentNumber(lead);
  return {
    id,
    version: current,
    ...(name !== undefined && { name: shownText(name, lead, role) }),
    ...(externalId !== undefined && { externalId: shownText(externalId, lead, role) }),
    number: shownNumber(e164, role),
    zones: [...area.zones],
    stage: lead.stage,
    campaignId,
    standing: standingBody(lead.state),
    placed,
    ...(lastCalledAt !== undefined && { lastCalledAt: momentOf(lastCalledAt) }),
    ...(lastOutcome !== undefined && { lastOutcome }),
  };
}

export const explanation = z.object({
  verdict: z
    .enum(['callable now', 'later', 'not'])
    .describe('later: by itself; not: only after somebody does something'),
  reasons: z.array(reason),
  next: z
    .object({ at: moment, wantedAt: moment, movedBy: z.array(z.string()) })
    .exactOptional()
    .describe('the next call, should nothing else happen; movedBy: codes of the rules that moved it'),
  clock,
  closing: z.array(closing).describe('what follows the reasons, as data'),
  sentences: z.array(z.string()).describe('the whole of it in plain words'),
});

export function explanationBody(explained: LeadExplanation): z.input<typeof explanation> {
  const { verdict, reasons, next, sentences } = explained;
  return {
    verdict,
    reasons: reasons.map(reasonBody),
    clock: clockBody(explained.clock),
    closing: explained.closing.map(closingBody),
    ...(next !== undefined && {
      next: { at: momentOf(next.at), wantedAt: momentOf(next.wantedAt), movedBy: [...next.movedBy] },
    }),
    sentences: [...sentences],
  };
}

const texts = z.record(z.string(), z.string());

export const wishes = z.object({
  callWindow: z
    .object({ start: z.string(), end: z.string() })
    .exactOptional()
    .describe("on any day, the lead's own time"),
});

/** A lead whole. */
export const leadWhole = leadInList.extend({
  listId: z.string(),
  source: z.string().exactOptional(),
  timezone: z.string().exactOptional().describe('as its list or somebody said'),
  region: z.string().exactOptional(),
  attributes: texts,
  consent: z.enum(['express', 'written']).exactOptional(),
  wishes: wishes.exactOptional(),
  tier: z.int(),
  tierName: z.string(),
  numbers: z.array(
    z.object({
      key: z.string().describe('names it here; nobody can tell the number from it'),
      number: z.string(),
      country: z.string(),
      zones: z.array(z.string()),
      isNext: z.boolean().describe('the one that is called next'),
      isBad: z.boolean().describe('it does not work and is not called any more'),
      suppressed: suppressReason.exactOptional(),
    }),
  ),
  attemptNumber: z.int(),
  counted: z.int().describe('calls of the present cycle that count against its tries'),
  cycleStartedAt: moment,
  touches: z.int(),
  purchases: z.object({ count: z.int(), total: z.number(), lastAt: moment.exactOptional() }),
  customerSince: moment.exactOptional(),
  lastObjectionAt: moment.exactOptional(),
  lastComplaintAt: moment.exactOptional(),
  facts: texts.describe('what agents found out'),
  notes: z
    .array(z.object({ at: moment, stage, text: z.string(), agentId: z.string().exactOptional() }))
    .describe('newest first'),
  agentId: z.string().exactOptional().describe('who keeps the lead'),
  capturedAt: moment.exactOptional(),
  erasedAt: moment.exactOptional().describe('the person was erased: nothing of who it was is stored'),
});

/** A lead as its page shows it. */
export const leadAnswer = z.object({
  version,
  lead: leadWhole,
  explanation: explanation.exactOptional().describe('absent where no campaign works the lead: then nobody calls it'),
});

export type LeadAnswer = z.input<typeof leadAnswer>;

export function leadAnswerBody({ lead, suppressed, tier, explanation: why }: ShownLead, role: Role): LeadAnswer {
  const { listId, source, timezone, region, consent, purchases, agentId } = lead;
  const { counted, cycleStartedAt, touches, attemptNumber, numbers } = lead;
  const said = (text: string) => shownText(text, lead, role);
  const callWindow = lead.wishes?.callWindow;
  const whole: z.input<typeof leadWhole> = {
    ...leadInListBody(lead, role),
    listId,
    ...(source !== undefined && { source: said(source) }),
    ...(timezone !== undefined && { timezone }),
    ...(region !== undefined && { region }),
    attributes: shownTexts(lead.attributes, said),
    ...(consent !== undefined && { consent }),
    ...(callWindow !== undefined && { wishes: { callWindow: { start: callWindow.start, end: callWindow.end } } }),
    tier: tier.number,
    tierName: tier.name,
    numbers: numbers.map((number, index) => {
      const whyNot = suppressed.get(number.key);
      return {
        key: number.key,
        number: shownNumber(number.e164, role),
        country: number.area.country,
        zones: [...number.area.zones],
        isNext: index === lead.numberIndex,
        isBad: isBad(number),
        ...(whyNot !== undefined && { suppressed: whyNot }),
      };
    }),
    attemptNumber,
    counted,
    cycleStartedAt: momentOf(cycleStartedAt),
    touches,
    purchases: {
      count: purchases.count,
      total: purchases.total,
      ...(purchases.lastAt !== undefined && { lastAt: momentOf(purchases.lastAt) }),
    },
    ...momentsOf(lead),
    facts: shownTexts(lead.facts ?? {}, said),
    notes: (lead.notes ?? []).toReversed().map((note) => ({ ...note, at: momentOf(note.at), text: said(note.text) })),
    ...(agentId !== undefined && { agentId }),
  };
  return { version: lead.version, lead: whole, ...(why !== undefined && { explanation: explanationBody(why) }) };
}

function momentsOf(lead: Lead) {
  const { customerSince, lastObjectionAt, lastComplaintAt, capturedAt, erasedAt } = lead;
  return {
    ...(customerSince !== undefined && { customerSince: momentOf(customerSince) }),
    ...(lastObjectionAt !== undefined && { lastObjectionAt: momentOf(lastObjectionAt) }),
    ...(lastComplaintAt !== undefined && { lastComplaintAt: momentOf(lastComplaintAt) }),
    ...(capturedAt !== undefined && { capturedAt: momentOf(capturedAt) }),
    ...(erasedAt !== undefined && { erasedAt: momentOf(erasedAt) }),
  };
}

/** A text that somebody wrote about the lead, without its numbers and those of others where the role may not see them. */
export function shownText(text: string, { numbers }: Pick<Lead, 'numbers'>, role: Role): string {
  return maySeeNumbers(role) ? text : withoutInternationalNumbers(withoutNumbers(text, numbers));
}

function shownTexts(given: Readonly<Record<string, string>>, said: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [said(name), said(text)]));
}

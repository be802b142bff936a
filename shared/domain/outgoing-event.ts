import * as z from 'zod';
import { momentText } from './moment-text.ts';
import { OUTCOME_CODES } from './outcome.ts';
import { STAGES } from './stage.ts';

/**
 * The version of the events' details. Within it members and words are only added; what is removed or comes to mean
 * something else is a new version.
 */
export const DETAIL_VERSION = 1;

const stage = z.enum(STAGES);

/** A word of a vocabulary that may grow. */
export const codeWord = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(80);

/** A number of the company's own, as companies write them: no sentence, and nothing that begins with a plus. */
export const companyNumber = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/#:-]{0,63}$/);

const why = codeWord.describe('A word from a list that may grow.');
const campaign = z.string().describe('The campaign that works the lead in its stage.');
const list = z.string().describe('The list that the lead came in with.');
const contactId = z.string().describe('The Amazon Connect contact: the first of the call, when it was transferred.');

const commonMembers = {
  version: z.literal(DETAIL_VERSION).describe('The version of this shape.'),
  eventId: z
    .string()
    .describe('The same whenever this event is sent again: whoever has seen it drops what carries it again.'),
  at: momentText.describe('When it happened.'),
  leadId: z.string().describe("Tierline's own id of the lead."),
  externalId: z.string().exactOptional().describe("The company's own id of the lead, where its list gave one."),
};

/** Every change of one lead has a later number, whatever order the events arrive in. */
const leadVersion = z
  .int()
  .min(1)
  .describe('Grows with every change of the lead: the event with the highest is the latest.');

const flags = z.object({
  answeredBy: z.enum(['human', 'machine', 'nobody']),
  rightParty: z.boolean(),
  conversation: z.boolean(),
  business: z.enum(['success', 'neutral', 'failure', 'none']),
  countsAsAttempt: z.boolean(),
  numberSuspect: z.boolean(),
  leadUncallable: z.boolean(),
  abandoned: z.boolean(),
});

const nextStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('advance'), to: stage, callAt: momentText }),
  z.object({ kind: z.literal('call-again'), callAt: momentText }),
  z.object({ kind: z.literal('rest'), why, until: momentText }),
  z.object({ kind: z.literal('close'), why }),
  z.object({ kind: z.literal('suppress'), why }),
  z.object({ kind: z.literal('review'), why }),
]);

/**
 * Everything that leaves on the company's bus, by detail-type, each with the shape of its detail. None has a member for
 * a telephone number, a name, or words that somebody wrote.
 */
export const OUTGOING_EVENTS = {
  CallOutcomeRecorded: z
    .object({
      ...commonMembers,
      contactId,
      attempt: z.int().min(1).describe("Which of the dialler's calls to the lead it was."),
      tier: z.literal([1, 2, 3]).describe('The tier that placed the call.'),
      stage: stage.describe('Where the relationship stood when the call was placed.'),
      campaign: z.string().describe('The campaign that placed the call.'),
      list,
      purpose: codeWord.describe('Why the lead was called: approach, handover, callback, touch.'),
      programme: z.string().exactOptional().describe('The programme whose touch the call was.'),
      step: z.string().exactOptional().describe("Which of the programme's dates it was."),
      outcome: z
        .object({ code: z.enum(OUTCOME_CODES), flags })
        .describe('How the call ended; figures are counted from the flags.'),
      decisionVersion: z
        .int()
        .min(1)
        .describe('1 for the first decision on the call, one more for each correction: the highest stands.'),
      correctionOf: z
        .object({ decisionVersion: z.int().min(1), outcome: z.enum(OUTCOME_CODES) })
        .exactOptional()
        .describe('The decision that this one takes the place of: count it off.'),
      nextStep: nextStep.describe('What was decided to follow.'),
      orderValue: z.number().exactOptional().describe("Only with a sale, in whole units of the company's currency."),
      orderId: companyNumber.exactOptional().describe("Only with a sale: the company's own number of the order."),
      objection: codeWord.exactOptional().describe('What the customer objected to: a code of the script.'),
    })
    .describe('What came of a call was decided, or decided anew by a correction.'),
  CallbackPromised: z
    .object({
      ...commonMembers,
      contactId: contactId.describe('The call in which it was promised.'),
      campaign: z.string().describe('The campaign of the call in which it was promised.'),
      agreedAt: momentText.describe('The moment agreed with the customer.'),
    })
    .describe('An agent and the customer have agreed on a moment to call again.'),
  LeadAdvanced: z
    .object({
      ...commonMembers,
      leadVersion,
      from: stage.describe('The stage that it leaves.'),
      to: stage.describe('The stage in which it stands.'),
      fromCampaign: z
        .string()
        .describe('The campaign that worked it before; the same where one tier holds both stages.'),
      campaign,
      list,
      promisedBy: momentText.exactOptional().describe('By when the next tier has promised its first call.'),
      contactId: contactId.exactOptional().describe('The call that brought it about; absent when no call did.'),
    })
    .describe('A lead stands in another stage: mostly a further one, or an earlier one after a lost sale.'),
  TouchDue: z
    .object({
      ...commonMembers,
      leadVersion,
      campaign,
      programme: z.string().describe('The programme that planned it.'),
      step: z.string().exactOptional().describe("Which of the programme's dates it is."),
      touch: z.int().min(1).describe('Which touch of the customer it is, counted over all programmes.'),
      plannedAt: momentText.describe('The date that the programme gives.'),
      dueAt: momentText.describe('When the call is due under the rules in force; later rules and retries may move it.'),
    })
    .describe('A programme has planned a call to a customer: told once, when it is planned.'),
  CustomerOptedOut: z
    .object({ ...commonMembers, leadVersion, why })
    .describe('The customer asked never to be called again: no number of theirs is dialled any more.'),
  LeadSuppressed: z
    .object({ ...commonMembers, leadVersion, why })
    .describe('A lead is never called again for a reason other than a wish: deceased, a minor.'),
  LeadClosed: z
    .object({ ...commonMembers, leadVersion, campaign, list, why })
    .describe('Nobody calls the lead any more; a new list, a purchase or a correction may bring it back.'),
} as const satisfies Readonly<Record<string, z.ZodObject>>;

export type OutgoingEventKind = keyof typeof OUTGOING_EVENTS;

type EventOf<Kind extends OutgoingEventKind> = {
  readonly kind: Kind;
  readonly detail: Readonly<z.output<(typeof OUTGOING_EVENTS)[Kind]>>;
};

/** An event for the company's other systems. */
export type OutgoingEvent = { readonly [Kind in OutgoingEventKind]: EventOf<Kind> }[OutgoingEventKind];

/** What the events of a deployment name as their source: rules tell two deployments on one bus apart by it. */
export function eventSource(deploymentName: string): string {
  return `tierline.${deploymentName}`;
}

/** The detail as JSON, moments as text; undefined when it does not have the shape that its schema promises. */
export function detailJson({ kind, detail }: OutgoingEvent): string | undefined {
  const encoded = z.safeEncode(OUTGOING_EVENTS[kind], detail);
  return encoded.success ? JSON.stringify(encoded.data) : undefined;
}

/**
 * What names one event for good: the change that it tells, by what changed and the number of the change. Holds nothing
 * but ids.
 */
export function eventId(kind: OutgoingEventKind, subjectId: string, change: string | number): string {
  return `${kind}:${subjectId}:${change}`;
}

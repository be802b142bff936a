import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { CaseClosed, LeadCaptured, NamedCustomer, PurchaseRecorded } from '../../application/business-events.ts';
import { STAGES } from '../../domain/stage.ts';
import { momentIfSet, textIfGiven, textMembers } from './tolerant-json.ts';

export type BusinessEvent =
  | { readonly kind: 'purchase'; readonly purchase: PurchaseRecorded }
  | { readonly kind: 'lead'; readonly lead: LeadCaptured }
  | { readonly kind: 'case'; readonly closed: CaseClosed };

/** Longer ids and words are a slip, and a lead has to fit into its item. */
const LONGEST_ID = 256;
const LONGEST_WORD = 1_000;
const MOST_ATTRIBUTES = 100;
const MOST_PHONES = 20;

/** Clocks of two companies' machines differ; what is further ahead is a slip that would keep calls away until then. */
const AHEAD_HOURS = 24;

/** Systems write numbers where others write texts. */
const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), textIfGiven);
const id = text.refine((given) => given === undefined || given.length <= LONGEST_ID, 'longer than 256 characters');
const requiredId = id.transform(required);
const word = text.refine((given) => given === undefined || given.length <= LONGEST_WORD, 'longer than 1000 characters');
const country = word.transform((given) => given?.trim().toUpperCase());

/** Whole units of the company's currency from 0 on; cents are rounded. */
const value = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,12}(\.\d+)?$/)
      .transform(Number),
  ])
  .refine((amount) => Number.isFinite(amount) && amount >= 0 && amount < 1e12, 'must be an amount of 0 or more')
  .transform((amount) => Math.round(amount));

function momentBefore(now: Temporal.Instant) {
  return momentIfSet.transform((moment, context) => {
    if (moment === undefined) return refuse(context, 'a moment is required');
    if (Temporal.Instant.compare(moment, now.add({ hours: AHEAD_HOURS })) <= 0) return moment;
    return refuse(context, 'lies more than a day ahead');
  });
}

const customer = z
  .object({ leadId: id, externalId: id, phone: word, country })
  .refine(({ leadId, externalId, phone }) => leadId !== undefined || externalId !== undefined || phone !== undefined, {
    message: 'must name a leadId, an externalId or a phone',
  })
  .transform((given): NamedCustomer => known(given));

const version = z.literal(1, 'must be 1');

function purchaseDetail(now: Temporal.Instant) {
  return z.object({ version, customer, orderId: requiredId, at: momentBefore(now), value });
}

function caseDetail(now: Temporal.Instant) {
  return z.object({ version, customer, caseId: requiredId, closedAt: momentBefore(now) });
}

const phones = z
  .union([word.transform((phone) => (phone === undefined ? [] : [phone])), z.array(word).max(MOST_PHONES)])
  .transform((given) => given.flatMap((phone) => phone ?? []));

const attributes = textMembers.refine(
  (members) =>
    Object.keys(members).length <= MOST_ATTRIBUTES &&
    Object.entries(members).every(([name, member]) => name.length <= LONGEST_ID && member.length <= LONGEST_WORD),
  'must be at most 100 texts of at most 1000 characters',
);

function leadDetail(now: Temporal.Instant) {
  return z
    .object({
      version,
      capturedAt: momentBefore(now),
      externalId: id,
      name: word,
      phone: phones.optional(),
      phones: phones.optional(),
      country,
      timezone: word,
      region: word,
      postal_code: word,
      source: requiredId,
      attributes,
      consent: z.enum(['express', 'written']).nullish(),
      stage: z.enum(STAGES).nullish(),
    })
    .transform(
      ({ phone = [], phones: more = [], postal_code: postalCode, consent, stage, ...detail }): LeadCaptured => {
        const { version: _, capturedAt, source, attributes: given, ...texts } = detail;
        return {
          capturedAt,
          source,
          attributes: given,
          stage: stage ?? 'prospecting',
          phones: [...phone, ...more],
          ...known({ ...texts, postalCode, consent: consent ?? undefined }),
        };
      },
    )
    .refine((lead) => lead.phones.length > 0, { path: ['phone'], message: 'a telephone number is required' });
}

const envelope = z.object({ 'detail-type': z.string() });

/**
 * What an event of the company's bus tells, or undefined when it is of a type that is not for us. Members that are not
 * named here are left alone; texts may be numbers, empty ones are none.
 *
 * @throws z.ZodError naming the paths that are wrong, never a value.
 */
export function businessEventFrom(json: unknown, now: Temporal.Instant): BusinessEvent | undefined {
  switch (envelope.parse(json)['detail-type']) {
    case 'PurchaseRecorded': {
      const { detail } = z.object({ detail: purchaseDetail(now) }).parse(json);
      const { customer: by, orderId, at, value: amount } = detail;
      return { kind: 'purchase', purchase: { customer: by, order: { orderId, at, value: amount } } };
    }
    case 'LeadCaptured':
      return { kind: 'lead', lead: z.object({ detail: leadDetail(now) }).parse(json).detail };
    case 'CaseClosed': {
      const { version: _, ...closed } = z.object({ detail: caseDetail(now) }).parse(json).detail;
      return { kind: 'case', closed };
    }
    default:
      return undefined;
  }
}

function required(given: string | undefined, context: z.RefinementCtx): string {
  return given ?? refuse(context, 'a text is required');
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

type Known<Given> = { [Key in keyof Given]?: Exclude<Given[Key], undefined> };

/** The members that are there. */
function known<Given extends object>(given: Given): Known<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, member]) => member !== undefined)) as Known<Given>;
}

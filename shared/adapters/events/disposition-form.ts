import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { AgreedMoment, SaidDisposition } from '../../domain/agreed-moment.ts';
import { FACT_NAME } from '../../domain/fact-name.ts';
import { faultOfIssue, params, type WrittenFault } from '../../domain/findings/written-fault.ts';
import { OUTCOME_CODES } from '../../domain/outcome.ts';
import { momentIfSet } from './tolerant-json.ts';
import { reasonOf } from './verdict.ts';

/**
 * The agent's form as a flow's parameters carry it: `disposition`, `orderValue`, `orderId`, `callbackAt`, `callbackWith`,
 * `objection`, `note` and any number of `fact_<name>`. `callbackAt` has an offset or is as the customer's own clock shows it. An empty text is a field left empty; other members are no part of it.
 */
export type DispositionForm = Readonly<Record<string, string | undefined>>;

const FACT_PREFIX = 'fact_';
const MOST_FACTS = 20;
const LONGEST_FACT = 500;
const LONGEST_NOTE = 1_000;

const LOCAL_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?$/;

/** A date and time without an offset, as pickers in forms give it. */
const localMoment = z
  .string()
  .regex(LOCAL_MOMENT)
  .transform((text, context) => {
    try {
      return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    } catch {
      context.addIssue({ code: 'custom', message: 'no such date and time', ...params({ kind: 'no-moment' }) });
      return z.NEVER;
    }
  });

const agreedMoment: z.ZodType<AgreedMoment | undefined> = z.union([localMoment, momentIfSet], {
  error: 'not an ISO 8601 moment of this age, with its offset or as the clock of the customer shows it',
});

const form = z
  .object({
    disposition: z.enum(OUTCOME_CODES),
    orderValue: z
      .string()
      .regex(/^\d{1,9}$/, 'must be a whole number from 0 to 999999999')
      .transform(Number)
      .optional(),
    orderId: z
      .string()
      .regex(/^[\x20-\x7e]{1,64}$/, 'must be 1 to 64 printable characters')
      .optional(),
    callbackAt: agreedMoment,
    callbackWith: z.enum(['same-agent', 'anyone'], 'must be same-agent or anyone').optional(),
    objection: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be a code of small letters, digits and dashes, at most 40')
      .optional(),
    note: z.string().max(LONGEST_NOTE, `must be at most ${LONGEST_NOTE} characters`).optional(),
  })
  .refine(({ disposition, callbackAt }) => disposition !== 'callback-requested' || callbackAt !== undefined, {
    path: ['callbackAt'],
    message: 'is required with callback-requested',
    ...params({ kind: 'missing' }),
  });

const factFields = z
  .record(
    z.string().refine((field) => FACT_NAME.test(field.slice(FACT_PREFIX.length))),
    z.string().max(LONGEST_FACT, `must be at most ${LONGEST_FACT} characters`),
    {
      error: ({ code }) =>
        code === 'invalid_key'
          ? `must be ${FACT_PREFIX} and a name of small letters, digits and underscores, at most 40`
          : undefined,
    },
  )
  .refine((fields) => Object.keys(fields).length <= MOST_FACTS, `there must be at most ${MOST_FACTS} facts`);

export type DispositionReading =
  | { readonly kind: 'given'; readonly fact: SaidDisposition }
  /** The form has to be mended: `why` names the fields and what they take, `faults` tell the same of each. */
  | { readonly kind: 'malformed'; readonly why: string; readonly faults: readonly FieldFault[] };

interface FieldFault {
  readonly field: string;
  readonly message: string;
  readonly fault: WrittenFault;
}

/** What the agent said, given at that moment; fields that do not belong to the disposition are left out. */
export function dispositionFrom(given: DispositionForm, givenAt: SaidDisposition['givenAt']): DispositionReading {
  const filledIn = Object.entries(given).flatMap(([field, text]) => {
    const trimmed = text?.trim() ?? '';
    return trimmed === '' ? [] : [[field, trimmed] as const];
  });
  const isFact = ([field]: readonly [string, string]) => field.startsWith(FACT_PREFIX);
  const fields = form.safeParse(Object.fromEntries(filledIn.filter((entry) => !isFact(entry))));
  const facts = factFields.safeParse(Object.fromEntries(filledIn.filter(isFact)));
  if (!fields.success || !facts.success) {
    const issues = [...(fields.error?.issues ?? []), ...(facts.error?.issues ?? [])];
    return { kind: 'malformed', why: reasonOf(new z.ZodError(issues)), faults: issues.map(fieldFault) };
  }
  const { disposition, orderValue, orderId, callbackAt, callbackWith, objection, note } = fields.data;
  const found = Object.entries(facts.data).map(([field, value]) => [field.slice(FACT_PREFIX.length), value]);
  const isSale = disposition === 'sale';
  const isCallback = disposition === 'callback-requested';
  return {
    kind: 'given',
    fact: {
      code: disposition,
      givenAt,
      ...(isSale && orderValue !== undefined && { orderValue }),
      ...(isSale && orderId !== undefined && { orderId }),
      ...(isCallback && callbackAt !== undefined && { callbackAt }),
      ...(isCallback && callbackWith !== undefined && { callbackWith }),
      ...(objection !== undefined && { objection }),
      ...(found.length > 0 && { facts: Object.fromEntries(found) }),
      ...(note !== undefined && { note }),
    },
  };
}

function fieldFault(issue: z.core.$ZodIssue): FieldFault {
  const { path, message } = issue;
  return { field: path.map(String).join('.'), message, fault: faultOfIssue(issue, false) };
}

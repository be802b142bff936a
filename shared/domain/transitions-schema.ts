import * as z from 'zod';
import { count, MAX_DAYS } from './count-field.ts';
import { DEFAULT_TRANSITIONS, TO_CARE, TO_SELLING } from './default-transitions.ts';
import { FACT_NAME } from './fact-name.ts';
import type { CloseReason, RestReason } from './lead.ts';
import { nearestWord } from './nearest-word.ts';
import { type RulesFinding, valueAt } from './rules-problem.ts';
import { STAGES, type Stage } from './stage.ts';
import {
  type Advance,
  isLaterStage,
  type SpentTransition,
  type StageTransitions,
  TRANSITION_CAUSES,
  type Transition,
  type TransitionCause,
  type Transitions,
} from './transitions.ts';

/** What a company may let something else follow than the defaults say. */
export const OVERRIDABLE_CAUSES = [
  'interested',
  'follow-up',
  'not-interested',
  'not-qualified',
  'sale',
  'no-need-now',
  'complaint',
  'attempts-spent',
] as const satisfies readonly TransitionCause[];

export type OverridableCause = (typeof OVERRIDABLE_CAUSES)[number];

const MAX_MINUTES = 365 * 24 * 60;
const MOST_FACTS = 10;

const REFUSALS: ReadonlySet<OverridableCause> = new Set(['not-interested', 'not-qualified', 'complaint']);
const SUCCESSES: ReadonlySet<OverridableCause> = new Set(['interested', 'sale']);

const ENDS_CALLS = 'always ends all calls to the lead: no transition sets that aside';
const WANTS_REVIEW = 'is judged by a person first: the lead stands in review';

/** Why these are nobody's to change; whatever else is no talk about business follows the retry rules. */
const FIXED: Readonly<Partial<Record<TransitionCause, string>>> = {
  'do-not-call': ENDS_CALLS,
  deceased: ENDS_CALLS,
  minor: ENDS_CALLS,
  'not-placed': 'is no call: the same call is made again',
  unknown: WANTS_REVIEW,
  'answered-without-disposition': WANTS_REVIEW,
  'callback-requested': 'is a promise to the customer, who is called at the moment agreed',
};

function noCause(word: unknown): string {
  const known = TRANSITION_CAUSES.find((cause) => cause === word);
  if (known !== undefined) return FIXED[known] ?? 'follows the retry rules: set the dial rule retry';
  const meant = typeof word === 'string' ? nearestWord(word, TRANSITION_CAUSES) : undefined;
  return meant === undefined ? 'is no outcome' : `is no outcome, did you mean ${meant}?`;
}

function noStage(word: unknown): string {
  const meant = typeof word === 'string' ? nearestWord(word, STAGES) : undefined;
  return meant === undefined ? 'is no stage' : `is no stage, did you mean ${meant}?`;
}

const stage = z.enum(STAGES, { error: ({ input }) => noStage(input) });
const WHAT = {
  from: stage,
  on: z.enum(OVERRIDABLE_CAUSES, { error: ({ input }) => noCause(input) }),
};

const factNames = z
  .array(
    z
      .string({ error: 'is not a name' })
      .regex(FACT_NAME, { error: 'is not a plain name of small letters, digits and underscores' }),
    { error: 'is not a list of names' },
  )
  .max(MOST_FACTS, { error: `names more than ${MOST_FACTS} facts` })
  .refine((names) => new Set(names).size === names.length, { error: 'names a fact twice' })
  .readonly();

const override = z.discriminatedUnion(
  'kind',
  [
    z
      .strictObject({
        ...WHAT,
        kind: z.literal('advance'),
        to: stage.exactOptional(),
        promisedMinutes: count(1, MAX_MINUTES).exactOptional(),
        delayMinutes: count(0, MAX_MINUTES).exactOptional(),
        delayDays: count(0, MAX_DAYS).exactOptional(),
        urgency: z.enum(['promised', 'normal'], { error: 'is neither promised nor normal' }).exactOptional(),
        keepsAgent: z.boolean({ error: 'is neither true nor false' }).exactOptional(),
        facts: factNames.exactOptional(),
      })
      .readonly(),
    z
      .strictObject({
        ...WHAT,
        kind: z.literal('rest'),
        days: z.union([count(0, MAX_DAYS), z.enum(['lostSaleRestDays', 'complaintRestDays'])], {
          error: `is neither whole days from 0 to ${MAX_DAYS} nor the name of a rule`,
        }),
        to: stage.exactOptional(),
      })
      .readonly(),
    z.strictObject({ ...WHAT, kind: z.literal('retry') }).readonly(),
    z.strictObject({ ...WHAT, kind: z.literal('exhaust') }).readonly(),
    z.strictObject({ ...WHAT, kind: z.literal('next-touch') }).readonly(),
    z.strictObject({ ...WHAT, kind: z.literal('close') }).readonly(),
  ],
  { error: 'is not one of the kinds there are' },
);

/** One transition that a company sets in place of the default. */
export type TransitionOverride = z.infer<typeof override>;

type AdvanceOverride = Extract<TransitionOverride, { readonly kind: 'advance' }>;
type RestOverride = Extract<TransitionOverride, { readonly kind: 'rest' }>;

/**
 * A company's transitions: each names a stage, a cause and what follows. What one leaves out is as the default has it,
 * where that is of the same kind. A list that passes may still be a dead end: see transitions-check.ts.
 */
export const transitionOverridesSchema = z
  .array(override, { error: 'is not a list of transitions' })
  .readonly()
  .superRefine((overrides, context) => {
    for (const [index, one] of overrides.entries()) {
      const isSecond = overrides.findIndex(({ from, on }) => from === one.from && on === one.on) < index;
      const again = { field: 'on', message: `says a second time what follows ${one.on} in ${one.from}` };
      for (const { field, message } of isSecond ? [again] : objectionsTo(one)) {
        context.addIssue({ code: 'custom', path: [index, field], message });
      }
    }
  });

export type TransitionOverrides = z.infer<typeof transitionOverridesSchema>;

const KINDS = 'advance, rest, retry, exhaust, next-touch or close';

/** What each field wants, for whoever has to mend it. */
const FIELD_MENDS: Readonly<Record<string, string>> = {
  from: `name the stage the lead is in: ${STAGES.join(', ')}`,
  on: `name one of ${OVERRIDABLE_CAUSES.join(', ')}, each once for a stage`,
  kind: `write ${KINDS}; docs/transitions.md tells which may follow what`,
  to: 'name the next stage up for an advance, the same or an earlier stage for a rest, or leave it out',
  promisedMinutes: `give whole minutes of calling hours from 1 to ${MAX_MINUTES}, and only for an advance to selling`,
  delayMinutes: `give whole minutes from 0 to ${MAX_MINUTES}, or delayDays, and only for an advance to selling`,
  delayDays: `give whole days from 0 to ${MAX_DAYS}, or delayMinutes, and only for an advance to selling`,
  urgency: 'write promised (due to the moment) or normal, and only for an advance to selling',
  keepsAgent: 'write true or false',
  facts: `give up to ${MOST_FACTS} names such as ["need","decision_maker","budget"]`,
  days: `give whole days from 0 to ${MAX_DAYS}, at least 1 after a refusal, or "lostSaleRestDays" or "complaintRestDays"`,
};
const LIST_MEND = 'write [{"from":"selling","on":"not-interested","kind":"rest","days":120,"to":"prospecting"}]';

/**
 * An issue of {@link transitionOverridesSchema}, alone or inside another schema, as what is to be mended.
 * @param input what was parsed, from the root that the issue's path begins at.
 */
export function transitionFindings(issue: z.core.$ZodIssue, input: unknown): readonly RulesFinding[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const nearest = nearestWord(key, Object.keys(FIELD_MENDS));
      const known = Object.hasOwn(FIELD_MENDS, key) ? 'is no field of this kind' : undefined;
      const meant = nearest === undefined ? 'is no field' : `is no field, did you mean ${nearest}?`;
      return { path: [...path, key], message: known ?? meant, mend: mendOf(nearest) };
    });
  }
  const isMissing = issue.code !== 'custom' && path.length > 0 && valueAt(path, input) === undefined;
  const field = path.findLast((key) => typeof key === 'string');
  return [{ path, message: isMissing ? 'is missing' : issue.message, mend: mendOf(field) }];
}

function mendOf(field: PropertyKey | undefined): string {
  return Object.entries(FIELD_MENDS).find(([name]) => name === field)?.[1] ?? LIST_MEND;
}

/** The default transitions with a company's own in place of those that they name. */
export function transitionsWith(overrides: TransitionOverrides): Transitions {
  const of = (from: Stage) => overrides.filter((one) => one.from === from).reduce(replaced, DEFAULT_TRANSITIONS[from]);
  return { prospecting: of('prospecting'), selling: of('selling'), 'account-care': of('account-care') };
}

function replaced(table: StageTransitions, one: TransitionOverride): StageTransitions {
  switch (one.kind) {
    case 'advance':
      return { ...table, [one.on]: advanceFrom(one, table[one.on]) };
    case 'retry':
      return { ...table, [one.on]: { kind: 'retry', as: 'follow-up' } };
    case 'rest':
    case 'exhaust':
    case 'next-touch':
    case 'close':
      return { ...table, [one.on]: settledFrom(one, table[one.on]) };
  }
}

function advanceFrom(one: AdvanceOverride, standing: Transition): Advance {
  const { keepsAgent, facts, urgency, promisedMinutes } = one;
  const own = { ...(keepsAgent !== undefined && { keepsAgent }), ...(facts !== undefined && { facts }) };
  if (one.on === 'sale') return { ...TO_CARE, ...own };
  const base = standing.kind === 'advance' && standing.to === 'selling' ? standing : TO_SELLING;
  return {
    ...base,
    ...own,
    ...(urgency !== undefined && { urgency }),
    ...(promisedMinutes !== undefined && { promisedMinutes }),
    ...(one.delayMinutes !== undefined && { delay: { kind: 'minutes', minutes: one.delayMinutes } }),
    ...(one.delayDays !== undefined && { delay: { kind: 'days', days: one.delayDays } }),
  };
}

function settledFrom(
  one: Exclude<TransitionOverride, { readonly kind: 'advance' | 'retry' }>,
  standing: Transition,
): SpentTransition {
  switch (one.kind) {
    case 'rest':
      return {
        kind: 'rest',
        why: restReason(one),
        days: one.days,
        to: one.to ?? (standing.kind === 'rest' ? standing.to : one.from),
      };
    case 'close':
      return { kind: 'close', why: closeReason(one.on) };
    case 'exhaust':
    case 'next-touch':
      return { kind: one.kind };
  }
}

function restReason({ on, from }: RestOverride): RestReason {
  if (on === 'complaint') return 'complaint';
  return on === 'not-interested' && from !== 'prospecting' ? 'lost-sale' : 'nurture';
}

function closeReason(on: OverridableCause): CloseReason {
  return on === 'not-interested' || on === 'not-qualified' || on === 'attempts-spent' ? on : 'nothing-follows';
}

interface Objection {
  readonly field: string;
  readonly message: string;
}

/** What speaks against a transition whose words are right. */
function objectionsTo(one: TransitionOverride): readonly Objection[] {
  const { from, on } = one;
  switch (one.kind) {
    case 'advance':
      return advanceObjections(one);
    case 'rest':
      return restObjections(one);
    case 'retry':
      return on === 'interested' || on === 'follow-up' || on === 'no-need-now'
        ? []
        : [{ field: 'kind', message: `is not for ${on}: whoever said so is not simply called again` }];
    case 'exhaust':
      return SUCCESSES.has(on) ? [{ field: 'kind', message: `is not for ${on}, which is a success` }] : [];
    case 'next-touch':
      return from === 'account-care'
        ? []
        : [{ field: 'kind', message: `is not for ${from}: programmes plan touches of customers alone` }];
    case 'close':
      return [];
  }
}

function advanceObjections(one: AdvanceOverride): readonly Objection[] {
  const { from, on, to } = one;
  if (from === 'account-care') return [{ field: 'kind', message: 'leads nowhere: account-care is the last stage' }];
  if (REFUSALS.has(on) || on === 'attempts-spent') return [{ field: 'kind', message: `is not for ${on}` }];
  const next = on === 'sale' ? 'account-care' : 'selling';
  if (on !== 'sale' && from === 'selling') {
    return [{ field: 'kind', message: 'is not for selling: account-care is reached by a sale' }];
  }
  const found: Objection[] = [];
  if (to !== undefined && to !== next) {
    found.push({ field: 'to', message: `is not where ${on} leads from ${from}: that is ${next}` });
  }
  const ofHandover = ['promisedMinutes', 'delayMinutes', 'delayDays', 'urgency'] as const;
  if (on === 'sale') {
    const message = 'has no effect on a sale: programmes say when a customer is called';
    found.push(...ofHandover.filter((field) => one[field] !== undefined).map((field) => ({ field, message })));
  }
  if (one.delayMinutes !== undefined && one.delayDays !== undefined) {
    found.push({ field: 'delayDays', message: 'says the delay a second time, after delayMinutes' });
  }
  return found;
}

function restObjections({ from, on, to, days }: RestOverride): readonly Objection[] {
  const found: Objection[] = [];
  if (to !== undefined && isLaterStage(to, from)) {
    found.push({ field: 'to', message: `is a later stage than ${from}: nothing but an advance leads up` });
  }
  if (days === 0 && REFUSALS.has(on)) {
    found.push({ field: 'days', message: `is 0, and after ${on} a lead is left alone for a day at least` });
  }
  return found;
}

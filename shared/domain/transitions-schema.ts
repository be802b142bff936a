import * as z from 'zod';
import { count, MAX_DAYS } from './count-field.ts';
import { DEFAULT_TRANSITIONS, TO_CARE, TO_SELLING } from './default-transitions.ts';
import { writtenFinding } from './findings/found.ts';
import type { Remedy, TransitionPart } from './findings/remedy.ts';
import { type TransitionFault, transitionFaultInWords } from './findings/transition-fault.ts';
import { faultOfIssue, params } from './findings/written-fault.ts';
import { WRITTEN_FORMS } from './findings/written-forms.ts';
import type { CloseReason, RestReason } from './lead.ts';
import { nearestWord } from './nearest-word.ts';
import { OVERRIDABLE_CAUSES, type OverridableCause } from './overridable-causes.ts';
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
      .regex(WRITTEN_FORMS['fact-name'], { error: 'is not a plain name of small letters, digits and underscores' }),
    { error: 'is not a list of names' },
  )
  .max(MOST_FACTS, { error: `names more than ${MOST_FACTS} facts` })
  .refine((names) => new Set(names).size === names.length, {
    error: 'names a fact twice',
    ...params({ kind: 'twice' }),
  })
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
      const again = objection('on', { kind: 'followed-twice', on: one.on, from: one.from });
      for (const { part, fault } of isSecond ? [again] : objectionsTo(one)) {
        const message = transitionFaultInWords(fault);
        context.addIssue({ code: 'custom', path: [index, part], message, ...params(fault) });
      }
    }
  });

export type TransitionOverrides = z.infer<typeof transitionOverridesSchema>;

const KINDS = 'advance, rest, retry, exhaust, next-touch or close';

/** What each field wants, for whoever has to mend it. */
const PART_MENDS: Readonly<Record<TransitionPart, string>> = {
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
      const meant = nearestWord(key, Object.keys(PART_MENDS));
      const known = Object.hasOwn(PART_MENDS, key) ? 'is no field of this kind' : undefined;
      const message = known ?? (meant === undefined ? 'is no field' : `is no field, did you mean ${meant}?`);
      const isMeant = known === undefined && meant !== undefined;
      const fault = { kind: 'no-such-field', ...(isMeant && { meant }) } as const;
      const { mend, remedy } = remedyOf(meant);
      return writtenFinding([...path, key], { message, mend }, fault, remedy);
    });
  }
  const isMissing = issue.code !== 'custom' && path.length > 0 && valueAt(path, input) === undefined;
  const { mend, remedy } = remedyOf(path.findLast((key) => typeof key === 'string'));
  const message = isMissing ? 'is missing' : issue.message;
  return [writtenFinding(path, { message, mend }, faultOfIssue(issue, isMissing), remedy)];
}

function remedyOf(key: PropertyKey | undefined): { readonly mend: string; readonly remedy: Remedy } {
  return key !== undefined && isPart(key)
    ? { mend: PART_MENDS[key], remedy: { kind: 'transition-part', part: key } }
    : { mend: LIST_MEND, remedy: { kind: 'transition-list' } };
}

function isPart(key: PropertyKey): key is TransitionPart {
  return typeof key === 'string' && Object.hasOwn(PART_MENDS, key);
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
  readonly part: TransitionPart;
  readonly fault: TransitionFault;
}

function objection(part: TransitionPart, fault: TransitionFault): Objection {
  return { part, fault };
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
        : [objection('kind', { kind: 'no-mere-retry', on })];
    case 'exhaust':
      return SUCCESSES.has(on) ? [objection('kind', { kind: 'success-exhausts', on })] : [];
    case 'next-touch':
      return from === 'account-care' ? [] : [objection('kind', { kind: 'no-touches-there', from })];
    case 'close':
      return [];
  }
}

function advanceObjections(one: AdvanceOverride): readonly Objection[] {
  const { from, on, to } = one;
  if (from === 'account-care') return [objection('kind', { kind: 'last-stage' })];
  if (REFUSALS.has(on) || on === 'attempts-spent') return [objection('kind', { kind: 'no-advance-after', on })];
  const next = on === 'sale' ? 'account-care' : 'selling';
  if (on !== 'sale' && from === 'selling') return [objection('kind', { kind: 'care-by-sale-alone' })];
  const found: Objection[] = [];
  if (to !== undefined && to !== next) found.push(objection('to', { kind: 'leads-elsewhere', on, from, to: next }));
  const ofHandover = ['promisedMinutes', 'delayMinutes', 'delayDays', 'urgency'] as const;
  if (on === 'sale') {
    const idle = ofHandover.filter((part) => one[part] !== undefined);
    found.push(...idle.map((part) => objection(part, { kind: 'no-effect-on-sale' })));
  }
  if (one.delayMinutes !== undefined && one.delayDays !== undefined) {
    found.push(objection('delayDays', { kind: 'delay-twice' }));
  }
  return found;
}

function restObjections({ from, on, to, days }: RestOverride): readonly Objection[] {
  const found: Objection[] = [];
  if (to !== undefined && isLaterStage(to, from)) found.push(objection('to', { kind: 'rests-upwards', from }));
  if (days === 0 && REFUSALS.has(on)) found.push(objection('days', { kind: 'rests-no-day', on }));
  return found;
}

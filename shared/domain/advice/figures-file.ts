import * as z from 'zod';
import { type FigureFault, figureFaultInWords } from '../findings/figure-fault.ts';
import { writtenFinding } from '../findings/found.ts';
import type { Remedy } from '../findings/remedy.ts';
import { faultOfIssue, params, type WrittenFault } from '../findings/written-fault.ts';
import { nearestWord } from '../nearest-word.ts';
import { problemFrom, type RulesFinding, type RulesProblem, valueAt } from '../rules-problem.ts';
import { FIGURE_FORMS } from './figure-forms.ts';
import { FIGURES, type FigureWords, namesIn, wordsOf } from './figure-words.ts';
import { OCCUPANCY, type PeopleAtHand, type SalesFigures, SHRINKAGE, type Share } from './sales-figures.ts';

export type ParsedFigures =
  | { readonly kind: 'figures'; readonly figures: SalesFigures }
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };

export type ParsedConditions =
  | { readonly kind: 'conditions'; readonly working: SalesFigures['working']; readonly people: PeopleAtHand }
  | { readonly kind: 'invalid'; readonly problems: readonly RulesProblem[] };

const DAYS_A_WEEK = 5;
const MOST = 10_000_000;

const count = z.number('is no number').min(0, 'is below 0').max(MOST, 'is impossibly large');
const whole = count.int('is no whole number');
const seconds = z.number('is no number').min(1, 'is below 1').max(14_400, 'is more than four hours');
const failedSeconds = z.number('is no number').min(0, 'is below 0').max(14_400, 'is more than four hours');
const attempts = z.number('is no number').int('is no whole number').min(1, 'is below 1').max(50, 'is above 50');
const above0 = z.number('is no number').gt(0, 'is not above 0').max(MOST, 'is impossibly large');
const occupancy = z.number('is no number').gt(0, 'is not above 0').max(1, 'is above 1');
const peopleOfTier = z.number().int().min(0).max(10_000);

const NO_SHARE = figureFaultInWords({ kind: 'no-share' });
const NO_PEOPLE = figureFaultInWords({ kind: 'no-people' });

/** Of a check of our own: what it says, and the same as data. */
function against(kind: FigureFault['kind']) {
  return { message: figureFaultInWords({ kind }), ...params({ kind }) };
}

/** Either the share itself, or the cases it was counted on. */
const share = z.union(
  [
    z.number().min(0, NO_SHARE).max(1, NO_SHARE),
    z
      .strictObject({ count: z.number().int().min(0), of: z.number().int().min(1).max(MOST) })
      .refine(({ count: counted, of }) => counted <= of, against('no-share')),
  ],
  { error: NO_SHARE },
);
const answerShare = share.refine((given) => shareFrom(given).share > 0, against('nobody-answers'));

const schema = z.strictObject({
  prospecting: z.strictObject({
    newLeadsPerDay: count,
    answerShare,
    attemptsPerLead: attempts,
    contactSeconds: seconds,
    failedAttemptSeconds: failedSeconds,
    qualifiedShare: share,
  }),
  selling: z.strictObject({
    callbacksPerDay: count.default(0),
    callsPerOpportunity: z.number('is no number').gt(0, 'is not above 0').max(100, 'is above 100'),
    contactSeconds: seconds,
    answerShare: answerShare.optional(),
    failedAttemptSeconds: failedSeconds.optional(),
    wonShare: share.optional(),
  }),
  accountCare: z.strictObject({
    segments: z.array(
      z.strictObject({
        name: z.string('is no text').min(1, 'is empty'),
        customers: count,
        cycleDays: z.number('is no number').min(1, 'is below 1').max(3_660, 'is more than ten years'),
      }),
      'is no list',
    ),
    answerShare,
    attemptsPerTouch: attempts,
    contactSeconds: seconds,
    failedAttemptSeconds: failedSeconds.optional(),
    boughtShare: share.optional(),
  }),
  working: z.strictObject({
    shiftHours: z.number('is no number').gt(0, 'is not above 0').max(24, 'is more than a day'),
    daysPerWeek: z.number('is no number').min(1, 'is below 1').max(7, 'is more than a week').default(DAYS_A_WEEK),
    shrinkage: z.number('is no number').min(0, 'is below 0').lt(1, 'leaves nobody at work').default(SHRINKAGE),
    occupancy: z
      .strictObject({
        prospecting: occupancy.default(OCCUPANCY.prospecting),
        selling: occupancy.default(OCCUPANCY.selling),
        accountCare: occupancy.default(OCCUPANCY['account-care']),
      })
      .prefault({}),
  }),
  people: z
    .union(
      [
        z.number().int(NO_PEOPLE).min(1, NO_PEOPLE).max(10_000, NO_PEOPLE),
        z
          .strictObject({ 1: peopleOfTier, 2: peopleOfTier.optional(), 3: peopleOfTier.optional() })
          .refine((tiers) => tiers[3] === undefined || tiers[2] !== undefined, against('no-people'))
          .refine((tiers) => tiers[1] + (tiers[2] ?? 0) + (tiers[3] ?? 0) > 0, against('no-people')),
      ],
      { error: NO_PEOPLE },
    )
    .optional(),
  purchases: z
    .strictObject({ everBought: whole, boughtAgain: whole, orders: whole })
    .superRefine(({ everBought, boughtAgain, orders }, context) => {
      if (boughtAgain > everBought) {
        context.addIssue({ code: 'custom', path: ['boughtAgain'], ...against('above-ever-bought') });
      } else if (orders < everBought + boughtAgain) {
        context.addIssue({ code: 'custom', path: ['orders'], ...against('below-orders-placed') });
      }
    })
    .optional(),
  orderValue: z.strictObject({ first: above0, repeat: above0 }).optional(),
});

const conditionsSchema = schema.pick({ working: true, people: true }).required({ people: true });

type FiguresFile = z.infer<typeof schema>;

/**
 * Judges figures that somebody entered: every problem is told at once, with where it stands and how to mend it.
 * Figures that may be left out get their usual values, or stay unknown.
 */
export function parseSalesFigures(input: unknown): ParsedFigures {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return { kind: 'invalid', problems: problemsOf(parsed.error, input) };
  if (isAnythingToDo(parsed.data)) return { kind: 'figures', figures: figuresFrom(parsed.data) };
  const path = ['prospecting', 'newLeadsPerDay'];
  const fault = { kind: 'nobody-called' } as const;
  const said = { message: figureFaultInWords(fault), mend: 'give new leads, callbacks or customers' };
  const nothing = writtenFinding(path, said, fault, { kind: 'somebody-to-call' });
  return { kind: 'invalid', problems: [problemFrom(nothing, input)] };
}

/**
 * Judges what no counter knows, written as in a file of figures: `people` and `working`. Both are needed; of `working` the
 * shift is enough.
 */
export function parseConditions(input: unknown): ParsedConditions {
  const parsed = conditionsSchema.safeParse(input);
  if (!parsed.success) return { kind: 'invalid', problems: problemsOf(parsed.error, input) };
  const { working, people } = parsed.data;
  return { kind: 'conditions', working: workingFrom(working), people: peopleFrom(people) };
}

function problemsOf({ issues }: z.ZodError, input: unknown): readonly RulesProblem[] {
  return issues.flatMap((issue) => findingsOf(issue, input)).map((finding) => problemFrom(finding, input));
}

function isAnythingToDo({ prospecting, selling, accountCare }: FiguresFile): boolean {
  const customers = accountCare.segments.reduce((sum, segment) => sum + segment.customers, 0);
  return prospecting.newLeadsPerDay + selling.callbacksPerDay + customers > 0;
}

const TREE: Remedy = { kind: 'figures-file' };
const TREE_MEND =
  'write {"prospecting":{…},"selling":{…},"accountCare":{…},"working":{…}}; people, purchases and orderValue if known';

function findingsOf(issue: z.core.$ZodIssue, input: unknown): readonly RulesFinding[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const words = wordsOf(path);
  const isMissing = valueAt(path, input) === undefined;
  const fault = isMissing || issue.code !== 'invalid_union' ? faultOfIssue(issue, isMissing) : noneOf(words);
  if (words !== undefined) return [figureFinding(path, isMissing ? 'is missing' : issue.message, fault, words)];
  if (isMissing) return missingPart(path);
  return [writtenFinding(path, { message: 'is no set of figures', mend: TREE_MEND }, fault, TREE)];
}

function figureFinding(
  path: readonly PropertyKey[],
  message: string,
  fault: WrittenFault,
  { form }: Pick<FigureWords, 'form'>,
): RulesFinding {
  return writtenFinding(path, { message, mend: FIGURE_FORMS[form] }, fault, { kind: 'figure', form });
}

/** Two figures may be written in two ways: shares and people. */
function noneOf(words: FigureWords | undefined): FigureFault {
  return { kind: words?.form === 'people' ? 'no-people' : 'no-share' };
}

/** A whole part that is missing is told as the figures it needs, each with how to write it. */
function missingPart(part: readonly PropertyKey[]): readonly RulesFinding[] {
  return figuresUnder(part)
    .filter(([name, words]) => !('otherwise' in words) && !name.startsWith('accountCare.segments.'))
    .map(([name, words]) => figureFinding(name.split('.'), 'is missing', { kind: 'missing' }, words));
}

function unknownKey(parent: readonly PropertyKey[], key: string): RulesFinding {
  const depth = namesIn(parent).length;
  const nearest = nearestWord(key, [...new Set(figuresUnder(parent).map(([name]) => name.split('.')[depth] ?? ''))]);
  const message = nearest === undefined ? 'is no figure' : `is no figure, did you mean ${nearest}?`;
  const words = wordsOf([...parent, nearest ?? key]);
  const fault = { kind: 'no-such-field', ...(nearest !== undefined && { meant: nearest }) } as const;
  const path = [...parent, key];
  return words === undefined
    ? writtenFinding(path, { message, mend: TREE_MEND }, fault, TREE)
    : figureFinding(path, message, fault, words);
}

function figuresUnder(part: readonly PropertyKey[]) {
  const start = namesIn(part)
    .map((name) => `${name}.`)
    .join('');
  return Object.entries(FIGURES).filter(([name]) => name.startsWith(start));
}

function figuresFrom({
  prospecting,
  selling,
  accountCare,
  working,
  people,
  purchases,
  orderValue,
}: FiguresFile): SalesFigures {
  const { failedAttemptSeconds } = prospecting;
  return {
    source: { kind: 'entered' },
    prospecting: {
      newLeadsPerDay: prospecting.newLeadsPerDay,
      reach: {
        kind: 'until-reached',
        answerShare: shareFrom(prospecting.answerShare),
        mostAttempts: prospecting.attemptsPerLead,
      },
      contactSeconds: prospecting.contactSeconds,
      failedAttemptSeconds,
      qualifiedShare: shareFrom(prospecting.qualifiedShare),
    },
    selling: {
      callbacksPerDay: selling.callbacksPerDay,
      reach: {
        kind: 'conversations',
        each: selling.callsPerOpportunity,
        ...(selling.answerShare !== undefined && { answerShare: shareFrom(selling.answerShare) }),
      },
      contactSeconds: selling.contactSeconds,
      failedAttemptSeconds: selling.failedAttemptSeconds ?? failedAttemptSeconds,
      ...(selling.wonShare !== undefined && { wonShare: shareFrom(selling.wonShare) }),
    },
    accountCare: {
      demand: { kind: 'planned', segments: accountCare.segments },
      reach: {
        kind: 'until-reached',
        answerShare: shareFrom(accountCare.answerShare),
        mostAttempts: accountCare.attemptsPerTouch,
      },
      contactSeconds: accountCare.contactSeconds,
      failedAttemptSeconds: accountCare.failedAttemptSeconds ?? failedAttemptSeconds,
      ...(accountCare.boughtShare !== undefined && { boughtShare: shareFrom(accountCare.boughtShare) }),
    },
    working: workingFrom(working),
    ...(people !== undefined && { people: peopleFrom(people) }),
    ...(purchases !== undefined && { purchases }),
    ...(orderValue !== undefined && { orderValue }),
  };
}

function workingFrom({ occupancy, ...working }: FiguresFile['working']): SalesFigures['working'] {
  const { accountCare, ...others } = occupancy;
  return { ...working, occupancy: { ...others, 'account-care': accountCare } };
}

function shareFrom(given: z.infer<typeof share>): Share {
  return typeof given === 'number' ? { share: given } : { share: given.count / given.of, outOf: given.of };
}

function peopleFrom(given: NonNullable<FiguresFile['people']>): PeopleAtHand {
  if (typeof given === 'number') return { kind: 'total', people: given };
  const { 1: first, 2: second, 3: third } = given;
  const structure = third !== undefined ? 'three' : second !== undefined ? 'two' : 'one';
  return {
    kind: 'by-tier',
    structure,
    byTier: { 1: first, ...(second !== undefined && { 2: second }), ...(third !== undefined && { 3: third }) },
  };
}

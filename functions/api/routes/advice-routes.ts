import * as z from 'zod';
import { type FiguresFromReports, figuresFromReports } from '../../../shared/application/figures-from-reports.ts';
import { adviceInWords, adviceSentence } from '../../../shared/domain/advice/advice-words.ts';
import { advise } from '../../../shared/domain/advice/advise.ts';
import type { NoAdvice } from '../../../shared/domain/advice/no-advice.ts';
import type { TierBalance } from '../../../shared/domain/advice/tier-balance.ts';
import { mixedStagesText } from '../../../shared/domain/advice/weeks-words.ts';
import type { StageWorkload } from '../../../shared/domain/advice/workload.ts';
import { stepInWords } from '../../../shared/domain/advice/workload-words.ts';
import { type AdviceTrouble, adviceTroubleInWords } from '../../../shared/domain/findings/advice-trouble.ts';
import { params } from '../../../shared/domain/findings/written-fault.ts';
import { WRITTEN_FORMS } from '../../../shared/domain/findings/written-forms.ts';
import { TIER_NUMBERS, type TierNumber } from '../../../shared/domain/tier-number.ts';
import { type Fault, type Problem, problem } from '../routing/problem.ts';
import { type Route, route } from '../routing/route.ts';
import { adviceAnswer } from './advice-answer.ts';
import { zone } from './schemas.ts';

const USUAL_WEEKS = 4;
const MOST_WEEKS = 104;
const SECONDS_AN_HOUR = 3_600;

const byTier = z
  .string()
  .regex(WRITTEN_FORMS['by-tier'], { error: 'cannot be read: write 15, or 1=7,2=6,3=2' })
  .transform((text): number | ReadonlyMap<TierNumber, number> => {
    if (!text.includes('=')) return Number(text);
    const parts = new Map(text.split(',').map((part) => [part.charAt(0), part.slice(2)] as const));
    return new Map(
      TIER_NUMBERS.flatMap((tier) => {
        const given = parts.get(String(tier));
        return given === undefined ? [] : [[tier, Number(given)] as const];
      }),
    );
  });

export const ADVICE_ROUTES: readonly Route[] = [
  route({
    id: 'advice.show',
    method: 'GET',
    path: '/advice',
    role: 'viewer',
    purpose: 'read',
    summary: 'How many people the counted weeks would take, how to divide them into tiers, and why',
    query: z.strictObject({
      weeks: z
        .string()
        .regex(WRITTEN_FORMS.weeks, { error: `is no whole number from 1 to ${MOST_WEEKS}` })
        .transform(Number)
        .refine((weeks) => weeks <= MOST_WEEKS, {
          error: `is more than ${MOST_WEEKS}`,
          ...params({ kind: 'above', bound: MOST_WEEKS }),
        })
        .default(USUAL_WEEKS)
        .describe(`up to yesterday, at most ${MOST_WEEKS}`)
        .meta({ examples: ['4'] }),
      zone,
      people: byTier.describe('who work, in all or by tier').meta({ examples: ['15', '1=7,2=6,3=2'] }),
      shiftHours: z
        .string()
        .regex(WRITTEN_FORMS.hours, { error: 'is no number of hours' })
        .transform(Number)
        .describe('that one of them is paid for a day')
        .meta({ examples: ['8'] }),
      wrapUpSeconds: byTier
        .describe('after a call that reached a person, in all tiers or by tier')
        .meta({ examples: ['30', '1=20,2=60,3=40'] }),
    }),
    answer: adviceAnswer,
    mostPerMinute: 30,
    carryOut: async ({ ledger, clock }, { query: { weeks, zone: inZone, people, shiftHours, wrapUpSeconds } }) => {
      const question = {
        weeks,
        zone: inZone,
        people: typeof people === 'number' ? people : Object.fromEntries(people),
        shiftHours,
        wrapUpSeconds:
          typeof wrapUpSeconds === 'number'
            ? new Map(TIER_NUMBERS.map((tier) => [tier, wrapUpSeconds]))
            : wrapUpSeconds,
        isWithoutBreaks: false,
      };
      const found = await figuresFromReports(ledger, question, clock());
      if (found.kind === 'nothing-counted' || found.kind === 'mixed-stages') {
        return { kind: 'answered', body: { kind: 'none' as const, why: whyNone(found), cause: found } };
      }
      if (found.kind !== 'figures') return wrongQuestion(found);
      return { kind: 'answered', body: bodyOf(found, inZone) };
    },
  }),
];

type Found<Kind extends FiguresFromReports['kind']> = Extract<FiguresFromReports, { readonly kind: Kind }>;

function bodyOf({ figures, taken, firstDay, lastDay }: Found<'figures'>, inZone: string): z.input<typeof adviceAnswer> {
  const advice = advise(figures);
  const { workloads, needs, balances, structure } = advice;
  return {
    kind: 'advice',
    from: firstDay,
    to: lastDay,
    zone: inZone,
    sentences: [...adviceInWords(advice), ...taken.map(adviceSentence)],
    workloads: Object.values(workloads).map(workloadBody),
    structures: needs.map(({ kind, people }) => ({ structure: kind, people })),
    tiers: balances.map(balanceBody),
    ...(structure.kind === 'take' && { advised: structure.need.kind }),
  };
}

function workloadBody({ stage, items, calls, reached, seconds, people, steps }: StageWorkload) {
  return {
    stage,
    items,
    calls,
    reached,
    hours: seconds / SECONDS_AN_HOUR,
    people,
    steps: steps.map(stepInWords),
  };
}

function balanceBody(balance: TierBalance) {
  const { tier, name, stages } = balance.need;
  const known = balance.kind === 'unstaffed' ? {} : { people: balance.people, occupancy: balance.occupancy };
  return { tier, name, stages: [...stages], verdict: balance.kind, ...known };
}

function whyNone(found: NoAdvice): string {
  const during = `from ${found.firstDay} to ${found.lastDay}`;
  return found.kind === 'nothing-counted'
    ? `No call was counted ${during}: there is nothing to learn from. Ask for more weeks, or come back when calls were placed.`
    : `There is no advice from the calls ${during}. ${mixedStagesText(found.tiers)}`;
}

function wrongQuestion(found: Found<'wrong-conditions' | 'no-wrap-up' | 'other-tiers'>): Problem {
  const cause = { kind: 'figures-unusable' as const };
  switch (found.kind) {
    case 'wrong-conditions':
      return problem('refused', cause, { faults: found.problems.map((one) => ({ ...one })) });
    case 'no-wrap-up': {
      const fault = adviceFault('query.wrapUpSeconds', { kind: 'wrap-up-unknown', tiers: found.tiers });
      return problem('refused', cause, { faults: [fault] });
    }
    case 'other-tiers': {
      const { worked, structure } = found;
      const fault = adviceFault('query.people', { kind: 'other-tiers', ...worked, structure });
      return problem('refused', cause, { faults: [fault] });
    }
  }
}

function adviceFault(path: string, trouble: AdviceTrouble): Fault {
  return { path, ...adviceTroubleInWords(trouble), finding: { of: 'advice', trouble } };
}

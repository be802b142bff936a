import { listWords } from '../rule-words.ts';
import type { TierNumber } from '../tier-number.ts';
import type { CountedWeeks } from './counted-weeks.ts';
import { inPercent, peopleText, told } from './figure-text.ts';
import type { SalesFigures } from './sales-figures.ts';
import { headCount } from './structure-advice.ts';
import type { CallsOfTier, TakenOfWeeks } from './weeks-from-counters.ts';

const STAGE_NAMES = { prospecting: 'prospecting', selling: 'selling', 'account-care': 'account care' } as const;

/** What advice from counted weeks rests on beside the counters: each a sentence. */
export function takenSentences(
  weeks: CountedWeeks,
  taken: TakenOfWeeks,
  wrapUpSeconds: ReadonlyMap<TierNumber, number>,
  figures: Pick<SalesFigures, 'working' | 'people' | 'source'>,
): readonly string[] {
  return [
    givenText(taken, wrapUpSeconds, figures),
    ringingText(taken),
    itemsText(weeks),
    ...pricesText(taken),
    ...shrinkageText(figures),
  ];
}

function givenText(
  { ringing }: TakenOfWeeks,
  wrapUpSeconds: ReadonlyMap<TierNumber, number>,
  { working, people }: Pick<SalesFigures, 'working' | 'people'>,
): string {
  const wrapUp = ringing.map(({ tier }) => `${told(wrapUpSeconds.get(tier) ?? 0)} s in tier ${tier}`);
  const who = people === undefined ? '' : `${peopleText(headCount(people))}, `;
  return `Not counted, but as you gave it: ${who}${told(working.shiftHours)} paid hours a day, and after each call that reached a person a wrap-up of ${listWords(wrapUp)}.`;
}

function ringingText({ ringing }: TakenOfWeeks): string {
  const each = ringing.map(({ stage, seconds }) => `${told(seconds)} s in ${STAGE_NAMES[stage]}`);
  return `How long an agent is kept before a call is answered or fails is not counted: taken is the time on the line without the talk, the same for each call (${listWords(each)}). Where the dialler rings ahead of free agents it is less, and so is the work.`;
}

function itemsText({ prospecting, selling, accountCare }: CountedWeeks): string {
  return `Leads are known by their calls: new leads are first calls (${told(prospecting.newLeads)}), opportunities are leads handed over or first called in selling (${told(selling.opportunities)}), and every call of a programme is taken as a touch of its own (${told(accountCare.touches)}).`;
}

function pricesText({ sales, unpricedSales }: TakenOfWeeks): readonly string[] {
  if (unpricedSales <= 0) return [];
  return [
    `Of ${told(unpricedSales)} of ${told(sales)} sales nobody told the value: they are taken to be worth what the others were.`,
  ];
}

function shrinkageText({ working, source }: Pick<SalesFigures, 'working' | 'source'>): readonly string[] {
  if (source.kind === 'entered' || source.isWithoutBreaks) return [];
  return [
    `What breaks, training, holidays and illness take is not counted: the usual ${inPercent(working.shrinkage)} of the paid time are taken.`,
  ];
}

/** Why there is no advice from the counters of tiers that worked several stages, and what can be done. */
export function mixedStagesText(tiers: readonly CallsOfTier[]): string {
  const each = tiers.map(({ tier, calls }) => {
    const stages = Object.entries(STAGE_NAMES).flatMap(([stage, name]) => {
      const called = Object.entries(calls).find(([own]) => own === stage)?.[1] ?? 0;
      return called === 0 ? [] : [`${told(called)} calls in ${name}`];
    });
    return `Tier ${tier} made ${listWords(stages)}.`;
  });
  return `${each.join(' ')} Who answered and how long calls took is counted by tier, so that it cannot be told apart by stage. If the tiers were divided anew within these weeks, ask for fewer (--weeks 1); else write what you know by stage into a file: npm run advise -- --figures FILE.`;
}

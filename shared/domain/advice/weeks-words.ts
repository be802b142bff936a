import { listWords } from '../rule-words.ts';
import { STAGES, type Stage } from '../stage.ts';
import { inPercent, peopleText, told } from './figure-text.ts';
import type { CallsOfTier } from './weeks-from-counters.ts';
import type { TakenPoint } from './weeks-points.ts';

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  prospecting: 'prospecting',
  selling: 'selling',
  'account-care': 'account care',
};

export function takenInWords(point: TakenPoint): string {
  switch (point.kind) {
    case 'as-you-gave-it': {
      const { people, shiftHours, wrapUp } = point;
      const each = wrapUp.map(({ tier, seconds }) => `${told(seconds)} s in tier ${tier}`);
      const who = people === undefined ? '' : `${peopleText(people)}, `;
      return `Not counted, but as you gave it: ${who}${told(shiftHours)} paid hours a day, and after each call that reached a person a wrap-up of ${listWords(each)}.`;
    }
    case 'ringing': {
      const each = point.calls.map(({ stage, seconds }) => `${told(seconds)} s in ${STAGE_NAMES[stage]}`);
      return `How long an agent is kept before a call is answered or fails is not counted: taken is the time on the line without the talk, the same for each call (${listWords(each)}). Where the dialler rings ahead of free agents it is less, and so is the work.`;
    }
    case 'leads-by-calls':
      return `Leads are known by their calls: new leads are first calls (${told(point.newLeads)}), opportunities are leads handed over or first called in selling (${told(point.opportunities)}), and every call of a programme is taken as a touch of its own (${told(point.touches)}).`;
    case 'sales-without-value':
      return `Of ${told(point.unpriced)} of ${told(point.sales)} sales nobody told the value: they are taken to be worth what the others were.`;
    case 'usual-shrinkage':
      return `What breaks, training, holidays and illness take is not counted: the usual ${inPercent(point.shrinkage)} of the paid time are taken.`;
  }
}

/** Why there is no advice from the counters of tiers that worked several stages, and what can be done. */
export function mixedStagesText(tiers: readonly CallsOfTier[]): string {
  const each = tiers.map(({ tier, calls }) => {
    const stages = STAGES.flatMap((stage) => {
      const called = calls[stage] ?? 0;
      return called === 0 ? [] : [`${told(called)} calls in ${STAGE_NAMES[stage]}`];
    });
    return `Tier ${tier} made ${listWords(stages)}.`;
  });
  return `${each.join(' ')} Who answered and how long calls took is counted by tier, so that it cannot be told apart by stage. If the tiers were divided anew within these weeks, ask for fewer (--weeks 1); else write what you know by stage into a file: npm run advise -- --figures FILE.`;
}

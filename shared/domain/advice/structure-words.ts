import { listWords } from '../rule-words.ts';
import type { Advice } from './advise.ts';
import { peopleText, told } from './figure-text.ts';
import type { StructureAdvice } from './structure-advice.ts';
import { presentStructure } from './structure-advice.ts';
import type { StructureNeed } from './structure-need.ts';
import { peopleIn } from './tier-balance.ts';

const TIERS_TEXT = { one: 'one tier', two: 'two tiers', three: 'three tiers' } as const;
const SECONDS_AN_HOUR = 3_600;

/** What the work of a day is, in hours and people. */
export function workSentence({ workloads }: Advice): string {
  const stages = [workloads.prospecting, workloads.selling, workloads['account-care']];
  const hours = stages.map(({ seconds }) => told(seconds / SECONDS_AN_HOUR));
  return (
    `A working day brings ${hours[0]} hours of calls and wrap-up in prospecting, ${hours[1]} in selling and ` +
    `${hours[2]} in account care: the work of ${listWords(stages.map(({ people }) => told(people)))} people.`
  );
}

/** Which division into tiers fits, and why not one tier more. */
export function structureSentence({ structure, needs, figures, balances }: Advice): string {
  switch (structure.kind) {
    case 'head-count-unknown':
      return `How many people there are is not said (people): ${listWords(needs.map(needText))}.`;
    case 'overloaded':
      return overloadText(structure, figures.prospecting.newLeadsPerDay);
    case 'take': {
      const present = presentStructure(figures.people);
      const isOtherNow = present !== undefined && present !== structure.need.kind;
      const now = isOtherNow ? ` You work in ${TIERS_TEXT[present]} now.` : '';
      const isDealtBadly =
        present === structure.need.kind && balances.some((balance) => peopleIn(balance) < balance.need.people);
      const isToDeal = figures.people?.kind === 'total' || isOtherNow || isDealtBadly;
      const deal = isToDeal && structure.need.kind !== 'one' ? ` Deal them out ${dealtText(structure)}.` : '';
      return `${fitText(structure)}${now}${deal}`;
    }
  }
}

type Taken = Extract<StructureAdvice, { kind: 'take' }>;

function fitText({ people, need, notMore }: Taken): string {
  const have = `you have ${people}`;
  if (notMore === undefined) return `Three tiers fit: they need ${peopleText(need.people)} ${parts(need)} and ${have}.`;
  const more = `${TIERS_TEXT[notMore.need.kind]} would need ${notMore.need.people} ${parts(notMore.need)}`;
  const why = { 'too-little-work-time': '', 'too-few-to-split': thumbText(people), 'customers-not-worth-a-tier': CARE }[
    notMore.why
  ];
  if (need.kind === 'one') {
    return `One tier fits, where everybody does everything: it needs ${peopleText(need.people)} and ${have}; ${more}${why}.`;
  }
  return `Two tiers fit: they need ${peopleText(need.people)} ${parts(need)} and ${have}; ${more}${why}.`;
}

function thumbText(people: number): string {
  return `, and a department of ${people} has nobody to spare (rule of thumb: up to five people everybody does everything)`;
}

const CARE = ', but calls to customers are not worth a tier of their own';

function overloadText(
  { people, needed, newLeadsPerDay }: Extract<StructureAdvice, { kind: 'overloaded' }>,
  newLeadsNow: number,
): string {
  const lead = `No division into tiers carries this work: even when everybody does everything it takes ${peopleText(needed)}, and you have ${people}.`;
  const fewer =
    newLeadsPerDay === 0
      ? '; the other work alone is too much, so that fewer new leads do not help'
      : `, or call at most ${told(newLeadsPerDay)} new leads a day instead of ${told(newLeadsNow)}`;
  return `${lead} Add ${peopleText(needed - people)}${fewer}.`;
}

/** `two tiers need 14 (7 prospecting, 7 selling and care)`. */
function needText(need: StructureNeed): string {
  const needs = need.kind === 'one' ? 'needs' : 'need';
  return `${TIERS_TEXT[need.kind]} ${needs} ${need.people}${need.kind === 'one' ? '' : ` ${parts(need)}`}`;
}

function parts({ tiers }: StructureNeed): string {
  return `(${tiers.map(({ name, people }) => `${people} ${name}`).join(', ')})`;
}

function dealtText({ need, dealt }: Taken): string {
  return listWords(need.tiers.map(({ tier, name }) => `${dealt.get(tier) ?? 0} to ${name}`));
}

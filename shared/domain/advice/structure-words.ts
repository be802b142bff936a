import { listWords } from '../rule-words.ts';
import type { SalesStructureKind } from '../sales-structure.ts';
import { peopleText, told } from './figure-text.ts';
import type { DivisionNeed, StructurePoint, WorkPoint } from './structure-points.ts';

const TIERS_TEXT: Readonly<Record<SalesStructureKind, string>> = {
  one: 'one tier',
  two: 'two tiers',
  three: 'three tiers',
};

export function workInWords({ stages }: WorkPoint): string {
  const hours = stages.map((stage) => told(stage.hours));
  return (
    `A working day brings ${hours[0]} hours of calls and wrap-up in prospecting, ${hours[1]} in selling and ` +
    `${hours[2]} in account care: the work of ${listWords(stages.map(({ people }) => told(people)))} people.`
  );
}

export function structureInWords(point: StructurePoint): string {
  switch (point.kind) {
    case 'head-count-unknown':
      return `How many people there are is not said (people): ${listWords(point.needs.map(needText))}.`;
    case 'overloaded':
      return overloadText(point);
    case 'division-fits': {
      const { present, deal } = point;
      const now = present === undefined ? '' : ` You work in ${TIERS_TEXT[present]} now.`;
      const dealing = deal?.map(({ name, people }) => `${people} to ${name}`);
      return `${fitText(point)}${now}${dealing === undefined ? '' : ` Deal them out ${listWords(dealing)}.`}`;
    }
  }
}

function fitText({ people, need, notMore }: Extract<StructurePoint, { readonly kind: 'division-fits' }>): string {
  const have = `you have ${people}`;
  if (notMore === undefined) return `Three tiers fit: they need ${peopleText(need.people)} ${parts(need)} and ${have}.`;
  const more = `${TIERS_TEXT[notMore.need.structure]} would need ${notMore.need.people} ${parts(notMore.need)}`;
  const why = { 'too-little-work-time': '', 'too-few-to-split': thumbText(people), 'customers-not-worth-a-tier': CARE }[
    notMore.why
  ];
  if (need.structure === 'one') {
    return `One tier fits, where everybody does everything: it needs ${peopleText(need.people)} and ${have}; ${more}${why}.`;
  }
  return `Two tiers fit: they need ${peopleText(need.people)} ${parts(need)} and ${have}; ${more}${why}.`;
}

function thumbText(people: number): string {
  return `, and a department of ${people} has nobody to spare (rule of thumb: up to five people everybody does everything)`;
}

const CARE = ', but calls to customers are not worth a tier of their own';

function overloadText({
  people,
  needed,
  newLeadsPerDay,
  newLeadsNow,
}: Extract<StructurePoint, { readonly kind: 'overloaded' }>): string {
  const lead = `No division into tiers carries this work: even when everybody does everything it takes ${peopleText(needed)}, and you have ${people}.`;
  const fewer =
    newLeadsPerDay === 0
      ? '; the other work alone is too much, so that fewer new leads do not help'
      : `, or call at most ${told(newLeadsPerDay)} new leads a day instead of ${told(newLeadsNow)}`;
  return `${lead} Add ${peopleText(needed - people)}${fewer}.`;
}

/** `two tiers need 14 (7 prospecting, 7 selling and care)`. */
function needText(need: DivisionNeed): string {
  const isOne = need.structure === 'one';
  return `${TIERS_TEXT[need.structure]} ${isOne ? 'needs' : 'need'} ${need.people}${isOne ? '' : ` ${parts(need)}`}`;
}

function parts({ tiers }: DivisionNeed): string {
  return `(${tiers.map(({ name, people }) => `${people} ${name}`).join(', ')})`;
}

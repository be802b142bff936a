import type { TierPeople } from '../../../../../shared/domain/advice/named-tier.ts';
import type { DivisionNeed, StructurePoint, WorkPoint } from '../../../../../shared/domain/advice/structure-points.ts';
import type { SalesStructureKind } from '../../../../../shared/domain/sales-structure-kind.ts';
import { listedInRussian } from '../../../language/listed-in-russian.ts';
import { russianForm } from '../../../language/plural.ts';
import { countedInGenitive, hours, ofPeople, people, told } from './figures.ts';
import { atStage, workOfTier } from './tier-in-russian.ts';

type Fitting = Extract<StructurePoint, { readonly kind: 'division-fits' }>;

const TIERS: Readonly<Record<SalesStructureKind, string>> = {
  one: 'одна линия',
  two: 'две линии',
  three: 'три линии',
};
/** Who needs something. */
const TO_TIERS: Readonly<Record<SalesStructureKind, string>> = {
  one: 'одной линии',
  two: 'двум линиям',
  three: 'трём линиям',
};

export function workInRussian({ stages }: WorkPoint): string {
  const each = stages.map(
    ({ stage, hours: own, people: heads }) => `${hours(own)} ${atStage(stage)} (работа для ${ofPeople(heads)})`,
  );
  return `Звонки и работа после них занимают за рабочий день ${listedInRussian(each)}.`;
}

export function structureInRussian(point: StructurePoint): string {
  switch (point.kind) {
    case 'head-count-unknown':
      return `Сколько у вас людей, не указано: ${listedInRussian(point.needs.map(needText))}.`;
    case 'overloaded':
      return overloadText(point);
    case 'division-fits': {
      const { present, deal } = point;
      const now = present === undefined ? '' : ` Сейчас у вас ${TIERS[present]}.`;
      return `${fitText(point)}${now}${deal === undefined ? '' : ` Распределите людей так: ${parts(deal)}.`}`;
    }
  }
}

function fitText({ people: have, need, notMore }: Fitting): string {
  const fits =
    need.structure === 'one'
      ? `Подходит одна линия, где каждый делает всё: ей ${needed(need.people)}`
      : `Подходят ${TIERS[need.structure]}: им ${needed(need.people)} (${parts(need.tiers)})`;
  const known = `${fits}, у вас их ${told(have)}`;
  if (notMore === undefined) return `${known}.`;
  const more = `${TO_TIERS[notMore.need.structure]} понадобилось бы ${told(notMore.need.people)} (${parts(notMore.need.tiers)})`;
  return `${known}; ${more}${whyNotMore(notMore.why, have)}.`;
}

function whyNotMore(why: NonNullable<Fitting['notMore']>['why'], have: number): string {
  switch (why) {
    case 'too-little-work-time':
      return '';
    case 'too-few-to-split':
      return `, а в отделе из ${ofPeople(have)} лишних людей нет (по опыту, до пяти человек каждый делает всё)`;
    case 'customers-not-worth-a-tier':
      return ', но отдельной линии звонки клиентам не стоят';
  }
}

function overloadText({
  people: have,
  needed: wanted,
  newLeadsPerDay,
  newLeadsNow,
}: Extract<StructurePoint, { readonly kind: 'overloaded' }>): string {
  const fewer =
    newLeadsPerDay === 0
      ? '; сократить число новых лидов не поможет: слишком много и остальной работы'
      : ` или звоните не больше чем ${countedInGenitive(newLeadsPerDay, 'новому лиду', 'новым лидам')} в день вместо ${told(newLeadsNow)}`;
  return `С этой работой не справится ни одно деление на линии: даже если каждый делает всё, ${needed(wanted)}, а у вас ${told(have)}. Добавьте ${ofPeople(wanted - have)}${fewer}.`;
}

function needText({ structure, people: count, tiers }: DivisionNeed): string {
  return `${TO_TIERS[structure]} ${needed(count)}${structure === 'one' ? '' : ` (${parts(tiers)})`}`;
}

function needed(count: number): string {
  return `${russianForm(count, 'нужен', 'нужно', 'нужно')} ${people(count)}`;
}

/** `поиск клиентов — 7, продажа — 6`. */
function parts(tiers: readonly TierPeople[]): string {
  return tiers.map((tier) => `${workOfTier(tier)} — ${told(tier.people)}`).join(', ');
}

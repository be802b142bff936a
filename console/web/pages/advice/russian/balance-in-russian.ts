import type {
  BalancePoint,
  BusyTier,
  PointedRelief,
  TransferPoint,
} from '../../../../../shared/domain/advice/balance-points.ts';
import { listedInRussian } from '../../../language/listed-in-russian.ts';
import { russianForm } from '../../../language/plural.ts';
import { capitalised } from '../../../terms/letters.ts';
import { counted, countedInGenitive, hours, inPercent, ofPeople, people, times, told } from './figures.ts';
import { ofTier, quoted, tierInRussian } from './tier-in-russian.ts';

export function balanceInRussian(point: BalancePoint): string {
  switch (point.kind) {
    case 'nobody-works':
      return `В ${ofTier(point.tier)} никто не работает, а работы там на ${hours(point.hours)} в день. ${choice(point.reliefs)}`;
    case 'chokes': {
      const { tier, reliefs } = point;
      return `${capitalised(tierInRussian(tier))} не успевает: ${busyText(tier)}, а выше 90 % работа копится. ${choice(reliefs)}`;
    }
    case 'starve':
      return starvingText(point);
    case 'balanced':
      return `${busyTiers(point.tiers)} в равновесии.`;
  }
}

function choice(reliefs: readonly PointedRelief[]): string {
  return `${capitalised(listedInRussian(reliefs.map(reliefText), 'или'))}.`;
}

function busyText({ people: count, occupancy }: BusyTier): string {
  if (occupancy > 1) {
    const whose = count === 1 ? 'её единственного человека' : `её ${ofPeople(count)}`;
    return `работа требует ${inPercent(occupancy)} времени ${whose}`;
  }
  if (count === 1) return `её единственный человек занят ${inPercent(occupancy)} времени`;
  return `её ${people(count)} ${russianForm(count, 'занят', 'заняты', 'заняты')} ${inPercent(occupancy)} времени`;
}

function reliefText(relief: PointedRelief): string {
  switch (relief.kind) {
    case 'move-here':
      return `переведите сюда ${ofPeople(relief.people)} из ${ofTier(relief.from)}`;
    case 'slow-intake':
      return `берите в поиск не больше ${countedInGenitive(relief.newLeadsPerDay, 'нового лида', 'новых лидов')} в день (сейчас ${told(relief.newLeadsNow)})`;
    case 'lengthen-cycles':
      return `звоните каждому клиенту ${times(relief.times)} реже`;
    case 'add':
      return `добавьте ${ofPeople(relief.people)}`;
  }
}

function starvingText({ tiers, isEveryTier }: Extract<BalancePoint, { readonly kind: 'starve' }>): string {
  const spare = tiers.filter((tier) => tier.spare > 0);
  const advice = [
    ...(spare.length === 0 ? [] : [`${leaving(spare)} заняться другим`]),
    ...(spare.length === tiers.length ? [] : [standIn(tiers.length, spare.length, isEveryTier)]),
  ];
  const waits = tiers.length === 1 ? 'простаивает' : 'простаивают';
  return `${busyTiers(tiers)} ${waits}: ниже 60 % люди ждут работы. ${advice.join('. ')}.`;
}

function leaving(spare: readonly (BusyTier & { readonly spare: number })[]): string {
  const each = spare.map((tier) => `${people(tier.spare)} из ${ofTier(tier)}`);
  const [only] = spare;
  const isOne = spare.length === 1 && only !== undefined && russianForm(only.spare, 'one', '', '') === 'one';
  return `${listedInRussian(each)} ${isOne ? 'мог' : 'могли'} бы`;
}

function standIn(starving: number, withSpare: number, isEveryTier: boolean): string {
  if (isEveryTier) return 'Времени хватит и на новых лидов';
  const who = withSpare > 0 ? 'остальные' : starving === 1 ? 'её люди' : 'их люди';
  return `Пусть ${who} помогают другой линии`;
}

/** `Линия «Продажа» (6 человек, занятость 69 %)`, `Линии «Поиск клиентов» (…) и «Продажа» (…)`. */
function busyTiers(tiers: readonly BusyTier[]): string {
  const [only, ...others] = tiers;
  if (only !== undefined && others.length === 0) return `${capitalised(tierInRussian(only))} (${howBusy(only)})`;
  return `Линии ${listedInRussian(tiers.map((tier) => `${quoted(tier)} (${howBusy(tier)})`))}`;
}

function howBusy({ people: count, occupancy }: BusyTier): string {
  return `${people(count)}, занятость ${inPercent(occupancy)}`;
}

export function transferInRussian({
  tier,
  people: count,
  present,
  handoversPerHour,
  waitKeptFree,
  waitShared,
  verdict,
  enoughPeople,
}: TransferPoint): string {
  const free = `Если клиента сразу переводят к людям ${ofTier(tier)}, он не застаёт никого свободным`;
  const who = `из ${ofPeople(count)} одновременно на месте ${told(present)}, за час — ${counted(handoversPerHour, 'передача', 'передачи', 'передач')}`;
  switch (verdict) {
    case 'few-wait':
      return `${free} в ${inPercent(waitShared)} случаев (${who}): такой перевод можно обещать.`;
    case 'few-wait-if-kept-free':
      return `${free} в ${inPercent(waitShared)} случаев, когда все продолжают обзвон, и в ${inPercent(waitKeptFree)}, когда передачи идут раньше плановых звонков (${who}): пропускайте передачи вперёд или доведите число людей до ${told(enoughPeople)}.`;
    case 'too-many-wait':
      return `${free} в ${inPercent(waitKeptFree)} случаев, даже когда передачи идут раньше плановых звонков (${who}): доведите число людей до ${told(enoughPeople)} или обещайте вместо перевода перезвонить.`;
  }
}

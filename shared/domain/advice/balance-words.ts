import { capitalised, listWords } from '../rule-words.ts';
import type { BalancePoint, BusyTier, PointedRelief, TransferPoint } from './balance-points.ts';
import { inPercent, peopleText, told } from './figure-text.ts';

export function balanceInWords(point: BalancePoint): string {
  switch (point.kind) {
    case 'nobody-works':
      return `Nobody works in ${point.tier.name}, which has ${told(point.hours)} hours of work a day. ${choice(point.reliefs)}`;
    case 'chokes': {
      const { tier, reliefs } = point;
      return `${capitalised(tier.name)} chokes: ${busyText(tier)}, and above 90 % work piles up. ${choice(reliefs)}`;
    }
    case 'starve':
      return starvingText(point);
    case 'balanced':
      return `${busyList(point.tiers)} ${point.tiers.length === 1 ? 'is' : 'are'} in balance.`;
  }
}

function choice(reliefs: readonly PointedRelief[]): string {
  return `${capitalised(reliefs.map(reliefText).join(', or '))}.`;
}

/** More work than time is told as such: nobody is busy 120 % of the day. */
function busyText({ people, occupancy }: BusyTier): string {
  const its = people === 1 ? 'its one person' : `its ${people} people`;
  if (occupancy > 1) return `the work takes ${inPercent(occupancy)} of the time of ${its}`;
  return `${its} ${people === 1 ? 'is' : 'are'} busy ${inPercent(occupancy)} of their time`;
}

function reliefText(relief: PointedRelief): string {
  switch (relief.kind) {
    case 'move-here':
      return `move ${peopleText(relief.people)} from ${relief.from.name}`;
    case 'slow-intake':
      return `slow prospecting to ${told(relief.newLeadsPerDay)} new leads a day (now ${told(relief.newLeadsNow)})`;
    case 'lengthen-cycles':
      return `make the time between two calls to a customer ${told(relief.times)} times as long`;
    case 'add':
      return `add ${peopleText(relief.people)}`;
  }
}

function starvingText({ tiers, isEveryTier }: Extract<BalancePoint, { readonly kind: 'starve' }>): string {
  const spare = tiers.filter((tier) => tier.spare > 0);
  const leave = listWords(spare.map((tier) => `${peopleText(tier.spare)} of ${tier.name}`));
  const standIn = isEveryTier
    ? 'There is time for more leads'
    : `Let ${spare.length > 0 ? 'the others' : tiers.length === 1 ? 'its people' : 'their people'} stand in for another tier`;
  const advice = [
    ...(spare.length === 0 ? [] : [`${leave} could do other work`]),
    ...(spare.length === tiers.length ? [] : [standIn]),
  ];
  return `${busyList(tiers)} ${tiers.length === 1 ? 'starves' : 'starve'}: below 60 % people wait for work. ${advice.join('. ')}.`;
}

function busyList(tiers: readonly BusyTier[]): string {
  const each = tiers.map(
    ({ name, people, occupancy }) => `${name} (${peopleText(people)}, ${inPercent(occupancy)} busy)`,
  );
  return capitalised(listWords(each));
}

export function transferInWords({
  tier,
  people,
  present,
  handoversPerHour,
  waitKeptFree,
  waitShared,
  verdict,
  enoughPeople,
}: TransferPoint): string {
  const who = `of ${peopleText(people)} in ${tier.name} ${present} ${present === 1 ? 'is' : 'are'} there at a time, ${told(handoversPerHour)} hand-overs an hour`;
  switch (verdict) {
    case 'few-wait':
      return `A customer put through to ${tier.name} at once finds nobody free in ${inPercent(waitShared)} of the cases (${who}): that can be promised.`;
    case 'few-wait-if-kept-free':
      return `A customer put through to ${tier.name} at once finds nobody free in ${inPercent(waitShared)} of the cases when everybody goes on dialling, in ${inPercent(waitKeptFree)} when hand-overs come before planned calls (${who}): let them come first, or have ${enoughPeople}.`;
    case 'too-many-wait':
      return `A customer put through to ${tier.name} at once finds nobody free in ${inPercent(waitKeptFree)} of the cases even when hand-overs come before planned calls (${who}): have ${enoughPeople}, or promise a call instead.`;
  }
}

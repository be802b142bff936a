import { capitalised, listWords } from '../rule-words.ts';
import { inPercent, peopleText, told } from './figure-text.ts';
import type { BalancedTier, Relief, StarvingTier, TierBalance } from './tier-balance.ts';
import type { WarmTransfer } from './warm-transfer.ts';

const SECONDS_AN_HOUR = 3_600;

/** Which tiers choke or starve and what to do about it, then those in balance. */
export function balanceSentences(balances: readonly TierBalance[], newLeadsPerDay: number): readonly string[] {
  const starving = balances.filter((balance) => balance.kind === 'starves');
  const balanced = balances.filter((balance) => balance.kind === 'balanced');
  return [
    ...balances.flatMap((balance) => overloadText(balance, newLeadsPerDay)),
    ...(starving.length === 0 ? [] : [starvingText(starving, balances.length)]),
    ...(balanced.length === 0 ? [] : [`${busyList(balanced)} ${balanced.length === 1 ? 'is' : 'are'} in balance.`]),
  ];
}

function overloadText(balance: TierBalance, newLeadsPerDay: number): readonly string[] {
  switch (balance.kind) {
    case 'unstaffed': {
      const { need, reliefs } = balance;
      if (need.seconds === 0) return [];
      const hours = told(need.seconds / SECONDS_AN_HOUR);
      return [
        `Nobody works in ${need.name}, which has ${hours} hours of work a day. ${choice(reliefs, newLeadsPerDay)}`,
      ];
    }
    case 'chokes': {
      const { need, people, occupancy, reliefs } = balance;
      return [
        `${capitalised(need.name)} chokes: ${busyText(people, occupancy)}, and above 90 % work piles up. ${choice(reliefs, newLeadsPerDay)}`,
      ];
    }
    case 'starves':
    case 'balanced':
      return [];
  }
}

function choice(reliefs: readonly Relief[], newLeadsPerDay: number): string {
  return `${capitalised(reliefs.map((relief) => reliefText(relief, newLeadsPerDay)).join(', or '))}.`;
}

/** More work than time is told as such: nobody is busy 120 % of the day. */
function busyText(people: number, occupancy: number): string {
  const its = people === 1 ? 'its one person' : `its ${people} people`;
  if (occupancy > 1) return `the work takes ${inPercent(occupancy)} of the time of ${its}`;
  return `${its} ${people === 1 ? 'is' : 'are'} busy ${inPercent(occupancy)} of their time`;
}

function reliefText(relief: Relief, newLeadsPerDay: number): string {
  switch (relief.kind) {
    case 'move-here':
      return `move ${peopleText(relief.people)} from ${relief.from.name}`;
    case 'slow-intake':
      return `slow prospecting to ${told(relief.newLeadsPerDay)} new leads a day (now ${told(newLeadsPerDay)})`;
    case 'lengthen-cycles':
      return `make the time between two calls to a customer ${told(relief.times)} times as long`;
    case 'add':
      return `add ${peopleText(relief.people)}`;
  }
}

function starvingText(starving: readonly StarvingTier[], tiers: number): string {
  const spare = starving.filter((tier) => tier.spare > 0);
  const leave = listWords(spare.map((tier) => `${peopleText(tier.spare)} of ${tier.need.name}`));
  const standIn =
    starving.length === tiers
      ? 'There is time for more leads'
      : `Let ${spare.length > 0 ? 'the others' : starving.length === 1 ? 'its people' : 'their people'} stand in for another tier`;
  const advice = [
    ...(spare.length === 0 ? [] : [`${leave} could do other work`]),
    ...(spare.length === starving.length ? [] : [standIn]),
  ];
  return `${busyList(starving)} ${starving.length === 1 ? 'starves' : 'starve'}: below 60 % people wait for work. ${advice.join('. ')}.`;
}

function busyList(tiers: readonly (StarvingTier | BalancedTier)[]): string {
  const each = tiers.map(
    ({ need, people, occupancy }) => `${need.name} (${peopleText(people)}, ${inPercent(occupancy)} busy)`,
  );
  return capitalised(listWords(each));
}

/** What happens to customers who are put through while they are on the line. */
export function transferSentence({
  need,
  people,
  present,
  handoversPerHour,
  waitKeptFree,
  waitShared,
  verdict,
  enoughPeople,
}: WarmTransfer): string {
  const who = `of ${peopleText(people)} in ${need.name} ${present} ${present === 1 ? 'is' : 'are'} there at a time, ${told(handoversPerHour)} hand-overs an hour`;
  switch (verdict) {
    case 'few-wait':
      return `A customer put through to ${need.name} at once finds nobody free in ${inPercent(waitShared)} of the cases (${who}): that can be promised.`;
    case 'few-wait-if-kept-free':
      return `A customer put through to ${need.name} at once finds nobody free in ${inPercent(waitShared)} of the cases when everybody goes on dialling, in ${inPercent(waitKeptFree)} when hand-overs come before planned calls (${who}): let them come first, or have ${enoughPeople}.`;
    case 'too-many-wait':
      return `A customer put through to ${need.name} at once finds nobody free in ${inPercent(waitKeptFree)} of the cases even when hand-overs come before planned calls (${who}): have ${enoughPeople}, or promise a call instead.`;
  }
}

import { inPercent, listed, peopleText, told } from './figure-text.ts';
import type { Remedy, StaffedBalance, TierBalance } from './tier-balance.ts';
import type { WarmTransfer } from './warm-transfer.ts';

const SECONDS_AN_HOUR = 3_600;

/** Which tiers choke or starve and what to do, each in its own sentence, then those in balance in one. */
export function balanceSentences(balances: readonly TierBalance[], newLeadsPerDay: number): readonly string[] {
  const balanced = balances.filter((balance): balance is StaffedBalance => balance.state === 'balanced');
  return [
    ...balances.flatMap((balance) => (balance.state === 'unstaffed' ? unstaffedTexts(balance, newLeadsPerDay) : [])),
    ...balances.flatMap((balance) => (balance.state === 'chokes' ? [chokeText(balance, newLeadsPerDay)] : [])),
    ...balances.flatMap((balance) => (balance.state === 'starves' ? [starveText(balance)] : [])),
    ...(balanced.length === 0 ? [] : [balancedText(balanced)]),
  ];
}

function unstaffedTexts({ need, remedies }: TierBalance, newLeadsPerDay: number): readonly string[] {
  if (need.seconds === 0) return [];
  const hours = told(need.seconds / SECONDS_AN_HOUR);
  return [`Nobody works in ${need.name}, which has ${hours} hours of work a day. ${choice(remedies, newLeadsPerDay)}`];
}

function chokeText({ need, people, occupancy, remedies }: StaffedBalance, newLeadsPerDay: number): string {
  return `${upper(need.name)} chokes: ${busyText(people, occupancy)}, and above 90 % work piles up. ${choice(remedies, newLeadsPerDay)}`;
}

function choice(remedies: readonly Remedy[], newLeadsPerDay: number): string {
  return `${upper(remedies.map((remedy) => remedyText(remedy, newLeadsPerDay)).join(', or '))}.`;
}

/** More work than time is told as such: nobody is busy 120 % of the day. */
function busyText(people: number, occupancy: number): string {
  const its = people === 1 ? 'its one person' : `its ${people} people`;
  if (occupancy > 1) return `the work takes ${inPercent(occupancy)} of the time of ${its}`;
  return `${its} ${people === 1 ? 'is' : 'are'} busy ${inPercent(occupancy)} of their time`;
}

function remedyText(remedy: Remedy, newLeadsPerDay: number): string {
  switch (remedy.kind) {
    case 'move-here':
      return `move ${peopleText(remedy.people)} from ${remedy.from.name}`;
    case 'slow-intake':
      return `slow prospecting to ${told(remedy.newLeadsPerDay)} new leads a day (now ${told(newLeadsPerDay)})`;
    case 'lengthen-cycles':
      return `make the time between two calls to a customer ${told(remedy.times)} times as long`;
    case 'add':
      return `add ${peopleText(remedy.people)}`;
    case 'spare':
      return remedy.people === 0 ? 'there is time for more work' : `${peopleText(remedy.people)} could do other work`;
    case 'stand-in':
      return 'it needs two all the same, so that one may be away; let them stand in for another tier';
  }
}

function starveText({ need, people, occupancy, remedies }: StaffedBalance): string {
  if (need.seconds === 0) return `${upper(need.name)} has no work at all.`;
  const advice = remedies.map((remedy) => remedyText(remedy, 0)).join(', ');
  return `${upper(need.name)} starves: ${busyText(people, occupancy)}, and below 60 % people wait for work; ${advice}.`;
}

function balancedText(balanced: readonly StaffedBalance[]): string {
  const each = balanced.map(({ need, occupancy }) => `${need.name} (${inPercent(occupancy)} busy)`);
  return `${upper(listed(each))} ${each.length === 1 ? 'is' : 'are'} in balance.`;
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

function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

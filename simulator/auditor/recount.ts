/** One call as a row of calls.csv tells it, and what else was recorded of it. Moments are ISO 8601 UTC. */
export interface CallToRecount {
  readonly contactId: string;
  readonly tier: number;
  readonly campaign: string;
  readonly list: string;
  readonly source?: string;
  readonly stage: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly talkSeconds?: number;
  readonly agent?: string;
  /** Absent while the call is not decided. */
  readonly outcome?: string;
  readonly nextStage?: string;
  readonly orderValue?: number;
  readonly objection?: string;
  readonly purpose:
    | { readonly kind: 'approach' }
    | { readonly kind: 'handover'; readonly handedOverAt?: string; readonly promisedBy?: string }
    | {
        readonly kind: 'callback';
        readonly agreedAt: string;
        readonly missed: number;
        /** As the call's rules have it; a quarter of an hour when absent. */
        readonly toleranceMinutes?: number;
      }
    | { readonly kind: 'touch'; readonly programme: string; readonly goal?: string };
  /** Of the lead, as it was known when the call was decided: which of its calls this was, and when it was called last. */
  readonly ordinal: number;
  readonly waitingSince: string;
  readonly lastCallAt?: string;
  readonly ordersBefore: number;
}

/** One order that the company's own systems told of, as it stands in the books. */
export interface OrderToRecount {
  /** Tells it from all others. */
  readonly name: string;
  /** When the customer bought, ISO 8601 UTC. */
  readonly at: string;
  readonly tier: number;
  readonly list: string;
  readonly source?: string;
  readonly value: number;
  readonly boughtBefore: boolean;
}

/** One counter of the reports as the table holds it: an hour of one tier, campaign, list, source, programme or agent. */
export interface KeptCounter {
  readonly dimension: string;
  readonly key: string;
  /** The hour's beginning, ISO 8601 UTC. */
  readonly hour: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** A count that is not what the calls and orders come to. */
export interface Miscount {
  readonly dimension: string;
  readonly key: string;
  readonly hour: string;
  readonly name: string;
  readonly kept: number;
  readonly recounted: number;
  /** Calls of that hour and subject. */
  readonly contactIds: readonly string[];
}

export interface Recount {
  /** How many counts were compared. */
  readonly compared: number;
  readonly miscounts: readonly Miscount[];
}

const MACHINES = new Set(['voicemail', 'dead-air']);
const NOBODY = new Set([
  ...['no-answer', 'busy', 'declined', 'invalid-number', 'not-placed'],
  ...['blocked', 'network-failure', 'not-allowed', 'unknown'],
]);
/** A human answered, and it was not the one to be talked to. */
const STRANGERS = new Set([
  ...['abandoned', 'hung-up-early', 'gatekeeper', 'wrong-person', 'wrong-number', 'deceased', 'minor'],
  'answered-without-disposition',
]);
const HOUR_MILLISECONDS = 3_600_000;
const MINUTE_MILLISECONDS = 60_000;

interface Tally {
  readonly dimension: string;
  readonly key: string;
  readonly hour: string;
  readonly counts: Map<string, number>;
  readonly contactIds: string[];
  readonly orders: string[];
}

/**
 * Counts the calls and orders anew and holds every count of the reports against that, in both directions: none is too
 * much, none is missing. Hours of subjects with a call whose last change, or an order that, is still on its way to the
 * counters are left out.
 * @param onTheirWay contacts of such calls, and names of such orders.
 */
export function recount(
  calls: readonly CallToRecount[],
  orders: readonly OrderToRecount[],
  counters: readonly KeptCounter[],
  onTheirWay: ReadonlySet<string> = new Set(),
): Recount {
  const tallies = new Map<string, Tally>();
  for (const call of calls) for (const tally of talliesOf(call, tallies)) add(call, tally);
  for (const order of orders) addOrder(order, tallies);
  const kept = new Map(counters.map((counter) => [nameOf(counter), counter]));
  const hours = [...new Map<string, KeptCounter | Tally>([...kept, ...tallies])];
  let compared = 0;
  const miscounts = hours.toSorted(inTextOrder).flatMap(([name, { dimension, key, hour }]) => {
    const own: ReadonlyMap<string, number> = tallies.get(name)?.counts ?? new Map();
    const contactIds: readonly string[] = tallies.get(name)?.contactIds ?? [];
    const told = [...contactIds, ...(tallies.get(name)?.orders ?? [])];
    if (told.some((one) => onTheirWay.has(one))) return [];
    const theirs = new Map(Object.entries(kept.get(name)?.counts ?? {}));
    const names = [...new Set([...own.keys(), ...theirs.keys()])].sort();
    compared += names.length;
    return names.flatMap((count) => {
      const [inTable, recounted] = [theirs.get(count) ?? 0, own.get(count) ?? 0];
      return inTable === recounted ? [] : [{ dimension, key, hour, name: count, kept: inTable, recounted, contactIds }];
    });
  });
  return { compared, miscounts };
}

function talliesOf(call: CallToRecount, tallies: Map<string, Tally>): readonly Tally[] {
  if (call.outcome === undefined) return [];
  const { tier, campaign, list, source = '(none)', purpose, agent, startedAt } = call;
  const subjects = [
    ['tier', String(tier)],
    ['campaign', campaign],
    ['list', list],
    ['source', source],
    ...(purpose.kind === 'touch' ? [['programme', purpose.programme]] : []),
    ...(agent === undefined ? [] : [['agent', agent]]),
  ];
  return subjects.map(([dimension = '', key = '']) => {
    const tally = tallyOf(dimension, key, startedAt, tallies);
    tally.contactIds.push(call.contactId);
    return tally;
  });
}

function addOrder(order: OrderToRecount, tallies: Map<string, Tally>): void {
  const { name, tier, list, source = '(none)', at, value, boughtBefore } = order;
  for (const [dimension, key] of [
    ['tier', String(tier)],
    ['list', list],
    ['source', source],
  ] as const) {
    const tally = tallyOf(dimension, key, at, tallies);
    tally.orders.push(name);
    const count = countIn(tally);
    count('recordedOrders', true);
    count('recordedRevenue', value);
    count('recordedRepeatOrders', boughtBefore);
  }
}

/** The tally of the subject's hour, which is there from now on. */
function tallyOf(dimension: string, key: string, at: string, tallies: Map<string, Tally>): Tally {
  const began = Math.floor(Date.parse(at) / HOUR_MILLISECONDS) * HOUR_MILLISECONDS;
  const hour = new Date(began).toISOString();
  const name = nameOf({ dimension, key, hour });
  const tally: Tally = tallies.get(name) ?? { dimension, key, hour, counts: new Map(), contactIds: [], orders: [] };
  tallies.set(name, tally);
  return tally;
}

function countIn({ counts }: Tally): Count {
  return (name, by) => {
    const more = Number(by);
    if (more !== 0) counts.set(name, (counts.get(name) ?? 0) + more);
  };
}

function add(call: CallToRecount, tally: Tally): void {
  const count = countIn(tally);
  const { outcome = '', purpose, startedAt } = call;
  count(`outcome#${outcome}`, true);
  if (outcome === 'sale') countSale(call, count);
  if (outcome === 'not-placed') return;
  const isHuman = !MACHINES.has(outcome) && !NOBODY.has(outcome);
  const isRightParty = isHuman && !STRANGERS.has(outcome);
  count('attempts', true);
  count(`stage#${call.stage}`, true);
  count('humans', isHuman);
  count('machines', MACHINES.has(outcome));
  count('rightParties', isRightParty);
  count('conversations', isRightParty || outcome === 'answered-without-disposition');
  count('abandoned', outcome === 'abandoned');
  count('talkSeconds', Math.max(0, call.talkSeconds ?? 0));
  count('lineSeconds', call.endedAt === undefined ? 0 : Math.max(0, secondsFrom(startedAt, call.endedAt)));
  count('handovers', call.nextStage === 'selling');
  count('complaints', outcome === 'complaint');
  count('optOuts', outcome === 'do-not-call');
  if (call.objection !== undefined) count(`objection#${call.objection}`, true);
  if (call.ordinal === 1) {
    count('firstCalls', true);
    count('firstCallWaitSeconds', Math.max(0, secondsFrom(call.waitingSince, startedAt)));
  }
  if (purpose.kind === 'handover') countHandover(call, purpose, count);
  if (purpose.kind === 'callback') countCallback(call, purpose, isHuman, count);
  if (purpose.kind === 'touch') {
    const winsBack = (purpose.goal ?? purpose.programme) === 'win-back';
    count('touchCalls', true);
    count('winBackTalks', winsBack && isRightParty);
    count('winBackSales', winsBack && outcome === 'sale');
  }
}

type Count = (name: string, by: number | boolean) => void;

function countSale({ stage, orderValue, ordersBefore }: CallToRecount, count: Count): void {
  count('sales', true);
  count('pricedSales', orderValue !== undefined);
  count('revenue', orderValue ?? 0);
  count('repeatSales', stage === 'account-care');
  count('newRegulars', ordersBefore === 1);
}

function countHandover(
  { startedAt, lastCallAt }: CallToRecount,
  { handedOverAt, promisedBy }: Extract<CallToRecount['purpose'], { readonly kind: 'handover' }>,
  count: Count,
): void {
  if (handedOverAt === undefined) return;
  if (lastCallAt !== undefined && Date.parse(lastCallAt) >= Date.parse(handedOverAt)) return;
  count('handoverCalls', true);
  count('handoverWaitSeconds', Math.max(0, secondsFrom(handedOverAt, startedAt)));
  count('handoversPromised', promisedBy !== undefined);
  count('handoversInTime', promisedBy !== undefined && Date.parse(startedAt) <= Date.parse(promisedBy));
}

function countCallback(
  { startedAt, lastCallAt }: CallToRecount,
  { agreedAt, missed, toleranceMinutes = 15 }: Extract<CallToRecount['purpose'], { readonly kind: 'callback' }>,
  isReached: boolean,
  count: Count,
): void {
  const agreed = Date.parse(agreedAt);
  const began = Date.parse(startedAt);
  const isFirst = missed === 0 && began >= agreed && (lastCallAt === undefined || Date.parse(lastCallAt) < agreed);
  const isInTime = began <= agreed + toleranceMinutes * MINUTE_MILLISECONDS;
  count('callbacksKept', isFirst && isInTime);
  count('callbacksLate', isFirst && !isInTime);
  count('callbacksMissed', !isReached);
}

function secondsFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1_000);
}

function nameOf({ dimension, key, hour }: Pick<Tally, 'dimension' | 'key' | 'hour'>): string {
  return `${hour} ${dimension} ${key}`;
}

function inTextOrder([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

import type { Temporal } from 'temporal-polyfill';
import type { OutcomeCode } from '../outcome.ts';
import type { Stage } from '../stage.ts';

/** What calls are counted by; orders of the company's own systems by tier, list and source alone. */
export const REPORT_DIMENSIONS = ['tier', 'campaign', 'list', 'source', 'programme', 'agent'] as const;

export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

/** One tier, campaign, list, source, programme or agent. */
export interface ReportSubject {
  readonly dimension: ReportDimension;
  readonly key: string;
}

/** Leads that no source is known of. */
export const NO_SOURCE = '(none)';

/**
 * What is counted. Seconds and revenue are sums; all others count calls, the recorded ones orders. Money in whole units
 * of the company's currency.
 */
export const COUNTERS = [
  'attempts',
  'humans',
  'machines',
  'conversations',
  'rightParties',
  'abandoned',
  /** From the agent's first word to the end of the call. */
  'talkSeconds',
  /** From the start to the end of the call: what it kept busy of a line, and in one-to-one dialling of an agent. */
  'lineSeconds',
  /** Leads that prospecting handed over to selling. */
  'handovers',
  'sales',
  /** Sales of which the agent told the order's value. */
  'pricedSales',
  'revenue',
  /** Sales to customers. */
  'repeatSales',
  /** Sales that were a customer's second order. */
  'newRegulars',
  'complaints',
  'optOuts',
  /** First calls after an agreed moment: in time, and too late. */
  'callbacksKept',
  'callbacksLate',
  /** Calls at an agreed moment or repeated after it that reached nobody. */
  'callbacksMissed',
  /** Calls that were their lead's first, and the time that the leads had been waiting for them. */
  'firstCalls',
  'firstCallWaitSeconds',
  /** First calls after a hand-over, the time since, and those of them that were promised by a moment and came in time. */
  'handoverCalls',
  'handoverWaitSeconds',
  'handoversPromised',
  'handoversInTime',
  /** Calls that a programme planned; of those of the win-back programme, talks and sales. */
  'touchCalls',
  'winBackTalks',
  'winBackSales',
  /**
   * Orders that the company's own systems told of, their value, and those of customers of whom another purchase was
   * known. They are no calls: one that an agent sold is a sale too, so that the two are never added up.
   */
  'recordedOrders',
  'recordedRevenue',
  'recordedRepeatOrders',
] as const;

/** Beside the fixed ones: attempts by the lead's stage, calls by outcome, and objections by their code in the script. */
export type CounterName =
  | (typeof COUNTERS)[number]
  | `stage#${Stage}`
  | `outcome#${OutcomeCode}`
  | `objection#${string}`;

/** What was counted, by counter; what is absent is nothing. */
export type Counts = Readonly<Partial<Record<CounterName, number>>>;

/** What was counted of one subject's calls that started within one hour, and of its orders of that hour. */
export interface ReportCounter {
  readonly subject: ReportSubject;
  /** The beginning of the hour, in UTC. */
  readonly hour: Temporal.Instant;
  readonly counts: Counts;
}

/** Both together; a counter that comes to nothing is left out. */
export function plus(one: Counts, other: Counts): Counts {
  return combined(one, other, (mine, theirs) => mine + theirs);
}

/** What is to be added to `from` to make it `to`. */
export function difference(to: Counts, from: Counts): Counts {
  return combined(to, from, (mine, theirs) => mine - theirs);
}

function combined(one: Counts, other: Counts, combine: (mine: number, theirs: number) => number): Counts {
  const names = Object.keys({ ...one, ...other }) as CounterName[];
  const all = names.map((name) => [name, combine(one[name] ?? 0, other[name] ?? 0)] as const);
  return Object.fromEntries(all.filter(([, count]) => count !== 0));
}

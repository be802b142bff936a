import type { Temporal } from 'temporal-polyfill';
import type { Recount } from '../../auditor/recount.ts';
import type { BusEvent } from '../../company-bus/event-bus-api.ts';
import type { FlowAnswer } from '../../connect/flow-functions.ts';
import type { GroundTruth, TrueCall } from '../../ground-truth.ts';
import type { RunRecords, TableItem } from '../../run-records.ts';
import type { StopOfEverything } from '../interference.ts';
import type { WrittenLead } from '../lead-writes.ts';
import type { SentAt, SentStart } from '../sent-calls.ts';

/** What is known of a run after its last day: what truly happened, what the product wrote down, and what it sent. */
export interface LivedRun {
  readonly end: Temporal.Instant;
  readonly truth: GroundTruth;
  readonly records: RunRecords;
  readonly table: readonly TableItem[];
  readonly claims: readonly SentAt[];
  readonly starts: readonly SentStart[];
  /** Leads of whose calls the product said that nobody can tell whether they were placed, one entry each time. */
  readonly unknownFates: readonly string[];
  readonly stops: readonly StopOfEverything[];
  readonly flowAnswers: readonly FlowAnswer[];
  /** The earliest moment at which an end or a record of the call reached a function; absent when none ever did. */
  readonly heardOfAt: ReadonlyMap<string, Temporal.Instant>;
  /** Who had bought before the run, without a value, by the company's own id. */
  readonly boughtBefore: ReadonlySet<string>;
  /** How often a decision on the call was stored. */
  readonly decisionsStored: ReadonlyMap<string, number>;
  /** Every write of a lead, by lead and version. */
  readonly leadWrites: ReadonlyMap<string, ReadonlyMap<number, WrittenLead>>;
  /** What the company's bus has taken. */
  readonly events: readonly BusEvent[];
  /** The counters of the reports against the recorded calls. */
  readonly recount: Recount;
}

export type BrokenRule =
  | 'token-sent-twice'
  | 'start-without-claim'
  | 'start-too-late'
  | 'start-while-stopped'
  | 'call-not-recorded'
  | 'call-not-decided'
  | 'decided-twice'
  | 'misread'
  | 'placed-miscounted'
  | 'budget-miscounted'
  | 'purchase-miscounted'
  | 'timer-lost'
  | 'stalled'
  | 'event-missing'
  | 'event-unexplained'
  | 'event-changed'
  | 'event-tells-person'
  | 'results-miscounted';

/** One broken rule, and the lead or call that shows it. */
export interface Breach {
  readonly rule: BrokenRule;
  readonly leadId: string;
  readonly contactId?: string;
  readonly sentence: string;
}

/** A call that is so old that whatever was on its way has arrived. */
export function isLongOver(call: TrueCall, end: Temporal.Instant): boolean {
  return Date.parse(call.endedAt) < end.subtract({ hours: 24 }).epochMilliseconds;
}

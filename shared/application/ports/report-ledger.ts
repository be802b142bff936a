import type { Temporal } from 'temporal-polyfill';
import type { OutcomeCode } from '../../domain/outcome.ts';
import type { ReportCounter, ReportDimension } from '../../domain/reports/report-counter.ts';
import type { TrainingRecording } from '../../domain/reports/training-recording.ts';
import type { TierNumber } from '../../domain/sales-structure.ts';

/** One change of one attempt, or one noted order; it is added once. */
export interface ChangeMark {
  /** The attempt's contact, or the order's lead. */
  readonly of: string;
  /** Tells it from all other changes of the same: an attempt's revision, or an order's name. */
  readonly change: string;
}

/** A recording as the attempt's change of that revision left it. */
export interface RecordingAt {
  readonly recording: TrainingRecording;
  readonly revision: number;
}

/** What a transaction would add: the changes that it takes in, and what they come to. */
export interface LedgerEntry {
  readonly marks: readonly ChangeMark[];
  readonly additions: readonly ReportCounter[];
  readonly recordings: readonly RecordingAt[];
}

export type EntryResult =
  | { readonly kind: 'entered' }
  /** Nothing was written: these changes were added before, and of these calls newer recordings are kept. */
  | {
      readonly kind: 'known';
      readonly marks: readonly ChangeMark[];
      readonly recordings: readonly RecordingAt[];
    };

/** From the first hour on, up to but without the last moment. */
export interface ReportSpan {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

export interface RecordingQuery extends ReportSpan {
  readonly tier: TierNumber;
  readonly outcomes: ReadonlySet<OutcomeCode>;
}

/** The counters of the reports, hour by hour, and where recordings lie. */
export interface ReportLedger {
  /** How many marks, additions and recordings fit into one entry together. */
  readonly mostPerEntry: number;

  /**
   * Adds all of it together, or nothing: not when any of the marks was entered before, nor when a recording of a higher
   * or the same revision is kept.
   */
  enter(entry: LedgerEntry, now: Temporal.Instant): Promise<EntryResult>;

  /** The counters of all subjects of the dimension that began within the span, in the order of their hours. */
  counters(dimension: ReportDimension, span: ReportSpan): Promise<readonly ReportCounter[]>;

  /** The recordings of calls that started within the span and ended so, in the order of their starts. */
  recordings(query: RecordingQuery): Promise<readonly TrainingRecording[]>;
}

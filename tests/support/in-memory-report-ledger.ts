import { Temporal } from 'temporal-polyfill';
import type {
  ChangeMark,
  EntryResult,
  LedgerEntry,
  RecordingAt,
  RecordingQuery,
  ReportLedger,
  ReportSpan,
} from '../../shared/application/ports/report-ledger.ts';
import { folded } from '../../shared/domain/reports/attempt-change.ts';
import type { ReportCounter, ReportDimension } from '../../shared/domain/reports/report-counter.ts';
import type { TrainingRecording } from '../../shared/domain/reports/training-recording.ts';

/** A ledger in memory, of which an entry takes a moment so that two can meet. */
export class InMemoryReportLedger implements ReportLedger {
  readonly mostPerEntry: number;
  entries = 0;
  #counters: readonly ReportCounter[] = [];
  readonly #marks = new Set<string>();
  readonly #recordings = new Map<string, RecordingAt>();

  constructor(mostPerEntry = 100) {
    this.mostPerEntry = mostPerEntry;
  }

  async enter({ marks, additions, recordings }: LedgerEntry): Promise<EntryResult> {
    await Promise.resolve();
    if (marks.length + additions.length + recordings.length > this.mostPerEntry) throw new RangeError('too much');
    this.entries += 1;
    const known = {
      marks: marks.filter((mark) => this.#marks.has(nameOf(mark))),
      recordings: recordings.filter(({ recording, revision }) => {
        const kept = this.#recordings.get(recording.contactId);
        return kept !== undefined && kept.revision >= revision;
      }),
    };
    if (known.marks.length + known.recordings.length > 0) return { kind: 'known', ...known };
    for (const mark of marks) this.#marks.add(nameOf(mark));
    for (const recording of recordings) this.#recordings.set(recording.recording.contactId, recording);
    this.#counters = folded([...this.#counters, ...additions]);
    return { kind: 'entered' };
  }

  async counters(dimension: ReportDimension, span: ReportSpan): Promise<readonly ReportCounter[]> {
    return this.#counters
      .filter(({ subject, hour }) => subject.dimension === dimension && isWithin(hour, span))
      .toSorted(
        (one, other) =>
          Temporal.Instant.compare(one.hour, other.hour) || (one.subject.key < other.subject.key ? -1 : 1),
      );
  }

  async recordings({ tier, outcomes, ...span }: RecordingQuery): Promise<readonly TrainingRecording[]> {
    return [...this.#recordings.values()]
      .map(({ recording }) => recording)
      .filter((one) => one.tier === tier && outcomes.has(one.outcome) && isWithin(one.startedAt, span))
      .toSorted(
        (one, other) =>
          Temporal.Instant.compare(one.startedAt, other.startedAt) || (one.contactId < other.contactId ? -1 : 1),
      );
  }
}

function isWithin(moment: Temporal.Instant, { from, to }: ReportSpan): boolean {
  return Temporal.Instant.compare(moment, from) >= 0 && Temporal.Instant.compare(moment, to) < 0;
}

function nameOf({ of, change }: ChangeMark): string {
  return `${of} ${change}`;
}

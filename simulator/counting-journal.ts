import type { Temporal } from 'temporal-polyfill';
import type { Journal, JournalEntry } from '../shared/application/ports/journal.ts';
import type { SkippedTouch } from './report/run-result.ts';

/** Counts what the functions note while a run goes on, and keeps what failed. */
export class CountingJournal implements Journal {
  readonly #clock: () => Temporal.Instant;
  readonly #counts = new Map<JournalEntry['kind'], number>();
  readonly #heldBack = new Map<string, number>();
  readonly #skipped: SkippedTouch[] = [];
  readonly #failures: Extract<JournalEntry, { kind: 'work-failed' }>[] = [];
  #sales = 0;

  constructor(clock: () => Temporal.Instant) {
    this.#clock = clock;
  }

  note(entry: JournalEntry): void {
    this.#counts.set(entry.kind, (this.#counts.get(entry.kind) ?? 0) + 1);
    if (entry.kind === 'call-held-back') this.#heldBack.set(entry.by, (this.#heldBack.get(entry.by) ?? 0) + 1);
    if (entry.kind === 'outcome-decided' && entry.outcome === 'sale') this.#sales += 1;
    if (entry.kind === 'work-failed') this.#failures.push(entry);
    if (entry.kind === 'touch-skipped') {
      const { leadId, programme, touch, why } = entry;
      this.#skipped.push({ leadId, programme, touch, at: this.#clock(), why });
    }
  }

  count(kind: JournalEntry['kind']): number {
    return this.#counts.get(kind) ?? 0;
  }

  sales(): number {
    return this.#sales;
  }

  /** How often a wanted call was moved to a later moment, by the rule that moved it; sorted by rule. */
  heldBack(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#heldBack].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  skippedTouches(): readonly SkippedTouch[] {
    return this.#skipped;
  }

  failures(): readonly Extract<JournalEntry, { kind: 'work-failed' }>[] {
    return this.#failures;
  }
}

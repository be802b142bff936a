import type { Journal, JournalEntry } from '../../shared/application/ports/journal.ts';

/** A journal that keeps what it is told. */
export class HeldJournal implements Journal {
  readonly entries: JournalEntry[] = [];

  note(entry: JournalEntry): void {
    this.entries.push(entry);
  }
}

/** For tests of everything else. */
export const NOBODY_LISTENS: Journal = { note: () => undefined };

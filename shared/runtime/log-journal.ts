import { Logger } from '@aws-lambda-powertools/logger';
import type { Journal, JournalEntry } from '../application/ports/journal.ts';
import { redactedError } from './redacted-error.ts';

/** Entries that a person has to look at, as against those that are merely counted. */
const LOUD: ReadonlySet<JournalEntry['kind']> = new Set([
  'start-refused',
  'start-unknown',
  'setting-unreadable',
  'lead-unreadable',
  'input-rejected',
]);

/** Writes the journal to the function's structured log: identifiers and reasons, never numbers, names or attributes. */
export class LogJournal implements Journal {
  readonly #logger: Logger;

  constructor(logger: Logger = new Logger()) {
    this.#logger = logger;
  }

  note(entry: JournalEntry): void {
    const { kind, ...fields } = entry;
    if (entry.kind === 'work-failed') this.#logger.error(kind, { ...fields, error: redactedError(entry.error) });
    else if (LOUD.has(kind)) this.#logger.warn(kind, fields);
    else this.#logger.info(kind, fields);
  }
}

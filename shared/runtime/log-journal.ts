import type { Logger } from '@aws-lambda-powertools/logger';
import type { Journal, JournalEntry } from '../application/ports/journal.ts';
import { redactedError, redactedText } from './redacted-error.ts';

/** Entries that a person has to look at, as against those that are merely counted. */
const LOUD: ReadonlySet<JournalEntry['kind']> = new Set([
  'start-refused',
  'start-unknown',
  'setting-unreadable',
  'lead-unreadable',
  'input-rejected',
]);

/** Entries that tell of no call and no fault: they are measured, and a line would say no more. */
const MEASURED_ALONE: ReadonlySet<JournalEntry['kind']> = new Set(['run-ended', 'end-told', 'results-counted']);

/** Fields that hold sentences; all others hold identifiers and words of our own. */
const SENTENCES: ReadonlySet<string> = new Set(['why', 'reason', 'what']);

/**
 * Writes the journal to the function's structured log: identifiers and reasons, never numbers, names or attributes. A line
 * about a call names its lead, the number of its attempt and, once there is one, its contact.
 */
export class LogJournal implements Journal {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  note(entry: JournalEntry): void {
    if (MEASURED_ALONE.has(entry.kind)) return;
    if (entry.kind === 'work-failed' || entry.kind === 'invocation-failed') {
      const { kind, error, ...fields } = entry;
      this.#logger.error(kind, { ...told(fields), error: redactedError(error) });
      return;
    }
    const { kind, ...fields } = entry;
    if (LOUD.has(kind)) this.#logger.warn(kind, told(fields));
    else this.#logger.info(kind, told(fields));
  }
}

function told(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      SENTENCES.has(name) && typeof value === 'string' ? redactedText(value) : value,
    ]),
  );
}

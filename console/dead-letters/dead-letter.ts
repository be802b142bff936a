import type { Temporal } from 'temporal-polyfill';

/** Where dead letters lie, in the order in which they are listed. */
export const SOURCES = [
  'contact-events',
  'contact-records',
  'business-events',
  'table-stream',
  'rejected-input',
  'wake-ups',
] as const;

export type SourceName = (typeof SOURCES)[number];

/** How a letter gets back to what could not process it. */
export type WayBack =
  | { readonly kind: 'to-queue'; readonly queueUrl: string; readonly body: string }
  /** One event after the other, so that one that fails hides no other. */
  | { readonly kind: 'to-function'; readonly functionName: string; readonly events: readonly unknown[] }
  | { readonly kind: 'none'; readonly why: string; readonly mend: string };

/** Input that could not be processed, kept whole. */
export interface DeadLetter {
  readonly id: string;
  readonly source: SourceName;
  /** For rejected input: what it came as, such as `disposition`. */
  readonly cameAs?: string;
  readonly receivedAt: Temporal.Instant;
  /** Why it lies here, as far as whoever put it here said so. */
  readonly reason?: string;
  readonly bytes: number;
  /** For a person to read. Holds personal data: never part of a list. */
  readonly payload: string;
  readonly wayBack: WayBack;
}

/** Reading hides letters from other readers for seconds, acting for as long as it may take to process one. */
export type Hold = 'to-read' | 'to-act';

/** A place that keeps dead letters of one or several sources. */
export interface LetterBox {
  readonly sources: readonly SourceName[];
  /** Every letter that nobody else holds. Those not removed by the end are there for the next reader at once. */
  letters(hold: Hold): AsyncIterable<DeadLetter>;
  /** Removes a letter that {@link letters} gave. A letter that is gone already stays gone. */
  remove(id: string): Promise<void>;
  /** About how many letters lie here, those that somebody else holds included. */
  roughCount(): Promise<number | undefined>;
}

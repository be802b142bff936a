import type { Temporal } from 'temporal-polyfill';
import type { SuppressReason } from '../../domain/lead.ts';

/** That a number must not be called any more: enough to suppress it again in a table that has lost it. */
export interface Suppression {
  /** The keyed hash of the number. */
  readonly numberKey: string;
  /** The first moment at which it was asked for. */
  readonly at: Temporal.Instant;
  readonly why: SuppressReason;
}

/** That a person was erased: enough to erase them again in a table that still has them. */
export interface Erasure {
  readonly leadId: string;
  /** When they were first erased. */
  readonly at: Temporal.Instant;
}

/** Where suppressions and erasures can be read again, whatever became of the table. */
export interface SuppressionSource {
  /** Suppressions of that moment and later; perhaps some that are earlier, in any order. */
  since(at: Temporal.Instant): AsyncIterable<Suppression>;

  /** The same of erasures. */
  erasuresSince(at: Temporal.Instant): AsyncIterable<Erasure>;
}

/** The log of suppressions and erasures, apart from the table, from which nothing is ever taken away. */
export interface SuppressionLog extends SuppressionSource {
  /** Keeps the suppression; one that is kept already stays as it is. */
  append(suppression: Suppression): Promise<void>;

  /** The same of an erasure. */
  appendErasure(erasure: Erasure): Promise<void>;
}

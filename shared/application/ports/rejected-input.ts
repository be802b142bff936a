import type { Temporal } from 'temporal-polyfill';

/** Something that came in and that nobody understands. */
export interface RejectedInput {
  readonly source:
    | 'contact-event'
    | 'contact-record'
    | 'disposition'
    | 'opt-out'
    | 'business-event'
    | 'wake-up'
    | 'table-change';
  /** What is wrong with it, by path; no value of the payload is quoted. */
  readonly reason: string;
  /** As it came. */
  readonly payload: string;
  readonly at: Temporal.Instant;
}

/** Where rejected input waits for a person, payload and all. */
export interface RejectedInputs {
  /**
   * Keeps the input; one that comes again is kept again.
   * @throws when it cannot be kept: the message is then to be delivered again.
   */
  keep(input: RejectedInput): Promise<void>;
}

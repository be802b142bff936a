/** The promises that a run is judged by. */
export const VIOLATION_KINDS = [
  'outside-hours',
  'twice-at-once',
  'after-stop',
  'over-cap',
  'not-permitted',
  'left-in-silence',
  'after-purchase',
  'callback-not-kept',
] as const;

export type ViolationKind = (typeof VIOLATION_KINDS)[number];

/** One broken promise: which call, to whom, when, and in a plain sentence why. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly personId: string;
  readonly contactId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly sentence: string;
}

export interface PromiseCount {
  readonly violations: number;
  /**
   * What the promise was judged on: all calls; for silence those that a human answered, for purchases those to people who
   * had bought, for callbacks those that are told as kept in time.
   */
  readonly judged: number;
}

export interface AuditReport {
  /** Ordered by moment, then call, then kind. */
  readonly violations: readonly Violation[];
  readonly counts: Readonly<Record<ViolationKind, PromiseCount>>;
}

/** The promises that a run is judged by. */
export const VIOLATION_KINDS = [
  'outside-hours',
  'twice-at-once',
  'after-stop',
  'over-cap',
  'not-permitted',
  'left-in-silence',
  'after-purchase',
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
  /** Calls the promise was judged on: all of them; for silence those that a human answered, for purchases those to people who had bought. */
  readonly judged: number;
}

export interface AuditReport {
  /** Ordered by moment, then call, then kind. */
  readonly violations: readonly Violation[];
  readonly counts: Readonly<Record<ViolationKind, PromiseCount>>;
}

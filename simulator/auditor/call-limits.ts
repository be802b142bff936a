/** At most so many calls within so many hours: to the person over all numbers, or to each number by itself. */
export interface RollingCap {
  readonly count: number;
  readonly windowHours: number;
  readonly per: 'lead' | 'number';
}

/** How often and how soon a person may be rung again. */
export interface CallLimits {
  /** All of them hold. */
  readonly rollingCaps: readonly RollingCap[];
  /** On one date of the person's calendar. */
  readonly maxPerDay: number;
  /** Over the person's whole life with the company. */
  readonly maxEver: number;
  readonly minGapMinutes: number;
  /** How long nobody rings after a call that a human answered and no agent took, from the beginning of that call. */
  readonly dropLockoutHours: number;
}

/** Limits that forbid nothing. */
export const NO_LIMITS: CallLimits = {
  rollingCaps: [],
  maxPerDay: Number.POSITIVE_INFINITY,
  maxEver: Number.POSITIVE_INFINITY,
  minGapMinutes: 0,
  dropLockoutHours: 0,
};

import type { Temporal } from 'temporal-polyfill';

/** Why a lead may not be called now. */
export const REFUSAL_CODES = [
  'emergency-stop',
  'campaign-paused',
  'tier-paused',
  'campaign-not-running',
  'observe-mode',
  'outside-hours',
  'holiday',
  'cap-lifetime',
  'cap-day',
  'cap-rolling',
  'min-gap',
  'quiet-after-conversation',
  'bought-recently',
  'number-bad',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** When this refusal ends by itself; absent when it does not. */
  readonly until?: Temporal.Instant;
}

import type { Temporal } from 'temporal-polyfill';

/** Why nothing is dialled at all, nothing but test numbers, or nothing of a campaign. */
export const CAMPAIGN_REFUSAL_CODES = [
  'emergency-stop',
  'table-restored',
  'observe-mode',
  'not-a-test-number',
  'campaign-paused',
  'tier-paused',
  'campaign-not-running',
  'campaign-not-equipped',
] as const;

/** Where a lead stands when it waits for no call, or not yet. */
export const STATE_REFUSAL_CODES = ['done', 'suppressed', 'in-review', 'in-a-call', 'resting', 'not-due'] as const;

/** Which rule forbids a call that is due. */
export const RULE_REFUSAL_CODES = [
  'dialled-by-hand',
  'no-consent',
  'timezone-unknown',
  'number-bad',
  'customer-calls',
  'outside-hours',
  'holiday',
  'closed-date',
  'outside-wished-hours',
  'cap-lifetime',
  'cap-number',
  'cap-day',
  'cap-rolling',
  'min-gap',
  'quiet-after-conversation',
  'drop-lockout',
  'lead-expired',
  'bought-recently',
  'touch-left-out',
] as const;

/** What a call that may be placed still waits for. */
export const CAPACITY_REFUSAL_CODES = ['waits-for-agent', 'no-agent', 'no-line'] as const;

/** Why a lead may not be called now. */
export const REFUSAL_CODES = [
  ...CAMPAIGN_REFUSAL_CODES,
  ...STATE_REFUSAL_CODES,
  ...RULE_REFUSAL_CODES,
  ...CAPACITY_REFUSAL_CODES,
] as const;

export type CampaignRefusalCode = (typeof CAMPAIGN_REFUSAL_CODES)[number];
export type RuleRefusalCode = (typeof RULE_REFUSAL_CODES)[number];
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A rule that forbids a call. */
export interface Refusal {
  readonly code: RuleRefusalCode;
  /** When this refusal ends by itself; absent when it does not. */
  readonly until?: Temporal.Instant;
}

import type { Temporal } from 'temporal-polyfill';
import { FORECAST_ASSUMPTIONS, type ForecastAssumptions } from './forecast-assumptions.ts';
import type { RefusalCode } from './gate.ts';
import type { CallPurpose, SkipReason } from './lead.ts';
import type { Stage } from './stage.ts';
import type { TierNumber } from './tier-number.ts';

/** A call that would have been placed, had the deployment not only observed. There is one for each lead and due moment. */
export interface ObservedCall {
  readonly leadId: string;
  readonly dueAt: Temporal.Instant;
  /** When it would have been placed. */
  readonly at: Temporal.Instant;
  readonly campaignId: string;
  readonly tier: TierNumber;
  readonly stage: Stage;
  readonly purpose: CallPurpose['kind'];
  /** Of a touch. */
  readonly programme?: string;
  /** People of the campaign's routing profile whom Connect told to be free then. */
  readonly peopleFree: number;
}

/** What kept leads of a campaign from being called in an hour: each planned anew by it, or a touch left out. */
export interface ObservedHolds {
  readonly hour: Temporal.Instant;
  readonly campaignId: string;
  readonly tier: TierNumber;
  readonly counts: Readonly<Partial<Record<HoldReason, number>>>;
}

export type HoldReason = RefusalCode | SkipReason;

/**
 * How long a call that is only observed takes a person, in seconds: an average over calls that reach somebody and calls
 * that do not. Without it one free person would seem to call somebody else in every minute.
 */
export function observedCallSeconds(
  stage: Stage,
  { reachedShare, talkSeconds, ringSeconds }: ForecastAssumptions = FORECAST_ASSUMPTIONS,
): number {
  return ringSeconds + reachedShare[stage] * talkSeconds[stage];
}

/** Whether the person who would have taken the call is taken to be busy with it. */
export function lastsStill({ at, stage }: Pick<ObservedCall, 'at' | 'stage'>, now: Temporal.Instant): boolean {
  return now.since(at).total('seconds') < observedCallSeconds(stage);
}

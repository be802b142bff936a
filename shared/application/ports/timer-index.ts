import type { Temporal } from 'temporal-polyfill';
import type { Lead } from '../../domain/lead.ts';

/** What all campaigns have open, as the index saw it a moment ago. */
export interface PendingCalls {
  /** Leads claimed, ringing or talking; those whose lease has ended among them. */
  readonly dialling: readonly Lead[];
  /** Leads whose conversation is over and whose disposition is awaited; those past their limit among them. */
  readonly wrapping: readonly Lead[];
  /** Leads whose rest is over; at most `limit`, earliest first. */
  readonly rested: readonly Lead[];
}

/**
 * The one sparse index of timers. Reads may be stale by moments: whoever acts on a lead found here decides on the base
 * item through a version condition.
 */
export interface TimerIndex {
  /** Promised calls due at or before `now`, earliest first, whatever their area. */
  duePromised(campaignId: string, now: Temporal.Instant, limit: number): Promise<readonly Lead[]>;

  /** Normal calls of one area due in a slot that has begun, earliest slot first. */
  dueInArea(
    campaignId: string,
    areaKey: string,
    shards: number,
    now: Temporal.Instant,
    limit: number,
  ): Promise<readonly Lead[]>;

  /**
   * One request: open calls and ended rests of all campaigns, paused, ended and unreadable ones among them. A rest that
   * is not over is never read.
   */
  pending(now: Temporal.Instant, limit: number): Promise<PendingCalls>;
}

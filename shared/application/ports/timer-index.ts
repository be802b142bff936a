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
  /**
   * Promised calls due at or before `now`, earliest first, whatever their area.
   * @param after only those that follow this lead, as an earlier answer showed it; from the first one on when absent.
   */
  duePromised(campaignId: string, now: Temporal.Instant, limit: number, after?: Lead): Promise<readonly Lead[]>;

  /**
   * Normal calls of one area due in a slot that has begun, earliest slot first.
   * @param after only those that follow this lead, as an earlier answer showed it; from the first one on when absent.
   */
  dueInArea(
    campaignId: string,
    areaKey: string,
    shards: number,
    now: Temporal.Instant,
    limit: number,
    after?: Lead,
  ): Promise<readonly Lead[]>;

  /**
   * One request: open calls and ended rests of all campaigns, paused, ended and unreadable ones among them. A rest that
   * is not over is never read.
   */
  pending(now: Temporal.Instant, limit: number): Promise<PendingCalls>;
}

/** Where ready leads of a campaign wait: promised calls together, normal ones by the area of the number that is next. */
export type BacklogPart =
  | { readonly kind: 'promised'; readonly campaignId: string }
  | { readonly kind: 'normal'; readonly campaignId: string; readonly areaKey: string; readonly shards: number };

/** Some of the leads of a walk. */
export interface LeadsPage {
  /** Perhaps fewer than were asked for, even none, while others follow. */
  readonly leads: readonly Lead[];
  /** A text that asks for what follows, now or later, by anybody; absent when nothing does. */
  readonly next?: string;
}

/** The first leads of a part of the backlog. */
export interface EarliestLeads {
  readonly leads: readonly Lead[];
  /** No other lead waits in that part; false as well where that is not known. */
  readonly isAll: boolean;
}

/** The same index, of which only the heads of its parts are looked at. */
export interface TimerHeads {
  /**
   * Up to `limit` ready leads of each shard of a part, those due first, whenever they are due: one request for each shard,
   * however many leads there are.
   */
  earliest(part: BacklogPart, limit: number): Promise<EarliestLeads>;
}

/** The same index read from one end to the other, by explanations, forecasts and new plans; the dialler never does. */
export interface TimerBacklog {
  /**
   * One request: up to `limit` ready leads of one part of the backlog, whenever they are due. Of each shard those due
   * first come first. A lead that is written during a walk may come twice or not at all; every other one comes once.
   * @param after the `next` of the page before; the first page when absent.
   */
  backlog(part: BacklogPart, limit: number, after?: string): Promise<LeadsPage>;

  /** The same for resting leads of all campaigns, those whose rest is over first, whenever it ends. */
  rests(limit: number, after?: string): Promise<LeadsPage>;
}

/** Leads that wait for a person. */
export interface ReviewList {
  /** One request: up to `limit` leads in review, of all campaigns, those that have waited longest first. */
  reviews(limit: number, after?: string): Promise<LeadsPage>;
}

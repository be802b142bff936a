import type { Temporal } from 'temporal-polyfill';
import type { Lead } from '../../domain/lead.ts';

/** Some of all leads of a table, whatever their state. */
export interface WalkedLeads {
  readonly leads: readonly Lead[];
  /** Leads that cannot be read: each by its key and what is wrong, never by a value. */
  readonly unreadable: readonly string[];
  /** A text that asks for what follows, now or later, by anybody; absent when nothing does. */
  readonly next?: string;
}

/** How far the leads of a restored table were moved on. */
export interface RestoreProgress {
  readonly startedAt: Temporal.Instant;
  /** Where to go on; absent before the first page and after the last. */
  readonly cursor?: string;
  readonly moved: number;
  readonly unreadable: number;
  readonly isWalked: boolean;
}

/** A table that AWS has restored from an earlier moment. */
export interface RestoredTable {
  /** All leads, a page at a time: strongly consistent. A lead that is written meanwhile comes once. */
  leadsAfter(cursor: string | undefined): Promise<WalkedLeads>;
  /** Of this table: what a copy brought along from the table that it was made of is nobody's progress. */
  readProgress(): Promise<RestoreProgress | undefined>;
  saveProgress(progress: RestoreProgress): Promise<void>;
}

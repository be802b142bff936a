import type { Temporal } from 'temporal-polyfill';
import type { Deed } from '../../domain/deed.ts';

/** What was changed or taken out. */
export const AUDIT_SUBJECTS = [
  'rules',
  'sales structure',
  'campaign',
  'controls',
  'lead',
  'person',
  'reports',
  'audit',
] as const;

export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** One change or export: who did what to what, when and why. It holds no number and no name of a lead. */
export interface AuditEntry {
  readonly at: Temporal.Instant;
  readonly author: string;
  readonly subject: AuditSubject;
  /** Which of them, where there are several: the id of a campaign, a lead or a person. */
  readonly id?: string;
  /** What was done, all of it at once. */
  readonly deeds: readonly Deed[];
  /** Why, in the author's own words; empty when they gave none. */
  readonly note: string;
}

/** The version that a change was made over, and the one that came of it: the same when the change is none of the version. */
export interface ChangedVersions {
  readonly from: number;
  readonly to: number;
}

/** An entry that tells between which versions of its subject it stands. */
export type SignedChange = AuditEntry & ChangedVersions;

/** A part of the log, newest first. */
export interface AuditPage {
  /** How many entries at most: a whole number from 1. */
  readonly limit: number;
  /** Only entries that stand behind the place that an earlier page ended with; from the newest on when absent. */
  readonly after?: string;
  /** Only entries of it; of everything when absent. */
  readonly subject?: AuditSubject;
  /** Only entries of this author, as they sign; of everybody when absent. */
  readonly author?: string;
}

export interface AuditEntries {
  readonly entries: readonly AuditEntry[];
  /** Where to go on; absent when nothing follows. */
  readonly next?: string;
}

/**
 * The one log of all changes and exports. Changes of documents, campaigns and controls stand in it by the very write that
 * stores them; whoever changes anything else, or takes something out, records it here first.
 */
export interface AuditLog {
  /**
   * Kept for good. The same entry of the same moment is kept once, however often it is recorded.
   * @param versions of somebody who is changed: then the entry is among their changes, too.
   */
  record(entry: AuditEntry, versions?: ChangedVersions): Promise<void>;
  /** As fresh as what was changed. An entry that cannot be read is left out. */
  entries(page: AuditPage): Promise<AuditEntries>;
  /** One request: what was recorded of a person with its versions, newest first. One that cannot be read is left out. */
  changesOf(personId: string, limit: number): Promise<readonly SignedChange[]>;
}

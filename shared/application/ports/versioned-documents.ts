import type { Temporal } from 'temporal-polyfill';
import type { Unreadable } from '../../domain/findings/finding.ts';

/** The document that is obeyed. Version 0, with no moment, is what the product begins with before the first publication. */
export interface DocumentInForce<Document> {
  readonly version: number;
  readonly document: Document;
  readonly publishedAt?: Temporal.Instant;
}

/** A document to be published as the version after the one that its author started from. */
export interface Publication<Document> {
  readonly document: Document;
  /** The version that the author saw in force; 0 before the first publication. */
  readonly expectedVersion: number;
  readonly author: string;
  readonly note: string;
  readonly at: Temporal.Instant;
}

export type PublicationResult =
  | { readonly kind: 'published'; readonly version: number }
  /** Another version than the expected one is in force. Nothing was stored. */
  | { readonly kind: 'stale' };

/** What is in force is not the newest version as it was published: a hand in the database has changed or removed it. */
export interface DamageInForce<Document> {
  /** What is obeyed meanwhile: what the hand left, or what gives way for it. */
  readonly obeyed: DocumentInForce<Document>;
  /** The highest version that was ever published, or that the hand wrote. */
  readonly lastVersion: number;
}

/** One published version. What it holds never changes. */
export interface ReadableVersion<Document> {
  readonly kind: 'readable';
  readonly version: number;
  readonly document: Document;
  readonly author: string;
  readonly note: string;
  readonly at: Temporal.Instant;
}

/** A published version that this version of the product cannot read or does not obey, with the reason. */
export interface UnreadableVersion {
  readonly kind: 'unreadable';
  readonly version: number;
  readonly reason: string;
  /** The same as data. */
  readonly why: Unreadable;
}

export type DocumentVersion<Document> = ReadableVersion<Document> | UnreadableVersion;

/** A part of the history of versions, newest first. */
export interface HistoryPage {
  /** How many versions at most: a whole number from 1. */
  readonly limit: number;
  /** Only versions below this one; without it the newest. */
  readonly before?: number;
}

/** Documents of one kind, published one over the other. Which one is in force is read with the other settings. */
export interface VersionedDocuments<Document> {
  /**
   * Publishes a document as version `expectedVersion` + 1, in force and in the history together, if `expectedVersion` is
   * still the last one published. A version that was ever published is never written again. Of two who publish over the
   * same version one is `stale`, and so is who repeats a publication.
   */
  publish(publication: Publication<Document>): Promise<PublicationResult>;
  /** How what is in force is damaged; undefined while it is the newest version as it was published. As fresh as the settings. */
  damage(): Promise<DamageInForce<Document> | undefined>;
  /**
   * Publishes over what is in force while that is damaged, and `expectedVersion` is the last version of the damage; otherwise
   * `stale`. All else is as when a document is published over a sound one.
   */
  publishOverDamage(publication: Publication<Document>): Promise<PublicationResult>;
  /** One published version, or undefined when there is none of this number. As fresh as the settings. */
  version(version: number): Promise<DocumentVersion<Document> | undefined>;
  /**
   * Published versions, newest first: `limit` of them, or all that are left. One that cannot be read keeps its place and
   * stops nothing. As fresh as the settings.
   */
  history(page: HistoryPage): Promise<readonly DocumentVersion<Document>[]>;
}

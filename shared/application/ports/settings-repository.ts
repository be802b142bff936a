import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import type { Controls } from '../../domain/controls.ts';
import type { RulesDocument } from '../../domain/rules-document.ts';
import type { SalesStructureKind } from '../../domain/sales-structure.ts';

/** A document or campaign that could not be read: named with its reason, so that nothing else stops for it. */
export interface UnreadableSetting {
  readonly what: string;
  readonly reason: string;
}

/** The rules that are obeyed. Version 0, with nothing in it and no moment, are the product's defaults before the first publication. */
export interface RulesInForce {
  readonly version: number;
  readonly document: RulesDocument;
  readonly publishedAt?: Temporal.Instant;
}

/** A document to be published as the version after the one that its author started from. */
export interface RulesPublication {
  readonly document: RulesDocument;
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

/** One published version. What it holds never changes. */
export interface ReadableRulesVersion {
  readonly kind: 'readable';
  readonly version: number;
  readonly document: RulesDocument;
  readonly author: string;
  readonly note: string;
  readonly at: Temporal.Instant;
}

/** A published version that this version of the product cannot read or does not obey, with the reason. */
export interface UnreadableRulesVersion {
  readonly kind: 'unreadable';
  readonly version: number;
  readonly reason: string;
}

export type RulesVersion = ReadableRulesVersion | UnreadableRulesVersion;

/** A part of the history of versions, newest first. */
export interface RulesHistoryPage {
  /** How many versions at most: a whole number from 1. */
  readonly limit: number;
  /** Only versions below this one; without it the newest. */
  readonly before?: number;
}

/** How far the leads are re-planned after a version of the rules came into force. */
export interface ReplanProgress {
  readonly version: number;
  /** Where to go on; its words belong to whoever re-plans. */
  readonly cursor: string;
  /** Leads looked at, and those among them whose moment was moved. */
  readonly seen: number;
  readonly moved: number;
  readonly startedAt: Temporal.Instant;
  readonly finishedAt?: Temporal.Instant;
}

export interface Settings {
  readonly structure: SalesStructureKind;
  readonly rules: RulesInForce;
  readonly campaigns: readonly Campaign[];
  readonly unreadable: readonly UnreadableSetting[];
  /** The last re-planning that was begun. */
  readonly replan?: ReplanProgress;
}

export interface SettingsRepository {
  /**
   * Structure, rules in force, all campaigns and the progress of re-planning, in one consistent read. Before the first
   * writes: three tiers, rules version 0 with nothing in them, no campaign, no progress. A campaign or a progress that
   * cannot be parsed is left out and named; rules that cannot be parsed are named and give way to the newest earlier
   * ones that can.
   * @throws when rules were published and none of them can be parsed: nobody is called under rules that nobody published.
   */
  read(): Promise<Settings>;
  /** The controls, strongly consistent. Before the first write: nothing stopped or paused, mode `observe`. */
  readControls(): Promise<Controls>;
  /** Stores controls if the stored version is `controls.version`; version + 1 is stored. */
  saveControls(controls: Controls): Promise<'saved' | 'stale'>;
  putStructure(kind: SalesStructureKind): Promise<void>;
  /**
   * Publishes a document as version `expectedVersion` + 1, in force and in the history together, if `expectedVersion` is
   * still the last one published. A version that was ever published is never written again. Of two who publish over the
   * same version one is `stale`, and so is who repeats a publication.
   */
  publishRules(publication: RulesPublication): Promise<PublicationResult>;
  /** One published version, or undefined when there is none of this number. As fresh as `read`. */
  rulesVersion(version: number): Promise<RulesVersion | undefined>;
  /**
   * Published versions, newest first: `limit` of them, or all that are left. One that cannot be read keeps its place and
   * stops nothing. As fresh as `read`.
   */
  rulesHistory(page: RulesHistoryPage): Promise<readonly RulesVersion[]>;
  /**
   * Stores the progress of re-planning if what is stored is still at the version and cursor of `expected`; undefined
   * expects that nothing is stored. Between saves of one version the cursor has to move, or a second writer at the same
   * place is not noticed.
   */
  saveReplan(
    progress: ReplanProgress,
    expected: Pick<ReplanProgress, 'version' | 'cursor'> | undefined,
  ): Promise<'saved' | 'stale'>;
  /**
   * Creates or replaces a campaign's own fields. Areas of a campaign that is there are kept, and its shards never become
   * fewer, because leads lie in them.
   */
  putCampaign(campaign: Campaign): Promise<void>;
  /**
   * Adds an area to the campaign's directory; repeating changes nothing.
   * @throws CampaignMissingError when the campaign is not stored.
   */
  addArea(campaignId: string, area: CallingArea): Promise<void>;
}

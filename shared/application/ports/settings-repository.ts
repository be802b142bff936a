import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import type { Controls } from '../../domain/controls.ts';
import type { RulesDocument } from '../../domain/rules-document.ts';
import type { StructureDocument } from '../../domain/structure-fields.ts';
import type { DocumentInForce, VersionedDocuments } from './versioned-documents.ts';

/** A document or campaign that could not be read: named with its reason, so that nothing else stops for it. */
export interface UnreadableSetting {
  readonly what: string;
  readonly reason: string;
}

/** The versions of the documents by which leads are planned. */
export interface PlanVersions {
  readonly rulesVersion: number;
  readonly structureVersion: number;
}

/** How far the leads are re-planned after a version of the rules or of the structure came into force. */
export interface ReplanProgress extends PlanVersions {
  /** Where to go on; its words belong to whoever re-plans. */
  readonly cursor: string;
  /** Leads looked at, and those among them whose moment was moved. */
  readonly seen: number;
  readonly moved: number;
  readonly startedAt: Temporal.Instant;
  readonly finishedAt?: Temporal.Instant;
}

export interface Settings {
  readonly structure: DocumentInForce<StructureDocument>;
  readonly rules: DocumentInForce<RulesDocument>;
  readonly campaigns: readonly Campaign[];
  readonly unreadable: readonly UnreadableSetting[];
  /** The last re-planning that was begun. */
  readonly replan?: ReplanProgress;
}

export interface SettingsRepository {
  readonly rules: VersionedDocuments<RulesDocument>;
  readonly structures: VersionedDocuments<StructureDocument>;
  /**
   * Structure and rules in force, all campaigns and the progress of re-planning, in one consistent read. Before the first
   * writes: three tiers without equipment and rules with nothing in them, both version 0, no campaign, no progress. A
   * campaign or a progress that cannot be parsed is left out and named; a document that cannot be parsed is named and
   * gives way to the newest earlier one of its kind that can.
   * @throws when documents of a kind were published and none can be parsed: nobody is called under what nobody published.
   */
  read(): Promise<Settings>;
  /** The controls, strongly consistent. Before the first write: nothing stopped or paused, mode `observe`. */
  readControls(): Promise<Controls>;
  /** Stores controls if the stored version is `controls.version`; version + 1 is stored. */
  saveControls(controls: Controls): Promise<'saved' | 'stale'>;
  /**
   * Stores the progress of re-planning if what is stored is still at the versions and cursor of `expected`; undefined
   * expects that nothing is stored. Between saves of the same versions the cursor has to move, or a second writer at the
   * same place is not noticed.
   */
  saveReplan(
    progress: ReplanProgress,
    expected: (PlanVersions & Pick<ReplanProgress, 'cursor'>) | undefined,
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

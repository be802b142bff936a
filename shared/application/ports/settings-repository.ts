import type { Temporal } from 'temporal-polyfill';
import type { CallingArea } from '../../domain/calling-area.ts';
import type { Campaign } from '../../domain/campaign.ts';
import type { Controls } from '../../domain/controls.ts';
import type { Deed } from '../../domain/deed.ts';
import type { Unreadable } from '../../domain/findings/finding.ts';
import type { RulesDocument } from '../../domain/rules-document.ts';
import type { StructureDocument } from '../../domain/structure-fields.ts';
import type { SettingName } from '../../domain/unreadable.ts';
import type { DocumentInForce, HistoryPage, UnreadableVersion, VersionedDocuments } from './versioned-documents.ts';

/** A document or campaign that could not be read: named with its reason, so that nothing else stops for it. */
export interface UnreadableSetting {
  readonly what: string;
  readonly reason: string;
  /** The same as data. */
  readonly setting: SettingName;
  readonly why: Unreadable;
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

/** Who changed the controls, when and why, and what they were before. */
export interface ControlsSignature {
  readonly author: string;
  readonly note: string;
  readonly at: Temporal.Instant;
  readonly before: Controls;
}

/** One change of the controls, as it was stored with them. */
export interface ControlsChange extends ControlsSignature {
  /** Its version is that of the change. */
  readonly after: Controls;
}

/** A campaign as it stands, and the version that a change starts from. */
export type StoredCampaign =
  | { readonly kind: 'readable'; readonly version: number; readonly campaign: Campaign }
  | UnreadableVersion;

/** Who changes a campaign, when and why, over which version: 0 where there is none yet. */
export interface CampaignSignature {
  readonly expectedVersion: number;
  readonly author: string;
  readonly note: string;
  readonly at: Temporal.Instant;
  /** What is done. */
  readonly deeds: readonly Deed[];
}

/** A campaign's own fields as somebody stored them. */
export interface CampaignVersion extends Pick<CampaignSignature, 'author' | 'note' | 'at' | 'deeds'> {
  readonly version: number;
  readonly campaign: Omit<Campaign, 'areas'>;
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
  /**
   * One transaction: stores controls if the stored version is `controls.version`, as version + 1, and who changed them from
   * what to what, for good.
   */
  saveControls(controls: Controls, signature: ControlsSignature): Promise<'saved' | 'stale'>;
  /** Changes of the controls, newest first: as many as the page says, or all that are left. As fresh as the controls. */
  controlsHistory(page: HistoryPage): Promise<readonly ControlsChange[]>;
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
  /** Stores a campaign unless there is one of this id, readable or not: that one is left as it is. */
  addCampaign(campaign: Campaign): Promise<'added' | 'there-already'>;
  /** One campaign, or undefined when there is none of this id. As fresh as the settings. */
  campaign(campaignId: string): Promise<StoredCampaign | undefined>;
  /**
   * One transaction: stores a campaign's own fields over the expected version, as the next one, and who did it, for good.
   * Areas are kept. A write that would leave fewer shards is `stale` too: leads lie in them.
   */
  saveCampaign(campaign: Campaign, signature: CampaignSignature): Promise<'saved' | 'stale'>;
  /** Versions that people saved, newest first; those that `putCampaign` and `addCampaign` wrote are not among them. */
  campaignHistory(campaignId: string, page: HistoryPage): Promise<readonly CampaignVersion[]>;
  /**
   * Adds an area to the campaign's directory; repeating changes nothing.
   * @throws CampaignMissingError when the campaign is not stored.
   */
  addArea(campaignId: string, area: CallingArea): Promise<void>;
}

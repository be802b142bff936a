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

export interface Settings {
  readonly structure: SalesStructureKind;
  readonly rules: { readonly version: number; readonly document: RulesDocument };
  readonly campaigns: readonly Campaign[];
  readonly unreadable: readonly UnreadableSetting[];
}

export interface SettingsRepository {
  /**
   * Structure, rules in force and all campaigns, in one consistent read. Before the first writes: three tiers, rules
   * version 0 with nothing in them, no campaign. A campaign that cannot be parsed is left out and named; rules that
   * cannot be parsed are named and give way to the newest earlier ones that can.
   */
  read(): Promise<Settings>;
  /** The controls, strongly consistent. Before the first write: nothing stopped or paused, mode `observe`. */
  readControls(): Promise<Controls>;
  /** Stores controls if the stored version is `controls.version`; version + 1 is stored. */
  saveControls(controls: Controls): Promise<'saved' | 'stale'>;
  putStructure(kind: SalesStructureKind): Promise<void>;
  /** Publishes a rules document as the next version, if `expectedVersion` is still the one in force (0: none yet). */
  publishRules(document: RulesDocument, expectedVersion: number): Promise<'published' | 'stale'>;
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

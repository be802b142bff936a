import { CampaignMissingError } from '../../shared/application/errors.ts';
import type {
  CampaignSignature,
  CampaignVersion,
  ControlsChange,
  ControlsSignature,
  PlanVersions,
  ReplanProgress,
  Settings,
  SettingsRepository,
  StoredCampaign,
  UnreadableSetting,
} from '../../shared/application/ports/settings-repository.ts';
import type { HistoryPage } from '../../shared/application/ports/versioned-documents.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { STRUCTURE_AT_FIRST } from '../../shared/domain/sales-structure.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';
import { type SettingName, settingNameInWords } from '../../shared/domain/unreadable.ts';
import { frozenCopy } from './frozen-copy.ts';
import { BROKEN, InMemoryVersionedDocuments, WHY_BROKEN } from './in-memory-versioned-documents.ts';

/** The promises of the port without a database. */
export class InMemorySettingsRepository implements SettingsRepository {
  readonly rules = new InMemoryVersionedDocuments<RulesDocument>({ kind: 'rules' }, {});
  readonly structures = new InMemoryVersionedDocuments<StructureDocument>({ kind: 'structure' }, STRUCTURE_AT_FIRST);
  readonly #campaigns = new Map<string, Campaign>();
  readonly #campaignVersions = new Map<string, number>();
  readonly #campaignChanges: CampaignVersion[] = [];
  readonly #broken = new Set<string>();
  #replan: ReplanProgress | undefined;
  #isReplanBroken = false;
  readonly #changes: ControlsChange[] = [];
  #controls: Controls = CONTROLS_AT_FIRST;

  async read(): Promise<Settings> {
    const campaigns = [...this.#campaigns.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      structure: this.structures.inForce(),
      rules: this.rules.inForce(),
      campaigns: campaigns.filter(({ id }) => !this.#broken.has(id)),
      unreadable: [
        ...this.structures.unreadable(),
        ...this.rules.unreadable(),
        ...[...this.#broken].map((id) => unreadable({ kind: 'campaign', campaignId: id })),
        ...(this.#isReplanBroken ? [unreadable({ kind: 'replanning' })] : []),
      ],
      ...(this.#replan !== undefined && !this.#isReplanBroken && { replan: this.#replan }),
    };
  }

  async readControls(): Promise<Controls> {
    return this.#controls;
  }

  async saveControls(controls: Controls, signature: ControlsSignature): Promise<'saved' | 'stale'> {
    if (controls.version !== this.#controls.version) return 'stale';
    this.#controls = frozenCopy({ ...controls, version: controls.version + 1 });
    this.#changes.unshift(frozenCopy({ ...signature, after: this.#controls }));
    return 'saved';
  }

  async controlsHistory({ limit, before = Number.POSITIVE_INFINITY }: HistoryPage): Promise<readonly ControlsChange[]> {
    return this.#changes.filter(({ after }) => after.version < before).slice(0, limit);
  }

  async saveReplan(
    progress: ReplanProgress,
    expected: (PlanVersions & Pick<ReplanProgress, 'cursor'>) | undefined,
  ): Promise<'saved' | 'stale'> {
    const stored = this.#replan;
    if (stored?.rulesVersion !== expected?.rulesVersion || stored?.cursor !== expected?.cursor) return 'stale';
    if (stored?.structureVersion !== expected?.structureVersion) return 'stale';
    this.#replan = frozenCopy(progress);
    return 'saved';
  }

  async putCampaign(campaign: Campaign): Promise<void> {
    const { areas, shards } = this.#campaigns.get(campaign.id) ?? campaign;
    this.#broken.delete(campaign.id);
    this.#campaigns.set(campaign.id, frozenCopy({ ...campaign, areas, shards: Math.max(shards, campaign.shards) }));
    this.#campaignVersions.set(campaign.id, this.#versionOf(campaign.id) + 1);
  }

  async addCampaign(campaign: Campaign): Promise<'added' | 'there-already'> {
    if (this.#campaigns.has(campaign.id)) return 'there-already';
    this.#campaigns.set(campaign.id, frozenCopy(campaign));
    this.#campaignVersions.set(campaign.id, 1);
    return 'added';
  }

  async campaign(campaignId: string): Promise<StoredCampaign | undefined> {
    const campaign = this.#campaigns.get(campaignId);
    if (campaign === undefined) return undefined;
    const version = this.#versionOf(campaignId);
    return this.#broken.has(campaignId)
      ? { kind: 'unreadable', version, reason: BROKEN, why: WHY_BROKEN }
      : { kind: 'readable', version, campaign };
  }

  async saveCampaign(campaign: Campaign, signature: CampaignSignature): Promise<'saved' | 'stale'> {
    const { expectedVersion, ...by } = signature;
    const stored = this.#campaigns.get(campaign.id);
    if (this.#versionOf(campaign.id) !== expectedVersion) return 'stale';
    if (stored !== undefined && stored.shards > campaign.shards) return 'stale';
    const { areas, ...own } = campaign;
    await this.putCampaign({ ...campaign, areas: stored?.areas ?? areas });
    this.#campaignChanges.unshift(frozenCopy({ ...by, version: expectedVersion + 1, campaign: own }));
    return 'saved';
  }

  async campaignHistory(
    campaignId: string,
    { limit, before = Number.POSITIVE_INFINITY }: HistoryPage,
  ): Promise<readonly CampaignVersion[]> {
    return this.#campaignChanges
      .filter(({ version, campaign }) => campaign.id === campaignId && version < before)
      .slice(0, limit);
  }

  #versionOf(campaignId: string): number {
    return this.#campaignVersions.get(campaignId) ?? 0;
  }

  async addArea(campaignId: string, area: CallingArea): Promise<void> {
    const campaign = this.#campaigns.get(campaignId);
    if (campaign === undefined) throw new CampaignMissingError(campaignId);
    if (campaign.areas.some(({ key }) => key === area.key)) return;
    const areas = [...campaign.areas, area].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.#campaigns.set(campaignId, frozenCopy({ ...campaign, areas }));
  }

  /** Makes a campaign unreadable, as a hand in the database may. */
  async breakCampaign(campaignId: string): Promise<void> {
    this.#broken.add(campaignId);
  }

  /** The same of the progress of re-planning. */
  async breakReplan(): Promise<void> {
    this.#isReplanBroken = true;
  }
}

function unreadable(setting: SettingName): UnreadableSetting {
  return { what: settingNameInWords(setting), reason: BROKEN, setting, why: WHY_BROKEN };
}

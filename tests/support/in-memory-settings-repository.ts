import { CampaignMissingError } from '../../shared/application/errors.ts';
import type {
  PlanVersions,
  ReplanProgress,
  Settings,
  SettingsRepository,
  UnreadableSetting,
} from '../../shared/application/ports/settings-repository.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { STRUCTURE_AT_FIRST } from '../../shared/domain/sales-structure.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';
import { frozenCopy } from './frozen-copy.ts';
import { BROKEN, InMemoryVersionedDocuments } from './in-memory-versioned-documents.ts';

/** The promises of the port without a database. */
export class InMemorySettingsRepository implements SettingsRepository {
  readonly rules = new InMemoryVersionedDocuments<RulesDocument>('rules', {});
  readonly structures = new InMemoryVersionedDocuments<StructureDocument>('sales structure', STRUCTURE_AT_FIRST);
  readonly #campaigns = new Map<string, Campaign>();
  readonly #broken = new Set<string>();
  #replan: ReplanProgress | undefined;
  #isReplanBroken = false;
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
        ...[...this.#broken].map((id) => unreadable(`campaign ${id}`)),
        ...(this.#isReplanBroken ? [unreadable('progress of re-planning')] : []),
      ],
      ...(this.#replan !== undefined && !this.#isReplanBroken && { replan: this.#replan }),
    };
  }

  async readControls(): Promise<Controls> {
    return this.#controls;
  }

  async saveControls(controls: Controls): Promise<'saved' | 'stale'> {
    if (controls.version !== this.#controls.version) return 'stale';
    this.#controls = frozenCopy({ ...controls, version: controls.version + 1 });
    return 'saved';
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

function unreadable(what: string): UnreadableSetting {
  return { what, reason: BROKEN };
}

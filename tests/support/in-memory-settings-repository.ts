import { CampaignMissingError } from '../../shared/application/errors.ts';
import type { Settings, SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import type { SalesStructureKind } from '../../shared/domain/sales-structure.ts';
import { frozenCopy } from './frozen-copy.ts';

/** The promises of the port without a database. */
export class InMemorySettingsRepository implements SettingsRepository {
  readonly #campaigns = new Map<string, Campaign>();
  readonly #broken = new Set<string>();
  #structure: SalesStructureKind = 'three';
  #rules: Settings['rules'] = { version: 0, document: {} };
  #controls: Controls = CONTROLS_AT_FIRST;

  async read(): Promise<Settings> {
    const campaigns = [...this.#campaigns.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      structure: this.#structure,
      rules: this.#rules,
      campaigns: campaigns.filter(({ id }) => !this.#broken.has(id)),
      unreadable: [...this.#broken].map((id) => ({ what: `campaign ${id}`, reason: 'It was broken by a test.' })),
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

  async putStructure(kind: SalesStructureKind): Promise<void> {
    this.#structure = kind;
  }

  async publishRules(document: RulesDocument, expectedVersion: number): Promise<'published' | 'stale'> {
    if (expectedVersion !== this.#rules.version) return 'stale';
    this.#rules = frozenCopy({ version: expectedVersion + 1, document });
    return 'published';
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
}

import { CampaignMissingError } from '../../shared/application/errors.ts';
import type {
  PublicationResult,
  ReadableRulesVersion,
  ReplanProgress,
  RulesHistoryPage,
  RulesInForce,
  RulesPublication,
  RulesVersion,
  Settings,
  SettingsRepository,
  UnreadableSetting,
} from '../../shared/application/ports/settings-repository.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../shared/domain/controls.ts';
import type { SalesStructureKind } from '../../shared/domain/sales-structure.ts';
import { frozenCopy } from './frozen-copy.ts';

const BROKEN = 'It was broken by a test.';

/** The promises of the port without a database. */
export class InMemorySettingsRepository implements SettingsRepository {
  readonly #campaigns = new Map<string, Campaign>();
  readonly #broken = new Set<string>();
  #structure: SalesStructureKind = 'three';
  /** By version, from 1. */
  readonly #rules: ReadableRulesVersion[] = [];
  readonly #brokenRules = new Set<number>();
  #replan: ReplanProgress | undefined;
  #isReplanBroken = false;
  #controls: Controls = CONTROLS_AT_FIRST;

  async read(): Promise<Settings> {
    const campaigns = [...this.#campaigns.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      structure: this.#structure,
      rules: this.#rulesInForce(),
      campaigns: campaigns.filter(({ id }) => !this.#broken.has(id)),
      unreadable: [
        ...this.#unreadableRules(),
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

  async putStructure(kind: SalesStructureKind): Promise<void> {
    this.#structure = kind;
  }

  async publishRules({ expectedVersion, ...rest }: RulesPublication): Promise<PublicationResult> {
    if (expectedVersion !== this.#rules.length) return { kind: 'stale' };
    const version = expectedVersion + 1;
    this.#rules.push(frozenCopy({ kind: 'readable', version, ...rest }));
    return { kind: 'published', version };
  }

  async rulesVersion(version: number): Promise<RulesVersion | undefined> {
    return this.#versions().find((rules) => rules.version === version);
  }

  async rulesHistory({ limit, before = Number.POSITIVE_INFINITY }: RulesHistoryPage): Promise<readonly RulesVersion[]> {
    return this.#versions()
      .filter(({ version }) => version < before)
      .toReversed()
      .slice(0, limit);
  }

  async saveReplan(
    progress: ReplanProgress,
    expected: Pick<ReplanProgress, 'version' | 'cursor'> | undefined,
  ): Promise<'saved' | 'stale'> {
    const stored = this.#replan;
    if (stored?.version !== expected?.version || stored?.cursor !== expected?.cursor) return 'stale';
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

  /** The same of a published version of the rules. */
  async breakRules(version: number): Promise<void> {
    this.#brokenRules.add(version);
  }

  /** The same of the progress of re-planning. */
  async breakReplan(): Promise<void> {
    this.#isReplanBroken = true;
  }

  #versions(): readonly RulesVersion[] {
    return this.#rules.map((rules) =>
      this.#brokenRules.has(rules.version) ? { kind: 'unreadable', version: rules.version, reason: BROKEN } : rules,
    );
  }

  #rulesInForce(): RulesInForce {
    if (this.#rules.length === 0) return { version: 0, document: {} };
    const readable = this.#versions().findLast((rules) => rules.kind === 'readable');
    if (readable === undefined) throw new Error('No rules can be read.');
    return { version: readable.version, document: readable.document, publishedAt: readable.at };
  }

  #unreadableRules(): readonly UnreadableSetting[] {
    return this.#brokenRules.has(this.#rules.length) ? [unreadable('rules')] : [];
  }
}

function unreadable(what: string): UnreadableSetting {
  return { what, reason: BROKEN };
}

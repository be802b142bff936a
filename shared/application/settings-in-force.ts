import { Temporal } from 'temporal-polyfill';
import { type CallPolicy, callPolicy } from '../domain/call-policy.ts';
import type { CallingArea } from '../domain/calling-area.ts';
import type { Campaign } from '../domain/campaign.ts';
import { DEFAULT_TRANSITIONS } from '../domain/default-transitions.ts';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead } from '../domain/lead.ts';
import { rulesInForce } from '../domain/rules-in-force.ts';
import { SALES_STRUCTURES, type SalesStructure, tierHolding } from '../domain/sales-structure.ts';
import type { Stage } from '../domain/stage.ts';
import type { Transitions } from '../domain/transitions.ts';
import type { Settings, SettingsRepository } from './ports/settings-repository.ts';

/** How long a read of structure, rules and campaigns serves: a published rule holds from the next pick after it. */
const SERVES_SECONDS = 60;

/** Structure, rules and campaigns as one consistent read found them, with the policies that follow from them. */
export class SettingsInForce {
  readonly structure: SalesStructure;
  readonly campaigns: readonly Campaign[];
  readonly rulesVersion: number;
  readonly unreadable: Settings['unreadable'];
  /** The last re-planning that was begun, as the read found it. */
  readonly replan: Settings['replan'];
  readonly #settings: Settings;
  readonly #calendar: HolidayCalendar;
  readonly #policies = new Map<string, CallPolicy>();

  constructor(settings: Settings, calendar: HolidayCalendar) {
    this.#settings = settings;
    this.#calendar = calendar;
    this.structure = SALES_STRUCTURES[settings.structure];
    this.campaigns = settings.campaigns.toSorted((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
    this.rulesVersion = settings.rules.version;
    this.unreadable = settings.unreadable;
    this.replan = settings.replan;
  }

  /** What follows what. */
  get transitions(): Transitions {
    return DEFAULT_TRANSITIONS;
  }

  campaign(campaignId: string): Campaign | undefined {
    return this.campaigns.find((campaign) => campaign.id === campaignId);
  }

  /**
   * The campaign that calls leads of a stage: the one given when its tier holds the stage, else the tier's first.
   * @throws RangeError when the tier has no campaign.
   */
  campaignFor(stage: Stage, preferredId?: string): Campaign {
    const tier = tierHolding(this.structure, stage).number;
    const preferred = preferredId === undefined ? undefined : this.campaign(preferredId);
    if (preferred?.tier === tier) return preferred;
    const first = this.campaigns.find((campaign) => campaign.tier === tier);
    if (first === undefined) throw new RangeError(`Tier ${tier} has no campaign to call leads of stage ${stage}.`);
    return first;
  }

  /** Whether the tier that calls the lead, and the one that takes it up after its rest, have a campaign. */
  canWork({ stage, state }: Pick<Lead, 'stage' | 'state'>): boolean {
    if (!this.#hasCampaignFor(stage)) return false;
    if (state.kind !== 'resting' || state.why === 'unknown-fate') return true;
    return this.#hasCampaignFor(state.why === 'not-callable' ? state.stalled.stage : state.then.stage);
  }

  #hasCampaignFor(stage: Stage): boolean {
    const { number } = tierHolding(this.structure, stage);
    return this.campaigns.some(({ tier }) => tier === number);
  }

  /** The rules and hours under which a lead of a stage is called. Compiled once for each stage and campaign. */
  policyFor(stage: Stage, preferredCampaignId?: string): CallPolicy {
    const campaign = this.campaignFor(stage, preferredCampaignId);
    const key = `${stage} ${campaign.id}`;
    const known = this.#policies.get(key);
    if (known !== undefined) return known;
    const { document, version } = this.#settings.rules;
    const scope = { stage, tier: campaign.tier, campaignId: campaign.id };
    const policy = callPolicy(rulesInForce(document, version, scope), scope, this.#calendar);
    this.#policies.set(key, policy);
    return policy;
  }

  /** Until when an area of the campaign may be called in some stage of its tier, or undefined when none may be now. */
  closesAt(campaign: Campaign, area: CallingArea, now: Temporal.Instant): Temporal.Instant | undefined {
    const closings = this.policiesOf(campaign).flatMap(({ hours }) => {
      const verdict = hours.verdict(area, now);
      return verdict.kind === 'open' ? [verdict.closesAt] : [];
    });
    return closings.toSorted(Temporal.Instant.compare).at(-1);
  }

  /** The policies of every stage that the campaign's tier holds. */
  policiesOf(campaign: Campaign): readonly CallPolicy[] {
    const tier = this.structure.tiers.find((candidate) => candidate.number === campaign.tier);
    return (tier?.stages ?? []).map((stage) => this.policyFor(stage, campaign.id));
  }
}

/** Reads settings when they are older than a minute, and makes sure that a campaign knows the areas of its leads. */
export class SettingsCache {
  readonly #repository: SettingsRepository;
  readonly #calendar: HolidayCalendar;
  readonly #clock: () => Temporal.Instant;
  readonly #areasAdded = new Set<string>();
  #held: { readonly settings: SettingsInForce; readonly readAt: Temporal.Instant } | undefined;

  constructor(repository: SettingsRepository, calendar: HolidayCalendar, clock: () => Temporal.Instant) {
    this.#repository = repository;
    this.#calendar = calendar;
    this.#clock = clock;
  }

  /** The settings in force, at most 60 s old. */
  async current(): Promise<SettingsInForce> {
    const now = this.#clock();
    if (this.#held !== undefined && now.since(this.#held.readAt).total('seconds') < SERVES_SECONDS) {
      return this.#held.settings;
    }
    const settings = new SettingsInForce(await this.#repository.read(), this.#calendar);
    this.#held = { settings, readAt: now };
    return settings;
  }

  /**
   * Puts the areas of all of the lead's numbers into the directory of the lead's campaign, where they are not yet in it.
   * To be done before the lead is written there, or the dialler would not ask for it.
   */
  async ensureAreas(lead: Lead): Promise<void> {
    const campaign = (await this.current()).campaign(lead.campaignId);
    for (const { area } of lead.numbers) await this.#ensureArea(lead.campaignId, campaign?.areas ?? [], area);
  }

  async #ensureArea(campaignId: string, known: readonly CallingArea[], area: CallingArea): Promise<void> {
    const key = `${campaignId} ${area.key}`;
    if (this.#areasAdded.has(key)) return;
    if (!known.some((candidate) => candidate.key === area.key)) await this.#repository.addArea(campaignId, area);
    this.#areasAdded.add(key);
  }
}

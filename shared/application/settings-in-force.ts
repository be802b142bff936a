import { Temporal } from 'temporal-polyfill';
import { type CallPolicy, callPolicy } from '../domain/call-policy.ts';
import type { CallingArea } from '../domain/calling-area.ts';
import type { ClosedWhy } from '../domain/calling-hours.ts';
import type { Campaign } from '../domain/campaign.ts';
import { hasEnded } from '../domain/campaign-gate.ts';
import { type CampaignInForce, equipmentOf } from '../domain/equipment.ts';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead } from '../domain/lead.ts';
import { rulesInForce } from '../domain/rules-in-force.ts';
import {
  type SalesStructure,
  salesStructure,
  type Tier,
  type TierNumber,
  tierHolding,
} from '../domain/sales-structure.ts';
import type { Stage } from '../domain/stage.ts';
import type { Transitions } from '../domain/transitions.ts';
import type { PlanVersions, Settings, SettingsRepository } from './ports/settings-repository.ts';

/** How long a read of structure, rules and campaigns serves: a published rule holds from the next pick after it. */
const SERVES_SECONDS = 60;

/** The campaign that places a call, and the tier whose people take it. */
export interface CallingCampaign {
  readonly campaignId: string;
  readonly tier: TierNumber;
}

/** Structure, rules and campaigns as one consistent read found them, with the policies that follow from them. */
export class SettingsInForce {
  readonly structure: SalesStructure;
  /** First those that are served first. */
  readonly campaigns: readonly CampaignInForce[];
  readonly versions: PlanVersions;
  /** Absent before the first publication of a structure. */
  readonly structurePublishedAt: Temporal.Instant | undefined;
  readonly unreadable: Settings['unreadable'];
  /** The last re-planning that was begun, as the read found it. */
  readonly replan: Settings['replan'];
  readonly #settings: Settings;
  readonly #calendar: HolidayCalendar;
  /** In the order in which they are chosen for leads that belong to no campaign of their tier yet. */
  readonly #candidates: readonly CampaignInForce[];
  readonly #policies = new Map<string, CallPolicy>();

  /** @param now when the settings were read: campaigns that have ended by then are given no leads while others are there. */
  constructor(settings: Settings, calendar: HolidayCalendar, now: Temporal.Instant) {
    this.#settings = settings;
    this.#calendar = calendar;
    this.structure = salesStructure(settings.structure.document);
    this.campaigns = settings.campaigns
      .toSorted((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1))
      .map((campaign) => ({ ...campaign, equipment: equipmentOf(campaign, this.#tierOf(campaign)) }));
    this.#candidates = [
      ...this.campaigns.filter((campaign) => !hasEnded(campaign, now)),
      ...this.campaigns.filter((campaign) => hasEnded(campaign, now)),
    ];
    this.versions = { rulesVersion: settings.rules.version, structureVersion: settings.structure.version };
    this.structurePublishedAt = settings.structure.publishedAt;
    this.unreadable = settings.unreadable;
    this.replan = settings.replan;
  }

  /** What follows what. */
  get transitions(): Transitions {
    return this.structure.transitions;
  }

  campaign(campaignId: string): CampaignInForce | undefined {
    return this.campaigns.find((campaign) => campaign.id === campaignId);
  }

  /**
   * The campaign that calls leads of a stage: the one given when its tier holds the stage, else the tier's first.
   * @throws RangeError when the tier has no campaign.
   */
  campaignFor(stage: Stage, preferredId?: string): CampaignInForce {
    const tier = tierHolding(this.structure, stage).number;
    const preferred = preferredId === undefined ? undefined : this.campaign(preferredId);
    if (preferred?.tier === tier) return preferred;
    const first = this.#candidates.find((campaign) => campaign.tier === tier);
    if (first === undefined) throw new RangeError(`Tier ${tier} has no campaign to call leads of stage ${stage}.`);
    return first;
  }

  /** Whether the campaign's tier holds the stage: one that does not, calls no lead of it. */
  worksStage({ tier }: Pick<Campaign, 'tier'>, stage: Stage): boolean {
    return tierHolding(this.structure, stage).number === tier;
  }

  /** Whether the structure has the campaign's tier at all: the leads of one without a tier belong to others. */
  hasTierOf(campaign: Pick<Campaign, 'tier'>): boolean {
    return this.#tierOf(campaign) !== undefined;
  }

  /**
   * Who placed, or is placing, the call that the lead is in: the campaign that the lead was claimed for, whatever tier holds
   * its stage by now.
   */
  callerOf({ campaignId, stage }: Pick<Lead, 'campaignId' | 'stage'>): CallingCampaign {
    const tier = this.campaign(campaignId)?.tier ?? tierHolding(this.structure, stage).number;
    return { campaignId, tier };
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

  /** The rules under which the campaign calls leads of the stage; undefined when it is gone or works the stage no more. */
  rulesOf(campaignId: string, stage: Stage): CallPolicy['rules'] | undefined {
    const campaign = this.campaign(campaignId);
    if (campaign === undefined || !this.worksStage(campaign, stage)) return undefined;
    return this.policyFor(stage, campaignId).rules;
  }

  /** Until when an area of the campaign may be called in some stage of its tier, or undefined when none may be now. */
  closesAt(campaign: Campaign, area: CallingArea, now: Temporal.Instant): Temporal.Instant | undefined {
    const closings = this.policiesOf(campaign).flatMap(({ hours }) => {
      const verdict = hours.verdict(area, now);
      return verdict.kind === 'open' ? [verdict.closesAt] : [];
    });
    return closings.toSorted(Temporal.Instant.compare).at(-1);
  }

  /**
   * When an area of the campaign may be called next in some stage of its tier, and why not now; undefined when it never may
   * within a year. Not to be asked of an area that is open.
   */
  opensAt(
    campaign: Campaign,
    area: CallingArea,
    now: Temporal.Instant,
  ): { readonly at: Temporal.Instant; readonly why: ClosedWhy } | undefined {
    const openings = this.policiesOf(campaign).flatMap(({ hours }) => {
      const verdict = hours.verdict(area, now);
      return verdict.kind === 'closed' && verdict.opensAt !== undefined
        ? [{ at: verdict.opensAt, why: verdict.why }]
        : [];
    });
    return openings.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))[0];
  }

  /** The policies of every stage that the campaign's tier holds. */
  policiesOf(campaign: Campaign): readonly CallPolicy[] {
    return (this.#tierOf(campaign)?.stages ?? []).map((stage) => this.policyFor(stage, campaign.id));
  }

  #tierOf(campaign: Pick<Campaign, 'tier'>): Tier | undefined {
    return this.structure.tiers.find(({ number }) => number === campaign.tier);
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
    const settings = new SettingsInForce(await this.#repository.read(), this.#calendar, now);
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

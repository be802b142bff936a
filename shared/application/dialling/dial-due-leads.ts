import type { Temporal } from 'temporal-polyfill';
import { campaignRefusals } from '../../domain/campaign-gate.ts';
import { type EquippedCampaign, isEquipped } from '../../domain/equipment.ts';
import type { Lead } from '../../domain/lead.ts';
import { waitingCallback } from '../../domain/waiting-callback.ts';
import type { PeopleSnapshot } from '../ports/telephony.ts';
import type { PendingCalls, TimerIndex } from '../ports/timer-index.ts';
import { isReplanOpen, type ReplanResult, type ReplanShare } from '../replan-leads.ts';
import type { SettingsInForce } from '../settings-in-force.ts';
import type { ControlsWatch } from './controls-watch.ts';
import { emptyRetiredCampaigns } from './empty-retired-campaigns.ts';
import { findDueLeads, findPromised, type PromisedLeads, promisedPages } from './find-due-leads.ts';
import type { FreedPeople, FreedPerson } from './freed-people.ts';
import { peopleLeft } from './people-left.ts';
import type { PeopleWatch } from './people-watch.ts';
import { type PlaceDependencies, placeCall } from './place-call.ts';
import type { SearchedAreas } from './searched-areas.ts';
import { settleTimers } from './settle-timers.ts';
import type { StartPace } from './start-pace.ts';

export interface DialDependencies extends PlaceDependencies {
  readonly timers: TimerIndex;
  readonly people: PeopleWatch;
  readonly controls: ControlsWatch;
  readonly pace: StartPace;
  readonly freed: FreedPeople;
  readonly searched: SearchedAreas;
  /** Calls that Connect lets this deployment have in the air at once. */
  readonly callsInAir: number;
  /** Goes on with moving leads to where the rules and the structure in force want them. */
  readonly replan: (share: ReplanShare) => Promise<ReplanResult>;
}

/** A run leaves room for its last call inside the function's 60 s. */
const RUN_SECONDS = 50;
const RESTED_AT_ONCE = 50;

/** What a run does for new rules or a new structure beside its calls: so little that neither the table nor the calls notice. */
const MOVES_A_RUN = 300;
const REPLAN_UNTIL_SECONDS = 40;

const NO_AGENTS: ReadonlySet<string> = new Set();

/**
 * One dialler run for the whole instance: settles the timers that have ended, counts who is free, and calls as many due
 * leads as there are free people and lines, campaigns in order of priority. After rules or a structure were published it
 * moves some of the waiting leads to where these want them. Runs one at a time (one message group), so it needs no lock; running
 * twice in a row finds nothing left to do.
 *
 * A campaign or lead that cannot be processed is noted and stops nothing else.
 */
export async function dialDueLeads(deps: DialDependencies, freed: readonly FreedPerson[]): Promise<void> {
  const startedAt = deps.clock();
  deps.freed.remember(freed, startedAt);
  const [settings, pending] = await Promise.all([
    deps.settings.current(),
    deps.timers.pending(startedAt, RESTED_AT_ONCE),
    deps.controls.current(),
  ]);
  for (const { what, reason } of settings.unreadable) deps.journal.note({ kind: 'setting-unreadable', what, reason });
  await settleTimers(deps, pending);
  await emptyRetiredCampaigns(deps, settings);
  await dialCampaigns(deps, settings, pending, startedAt);
  if (isReplanOpen(settings)) await goOnReplanning(deps, startedAt);
}

/** What was moved may be due at once in an area that a search has emptied. */
async function goOnReplanning(
  { replan, searched, journal }: DialDependencies,
  startedAt: Temporal.Instant,
): Promise<void> {
  try {
    const { kind } = await replan({ moves: MOVES_A_RUN, until: startedAt.add({ seconds: REPLAN_UNTIL_SECONDS }) });
    if (kind !== 'waits' && kind !== 'nothing-to-do') searched.forget();
  } catch (error) {
    searched.forget();
    journal.note({ kind: 'work-failed', what: 'replan', error });
  }
}

async function dialCampaigns(
  deps: DialDependencies,
  settings: SettingsInForce,
  pending: PendingCalls,
  startedAt: Temporal.Instant,
): Promise<void> {
  const campaigns = await campaignsThatMayDial(deps, settings);
  if (campaigns.length === 0) return;
  const profiles = [...new Set(campaigns.map(({ equipment }) => equipment.routingProfileId))];
  const run = new DiallerRun(deps, settings, pending, await deps.people.snapshot(profiles), startedAt);
  const staffed = campaigns.filter((campaign) => run.wanted(campaign) > 0);
  const promised = staffed.map((campaign) => ({
    campaign,
    search: findPromised(deps, campaign, run.wanted(campaign)),
  }));
  const found = await Promise.allSettled(promised.map(({ search }) => search));
  await run.lookForAgents(found.flatMap((one) => (one.status === 'fulfilled' ? one.value.leads : [])));
  for (const { campaign, search } of promised) {
    try {
      await run.dial(campaign, await search);
    } catch (error) {
      deps.journal.note({ kind: 'work-failed', what: `campaign ${campaign.id}`, error });
    }
  }
}

async function campaignsThatMayDial(
  deps: DialDependencies,
  settings: SettingsInForce,
): Promise<readonly EquippedCampaign[]> {
  const controls = await deps.controls.current();
  if (controls.mode.kind !== 'live') return [];
  return settings.campaigns
    .filter((campaign) => settings.hasTierOf(campaign))
    .filter((campaign) => campaignRefusals(campaign, controls, deps.clock()).length === 0)
    .filter(isEquipped);
}

/** What one run has learnt and done so far: people and lines left. */
class DiallerRun {
  readonly #deps: DialDependencies;
  readonly #settings: SettingsInForce;
  readonly #peopleLeft: Map<string, number>;
  /** Agents for whom a call is being placed or under way. */
  readonly #offeredTo: ReadonlySet<string>;
  readonly #startedAt: Temporal.Instant;
  #linesLeft: number;

  constructor(
    deps: DialDependencies,
    settings: SettingsInForce,
    pending: PendingCalls,
    snapshot: PeopleSnapshot,
    startedAt: Temporal.Instant,
  ) {
    this.#deps = deps;
    this.#settings = settings;
    this.#startedAt = startedAt;
    this.#offeredTo = new Set(pending.dialling.flatMap(({ state }) => offeredIn(state)));
    this.#linesLeft = deps.callsInAir - pending.dialling.length;
    this.#peopleLeft = peopleLeft(settings, pending, deps.freed.all(), snapshot);
  }

  /** How many calls the campaign may still start: one for each free person, as far as there are lines. */
  wanted({ equipment }: EquippedCampaign): number {
    return Math.min(this.#peopleLeft.get(equipment.routingProfileId) ?? 0, this.#linesLeft);
  }

  /** Asks which of the agents are free for whom promised calls of these leads wait. Nobody passes for free when it fails. */
  async lookForAgents(leads: readonly Lead[]): Promise<ReadonlySet<string>> {
    const agentIds = leads.flatMap((lead) => this.#agentOf(lead) ?? []);
    if (agentIds.length === 0) return NO_AGENTS;
    try {
      const free = await this.#deps.people.freeAgents(agentIds);
      return new Set([...free].filter((agentId) => !this.#offeredTo.has(agentId)));
    } catch (error) {
      this.#deps.journal.note({ kind: 'work-failed', what: 'free-agents', error });
      return NO_AGENTS;
    }
  }

  /**
   * Calls due leads of one campaign until people, lines, leads or the run's time are used up. A promised call whose agent
   * is not free is left as it is: no write, and in nobody's way.
   */
  async dial(campaign: EquippedCampaign, promised: PromisedLeads): Promise<void> {
    if (this.wanted(campaign) <= 0) return;
    for await (const leads of promisedPages(this.#deps, campaign, promised)) {
      const free = new Set(await this.lookForAgents(leads));
      for (const lead of leads) {
        const agentId = this.#agentOf(lead);
        if (agentId !== undefined && !free.delete(agentId)) continue;
        if (!(await this.#call(campaign, lead, agentId))) return;
      }
    }
    for await (const lead of findDueLeads(this.#deps, this.#settings, campaign, promised.limit)) {
      if (!(await this.#call(campaign, lead))) return;
    }
  }

  /** The agent whom the lead's promised call still waits for; of a lead that cannot be judged placing the call tells. */
  #agentOf(lead: Lead): string | undefined {
    try {
      const policy = this.#settings.policyFor(lead.stage, lead.campaignId);
      const standing = waitingCallback(lead, policy, this.#deps.clock());
      return standing?.kind === 'due-for-agent' ? standing.agentId : undefined;
    } catch {
      return undefined;
    }
  }

  /** @returns whether the campaign may go on. */
  async #call(campaign: EquippedCampaign, lead: Lead, agentId?: string): Promise<boolean> {
    const placed = await this.#place(campaign, lead, agentId);
    if (placed === 'stop-campaign') return false;
    if (placed === 'holds-a-line') {
      const profile = campaign.equipment.routingProfileId;
      this.#linesLeft -= 1;
      this.#peopleLeft.set(profile, (this.#peopleLeft.get(profile) ?? 0) - 1);
      if (agentId !== undefined) this.#deps.people.taken(agentId);
    }
    return this.wanted(campaign) > 0;
  }

  /** Waits for the pace of starts, then looks once more whether the run has time and nobody has thrown a switch. */
  async #turn(campaign: EquippedCampaign): Promise<boolean> {
    const { clock, pace, sleep } = this.#deps;
    for (;;) {
      if (clock().since(this.#startedAt).total('seconds') >= RUN_SECONDS) return false;
      const token = pace.take(clock());
      if (token.kind === 'taken') break;
      await sleep(token.milliseconds);
    }
    return this.#mayDial(campaign);
  }

  async #mayDial(campaign: EquippedCampaign): Promise<boolean> {
    const { clock, controls } = this.#deps;
    const fresh = await controls.current();
    return fresh.mode.kind === 'live' && campaignRefusals(campaign, fresh, clock()).length === 0;
  }

  async #place(
    campaign: EquippedCampaign,
    lead: Lead,
    agentId: string | undefined,
  ): Promise<'holds-a-line' | 'holds-none' | 'stop-campaign'> {
    const { journal, pace, clock, searched } = this.#deps;
    try {
      const turn = { comes: () => this.#turn(campaign), stillHolds: () => this.#mayDial(campaign) };
      const placed = await placeCall(this.#deps, campaign, lead, turn, agentId);
      switch (placed.kind) {
        case 'started':
        case 'unknown':
          return 'holds-a-line';
        case 'throttled':
          pace.drain(clock());
          searched.forget();
          return 'holds-none';
        case 'campaign-broken':
        case 'stopped':
          searched.forget();
          return 'stop-campaign';
        case 'put-back':
          searched.forget();
          return 'holds-none';
        case 'passed-over':
          return 'holds-none';
      }
    } catch (error) {
      searched.forget();
      journal.note({ kind: 'work-failed', what: 'place-call', leadId: lead.id, error });
      return 'holds-a-line';
    }
  }
}

function offeredIn(state: Lead['state']): readonly string[] {
  return state.kind === 'dialling' && state.offeredTo !== undefined ? [state.offeredTo] : [];
}

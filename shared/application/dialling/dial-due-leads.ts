import type { Temporal } from 'temporal-polyfill';
import { campaignRefusals } from '../../domain/campaign-gate.ts';
import { type Controls, type DialModeKind, modeAllows } from '../../domain/controls.ts';
import { type EquippedCampaign, isEquipped } from '../../domain/equipment.ts';
import { currentNumber, type Lead } from '../../domain/lead.ts';
import { waitingCallback } from '../../domain/waiting-callback.ts';
import type { JournalEntry } from '../ports/journal.ts';
import type { PeopleSnapshot } from '../ports/telephony.ts';
import type { PendingCalls, TimerIndex } from '../ports/timer-index.ts';
import { isReplanOpen, type ReplanResult, type ReplanShare } from '../replan-leads.ts';
import type { SettingsInForce } from '../settings-in-force.ts';
import type { ControlsWatch } from './controls-watch.ts';
import { emptyRetiredCampaigns } from './empty-retired-campaigns.ts';
import { findDueLeads, findPromised, openAreas, type PromisedLeads, promisedPages } from './find-due-leads.ts';
import { findUnobserved } from './find-unobserved.ts';
import type { FreedPeople, FreedPerson } from './freed-people.ts';
import type { Observations } from './observations.ts';
import { observeCall } from './observe-call.ts';
import type { OpenCallsWatch } from './open-calls-watch.ts';
import { peopleLeft } from './people-left.ts';
import type { PeopleWatch } from './people-watch.ts';
import { type PlaceDependencies, placeCall } from './place-call.ts';
import type { PromisedWatch } from './promised-watch.ts';
import type { SearchedAreas } from './searched-areas.ts';
import { settleTimers } from './settle-timers.ts';
import type { StartPace } from './start-pace.ts';
import { dueTestLeads } from './test-leads.ts';

export interface DialDependencies extends PlaceDependencies {
  readonly timers: TimerIndex;
  readonly openCalls: OpenCallsWatch;
  readonly promised: PromisedWatch;
  readonly people: PeopleWatch;
  readonly controls: ControlsWatch;
  readonly pace: StartPace;
  readonly freed: FreedPeople;
  readonly searched: SearchedAreas;
  /** What would have been done while the deployment only observes. */
  readonly observations: Observations;
  /** Calls that Connect lets this deployment have in the air at once. */
  readonly callsInAir: number;
  /** Goes on with moving leads to where the rules and the structure in force want them. */
  readonly replan: (share: ReplanShare) => Promise<ReplanResult>;
}

/** A run leaves room for its last call inside the function's 60 s. */
const RUN_SECONDS = 50;

/** Nobody wakes the dialler when a line is free whose agent still works: while only lines are short it looks so often. */
const LOOKS_FOR_LINES_EVERY_MS = 2_000;
const LOOKS_FOR_LINES_SECONDS = 45;

/** What a run does for new rules or a new structure beside its calls: so little that neither the table nor the calls notice. */
const MOVES_A_RUN = 300;
const REPLAN_UNTIL_SECONDS = 40;

const NO_AGENTS: ReadonlySet<string> = new Set();

/**
 * One dialler run for the whole instance: settles the timers that have ended, counts who is free, and calls as many due
 * leads as there are free people and lines, campaigns in order of priority. After rules or a structure were published it
 * moves some of the waiting leads to where these want them. While people are free and no line is, it stays and looks for
 * lines. Runs one at a time (one message group), so it needs no lock; running twice in a row finds nothing left to do.
 *
 * A campaign or lead that cannot be processed is noted and stops nothing else.
 *
 * @param freed people who have worked up a call.
 * @param over calls that are over and that nobody took, by their contact.
 */
export async function dialDueLeads(
  deps: DialDependencies,
  freed: readonly FreedPerson[],
  over: readonly string[] = [],
): Promise<void> {
  const startedAt = deps.clock();
  deps.freed.remember(freed, startedAt);
  deps.openCalls.over(over);
  for (;;) {
    const { settings, told, isShortOfLines } = await dialRound(deps, startedAt);
    const elapsed = deps.clock().since(startedAt).total('seconds');
    if (isShortOfLines && elapsed < LOOKS_FOR_LINES_SECONDS && !isReplanOpen(settings)) {
      await deps.sleep(LOOKS_FOR_LINES_EVERY_MS);
      deps.openCalls.forget();
      continue;
    }
    for (const { what, reason } of settings.unreadable) deps.journal.note({ kind: 'setting-unreadable', what, reason });
    deps.journal.note({ kind: 'run-ended', ...told });
    if (isReplanOpen(settings)) await goOnReplanning(deps, startedAt);
    return;
  }
}

interface Round {
  readonly settings: SettingsInForce;
  readonly told: RunTold;
  readonly isShortOfLines: boolean;
}

async function dialRound(deps: DialDependencies, startedAt: Temporal.Instant): Promise<Round> {
  const [settings, { pending, isNew }] = await Promise.all([
    deps.settings.current(),
    deps.openCalls.current(),
    deps.controls.current(),
  ]);
  if (isNew) await settleTimers(deps, pending);
  await emptyRetiredCampaigns(deps, settings);
  const dialled = await dialCampaigns(deps, settings, startedAt);
  const told = { inTheAir: pending.dialling.length, ...dialled.told };
  return { settings, told, isShortOfLines: dialled.isShortOfLines };
}

/** What was moved may be due at once in an area that a search has emptied. */
async function goOnReplanning(
  { replan, searched, observations, journal }: DialDependencies,
  startedAt: Temporal.Instant,
): Promise<void> {
  const forget = () => {
    searched.forget();
    observations.forgetPlaces();
  };
  try {
    const { kind } = await replan({ moves: MOVES_A_RUN, until: startedAt.add({ seconds: REPLAN_UNTIL_SECONDS }) });
    if (kind !== 'waits' && kind !== 'nothing-to-do') forget();
  } catch (error) {
    forget();
    journal.note({ kind: 'work-failed', what: 'replan', error });
  }
}

interface Dialled {
  readonly told?: Partial<RunTold>;
  readonly isShortOfLines: boolean;
}

const NOBODY_DIALLED: Dialled = { isShortOfLines: false };
const NOTHING_DUE: Dialled = { told: { dialling: { leftDue: 0 } }, isShortOfLines: false };

async function dialCampaigns(
  deps: DialDependencies,
  settings: SettingsInForce,
  startedAt: Temporal.Instant,
): Promise<Dialled> {
  const controls = await deps.controls.current();
  const campaigns = campaignsThatMayDial(settings, controls, deps.clock());
  if (campaigns.length === 0) return NOBODY_DIALLED;
  const profiles = [...new Set(campaigns.map(({ equipment }) => equipment.routingProfileId))];
  const { kind: mode } = controls.mode;
  if (mode === 'live' && !deps.people.isFresh(profiles) && !(await mayBeDue(deps, settings, campaigns))) {
    return NOTHING_DUE;
  }
  const run = await beginRun(deps, settings, campaigns, profiles, mode, startedAt);
  if (mode === 'observe') {
    await observeCampaigns(deps, settings, run, campaigns);
    return NOBODY_DIALLED;
  }
  const staffed = campaigns.filter((campaign) => run.wanted(campaign) > 0);
  if (mode === 'test-numbers') {
    await dialTestNumbers(deps, run, staffed, controls);
    return { told: run.told(), isShortOfLines: false };
  }
  await dialDue(deps, run, staffed);
  return { told: run.told(), isShortOfLines: run.hasNoLineFor(campaigns) };
}

async function beginRun(
  deps: DialDependencies,
  settings: SettingsInForce,
  campaigns: readonly EquippedCampaign[],
  profiles: readonly string[],
  mode: DialModeKind,
  startedAt: Temporal.Instant,
): Promise<DiallerRun> {
  const begun = deps.clock();
  const snapshot = await deps.people.snapshot(profiles);
  const run = (pending: PendingCalls) => new DiallerRun(deps, settings, pending, snapshot, startedAt, mode);
  const first = run(await deps.openCalls.fitting(snapshot, startedAt));
  const mayHaveLinesMore = first.isShortOfLines(campaigns) && !deps.openCalls.isAskedSince(begun);
  return mayHaveLinesMore ? run(await deps.openCalls.ask()) : first;
}

async function dialDue(deps: DialDependencies, run: DiallerRun, staffed: readonly EquippedCampaign[]): Promise<void> {
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

/** Whether anybody has to be counted: while nothing is promised and all open areas are known to be empty, nobody has. */
async function mayBeDue(
  deps: DialDependencies,
  settings: SettingsInForce,
  campaigns: readonly EquippedCampaign[],
): Promise<boolean> {
  const now = deps.clock();
  const isSearched = (campaign: EquippedCampaign) =>
    openAreas(settings, campaign, now).every(({ key }) => deps.searched.isEmpty(campaign.id, key, now));
  if (!campaigns.every(isSearched)) return true;
  const promised = await Promise.allSettled(campaigns.map(({ id }) => deps.promised.due(id, 1)));
  return promised.some((answer) => answer.status === 'rejected' || answer.value.length > 0);
}

/** Nobody but those whose number is listed: each is looked up by it, and no other lead is met. */
async function dialTestNumbers(
  deps: DialDependencies,
  run: DiallerRun,
  staffed: readonly EquippedCampaign[],
  controls: Controls,
): Promise<void> {
  if (staffed.length === 0) return;
  const leads = await dueTestLeads(deps, controls);
  for (const campaign of staffed) {
    const own = leads.filter(({ campaignId }) => campaignId === campaign.id);
    try {
      await run.dialThese(campaign, own);
    } catch (error) {
      deps.journal.note({ kind: 'work-failed', what: `campaign ${campaign.id}`, error });
    }
  }
}

/** Decides as if calls were placed, places none, and keeps what it would have done. */
async function observeCampaigns(
  deps: DialDependencies,
  settings: SettingsInForce,
  run: DiallerRun,
  campaigns: readonly EquippedCampaign[],
): Promise<void> {
  if (campaigns.every((campaign) => run.wanted(campaign) <= 0)) return;
  const { observations, journal, clock } = deps;
  try {
    await observations.begin(clock());
    for (const { campaignId } of observations.lasting) run.holdLine(settings.campaign(campaignId)?.equipment);
    for (const campaign of campaigns) {
      try {
        await run.observe(campaign);
      } catch (error) {
        observations.forgetPlaces();
        journal.note({ kind: 'work-failed', what: `campaign ${campaign.id}`, error });
      }
    }
    await observations.keep(clock());
  } catch (error) {
    journal.note({ kind: 'work-failed', what: 'observations', error });
  }
}

function campaignsThatMayDial(
  settings: SettingsInForce,
  controls: Controls,
  now: Temporal.Instant,
): readonly EquippedCampaign[] {
  return settings.campaigns
    .filter((campaign) => settings.hasTierOf(campaign))
    .filter((campaign) => campaignRefusals(campaign, controls, now).length === 0)
    .filter(isEquipped);
}

type RunTold = Omit<Extract<JournalEntry, { kind: 'run-ended' }>, 'kind'>;

/** What one run has learnt and done so far: people and lines left. */
class DiallerRun {
  readonly #deps: DialDependencies;
  readonly #settings: SettingsInForce;
  readonly #peopleLeft: Map<string, number>;
  /** Agents for whom a call was under way when the run began, or was placed by it. */
  readonly #offeredTo: Set<string>;
  readonly #startedAt: Temporal.Instant;
  readonly #mode: DialModeKind;
  /** As Connect told and own calls correct it, before this run did anything. */
  readonly #peopleFree: ReadonlyMap<string, number>;
  #linesLeft: number;
  /** Starts that Connect refused: somebody else's call may hold the line. */
  #refused = 0;
  #leftDue = 0;
  #mayAskForAgents = true;

  constructor(
    deps: DialDependencies,
    settings: SettingsInForce,
    pending: PendingCalls,
    snapshot: PeopleSnapshot,
    startedAt: Temporal.Instant,
    mode: DialModeKind,
  ) {
    this.#mode = mode;
    this.#deps = deps;
    this.#settings = settings;
    this.#startedAt = startedAt;
    this.#offeredTo = new Set(pending.dialling.flatMap(({ state }) => offeredIn(state)));
    this.#linesLeft = deps.callsInAir - pending.dialling.length;
    this.#peopleLeft = peopleLeft(settings, pending, deps.freed.all(), snapshot);
    this.#peopleFree = new Map(this.#peopleLeft);
  }

  /** What the run has found and done so far. */
  told(): RunTold {
    return {
      inTheAir: this.#deps.callsInAir - this.#linesLeft,
      dialling: {
        peopleFree: [...this.#peopleFree.values()].reduce((sum, people) => sum + people, 0),
        leftDue: this.#leftDue,
      },
    };
  }

  /** Whether one of the campaigns has more people free than there are lines. */
  isShortOfLines(campaigns: readonly EquippedCampaign[]): boolean {
    return campaigns.some((campaign) => this.#peopleFor(campaign) > Math.max(0, this.#linesToTry()));
  }

  /** Whether people of one of the campaigns are free, and not a single line is. */
  hasNoLineFor(campaigns: readonly EquippedCampaign[]): boolean {
    return this.#linesToTry() <= 0 && this.isShortOfLines(campaigns);
  }

  #linesToTry(): number {
    return this.#linesLeft - this.#refused;
  }

  #peopleFor({ equipment }: EquippedCampaign): number {
    return this.#peopleLeft.get(equipment.routingProfileId) ?? 0;
  }

  /** How many calls the campaign may still start: one for each free person, as far as there are lines. */
  wanted(campaign: EquippedCampaign): number {
    return Math.min(this.#peopleFor(campaign), this.#linesToTry());
  }

  /**
   * Asks which of the agents are free for whom promised calls of these leads wait. Nobody passes for free when it fails, and
   * the run asks no more: other calls do not wait for answers that do not come.
   */
  async lookForAgents(leads: readonly Lead[]): Promise<ReadonlySet<string>> {
    const agentIds = this.#mayAskForAgents ? leads.flatMap((lead) => this.#agentOf(lead) ?? []) : [];
    if (agentIds.length === 0) return NO_AGENTS;
    try {
      const free = await this.#deps.people.freeAgents(agentIds);
      return new Set([...free].filter((agentId) => !this.#offeredTo.has(agentId)));
    } catch (error) {
      this.#mayAskForAgents = false;
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
      if (!(await this.dialThese(campaign, leads))) return;
    }
    for await (const lead of findDueLeads(this.#deps, this.#settings, campaign, this.wanted(campaign))) {
      if (!(await this.#call(campaign, lead))) return;
    }
  }

  /** The same, of leads that were not observed for this moment yet. */
  async observe(campaign: EquippedCampaign): Promise<void> {
    if (this.wanted(campaign) <= 0) return;
    const { observations } = this.#deps;
    const waits = (lead: Lead) => !observations.knows(lead) && this.#agentOf(lead) !== undefined;
    for await (const leads of findUnobserved(this.#deps, this.#settings, campaign, waits)) {
      if (!(await this.dialThese(campaign, leads))) return;
    }
  }

  /** A line and one of the people whom the equipment counts are taken. */
  holdLine(equipment: Pick<EquippedCampaign['equipment'], 'routingProfileId'> | undefined): void {
    this.#linesLeft -= 1;
    if (equipment === undefined) return;
    const { routingProfileId: profile } = equipment;
    this.#peopleLeft.set(profile, (this.#peopleLeft.get(profile) ?? 0) - 1);
  }

  /** Calls these leads one after another, past promised calls whose agent is not free. @returns whether the campaign may go on. */
  async dialThese(campaign: EquippedCampaign, leads: readonly Lead[]): Promise<boolean> {
    if (this.wanted(campaign) <= 0) return false;
    const free = new Set(await this.lookForAgents(leads));
    for (const lead of leads) {
      const agentId = this.#agentOf(lead);
      if (agentId !== undefined && !free.delete(agentId)) continue;
      if (!(await this.#call(campaign, lead, agentId))) return false;
    }
    return true;
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
      this.holdLine(campaign.equipment);
      if (agentId !== undefined) {
        this.#offeredTo.add(agentId);
        this.#deps.people.taken(agentId);
      }
    }
    return this.wanted(campaign) > 0;
  }

  /** Waits for the pace of starts, then looks once more whether the run has time and nobody has thrown a switch. */
  async #turn(campaign: EquippedCampaign, lead: Lead): Promise<boolean> {
    const { clock, pace, sleep } = this.#deps;
    for (;;) {
      if (clock().since(this.#startedAt).total('seconds') >= RUN_SECONDS) return false;
      const token = pace.take(clock());
      if (token.kind === 'taken') break;
      await sleep(token.milliseconds);
    }
    return this.#mayDial(campaign, lead);
  }

  async #mayDial(campaign: EquippedCampaign, lead: Lead): Promise<boolean> {
    const { clock, controls } = this.#deps;
    const fresh = await controls.current();
    const isAllowed =
      this.#mode === 'observe' ? fresh.mode.kind === 'observe' : modeAllows(fresh, currentNumber(lead).key);
    return isAllowed && campaignRefusals(campaign, fresh, clock()).length === 0;
  }

  async #place(
    campaign: EquippedCampaign,
    lead: Lead,
    agentId: string | undefined,
  ): Promise<'holds-a-line' | 'holds-none' | 'stop-campaign'> {
    const { journal, pace, clock, openCalls } = this.#deps;
    const searched = this.#searched();
    try {
      const turn = { comes: () => this.#turn(campaign, lead), stillHolds: () => this.#mayDial(campaign, lead) };
      const placed =
        this.#mode === 'observe'
          ? await observeCall(this.#deps, campaign, lead, turn, this.#freeFor(campaign))
          : await placeCall(this.#deps, campaign, lead, turn, agentId);
      switch (placed.kind) {
        case 'started':
          openCalls.placed(placed.call);
          return 'holds-a-line';
        case 'unknown':
          openCalls.forget();
          return 'holds-a-line';
        case 'observed':
          return 'holds-a-line';
        case 'throttled':
          this.#leftDue += 1;
          this.#refused += 1;
          pace.drain(clock());
          searched.forget();
          return 'holds-none';
        case 'campaign-broken':
        case 'stopped':
          this.#leftDue += 1;
          searched.forget();
          return 'stop-campaign';
        case 'put-back':
          this.#leftDue += 1;
          searched.forget();
          return 'holds-none';
        case 'passed-over':
          return 'holds-none';
      }
    } catch (error) {
      this.#leftDue += 1;
      searched.forget();
      openCalls.forget();
      journal.note({ kind: 'work-failed', what: 'place-call', leadId: lead.id, error });
      return 'holds-a-line';
    }
  }

  #freeFor({ equipment }: EquippedCampaign): number {
    return this.#peopleFree.get(equipment.routingProfileId) ?? 0;
  }

  /** What has to be searched again when a lead stays where it was found. */
  #searched(): { forget(): void } {
    const { searched, observations } = this.#deps;
    return this.#mode === 'observe' ? { forget: () => observations.forgetPlaces() } : searched;
  }
}

function offeredIn(state: Lead['state']): readonly string[] {
  return state.kind === 'dialling' && state.offeredTo !== undefined ? [state.offeredTo] : [];
}

import type { Temporal } from 'temporal-polyfill';
import { ControlsWatch } from '../../shared/application/dialling/controls-watch.ts';
import type { DialDependencies } from '../../shared/application/dialling/dial-due-leads.ts';
import { FreedPeople } from '../../shared/application/dialling/freed-people.ts';
import { Observations } from '../../shared/application/dialling/observations.ts';
import { OpenCallsWatch } from '../../shared/application/dialling/open-calls-watch.ts';
import { PeopleWatch } from '../../shared/application/dialling/people-watch.ts';
import type { Turn } from '../../shared/application/dialling/place-call.ts';
import { PromisedWatch } from '../../shared/application/dialling/promised-watch.ts';
import { SearchedAreas } from '../../shared/application/dialling/searched-areas.ts';
import { type PaceSettings, StartPace } from '../../shared/application/dialling/start-pace.ts';
import type { JournalEntry } from '../../shared/application/ports/journal.ts';
import type {
  CallToStart,
  ContactDescription,
  PeopleBoard,
  PeopleCount,
  PeopleSnapshot,
  StartResult,
  Telephony,
} from '../../shared/application/ports/telephony.ts';
import type { TimerIndex } from '../../shared/application/ports/timer-index.ts';
import { replanLeads } from '../../shared/application/replan-leads.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Controls } from '../../shared/domain/controls.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { aCampaign } from './a-campaign.ts';
import { HeldJournal } from './held-journal.ts';
import { InMemoryLeadRepository } from './in-memory-lead-repository.ts';
import { InMemoryObservationLog } from './in-memory-observation-log.ts';
import { InMemorySettingsRepository } from './in-memory-settings-repository.ts';
import { InMemoryTimerIndex } from './in-memory-timer-index.ts';
import { NOON } from './lead-builders.ts';
import { storeControls } from './stored-settings.ts';

/** Answers what the test has queued; a start for which nothing is queued succeeds as contact-1, contact-2 and so on. */
export class ScriptedTelephony implements Telephony {
  readonly started: CallToStart[] = [];
  readonly described: string[] = [];
  readonly stopped: string[] = [];
  /** Answers to the next starts, in order. */
  readonly starts: StartResult[] = [];
  /** What is known of contacts; no entry, no contact. */
  readonly contacts = new Map<string, ContactDescription>();

  async start(call: CallToStart): Promise<StartResult> {
    this.started.push(call);
    return this.starts.shift() ?? { kind: 'started', contactId: `contact-${this.started.length}` };
  }

  async describe(contactId: string): Promise<ContactDescription | undefined> {
    this.described.push(contactId);
    return this.contacts.get(contactId);
  }

  async stop(contactId: string): Promise<void> {
    this.stopped.push(contactId);
  }
}

/** Counts what the test has written on it, at the moment of asking unless told otherwise. */
export class ScriptedPeopleBoard implements PeopleBoard {
  readonly asked: (readonly string[])[] = [];
  readonly counts = new Map<string, PeopleCount>();
  /** Agents who could take a call, and each question about them. */
  readonly free = new Set<string>();
  readonly askedAgents: (readonly string[])[] = [];
  /** Thrown in place of an answer about agents. */
  agentsError: Error | undefined;
  readonly #clock: () => Temporal.Instant;
  takenAt: Temporal.Instant | undefined;

  constructor(clock: () => Temporal.Instant) {
    this.#clock = clock;
  }

  async snapshot(routingProfileIds: readonly string[]): Promise<PeopleSnapshot> {
    this.asked.push(routingProfileIds);
    return { takenAt: this.takenAt ?? this.#clock(), byRoutingProfile: new Map(this.counts) };
  }

  async freeAgents(agentIds: readonly string[]): Promise<ReadonlySet<string>> {
    this.askedAgents.push(agentIds);
    if (this.agentsError !== undefined) throw this.agentsError;
    return new Set(agentIds.filter((id) => this.free.has(id)));
  }
}

/** No pace and no switch stands in the way. */
export const ANY_TIME: Turn = { comes: async () => true, stillHolds: async () => true };

/** A clock that stands until somebody sleeps or the test sets it. */
export class StandingClock {
  now: Temporal.Instant = NOON;
  /** Every wait asked for, in milliseconds. */
  readonly sleeps: number[] = [];
  /** What happens meanwhile. */
  whileAsleep: () => Promise<unknown> = async () => undefined;

  readonly read = (): Temporal.Instant => this.now;

  readonly sleep = async (milliseconds: number): Promise<void> => {
    this.sleeps.push(milliseconds);
    this.now = this.now.add({ milliseconds });
    await this.whileAsleep();
  };
}

export interface DiallingBench {
  readonly deps: DialDependencies;
  readonly clock: StandingClock;
  readonly telephony: ScriptedTelephony;
  readonly board: ScriptedPeopleBoard;
  readonly leads: InMemoryLeadRepository;
  readonly settings: InMemorySettingsRepository;
  /** What would have been done. */
  readonly observed: InMemoryObservationLog;
  readonly noted: readonly JournalEntry[];
  /** Stores a lead and returns it as stored. */
  stored(lead: Lead): Promise<Lead>;
  /** Stores controls in place of those that hold. */
  control(fields: Partial<Omit<Controls, 'version'>>): Promise<void>;
}

export interface BenchInput {
  readonly campaigns?: readonly Campaign[];
  readonly pace?: PaceSettings;
  readonly callsInAir?: number;
  readonly leads?: InMemoryLeadRepository;
  readonly timers?: (timers: TimerIndex) => TimerIndex;
}

/** All that a dialler run needs, at NOON: live, with the tier's three campaigns, nobody at work and no lead. */
export async function aDiallingBench(input: BenchInput = {}): Promise<DiallingBench> {
  const clock = new StandingClock();
  const telephony = new ScriptedTelephony();
  const board = new ScriptedPeopleBoard(clock.read);
  const leads = input.leads ?? new InMemoryLeadRepository();
  const settings = new InMemorySettingsRepository();
  const journal = new HeldJournal();
  for (const campaign of input.campaigns ?? [aCampaign(1), aCampaign(2), aCampaign(3)]) {
    await settings.putCampaign(campaign);
  }
  await storeControls(settings, { mode: { kind: 'live' } });
  const index = new InMemoryTimerIndex(() => leads.stored);
  const timers = input.timers?.(index) ?? index;
  const calendar = { isHoliday: () => false };
  const observed = new InMemoryObservationLog();
  const replanning = { leads, backlog: index, repository: settings, calendar, journal, clock: clock.read };
  const deps: DialDependencies = {
    leads,
    settings: new SettingsCache(settings, calendar, clock.read),
    replan: (share) => replanLeads(replanning, share),
    journal,
    clock: clock.read,
    telephony,
    deployment: 'deployment-1',
    timers,
    openCalls: new OpenCallsWatch(timers, clock.read),
    promised: new PromisedWatch(timers, clock.read),
    people: new PeopleWatch(board, clock.read),
    controls: new ControlsWatch(settings, clock.read),
    pace: new StartPace(input.pace ?? { startsPerSecond: 2, startBurst: 50 }),
    freed: new FreedPeople(),
    searched: new SearchedAreas(),
    observations: new Observations(observed),
    callsInAir: input.callsInAir ?? 50,
    sleep: clock.sleep,
  };
  return {
    deps,
    clock,
    telephony,
    board,
    leads,
    settings,
    observed,
    noted: journal.entries,
    async stored(lead) {
      await leads.add(lead);
      return (await leads.get(lead.id)) ?? lead;
    },
    async control(fields) {
      await storeControls(settings, fields);
    },
  };
}

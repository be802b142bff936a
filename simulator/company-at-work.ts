import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { ConnectPeopleBoard } from '../shared/adapters/connect/connect-people-board.ts';
import { ConnectTelephony } from '../shared/adapters/connect/connect-telephony.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { loadLeads } from '../shared/application/load-leads.ts';
import type { SettingsInForce } from '../shared/application/settings-in-force.ts';
import type { CallingArea } from '../shared/domain/calling-area.ts';
import { type SalesStructure, salesStructure } from '../shared/domain/sales-structure.ts';
import { Pace, type TimeThatPasses } from './clock/pace.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import { COMPANY, equipmentOf, usualPeople } from './company.ts';
import type { ContactCentre } from './contact-centre.ts';
import { CountingJournal } from './counting-journal.ts';
import { deployedFlows } from './deployed-flows.ts';
import { documentClient, type Engine } from './engine/embedded-engine.ts';
import { openCompany } from './opened-company.ts';
import { createPeople } from './people/customers.ts';
import { callsByPerson, personFrom } from './people/person-from-lead.ts';
import type { Shift } from './people/shift.ts';
import type { RunCompany } from './run-company.ts';
import { readRecords } from './run-records.ts';
import { couldDial, loadingInto, type SimulationInput, settingsNow, setUpCompany } from './simulation.ts';
import { TimerWatch } from './timer-watch.ts';
import { watchWire } from './wire/wire.ts';
import { type WrittenItem, writesOf } from './wire/written-items.ts';

export interface CompanyToStart {
  readonly engine: Engine;
  /** Stands at the moment at which the company begins, or goes on when its table holds one already. */
  readonly clock: VirtualClock;
  /** Of what happens from now on. */
  readonly seed: number;
  /** Of who its people are: the same whenever it is opened again. */
  readonly peopleSeed: number;
  /** What a company begins with; no use is made of it when the table holds a company. */
  readonly list: SimulationInput['list'];
  readonly company: RunCompany;
  readonly speed: number;
  readonly onFailure: (what: string, error: unknown) => void;
  readonly shift?: Shift;
}

/** A simulated company whose time passes as that of whoever watches it, only faster. */
export interface CompanyAtWork {
  readonly clock: VirtualClock;
  readonly documents: DynamoDBDocumentClient;
  readonly journal: CountingJournal;
  readonly centre: ContactCentre;
  /** Who is at work, as the API is told. */
  readonly board: ConnectPeopleBoard;
  /** The calls that are under way, as the API may stop them. */
  readonly telephony: ConnectTelephony;
  /** Its list was taken in just now. */
  readonly isNew: boolean;
  /** How many leads its table held when it was opened. */
  readonly leads: number;
  /** From now on time passes. */
  start(): void;
  /** Lets so much time pass as fast as this machine can. Before the start the same company always lives through the same. */
  hurry(duration: TimeThatPasses): Promise<void>;
  /** Nobody is dialled any more, and the calls in the air come to their end, as fast as this machine can. */
  endCalls(): Promise<void>;
  /** Time stands still, and nobody works any more. */
  close(): Promise<void>;
}

/** With what is written down after it. */
const LONGEST_CALL: TimeThatPasses = { minutes: 30 };

/** Opens the company in the engine's table, or a new one; nothing moves until it is started. */
export async function openCompanyAtWork(input: CompanyToStart): Promise<CompanyAtWork> {
  const { engine, clock, seed, peopleSeed, onFailure } = input;
  const documents = documentClient(engine.endpoint);
  const timers = new HurriedTimers();
  watchWire(documents, 'timerWatch', (request, statusCode) => timers.watch.answered(request, statusCode));
  await engine.createTable(COMPANY.tableName);
  const settings = new DynamoSettingsRepository(documents, COMPANY.tableName);
  const isNew = (await settings.read()).rules.version === 0;
  if (isNew) await begin(input, documents, settings);
  const { leads, attempts } = await readRecords(documents, COMPANY.tableName, (error) =>
    onFailure('passed over what cannot be read', error),
  );
  const structure = salesStructure((await settings.read()).structure.document);
  const journal = new CountingJournal(() => clock.now());
  let isEnding = false;
  const opened = await openCompany({
    clock,
    seed,
    peopleSeed,
    documents,
    tableEndpoint: engine.endpoint,
    structure,
    agents: agentsOf(structure, input.company),
    people: createPeople({ seed: peopleSeed, people: leads.map(personFrom) }),
    callsBefore: callsByPerson(attempts),
    journal,
    onFailure,
    mayDial: () => !isEnding,
    worthRunning: (now, centre) => timers.worthRunning(now, centre),
    ...(input.shift !== undefined && { shift: input.shift }),
  });
  const { centre } = opened;
  timers.areas = new Map(leads.flatMap(({ numbers }) => numbers.map(({ area }) => [area.key, area])));
  const follow = structureFollower({ clock, settings, centre, company: input.company, onFailure }, structure);
  watchWire(documents, 'structureFollower', (request, statusCode) => {
    if (statusCode === 200 && writesOf(request).items.some(isStructure)) follow();
  });
  const pace = new Pace({ clock, speed: input.speed, onFailure: (error) => onFailure('the simulated company', error) });
  return {
    clock,
    documents,
    journal,
    centre,
    board: new ConnectPeopleBoard(opened.connect, COMPANY.instanceId),
    telephony: new ConnectTelephony(opened.connect, COMPANY.instanceId),
    isNew,
    leads: leads.length,
    start: () => pace.start(),
    hurry: async (duration) => {
      if (isNew) timers.inForce = await settingsNow(settings, clock);
      await pace.jump(duration);
      timers.inForce = undefined;
    },
    endCalls: async () => {
      isEnding = true;
      await pace.jump(LONGEST_CALL);
    },
    close: async () => {
      await pace.stop();
      await opened.close();
      documents.destroy();
    },
  };
}

async function begin(
  { clock, list, company }: CompanyToStart,
  documents: DynamoDBDocumentClient,
  settings: DynamoSettingsRepository,
): Promise<void> {
  await setUpCompany(settings, { rules: {}, observes: false, at: clock.now(), author: 'start' }, company);
  await loadLeads(loadingInto(documents, settings, clock), list.fileName, list.leads);
}

/**
 * Leaves out the minutes in which the dialler would find nothing to do, while time is hurried and nobody changes rules.
 * While somebody watches every minute is dialled; in a company that was opened again, too: its timers were written before
 * anybody watched.
 */
class HurriedTimers {
  areas: ReadonlyMap<string, CallingArea> = new Map();
  /** Present while time is hurried. */
  inForce: SettingsInForce | undefined;
  #centre: ContactCentre | undefined;
  readonly watch = new TimerWatch((campaignId, areaKey, now) => {
    const area = areaKey === undefined ? undefined : this.areas.get(areaKey);
    if (this.inForce === undefined || this.#centre === undefined) return true;
    return couldDial(this.inForce, this.#centre, campaignId, area, now);
  });

  worthRunning(now: Temporal.Instant, centre: ContactCentre): boolean {
    this.#centre = centre;
    const isWorthIt = this.watch.worthRunning(now);
    return this.inForce === undefined || isWorthIt;
  }
}

function agentsOf({ tiers }: SalesStructure, { agents }: RunCompany): RunCompany['agents'] {
  return tiers.every(({ number }) => (agents.get(number) ?? 0) > 0) ? agents : usualPeople(tiers.length);
}

function isStructure({ pk, sk }: WrittenItem): boolean {
  return pk === 'SETTINGS' && sk === 'SALES_STRUCTURE';
}

interface Following {
  readonly clock: VirtualClock;
  readonly settings: DynamoSettingsRepository;
  readonly centre: ContactCentre;
  readonly company: RunCompany;
  readonly onFailure: (what: string, error: unknown) => void;
}

/**
 * When administrators divide the company otherwise its people go where their work is, and its instance has the new tiers.
 * @returns what is to be called when a structure was stored.
 */
function structureFollower(following: Following, structure: SalesStructure): () => void {
  const { clock, settings, centre, company, onFailure } = following;
  let known = structure;
  const follow = async () => {
    try {
      const now = salesStructure((await settings.read()).structure.document);
      if (JSON.stringify(now.tiers) === JSON.stringify(known.tiers)) return;
      const numbers = now.tiers.flatMap(({ callerNumbers = [] }) => callerNumbers);
      centre.switchTo(equipmentOf(now), numbers, agentsOf(now, company), deployedFlows(now));
      known = now;
    } catch (error) {
      onFailure('the structure that was published', error);
    }
  };
  return () => clock.after(0, follow);
}

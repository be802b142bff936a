import type { ConnectClient } from '@aws-sdk/client-connect';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { createConnectClient } from '../shared/adapters/connect/connect-client.ts';
import { DynamoLeadRepository } from '../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { createEventBridgeClient } from '../shared/adapters/eventbridge/event-bridge-client.ts';
import { HmacNumberHasher } from '../shared/adapters/number-plan/hmac-number-hasher.ts';
import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { changeControls } from '../shared/application/change-controls.ts';
import type { ListedLead, RejectedRow } from '../shared/application/lead-list.ts';
import { type LoadDependencies, loadLeads } from '../shared/application/load-leads.ts';
import type { RejectedInput } from '../shared/application/ports/rejected-input.ts';
import type { Suppression } from '../shared/application/ports/suppression-log.ts';
import { publishRules, rollBackRules } from '../shared/application/rules-versions.ts';
import { SettingsCache, type SettingsInForce } from '../shared/application/settings-in-force.ts';
import type { TracedPerson } from '../shared/application/trace.ts';
import { placeOfAddress } from '../shared/domain/address-place.ts';
import type { Programme } from '../shared/domain/dial-rules.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import { regionOfNumber } from '../shared/domain/number-region.ts';
import type { RulesDocument } from '../shared/domain/rules-document.ts';
import {
  isSpecialised,
  type SalesStructure,
  salesStructure,
  type TierNumber,
} from '../shared/domain/sales-structure.ts';
import type { Stage } from '../shared/domain/stage.ts';
import { CloudWatch } from './alarms/cloud-watch.ts';
import { DEPLOYED_ALARMS } from './alarms/deployed-alarms.ts';
import { observedFunctions } from './alarms/observed-functions.ts';
import { lettersTold, lossesTold, REJECTED_INPUT_QUEUE } from './alarms/observed-letters.ts';
import type { RungAlarm } from './alarms/rung-alarms.ts';
import { audit } from './auditor/audit.ts';
import { auditRulesFrom } from './auditor/audit-rules.ts';
import { createVirtualClock, type VirtualClock } from './clock/virtual-clock.ts';
import { COMPANY, campaignsOf, equipmentOf, NEW_INSTANCE } from './company.ts';
import { type BusEvent, startEventBusApi } from './company-bus/event-bus-api.ts';
import { type CapturedPerson, capturedPeople } from './company-systems/captured-people.ts';
import { type CompanySystemsInput, planCompanyEvents } from './company-systems/company-systems.ts';
import type { FlowFunctionName } from './connect/flow-functions.ts';
import { type ContactCentre, startContactCentre } from './contact-centre.ts';
import { CountingJournal } from './counting-journal.ts';
import { KeptInputs } from './delivery/kept-inputs.ts';
import { KeptSuppressions } from './delivery/kept-suppressions.ts';
import { ReservedConcurrency } from './delivery/reserved-concurrency.ts';
import { deployedFlows } from './deployed-flows.ts';
import { deployedFunctions, type StandIns } from './deployed-functions.ts';
import { documentClient, type Engine } from './engine/embedded-engine.ts';
import { ImageReader } from './engine/image-reader.ts';
import { EVENTFUL_ODDITIES } from './faults/eventful-people.ts';
import type { FaultSettings } from './faults/fault-names.ts';
import { Outages } from './faults/outages.ts';
import { Storm } from './faults/storm.ts';
import type { FlowInstallation } from './flows/flow-library.ts';
import type { FunctionsUnderTest } from './functions-under-test.ts';
import type { SimulateOptions } from './options.ts';
import { createPeople, type People, type PersonToSimulate } from './people/customers.ts';
import { NINE_TO_SIX, type Shift } from './people/shift.ts';
import { randomFor } from './random.ts';
import { orderName, recounted } from './recounted.ts';
import { keptInTime } from './report/callbacks.ts';
import type { Progress } from './report/progress.ts';
import type { RunResult } from './report/run-result.ts';
import { type RunCompany, usualCompany } from './run-company.ts';
import { type RunRecords, readRecords, readTable, type TableItem } from './run-records.ts';
import { callRow, leadRow, secondsByTier } from './run-rows.ts';
import { planSwitches } from './switch-structure.ts';
import { TimerWatch } from './timer-watch.ts';
import { watchItems } from './wire/item-changes.ts';
import { watchWire } from './wire/wire.ts';

export interface SimulationInput {
  readonly options: SimulateOptions;
  readonly engine: Engine;
  readonly list: {
    readonly fileName: string;
    readonly rows: number;
    readonly leads: readonly ListedLead[];
    readonly rejected: readonly RejectedRow[];
  };
  readonly rules: RulesDocument;
  /** How it is divided; as the options say when absent, which then name no file. */
  readonly company?: RunCompany;
  /** Rules published while the run goes on, in the order of their moments. */
  readonly publications?: readonly Publication[];
  readonly trace?: ReadonlyMap<string, TracedPerson>;
  readonly onProgress?: (progress: Progress) => void;
  /** Faults that the run suffers on all but its last days, in which everything has to come right again. */
  readonly storm?: { readonly faults: FaultSettings; readonly calmDays: number };
  /** When the company's people work; nine to six from Monday to Friday when absent. */
  readonly shift?: Shift;
  /** People who behave otherwise than they are used to. */
  readonly peopleWith?: (people: People) => People;
  /** Other contact flows than those that would be deployed, for experiments with what people hear. */
  readonly flowsWith?: (deployed: FlowInstallation<FlowFunctionName>) => FlowInstallation<FlowFunctionName>;
  /** Parts that stand in for the product's own, for experiments with its faults. */
  readonly standIns?: StandIns;
  /** Is handed the clients that the functions send their requests with, before the first. */
  readonly onClients?: (clients: RunClients) => void;
  /** Stands between the contact centre and the functions, for experiments with single invocations. */
  readonly around?: (functions: FunctionsUnderTest, run: RunningSimulation) => FunctionsUnderTest;
}

/** A new document, or an earlier version that is returned to. */
export type Publication = { readonly at: Temporal.Instant } & (
  | { readonly document: RulesDocument }
  | { readonly version: number }
);

/** The SDK's clients of a run; other parts of the run use that of the table, too. */
export interface RunClients {
  readonly documents: DynamoDBDocumentClient;
  readonly connect: ConnectClient;
  readonly eventBridge: EventBridgeClient;
}

/** What an experiment may lay hands on while a run goes on. */
export interface RunningSimulation {
  readonly clock: VirtualClock;
  readonly settings: DynamoSettingsRepository;
  readonly centre: ContactCentre;
  readonly cloudWatch: CloudWatch;
  readonly documents: DynamoDBDocumentClient;
  /** The queue of input that nobody understands. */
  readonly rejected: KeptInputs;
  readonly outages: Outages;
  readonly concurrency: ReservedConcurrency;
}

export interface SimulationOutcome {
  readonly result: RunResult;
  readonly records: RunRecords;
  readonly journal: CountingJournal;
  readonly counts: ReturnType<ContactCentre['counts']>;
  readonly groundTruth: ReturnType<ContactCentre['groundTruth']>;
  readonly deadLetters: ReturnType<ContactCentre['deadLetters']>;
  readonly flowAnswers: ReturnType<ContactCentre['flowAnswers']>;
  readonly transcripts: ReturnType<ContactCentre['transcripts']>;
  readonly rejected: readonly RejectedInput[];
  /** What the log apart from the table holds. */
  readonly suppressions: readonly Suppression[];
  /** Which of the deployed alarms would have rung, and when. */
  readonly alarms: readonly RungAlarm[];
  /** What the company's bus has taken, in its order, and how many requests that took. */
  readonly eventsOut: { readonly events: readonly BusEvent[]; readonly requests: number };
  /** Of a run of faults. */
  readonly stormy?: { readonly storm: Storm; readonly table: readonly TableItem[] };
}

const ENGINE_NAMES: Readonly<Record<Engine['kind'], string>> = {
  dynoxide: 'DynamoDB engine',
  'dynamodb-local': 'DynamoDB Local',
  given: 'DynamoDB',
};

const ZONES = PrefixNumberZones.load();

/** Midnight of the first day where the company is. */
export function firstMoment({ start }: Pick<SimulateOptions, 'start'>): Temporal.Instant {
  return start.toZonedDateTime(COMPANY.zone).toInstant();
}

/** The moment at which the run is over. */
export function endOf(options: Pick<SimulateOptions, 'start' | 'days'>): Temporal.Instant {
  return firstMoment(options).add({ hours: options.days * 24 });
}

/**
 * Lives through the days of a company: loads its list, opens its contact centre, and lets the deployed functions do the
 * rest. The same input gives the same calls. The engine must not hold a table of the company's yet.
 */
export async function simulate(input: SimulationInput): Promise<SimulationOutcome> {
  const { options, engine, list } = input;
  const company = input.company ?? usualCompany(options);
  const start = firstMoment(options);
  const clock = createVirtualClock(start);
  const journal = new CountingJournal(() => clock.now());
  const cloudWatch = new CloudWatch(() => clock.now());
  const outages = new Outages();
  const concurrency = new ReservedConcurrency();
  const storm = input.storm === undefined ? undefined : new Storm(input.storm.faults, clock);
  const documents = documentClient(engine.endpoint);
  storm?.strike(documents);
  input.standIns?.onWire?.(documents);
  const images = new ImageReader(engine.endpoint);
  await engine.createTable(COMPANY.tableName);
  const settings = new DynamoSettingsRepository(documents, COMPANY.tableName);
  await setUpCompany(
    settings,
    { rules: input.rules, observes: options.observes, at: start, author: 'simulate' },
    company,
  );
  let inForce = await settingsNow(settings, clock);
  const end = endOf(options);
  const listed = peopleOf(list.leads);
  const taken = new Set(listed.flatMap(({ phones }) => phones));
  const { seed, capturedPerDay: perDay, days } = options;
  const captured = capturedPeople({ seed, perDay, days, from: start, taken, zonesOf });
  const people = createPeople({
    seed: options.seed,
    people: [...listed, ...captured.map(({ person }) => person)],
    ...(input.trace && { trace: input.trace }),
    gainAt: (stage) => (isSpecialised(inForce.structure, stage) ? options.specialisationGain : 0),
  });

  const centre = await startContactCentre(centreSettings(input, company), input.peopleWith?.(people) ?? people, clock, {
    ...(!options.everyTick && {
      worthRunning: (now) => {
        const isWorthIt = watch.worthRunning(now);
        if (!isWorthIt) cloudWatch.runLeftOut();
        return isWorthIt;
      },
    }),
    onDeadLetters: lettersTold(cloudWatch),
    isAway: (part) => outages.isAway(part),
    onFlowNotRun: (flowName) => cloudWatch.flowFailed(flowName.slice(COMPANY.deployment.length + 1), 'fatally'),
    onWakeUpUndelivered: () => cloudWatch.undelivered('CapacityFreed'),
    onRecordRefused: () => cloudWatch.streamFull('ContactRecords'),
    onRecordLost: lossesTold(cloudWatch),
    onFlowStepFailed: (flowName) => cloudWatch.flowFailed(flowName.slice(COMPANY.deployment.length + 1)),
    ...(input.shift !== undefined && { shift: input.shift }),
    ...(storm !== undefined && {
      courier: (ordinary) => storm.courier(ordinary),
      batchCourier: storm.batchCourier(),
      oddities: EVENTFUL_ODDITIES,
      onCallOver: (call) => storm.callIsOver(call),
    }),
    onFunctionError: (name, error) => journal.note({ kind: 'work-failed', what: name, error }),
  });
  watchItems(documents, {
    isWatched: (key) => centre.tableStream.mayDeliver(key),
    read: (tableName, keys) => images.read(tableName, keys),
    onChange: (change) => centre.tableStream.put(change),
  });
  const areas = new Map(list.leads.flatMap(({ numbers }) => numbers.map(({ area }) => [area.key, area])));
  const watch = new TimerWatch((campaignId, areaKey, now) =>
    couldDial(inForce, centre, campaignId, areaKey === undefined ? undefined : areas.get(areaKey), now),
  );
  watchWire(documents, 'timerWatch', (request, statusCode) => watch.answered(request, statusCode));
  const connect = createConnectClient({
    region: COMPANY.region,
    endpoint: centre.endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  storm?.strike(connect);
  const { accountId, region, busName } = COMPANY;
  const companyBus = await startEventBusApi(
    {
      seed: options.seed,
      accountId,
      region,
      busName,
      ...(storm !== undefined && { failing: () => storm.failingEntry() }),
    },
    clock,
  );
  const eventBridge = createEventBridgeClient({
    region,
    endpoint: companyBus.endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  storm?.strike(eventBridge);
  input.onClients?.({ documents, connect, eventBridge });
  try {
    const loaded = await loadLeads(loadingInto(documents, settings, clock), list.fileName, list.leads, () => {}, 1);
    const rejected = new KeptInputs((inputs) => cloudWatch.waiting(REJECTED_INPUT_QUEUE, inputs));
    const suppressions = new KeptSuppressions();
    const waits = randomFor(options.seed, 'waits');
    const readersWaits = randomFor(options.seed, 'waits of readers');
    const build = () =>
      deployedFunctions({
        documents,
        connect,
        eventBridge,
        rejected,
        suppressions,
        journal: storm?.journal(journal) ?? journal,
        print: (line) => cloudWatch.printed(line),
        clock: () => clock.now(),
        sleep: (milliseconds) => clock.sleep(milliseconds),
        random: () => waits.next(),
        readersRandom: () => readersWaits.next(),
        startsPerSecond: options.dialRatePerSecond,
        startBurst: NEW_INSTANCE.startBurst,
        callsInAir: options.callsInAir,
        storyEndsWithResult: input.trace !== undefined,
        standIns: input.standIns ?? {},
      });
    const functions = storm?.functions(build) ?? build();
    const running = { clock, settings, centre, cloudWatch, documents, rejected, outages, concurrency };
    const invoked = input.around?.(functions, running) ?? functions;
    centre.open(observedFunctions(concurrency.around(invoked), cloudWatch, () => clock.now()));
    const divisions = [{ structure: inForce.structure, people: centre.people() }];
    let campaignByTier = campaignsByTier(inForce.structure);
    const published: PublishedRules[] = [];
    const notePublished = async (at: Temporal.Instant) => {
      inForce = await settingsNow(settings, clock);
      const { rules } = await settings.read();
      published.push({ from: at.toString(), rules: rules.document, campaignByTier });
    };
    planPublications(settings, clock, input.publications ?? [], notePublished);
    planSwitches({ settings, centre, clock }, company, async ({ at, structure }) => {
      campaignByTier = campaignsByTier(salesStructure(structure));
      await notePublished(at);
      divisions.push({ structure: inForce.structure, people: centre.people() });
    });
    planCompanyEvents(companySystems(input, captured), centre, clock, start, end);
    if (input.storm !== undefined && storm !== undefined) {
      const calmFrom = end.subtract({ hours: input.storm.calmDays * 24 });
      const personIds = new Map(list.leads.map((lead) => [loaded.loaded.get(lead.line), personIdOf(lead)]));
      storm.interfere({ settings, centre, personOf: (leadId) => personIds.get(leadId) }, start, calmFrom);
      clock.at(calmFrom, () => storm.calmDown());
      for (let hour = 1; hour < input.storm.calmDays * 24 - 12; hour += 1) {
        clock.at(calmFrom.add({ hours: hour }), () => centre.replayDeadLetters());
      }
    }
    await clock.run(end, (now) => input.onProgress?.(progressAt(now, start, options, journal)));
    const records = await readRecords(documents, COMPANY.tableName);
    const groundTruth = centre.groundTruth();
    const alarms = cloudWatch.rung(start);
    const lived = { inForce, journal, centre, published, company, divisions, alarms };
    const result = resultOf(input, start, records, loaded.loaded.size, lived);
    return {
      result,
      records,
      journal,
      counts: centre.counts(),
      groundTruth,
      deadLetters: centre.deadLetters(),
      flowAnswers: centre.flowAnswers(),
      transcripts: centre.transcripts(),
      rejected: rejected.kept,
      suppressions: suppressions.kept,
      alarms,
      eventsOut: { events: companyBus.events(), requests: companyBus.requests() },
      ...(storm !== undefined && { stormy: { storm, table: await readTable(documents, COMPANY.tableName) } }),
    };
  } finally {
    await centre.close();
    await companyBus.close();
    eventBridge.destroy();
    connect.destroy();
    documents.destroy();
    images.close();
  }
}

/** Rules, as the auditor reads them, from a moment on. */
interface PublishedRules {
  readonly from: string;
  readonly rules: RulesDocument;
  readonly campaignByTier: Readonly<Record<string, string>>;
}

/** @param onPublished told after each of them. */
function planPublications(
  settings: DynamoSettingsRepository,
  clock: VirtualClock,
  publications: readonly Publication[],
  onPublished: (at: Temporal.Instant) => Promise<void>,
): void {
  for (const publication of publications) {
    clock.at(publication.at, async () => {
      const deps = { repository: settings, clock: () => clock.now() };
      const expectedVersion = (await settings.read()).rules.version;
      const signature = { expectedVersion, author: 'simulated', note: 'as the run was told to' };
      const result =
        'version' in publication
          ? await rollBackRules(deps, { ...signature, toVersion: publication.version })
          : await publishRules(deps, { ...signature, input: publication.document });
      if (result.kind !== 'published' && result.kind !== 'unchanged') {
        throw new Error(`Rules could not be published at ${publication.at.toString()}: ${result.kind}.`);
      }
      await onPublished(publication.at);
    });
  }
}

/** What holds at this moment of the clock, read anew. */
export function settingsNow(settings: DynamoSettingsRepository, clock: VirtualClock): Promise<SettingsInForce> {
  return new SettingsCache(settings, PUBLIC_HOLIDAYS, () => clock.now()).current();
}

/** What leads are loaded into the company's table with. */
export function loadingInto(
  documents: DynamoDBDocumentClient,
  settings: DynamoSettingsRepository,
  clock: VirtualClock,
): LoadDependencies {
  return {
    leads: new DynamoLeadRepository(documents, COMPANY.tableName),
    settings: new SettingsCache(settings, PUBLIC_HOLIDAYS, () => clock.now()),
    hasher: new HmacNumberHasher(COMPANY.numberSecret),
    clock: () => clock.now(),
  };
}

/** What a company begins with. */
export interface FirstSettings {
  readonly rules: RulesDocument;
  readonly observes: boolean;
  readonly at: Temporal.Instant;
  /** The command that sets the company up. */
  readonly author: string;
}

/** Campaigns, rules, structure and mode of a company whose calls may begin. */
export async function setUpCompany(
  settings: DynamoSettingsRepository,
  { rules, observes, at, author }: FirstSettings,
  { structure }: RunCompany,
): Promise<void> {
  for (const campaign of campaignsOf(salesStructure(structure))) await settings.putCampaign(campaign);
  const publication = { author, note: 'The rules of this run.', at };
  await settings.rules.publish({ document: rules, expectedVersion: 0, ...publication });
  await settings.structures.publish({ document: structure, expectedVersion: 0, ...publication });
  await changeControls(settings, { kind: 'set-mode', mode: { kind: observes ? 'observe' : 'live' } }, publication);
}

/** The contact centre in which the company works. */
export function centreSettings(
  { options, flowsWith }: Pick<SimulationInput, 'options' | 'flowsWith'>,
  { structure, agents }: RunCompany,
) {
  const { tiers } = salesStructure(structure);
  const flows = deployedFlows({ tiers });
  const { zone: companyZone, instanceId, accountId, region, callerNumber } = COMPANY;
  return {
    seed: options.seed,
    companyZone,
    instanceId,
    accountId,
    region,
    startsPerSecond: options.dialRatePerSecond,
    startBurst: NEW_INSTANCE.startBurst,
    callsInAir: options.callsInAir,
    callerNumbers: [...new Set([callerNumber, ...tiers.flatMap(({ callerNumbers = [] }) => callerNumbers)])],
    flows: flowsWith?.(flows) ?? flows,
    tiers: equipmentOf({ tiers }).map((own) => ({ ...own, people: agents.get(own.tier) ?? 0 })),
  };
}

function zonesOf(e164: string): readonly string[] {
  return ZONES.candidateZones({ e164, country: 'US', numberKind: 'geographic' });
}

/** How many service cases are closed while everything goes wrong, so that each fault meets some. */
const CASES_IN_STORM = 20;

function companySystems(
  { options, list, storm }: SimulationInput,
  captured: readonly CapturedPerson[],
): CompanySystemsInput {
  const people = list.leads.map((lead) => ({
    personId: personIdOf(lead),
    ...(lead.externalId !== undefined && { externalId: lead.externalId }),
    phone: lead.numbers[0]?.e164 ?? '',
  }));
  const { seed, ownPurchases } = options;
  return { seed, people, ownPurchases, captured, cases: storm === undefined ? 0 : CASES_IN_STORM };
}

function personIdOf({ externalId, line }: ListedLead): string {
  return externalId ?? `line ${line}`;
}

function peopleOf(listed: readonly ListedLead[]): readonly PersonToSimulate[] {
  return listed.map((lead) => {
    const { country, timezone: statedTimezone, region, consent, callWindow, numbers, attributes } = lead;
    const address = placeOfAddress({ country, region, postalCode: attributes['postal_code'] });
    const zones = [...new Set(numbers.flatMap(({ area }) => area.zones))];
    const regions = numbers.flatMap(({ e164, area }) => {
      const region = regionOfNumber(area.country, e164);
      return region === undefined ? [] : [[e164, region] as const];
    });
    return {
      personId: personIdOf(lead),
      phones: numbers.map(({ e164 }) => e164),
      country,
      candidateZones: zones,
      stage: lead.stage,
      numberRegions: Object.fromEntries(regions),
      ...(statedTimezone !== undefined && { statedTimezone }),
      ...(address.region !== undefined && { region: address.region }),
      ...(address.zones.length > 0 && { addressZones: address.zones }),
      ...(consent !== undefined && { consent }),
      ...(callWindow !== undefined && { callWindow }),
    };
  });
}

/** Whether the campaign could place a call to that area now: see {@link TimerWatch}. */
export function couldDial(
  settings: SettingsInForce,
  centre: ContactCentre,
  campaignId: string,
  area: ListedLead['numbers'][number]['area'] | undefined,
  now: Temporal.Instant,
): boolean {
  const campaign = settings.campaign(campaignId);
  if (campaign === undefined) return false;
  if (!settings.hasTierOf(campaign)) return true;
  if (!centre.isAnybodyFree(campaign.tier)) return false;
  return area === undefined || settings.closesAt(campaign, area, now) !== undefined;
}

function progressAt(
  now: Temporal.Instant,
  start: Temporal.Instant,
  { days }: SimulateOptions,
  journal: CountingJournal,
): Progress {
  const day = Math.min(days, Math.floor(now.since(start).total('hours') / 24) + 1);
  return { day, days, calls: journal.count('call-started'), sales: journal.sales() };
}

interface Division {
  readonly structure: SalesStructure;
  readonly people: ReadonlyMap<TierNumber, number>;
}

interface Lived {
  readonly inForce: SettingsInForce;
  readonly journal: CountingJournal;
  readonly centre: ContactCentre;
  readonly published: readonly PublishedRules[];
  readonly company: RunCompany;
  /** How the company was divided, in order. */
  readonly divisions: readonly Division[];
  readonly alarms: readonly RungAlarm[];
}

function resultOf(
  { options, list, engine, rules, shift }: SimulationInput,
  start: Temporal.Instant,
  { leads, attempts, orders, counters }: RunRecords,
  loaded: number,
  { inForce, journal, centre, published, company, divisions, alarms }: Lived,
): RunResult {
  const leadsById = new Map(leads.map((lead) => [lead.id, lead]));
  const calls = attempts.flatMap((attempt) => {
    const lead = leadsById.get(attempt.leadId);
    return lead === undefined ? [] : [callRow(attempt, lead)];
  });
  const ruleOf = (stage: Stage) => inForce.policyFor(stage).rules.callback;
  const callbackRules = {
    prospecting: ruleOf('prospecting'),
    selling: ruleOf('selling'),
    'account-care': ruleOf('account-care'),
  };
  return {
    options: {
      days: options.days,
      start,
      seed: options.seed,
      structure: structureName(company, start),
      tiers: tiersOf(divisions),
      people: total(company.agents),
      specialisationGain: options.specialisationGain,
      agentsByTier: Object.fromEntries(divisions.flatMap(({ people }) => [...people])),
      shift: shift ?? NINE_TO_SIX,
    },
    engine: ENGINE_NAMES[engine.kind],
    list: { fileName: list.fileName, rows: list.rows, loaded, rejected: list.rejected },
    calls,
    leads: leads.map((lead) => leadRow(lead, inForce.structure)),
    programmes: programmesOf(inForce),
    callbackRules,
    skippedTouches: journal.skippedTouches(),
    heldBack: journal.heldBack(),
    secondsByTier: secondsByTier(calls, centre.counts().agentBusySeconds),
    alarms: { listening: DEPLOYED_ALARMS.length, rung: alarms },
    reports: { counters, recount: recounted(calls, orders, counters, uncounted(centre)) },
    audit: audit(
      centre.groundTruth(),
      auditRulesFrom(
        [{ from: start.toString(), rules }, ...published],
        campaignsByTier(salesStructure(company.structure)),
      ),
      keptInTime(calls, callbackRules),
    ),
  };
}

function campaignsByTier(structure: SalesStructure): Readonly<Record<string, string>> {
  return Object.fromEntries(campaignsOf(structure).map(({ tier, id }) => [String(tier), id]));
}

/** Every tier that the company ever had, as it was last. */
function tiersOf(divisions: readonly Division[]): SalesStructure['tiers'] {
  const byNumber = new Map(divisions.flatMap(({ structure }) => structure.tiers).map((tier) => [tier.number, tier]));
  return [...byNumber.values()].toSorted((one, other) => one.number - other.number);
}

/** Such as `three`, or `three, two from day 10`. */
function structureName({ name, switches }: RunCompany, start: Temporal.Instant): string {
  const dayOf = (at: Temporal.Instant) => Math.floor(at.since(start).total('hours') / 24) + 1;
  return [name, ...switches.map((next) => `${next.name} from day ${dayOf(next.at)}`)].join(', ');
}

function total(agents: ReadonlyMap<TierNumber, number>): number {
  return [...agents.values()].reduce((sum, people) => sum + people, 0);
}

/** The contacts of calls that count-results has not been told the last of, and the names of orders. */
function uncounted({ tableStream }: ContactCentre): ReadonlySet<string> {
  const keys = tableStream.undelivered('count-results');
  return new Set(
    keys.map(({ pk, sk }) =>
      pk.startsWith('LEAD#') ? orderName(pk.slice('LEAD#'.length), sk) : pk.slice('CONTACT#'.length),
    ),
  );
}

function programmesOf(settings: SettingsInForce): readonly Programme[] {
  return settings.policyFor('account-care').rules.programmes;
}

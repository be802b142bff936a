import type { Temporal } from 'temporal-polyfill';
import { createConnectClient } from '../shared/adapters/connect/connect-client.ts';
import { DynamoLeadRepository } from '../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { HmacNumberHasher } from '../shared/adapters/number-plan/hmac-number-hasher.ts';
import { changeControls } from '../shared/application/change-controls.ts';
import type { ListedLead, RejectedRow } from '../shared/application/lead-list.ts';
import { loadLeads } from '../shared/application/load-leads.ts';
import { SettingsCache, type SettingsInForce } from '../shared/application/settings-in-force.ts';
import type { TracedPerson } from '../shared/application/trace.ts';
import type { CallingArea } from '../shared/domain/calling-area.ts';
import type { Programme } from '../shared/domain/dial-rules.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import type { RulesDocument } from '../shared/domain/rules-document.ts';
import { audit } from './auditor/audit.ts';
import { auditRulesFrom } from './auditor/audit-rules.ts';
import { createVirtualClock, type VirtualClock } from './clock/virtual-clock.ts';
import { COMPANY, campaignsOf, equipmentOf } from './company.ts';
import { type ContactCentre, startContactCentre } from './contact-centre.ts';
import { CountingJournal } from './counting-journal.ts';
import { deployedFunctions } from './deployed-functions.ts';
import { documentClient, type Engine } from './engine/embedded-engine.ts';
import type { FunctionsUnderTest } from './functions-under-test.ts';
import type { SimulateOptions } from './options.ts';
import { createPeople, type PersonToSimulate } from './people/customers.ts';
import type { Progress } from './report/progress.ts';
import type { RunResult } from './report/run-result.ts';
import { type RunRecords, readRecords } from './run-records.ts';
import { callRow, leadRow, secondsByTier } from './run-rows.ts';
import { TimerWatch } from './timer-watch.ts';

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
  readonly trace?: ReadonlyMap<string, TracedPerson>;
  readonly onProgress?: (progress: Progress) => void;
  /** Stands between the contact centre and the functions, for experiments with single invocations. */
  readonly around?: (functions: FunctionsUnderTest, run: RunningSimulation) => FunctionsUnderTest;
}

/** What an experiment may lay hands on while a run goes on. */
export interface RunningSimulation {
  readonly clock: VirtualClock;
  readonly settings: DynamoSettingsRepository;
  readonly centre: ContactCentre;
}

export interface SimulationOutcome {
  readonly result: RunResult;
  readonly records: RunRecords;
  readonly journal: CountingJournal;
  readonly counts: ReturnType<ContactCentre['counts']>;
  readonly groundTruth: ReturnType<ContactCentre['groundTruth']>;
  readonly deadLetters: ReturnType<ContactCentre['deadLetters']>;
}

const ENGINE_NAMES: Readonly<Record<Engine['kind'], string>> = {
  dynoxide: 'DynamoDB engine',
  'dynamodb-local': 'DynamoDB Local',
  given: 'DynamoDB',
};

const START_BURST = 5;

/** Midnight of the first day where the company is. */
export function firstMoment({ start }: Pick<SimulateOptions, 'start'>): Temporal.Instant {
  return start.toZonedDateTime(COMPANY.zone).toInstant();
}

/**
 * Lives through the days of a company: loads its list, opens its contact centre, and lets the deployed functions do the
 * rest. The same input gives the same calls. The engine must not hold a table of the company's yet.
 */
export async function simulate(input: SimulationInput): Promise<SimulationOutcome> {
  const { options, engine, list } = input;
  const start = firstMoment(options);
  const clock = createVirtualClock(start);
  const journal = new CountingJournal(() => clock.now());
  const documents = documentClient(engine.endpoint);
  await engine.createTable(COMPANY.tableName);
  const settings = new DynamoSettingsRepository(documents, COMPANY.tableName);
  await setUpCompany(settings, input);
  const inForce = await new SettingsCache(settings, PUBLIC_HOLIDAYS, () => clock.now()).current();

  const centre = await startContactCentre(
    centreSettings(options),
    createPeople({ seed: options.seed, people: peopleOf(list.leads), ...(input.trace && { trace: input.trace }) }),
    clock,
    {
      ...(!options.everyTick && { worthRunning: (now) => watch.worthRunning(now) }),
      onFunctionError: (name, error) => journal.note({ kind: 'work-failed', what: name, error }),
    },
  );
  const watch = new TimerWatch(new DynamoLeadRepository(documents, COMPANY.tableName), (campaignId, area, now) =>
    couldDial(inForce, centre, campaignId, area, now),
  );
  const connect = createConnectClient({
    region: COMPANY.region,
    endpoint: centre.endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const loaded = await loadLeads(
      {
        leads: watch,
        settings: new SettingsCache(settings, PUBLIC_HOLIDAYS, () => clock.now()),
        hasher: new HmacNumberHasher(COMPANY.numberSecret),
        clock: () => clock.now(),
      },
      list.fileName,
      list.leads,
    );
    const functions = deployedFunctions({
      documents,
      connect,
      leads: watch,
      journal,
      clock: () => clock.now(),
      sleep: (milliseconds) => clock.sleep(milliseconds),
      startsPerSecond: options.dialRatePerSecond,
      startBurst: START_BURST,
      callsInAir: options.callsInAir,
      storyEndsWithResult: input.trace !== undefined,
    });
    centre.open(input.around?.(functions, { clock, settings, centre }) ?? functions);
    await clock.run(start.add({ hours: options.days * 24 }), (now) =>
      input.onProgress?.(progressAt(now, start, options, journal)),
    );
    const records = await readRecords(documents, COMPANY.tableName);
    const groundTruth = centre.groundTruth();
    const result = resultOf(input, start, records, loaded.loaded.size, { inForce, journal, centre });
    return { result, records, journal, counts: centre.counts(), groundTruth, deadLetters: centre.deadLetters() };
  } finally {
    await centre.close();
    connect.destroy();
    documents.destroy();
  }
}

async function setUpCompany(settings: DynamoSettingsRepository, { options, rules }: SimulationInput): Promise<void> {
  await settings.putStructure(options.structure);
  await settings.publishRules(rules, 0);
  for (const campaign of campaignsOf(options.structure)) await settings.putCampaign(campaign);
  await changeControls(settings, { kind: 'set-mode', mode: { kind: 'live' } });
}

function centreSettings(options: SimulateOptions) {
  const { zone: companyZone, instanceId, accountId, region, callerNumber } = COMPANY;
  return {
    seed: options.seed,
    companyZone,
    instanceId,
    accountId,
    region,
    startsPerSecond: options.dialRatePerSecond,
    startBurst: START_BURST,
    callsInAir: options.callsInAir,
    callerNumbers: [callerNumber],
    tiers: equipmentOf(options.structure).map((own) => ({ ...own, people: options.agents.get(own.tier) ?? 0 })),
  };
}

function peopleOf(listed: readonly ListedLead[]): readonly PersonToSimulate[] {
  return listed.map((lead) => ({
    personId: lead.externalId ?? `line ${lead.line}`,
    phones: lead.numbers.map(({ e164 }) => e164),
    country: lead.country,
    ...(lead.timezone !== undefined && { statedTimezone: lead.timezone }),
    candidateZones: [...new Set(lead.numbers.flatMap(({ area }) => area.zones))],
    stage: lead.stage,
  }));
}

function couldDial(
  settings: SettingsInForce,
  centre: ContactCentre,
  campaignId: string,
  area: CallingArea | undefined,
  now: Temporal.Instant,
): boolean {
  const campaign = settings.campaign(campaignId);
  if (campaign === undefined || !centre.isAnybodyFree(campaign.tier)) return false;
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

interface Lived {
  readonly inForce: SettingsInForce;
  readonly journal: CountingJournal;
  readonly centre: ContactCentre;
}

function resultOf(
  { options, list, engine, rules }: SimulationInput,
  start: Temporal.Instant,
  { leads, attempts }: RunRecords,
  loaded: number,
  { inForce, journal, centre }: Lived,
): RunResult {
  const leadsById = new Map(leads.map((lead) => [lead.id, lead]));
  const calls = attempts.flatMap((attempt) => {
    const lead = leadsById.get(attempt.leadId);
    return lead === undefined ? [] : [callRow(attempt, lead)];
  });
  const campaignByTier = Object.fromEntries(inForce.campaigns.map(({ tier, id }) => [String(tier), id]));
  return {
    options: {
      days: options.days,
      start,
      seed: options.seed,
      structure: options.structure,
      agentsByTier: Object.fromEntries(options.agents),
    },
    engine: ENGINE_NAMES[engine.kind],
    list: { fileName: list.fileName, rows: list.rows, loaded, rejected: list.rejected },
    calls,
    leads: leads.map((lead) => leadRow(lead, inForce.structure)),
    programmes: programmesOf(inForce),
    skippedTouches: journal.skippedTouches(),
    heldBack: journal.heldBack(),
    secondsByTier: secondsByTier(calls, centre.counts().agentBusySeconds),
    audit: audit(centre.groundTruth(), auditRulesFrom(rules, campaignByTier)),
  };
}

function programmesOf(settings: SettingsInForce): readonly Programme[] {
  return settings.policyFor('account-care').rules.programmes;
}

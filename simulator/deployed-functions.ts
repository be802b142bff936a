import type { ConnectClient } from '@aws-sdk/client-connect';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { createHandler as createCountResults } from '../functions/count-results/handler.ts';
import { createHandler as createDialDueLeads } from '../functions/dial-due-leads/handler.ts';
import { createHandler as createOptOut } from '../functions/opt-out/handler.ts';
import { createHandler as createPublishEvents } from '../functions/publish-events/handler.ts';
import { createHandler as createRecordBusinessEvent } from '../functions/record-business-event/handler.ts';
import { createHandler as createRecordContactEvent } from '../functions/record-contact-event/handler.ts';
import { createHandler as createRecordContactRecord } from '../functions/record-contact-record/handler.ts';
import { createHandler as createRecordDisposition } from '../functions/record-disposition/handler.ts';
import { ConnectPeopleBoard } from '../shared/adapters/connect/connect-people-board.ts';
import { ConnectTelephony } from '../shared/adapters/connect/connect-telephony.ts';
import { attemptChangeFrom, notedOrderFrom } from '../shared/adapters/dynamodb/attempt-change-record.ts';
import { DynamoLeadRepository } from '../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoReportLedger } from '../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { changeFrom } from '../shared/adapters/dynamodb/table-change.ts';
import { EventBridgeBus } from '../shared/adapters/eventbridge/event-bridge-bus.ts';
import { HmacNumberHasher } from '../shared/adapters/number-plan/hmac-number-hasher.ts';
import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { ControlsWatch } from '../shared/application/dialling/controls-watch.ts';
import { FreedPeople } from '../shared/application/dialling/freed-people.ts';
import { PeopleWatch } from '../shared/application/dialling/people-watch.ts';
import { SearchedAreas } from '../shared/application/dialling/searched-areas.ts';
import { StartPace } from '../shared/application/dialling/start-pace.ts';
import type { CompanyBus } from '../shared/application/ports/company-bus.ts';
import type { Journal } from '../shared/application/ports/journal.ts';
import type { LeadRepository } from '../shared/application/ports/lead-repository.ts';
import type { RejectedInputs } from '../shared/application/ports/rejected-input.ts';
import type { ReportLedger } from '../shared/application/ports/report-ledger.ts';
import type { Telephony } from '../shared/application/ports/telephony.ts';
import { replanLeads } from '../shared/application/replan-leads.ts';
import { SettingsCache } from '../shared/application/settings-in-force.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import { eventSource } from '../shared/domain/outgoing-event.ts';
import { COMPANY } from './company.ts';
import type { FunctionsUnderTest } from './functions-under-test.ts';

const ZONES = PrefixNumberZones.load();

export interface FunctionWiring {
  readonly documents: DynamoDBDocumentClient;
  readonly connect: ConnectClient;
  readonly eventBridge: EventBridgeClient;
  readonly rejected: RejectedInputs;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Spreads the waits of writers that met, at least 0 and below 1. */
  readonly random: () => number;
  /** The same for those that read the table's stream: they follow the calls and must not change them. */
  readonly readersRandom: () => number;
  readonly startsPerSecond: number;
  readonly startBurst: number;
  readonly callsInAir: number;
  readonly storyEndsWithResult: boolean;
  readonly standIns: StandIns;
}

/** What an experiment may put in the place of a part of the product. */
export interface StandIns {
  readonly leads?: (own: LeadRepository) => LeadRepository;
  readonly ledger?: (own: ReportLedger) => ReportLedger;
  readonly bus?: (own: CompanyBus) => CompanyBus;
  readonly telephony?: (own: Telephony, sleep: (milliseconds: number) => Promise<void>) => Telephony;
  readonly functions?: (own: FunctionsUnderTest) => FunctionsUnderTest;
  /** Lays hands on the requests to the table as they go over the wire. */
  readonly onWire?: (documents: DynamoDBDocumentClient) => void;
}

/** The handlers that are deployed, wired as their index files wire them, on the simulated clock and one settings cache. */
export function deployedFunctions(wiring: FunctionWiring): FunctionsUnderTest {
  const { documents, connect, rejected, journal, clock, sleep, random, readersRandom, storyEndsWithResult, standIns } =
    wiring;
  const settings = new DynamoSettingsRepository(documents, COMPANY.tableName, { pause: sleep, random });
  const ownLeads = new DynamoLeadRepository(documents, COMPANY.tableName, { pause: sleep, random });
  const leads = standIns.leads?.(ownLeads) ?? ownLeads;
  const ownLedger = new DynamoReportLedger(documents, COMPANY.tableName, { pause: sleep, random: readersRandom });
  const ledger = standIns.ledger?.(ownLedger) ?? ownLedger;
  const ownTelephony = new ConnectTelephony(connect, COMPANY.instanceId);
  const telephony = standIns.telephony?.(ownTelephony, sleep) ?? ownTelephony;
  const recording = {
    leads,
    settings: new SettingsCache(settings, PUBLIC_HOLIDAYS, clock),
    journal,
    clock,
    storyEndsWithResult,
    deployment: COMPANY.deployment,
    rejected,
  };
  const hasher = new HmacNumberHasher(COMPANY.numberSecret);
  const { instanceId } = COMPANY;
  const timers = new DynamoTimerIndex(documents, COMPANY.tableName, ({ message }) =>
    journal.note({ kind: 'lead-unreadable', reason: message }),
  );
  const replanning = { leads, backlog: timers, repository: settings, calendar: PUBLIC_HOLIDAYS, journal, clock };
  const dialDueLeads = createDialDueLeads({
    ...recording,
    instanceId,
    telephony,
    timers,
    replan: (share) => replanLeads(replanning, share),
    people: new PeopleWatch(new ConnectPeopleBoard(connect, instanceId), clock),
    controls: new ControlsWatch(settings, clock),
    pace: new StartPace({ startsPerSecond: wiring.startsPerSecond, startBurst: wiring.startBurst }),
    freed: new FreedPeople(),
    searched: new SearchedAreas(),
    callsInAir: wiring.callsInAir,
    sleep,
  });
  const recordContactEvent = createRecordContactEvent({ ...recording, telephony, instanceId });
  const recordContactRecord = createRecordContactRecord({
    ...recording,
    telephony,
    instanceId,
    hasher: async () => hasher,
  });
  const recordDisposition = createRecordDisposition({ ...recording, telephony });
  const recordBusinessEvent = createRecordBusinessEvent({
    ...recording,
    telephony,
    zones: ZONES,
    hasher: async () => hasher,
  });
  const optOut = createOptOut({ ...recording, telephony });
  const countResults = createCountResults({
    ledger,
    clock,
    changeFrom: attemptChangeFrom,
    orderFrom: notedOrderFrom,
    journal,
  });
  const ownBus = new EventBridgeBus(wiring.eventBridge, COMPANY.busName, eventSource(COMPANY.deployment));
  const publishEvents = createPublishEvents({
    bus: standIns.bus?.(ownBus) ?? ownBus,
    changeFrom,
    sleep,
    rejected,
    journal,
    clock,
  });
  const functions: FunctionsUnderTest = {
    dialDueLeads: (event) => dialDueLeads(event, invocation('dial-due-leads')),
    recordContactEvent: (event) => recordContactEvent(event, invocation('record-contact-event')),
    recordContactRecord: (event) => recordContactRecord(event, invocation('record-contact-record')),
    recordDisposition: (event) => recordDisposition(event, invocation('record-disposition')),
    recordBusinessEvent: (event) => recordBusinessEvent(event, invocation('record-business-event')),
    optOut: (event) => optOut(event, invocation('opt-out')),
    countResults: (event) => countResults(event, invocation('count-results')),
    publishEvents: (event) => publishEvents(event, invocation('publish-events')),
  };
  return standIns.functions?.(functions) ?? functions;
}

/** The context that Lambda gives with an invocation. */
function invocation(functionName: string): Context {
  const { region, accountId } = COMPANY;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${region}:${accountId}:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: crypto.randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'simulated',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => 60_000,
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
}

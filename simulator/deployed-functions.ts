import type { ConnectClient } from '@aws-sdk/client-connect';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import { createHandler as createBriefAgent } from '../functions/brief-agent/handler.ts';
import { createHandler as createCountResults } from '../functions/count-results/handler.ts';
import { createHandler as createDialDueLeads } from '../functions/dial-due-leads/handler.ts';
import { createHandler as createLookUpCaller } from '../functions/look-up-caller/handler.ts';
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
import { DynamoObservationLog } from '../shared/adapters/dynamodb/dynamo-observation-log.ts';
import { DynamoReportLedger } from '../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { erasureFrom, suppressionFrom } from '../shared/adapters/dynamodb/suppression-record.ts';
import { changeFrom } from '../shared/adapters/dynamodb/table-change.ts';
import { EventBridgeBus } from '../shared/adapters/eventbridge/event-bridge-bus.ts';
import { HmacNumberHasher } from '../shared/adapters/number-plan/hmac-number-hasher.ts';
import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { ControlsWatch } from '../shared/application/dialling/controls-watch.ts';
import { FreedPeople } from '../shared/application/dialling/freed-people.ts';
import { Observations } from '../shared/application/dialling/observations.ts';
import { OpenCallsWatch } from '../shared/application/dialling/open-calls-watch.ts';
import { PeopleWatch } from '../shared/application/dialling/people-watch.ts';
import { PromisedWatch } from '../shared/application/dialling/promised-watch.ts';
import { SearchedAreas } from '../shared/application/dialling/searched-areas.ts';
import { StartPace } from '../shared/application/dialling/start-pace.ts';
import type { CompanyBus } from '../shared/application/ports/company-bus.ts';
import type { Journal } from '../shared/application/ports/journal.ts';
import type { LeadRepository } from '../shared/application/ports/lead-repository.ts';
import type { RejectedInputs } from '../shared/application/ports/rejected-input.ts';
import type { ReportLedger } from '../shared/application/ports/report-ledger.ts';
import type { SuppressionLog } from '../shared/application/ports/suppression-log.ts';
import type { Telephony } from '../shared/application/ports/telephony.ts';
import { replanLeads } from '../shared/application/replan-leads.ts';
import { SettingsCache } from '../shared/application/settings-in-force.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import { eventSource } from '../shared/domain/outgoing-event.ts';
import { FunctionObserver } from '../shared/runtime/function-observer.ts';
import { COMPANY } from './company.ts';
import type { FunctionsUnderTest } from './functions-under-test.ts';

const ZONES = PrefixNumberZones.load();

export interface FunctionWiring {
  readonly documents: DynamoDBDocumentClient;
  readonly connect: ConnectClient;
  readonly eventBridge: EventBridgeClient;
  readonly rejected: RejectedInputs;
  readonly suppressions: SuppressionLog;
  readonly journal: Journal;
  /** Takes the lines of metrics that the functions print. */
  readonly print: (line: string) => void;
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
  const { documents, connect, rejected, clock, sleep, random, readersRandom, storyEndsWithResult, standIns } = wiring;
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
    clock,
    storyEndsWithResult,
    deployment: COMPANY.deployment,
    rejected,
  };
  const hasher = new HmacNumberHasher(COMPANY.numberSecret);
  const { instanceId } = COMPANY;
  const dialler = observerOf('dial-due-leads', wiring);
  const timers = new DynamoTimerIndex(documents, COMPANY.tableName, ({ message }) =>
    dialler.note({ kind: 'lead-unreadable', reason: message }),
  );
  const replanning = {
    leads,
    backlog: timers,
    repository: settings,
    calendar: PUBLIC_HOLIDAYS,
    journal: dialler,
    clock,
  };
  const eventRecorder = observerOf('record-contact-event', wiring);
  const recordRecorder = observerOf('record-contact-record', wiring);
  const dispositionRecorder = observerOf('record-disposition', wiring);
  const businessRecorder = observerOf('record-business-event', wiring);
  const wishes = observerOf('opt-out', wiring);
  const briefs = observerOf('brief-agent', wiring);
  const callers = observerOf('look-up-caller', wiring);
  const counter = observerOf('count-results', wiring);
  const publisher = observerOf('publish-events', wiring);
  const ownBus = new EventBridgeBus(wiring.eventBridge, COMPANY.busName, eventSource(COMPANY.deployment));
  const dialDueLeads = dialler.observed(
    createDialDueLeads({
      ...recording,
      journal: dialler,
      instanceId,
      telephony,
      timers,
      openCalls: new OpenCallsWatch(timers, clock),
      promised: new PromisedWatch(timers, clock),
      replan: (share) => replanLeads(replanning, share),
      people: new PeopleWatch(new ConnectPeopleBoard(connect, instanceId), clock),
      controls: new ControlsWatch(settings, clock),
      pace: new StartPace({ startsPerSecond: wiring.startsPerSecond, startBurst: wiring.startBurst }),
      freed: new FreedPeople(),
      searched: new SearchedAreas(),
      observations: new Observations(new DynamoObservationLog(documents, COMPANY.tableName, { pause: sleep, random })),
      callsInAir: wiring.callsInAir,
      sleep,
    }),
  );
  const recordContactEvent = eventRecorder.observed(
    createRecordContactEvent({ ...recording, journal: eventRecorder, telephony, instanceId }),
  );
  const recordContactRecord = recordRecorder.observed(
    createRecordContactRecord({
      ...recording,
      journal: recordRecorder,
      telephony,
      instanceId,
      hasher: async () => hasher,
    }),
  );
  const recordDisposition = dispositionRecorder.observed(
    createRecordDisposition({ ...recording, journal: dispositionRecorder, telephony }),
  );
  const recordBusinessEvent = businessRecorder.observed(
    createRecordBusinessEvent({
      ...recording,
      journal: businessRecorder,
      telephony,
      zones: ZONES,
      hasher: async () => hasher,
    }),
  );
  const optOut = wishes.observed(createOptOut({ ...recording, journal: wishes, telephony }));
  const briefAgent = briefs.observed(createBriefAgent({ ...recording, journal: briefs }));
  const lookUpCaller = callers.observed(
    createLookUpCaller({ ...recording, journal: callers, telephony, hasher: async () => hasher }),
  );
  const countResults = counter.observed(
    createCountResults({
      ledger,
      clock,
      changeFrom: attemptChangeFrom,
      orderFrom: notedOrderFrom,
      journal: counter,
    }),
  );
  const publishEvents = publisher.observed(
    createPublishEvents({
      bus: standIns.bus?.(ownBus) ?? ownBus,
      changeFrom,
      suppressions: wiring.suppressions,
      suppressionFrom,
      erasureFrom,
      sleep,
      rejected,
      journal: publisher,
      clock,
    }),
  );
  const functions: FunctionsUnderTest = {
    dialDueLeads: (event) => dialDueLeads(event, invocation('dial-due-leads')),
    recordContactEvent: (event) => recordContactEvent(event, invocation('record-contact-event')),
    recordContactRecord: (event) => recordContactRecord(event, invocation('record-contact-record')),
    recordDisposition: (event) => recordDisposition(event, invocation('record-disposition')),
    recordBusinessEvent: (event) => recordBusinessEvent(event, invocation('record-business-event')),
    optOut: (event) => optOut(event, invocation('opt-out')),
    briefAgent: (event) => briefAgent(event, invocation('brief-agent')),
    lookUpCaller: (event) => lookUpCaller(event, invocation('look-up-caller')),
    countResults: (event) => countResults(event, invocation('count-results')),
    publishEvents: (event) => publishEvents(event, invocation('publish-events')),
  };
  return standIns.functions?.(functions) ?? functions;
}

/** What the function's index file makes of its name and its deployment, on the simulated clock. */
function observerOf(name: string, { journal, print, clock }: FunctionWiring): FunctionObserver {
  const nowMilliseconds = () => clock().epochMilliseconds;
  return new FunctionObserver({ name, deployment: COMPANY.deployment }, { journal, print, nowMilliseconds });
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

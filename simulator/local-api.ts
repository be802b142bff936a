import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { createHandler } from '../functions/api/handler.ts';
import { DynamoAuditLog } from '../shared/adapters/dynamodb/dynamo-audit-log.ts';
import { DynamoKeptAnswers } from '../shared/adapters/dynamodb/dynamo-kept-answers.ts';
import { DynamoLeadArchive } from '../shared/adapters/dynamodb/dynamo-lead-archive.ts';
import { DynamoLeadRepository } from '../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoObservationLog } from '../shared/adapters/dynamodb/dynamo-observation-log.ts';
import { DynamoReportLedger } from '../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { DynamoUseLimits } from '../shared/adapters/dynamodb/dynamo-use-limits.ts';
import type { UnreadableItemError } from '../shared/adapters/dynamodb/unreadable-item-error.ts';
import { HmacNumberHasher } from '../shared/adapters/number-plan/hmac-number-hasher.ts';
import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { PeopleWatch } from '../shared/application/dialling/people-watch.ts';
import { Overview } from '../shared/application/overview/overview.ts';
import type { Journal } from '../shared/application/ports/journal.ts';
import type { PeopleDirectory } from '../shared/application/ports/people-directory.ts';
import type { CallsUnderWay, PeopleBoard } from '../shared/application/ports/telephony.ts';
import { PUBLIC_HOLIDAYS } from '../shared/domain/holidays.ts';
import type { CloudWatch } from './alarms/cloud-watch.ts';
import { observedApi } from './alarms/observed-api.ts';
import type { DevelopmentPool } from './api-gateway/development-pool.ts';
import { type ApiHandler, localGateway } from './api-gateway/local-gateway.ts';
import { COMPANY, NEW_INSTANCE } from './company.ts';
import { ReservedConcurrency } from './delivery/reserved-concurrency.ts';

export interface LocalApi {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly pool: DevelopmentPool;
  /** Who may sign in to the company. */
  readonly people: PeopleDirectory;
  /** The company's time: what is due, and what stands under changes. */
  readonly clock: () => Temporal.Instant;
  /** The time of whoever signs in: tokens expire by it. */
  readonly nowSeconds: () => number;
  readonly journal: Journal;
  /** Who is at work, as the contact centre tells; without it the overview says that nobody knows. */
  readonly board?: PeopleBoard;
  /** Of the contact centre that runs beside it; absent where none does: then no call is in the air. */
  readonly telephony?: CallsUnderWay;
  /** Told of the function's invocations and the gateway's answers. */
  readonly cloudWatch?: CloudWatch;
  /** What is reserved for the function; as much as the account has when absent. */
  readonly concurrency?: ReservedConcurrency;
  /** Calls that the contact centre lets be in the air at once; those of a new instance when absent. */
  readonly callsInAir?: number;
}

const NO_CALLS: CallsUnderWay = { describe: async () => undefined, stop: async () => {} };

/** The deployed API function behind a gateway on this machine, on the table of a simulated company. */
export function localApi(given: LocalApi) {
  const { documents, tableName, pool, people, clock, nowSeconds, journal } = given;
  const { board, callsInAir = NEW_INSTANCE.callsInAir, telephony = NO_CALLS } = given;
  const { cloudWatch, concurrency = new ReservedConcurrency() } = given;
  const leads = new DynamoLeadRepository(documents, tableName);
  const passOver = ({ message }: UnreadableItemError) => journal.note({ kind: 'lead-unreadable', reason: message });
  const settings = new DynamoSettingsRepository(documents, tableName);
  const timers = new DynamoTimerIndex(documents, tableName, passOver);
  const ledger = new DynamoReportLedger(documents, tableName);
  const deployed = createHandler({
    settings,
    leads,
    edits: leads,
    telephony,
    zones: PrefixNumberZones.load(),
    deployment: COMPANY.deployment,
    timers,
    archive: new DynamoLeadArchive(documents, tableName, passOver),
    overview: new Overview({
      settings,
      timers,
      ledger,
      ...(board !== undefined && { people: new PeopleWatch(board, clock) }),
      calendar: PUBLIC_HOLIDAYS,
      callsInAir,
      journal,
      clock,
    }),
    ledger,
    observations: new DynamoObservationLog(documents, tableName),
    calendar: PUBLIC_HOLIDAYS,
    hasher: async () => new HmacNumberHasher(COMPANY.numberSecret),
    people,
    audit: new DynamoAuditLog(documents, tableName),
    answers: new DynamoKeptAnswers(documents, tableName),
    limits: new DynamoUseLimits(documents, tableName),
    journal,
    clock,
  });
  const limited: ApiHandler = (event, context) => concurrency.within('api', () => deployed(event, context));
  if (cloudWatch === undefined) return localGateway({ pool, handler: limited, nowSeconds });
  const onServerError = () => cloudWatch.gatewayFailed('Api');
  return localGateway({ pool, handler: observedApi(limited, cloudWatch), nowSeconds, onServerError });
}

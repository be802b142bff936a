import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { ConnectTelephony } from '../shared/adapters/connect/connect-telephony.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import type { Telephony } from '../shared/application/ports/telephony.ts';
import { salesStructure } from '../shared/domain/sales-structure.ts';
import { createVirtualClock, type VirtualClock } from './clock/virtual-clock.ts';
import { COMPANY, usualPeople } from './company.ts';
import { CountingJournal } from './counting-journal.ts';
import { documentClient, type Engine } from './engine/embedded-engine.ts';
import { seedOf } from './kept-company.ts';
import { openCompany } from './opened-company.ts';
import { createPeople, type PersonToSimulate } from './people/customers.ts';
import { callsByPerson, personFrom } from './people/person-from-lead.ts';
import { readRecords } from './run-records.ts';

/** A company that was kept, with its contact centre open and its functions at work again. */
export interface LivingCompany {
  readonly clock: VirtualClock;
  readonly documents: DynamoDBDocumentClient;
  readonly telephony: Telephony;
  /** Lets time pass until the work is done; it may sleep by the clock. */
  until<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ReviveInput {
  readonly engine: Engine;
  readonly from: Temporal.Instant;
  readonly peopleSeed: number;
  /** A telephone that nobody in the table has: its owner answers the first call and talks for a while. */
  readonly telephone: string;
  readonly onFailure: (what: string, error: unknown) => void;
}

const OWNER = 'owner of the telephone';

/** Opens a kept company from a moment on. Whoever stands in its table is at their telephone, too. */
export async function reviveCompany(input: ReviveInput): Promise<LivingCompany> {
  const { engine, from, peopleSeed, telephone, onFailure } = input;
  const clock = createVirtualClock(from);
  const documents = documentClient(engine.endpoint);
  const { tableName, instanceId } = COMPANY;
  const { structure } = await new DynamoSettingsRepository(documents, tableName).read();
  const { tiers } = salesStructure(structure.document);
  const { leads, attempts } = await readRecords(documents, tableName);
  const company = await openCompany({
    clock,
    seed: seedOf(from),
    peopleSeed,
    documents,
    tableEndpoint: engine.endpoint,
    structure: { tiers },
    agents: usualPeople(tiers.length),
    people: createPeople({
      seed: peopleSeed,
      people: [...leads.map(personFrom).filter(({ phones }) => !phones.includes(telephone)), ownerOf(telephone)],
      trace: new Map([[OWNER, { attemptsNeeded: 1, talkSeconds: 40, result: 'not-interested' }]]),
    }),
    callsBefore: callsByPerson(attempts),
    journal: new CountingJournal(() => clock.now()),
    onFailure,
  });
  return {
    clock,
    documents,
    telephony: new ConnectTelephony(company.connect, instanceId),
    until: (work) => untilDone(clock, work),
    close: async () => {
      await company.close();
      documents.destroy();
    },
  };
}

async function untilDone<T>(clock: VirtualClock, work: () => Promise<T>): Promise<T> {
  const done: { result?: { readonly value: T } } = {};
  clock.at(clock.now(), async () => {
    done.result = { value: await work() };
  });
  while (done.result === undefined) await clock.run(clock.now().add({ minutes: 1 }));
  return done.result.value;
}

function ownerOf(telephone: string): PersonToSimulate {
  return {
    personId: OWNER,
    phones: [telephone],
    country: 'US',
    candidateZones: [COMPANY.zone],
    stage: 'prospecting',
  };
}

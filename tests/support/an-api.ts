import { Temporal } from 'temporal-polyfill';
import { afterEach } from 'vitest';
import * as z from 'zod';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import type { JournalEntry } from '../../shared/application/ports/journal.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';
import { DevelopmentPool } from '../../simulator/api-gateway/development-pool.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { type CompanyPeople, openCompanyPeople } from '../../simulator/company-people.ts';
import { type LocalApi, localApi } from '../../simulator/local-api.ts';
import { serveLocally } from '../../simulator/wire/local-server.ts';
import { aCampaign } from './a-campaign.ts';
import { aPublication, aStructurePublication } from './a-publication.ts';
import { NOON } from './lead-builders.ts';
import { type RealTable, realTables } from './real-table.ts';
import { storeSomeLeads } from './some-leads.ts';

export interface AskedWith {
  readonly body?: unknown;
  /** In place of the body as JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the role's own token; empty for none. */
  readonly token?: string;
}

export interface HeardAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: z.output<typeof answerJson>;
}

const answerJson = z.record(z.string(), z.unknown());

export interface AnApi {
  readonly table: RealTable;
  readonly endpoint: string;
  readonly pool: DevelopmentPool;
  readonly people: CompanyPeople;
  readonly settings: DynamoSettingsRepository;
  readonly leads: DynamoLeadRepository;
  readonly noted: readonly JournalEntry[];
  readonly nowSeconds: number;
  ask(role: Role, method: string, path: string, given?: AskedWith): Promise<HeardAnswer>;
  /** Moves the company's time on. */
  pass(seconds: number): void;
}

/** The whole API over HTTP, on the real engine: rules and structure in version 1, three campaigns, nothing stopped, and a lead of each kind. */
export function apis(
  contactCentre: Pick<LocalApi, 'board' | 'callsInAir' | 'cloudWatch' | 'concurrency'> = {},
): () => Promise<AnApi> {
  const freshTable = realTables();
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0)) await close();
  });
  return async () => {
    const table = await freshTable();
    const { client, name } = table;
    const settings = new DynamoSettingsRepository(client, name);
    await settings.rules.publish(aPublication({ document: { organisation: { maxAttemptsPerDay: 2 } }, author: 'Kim' }));
    for (const tier of [1, 2, 3] as const) await settings.putCampaign(aCampaign(tier, IDS));
    await settings.structures.publish(aStructurePublication(SCRIPTED));
    const leads = new DynamoLeadRepository(client, name);
    await storeSomeLeads(leads);
    const pool = new DevelopmentPool();
    const people = await openCompanyPeople(createVirtualClock(NOON));
    open.push(() => people.close());
    const noted: JournalEntry[] = [];
    let passed = 0;
    const nowSeconds = Math.floor(NOON.epochMilliseconds / 1_000);
    const gateway = localApi({
      ...contactCentre,
      documents: client,
      tableName: name,
      pool,
      people: people.directory,
      clock: () => NOON.add({ seconds: passed }),
      nowSeconds: () => nowSeconds,
      journal: { note: (entry) => void noted.push(entry) },
    });
    const server = await serveLocally(createVirtualClock(Temporal.Instant.from('2026-01-05T00:00:00Z')), gateway);
    open.push(() => server.close());
    return {
      table,
      endpoint: server.endpoint,
      pool,
      people,
      settings,
      leads,
      noted,
      nowSeconds,
      pass: (seconds) => {
        passed += seconds;
      },
      ask: async (role, method, path, { body, text, headers = {}, token = pool.signIn(role, nowSeconds) } = {}) => {
        const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
        const response = await fetch(`${server.endpoint}/api${path}`, {
          method,
          headers: {
            ...(token !== '' && { authorization: `Bearer ${token}` }),
            ...(sent !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(sent !== undefined && { body: sent }),
        });
        const answer = await response.text();
        const isJson = /json/.test(response.headers.get('content-type') ?? '') && answer !== '';
        const json = isJson ? answerJson.parse(JSON.parse(answer)) : {};
        return { status: response.status, headers: response.headers, text: answer, json };
      },
    };
  };
}

/** Three tiers, the first with a script. */
const SCRIPTED: StructureDocument = {
  tiers: USUAL_STRUCTURES.three.tiers.map((tier, index) => (index === 0 ? { ...tier, script: 'first-call' } : tier)),
  scripts: {
    'first-call': { title: 'First call', objections: [], cards: [] },
    spare: { title: 'Spare', objections: [], cards: [] },
  },
};

const IDS = {
  queueId: '10000000-0000-4000-8000-000000000001',
  routingProfileId: '10000000-0000-4000-8000-000000000002',
  contactFlowId: '10000000-0000-4000-8000-000000000003',
};

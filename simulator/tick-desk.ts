import { BatchWriteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { createConnectClient } from '../shared/adapters/connect/connect-client.ts';
import { DynamoSettingsRepository } from '../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { instantText } from '../shared/adapters/dynamodb/instant-text.ts';
import { createEventBridgeClient } from '../shared/adapters/eventbridge/event-bridge-client.ts';
import { loadLeads } from '../shared/application/load-leads.ts';
import { RequestCounter } from './bench/request-counter.ts';
import { optionsOf, prospects } from './bench-list.ts';
import { createVirtualClock } from './clock/virtual-clock.ts';
import { COMPANY, NEW_INSTANCE } from './company.ts';
import { startContactCentre } from './contact-centre.ts';
import { CountingJournal } from './counting-journal.ts';
import { KeptInputs } from './delivery/kept-inputs.ts';
import { KeptSuppressions } from './delivery/kept-suppressions.ts';
import { deployedFunctions } from './deployed-functions.ts';
import { documentClient, startEngine } from './engine/embedded-engine.ts';
import { createPeople } from './people/customers.ts';
import { usualCompany } from './run-company.ts';
import { centreSettings, firstMoment, loadingInto, setUpCompany } from './simulation.ts';

export interface TicksCounted {
  /** Leads in the table. */
  readonly stored: number;
  readonly idleMinutes: number;
  /** Requests of the dialler in minutes in which people are free and nobody may be called. */
  readonly idleRequests: number;
  readonly busyMinutes: number;
  /** Requests of the dialler in the minutes after leads fell due. */
  readonly busyRequests: number;
  readonly busyCalls: number;
  /** Of the one campaign. */
  readonly areas: number;
  readonly shards: number;
}

const PEOPLE = 3;
/** Whom the dialler finds due: enough for all people and minutes. */
const DUE = 40;
/** After nine, when the first lead has been called and waits for another time. */
const IDLE_FROM = 30;
const IDLE_MINUTES = 30;
const BUSY_MINUTES = 5;

/**
 * Ticks of the dialler over a table that holds so many leads. First all of them wait for tomorrow; then forty fall due.
 * All others are copies of one lead as the product stores it, with names, numbers and timers of their own: half are due
 * after the forty, half tomorrow.
 */
export async function countedTicks(stored: number, onStored: (done: number) => void = () => {}): Promise<TicksCounted> {
  const options = optionsOf(['--days', '1', '--structure', 'one', '--agents', `1=${PEOPLE}`, '--every-tick']);
  const company = usualCompany(options);
  const nine = firstMoment(options).add({ hours: 9 });
  const clock = createVirtualClock(nine);
  const engine = await startEngine();
  const documents = documentClient(engine.endpoint);
  await engine.createTable(COMPANY.tableName);
  const settings = new DynamoSettingsRepository(documents, COMPANY.tableName);
  await setUpCompany(
    settings,
    { rules: {}, observes: options.observes, at: firstMoment(options), author: 'bench' },
    company,
  );
  const leads = prospects(DUE, options);
  const loading = loadingInto(documents, settings, clock);
  const people = createPeople({
    seed: options.seed,
    people: leads.map(({ numbers, externalId = '', stage, country }) => ({
      personId: externalId,
      phones: numbers.map(({ e164 }) => e164),
      country,
      candidateZones: [COMPANY.zone],
      stage,
    })),
  });
  const centre = await startContactCentre(centreSettings({ options }, company), people, clock);
  const { region } = COMPANY;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const connect = createConnectClient({ region, endpoint: centre.endpoint, credentials });
  const eventBridge = createEventBridgeClient({ region, endpoint: centre.endpoint, credentials });
  try {
    await loadLeads(loading, 'bench', prospects(1, options));
    await storeCopies(documents, stored - DUE, nine, onStored);
    const counter = new RequestCounter();
    counter.watch({ documents, connect, eventBridge });
    centre.open(
      counter.around(
        deployedFunctions({
          documents,
          connect,
          eventBridge,
          rejected: new KeptInputs(),
          suppressions: new KeptSuppressions(),
          journal: new CountingJournal(() => clock.now()),
          print: () => undefined,
          clock: () => clock.now(),
          sleep: (milliseconds) => clock.sleep(milliseconds),
          random: () => 0.5,
          readersRandom: () => 0.5,
          startsPerSecond: options.dialRatePerSecond,
          startBurst: NEW_INSTANCE.startBurst,
          callsInAir: options.callsInAir,
          storyEndsWithResult: false,
          standIns: {},
        }),
      ),
    );
    await clock.run(nine.add({ minutes: IDLE_FROM }));
    const before = counter.total('dial-due-leads');
    await clock.run(nine.add({ minutes: IDLE_FROM + IDLE_MINUTES - 1, seconds: 30 }));
    const idle = counter.total('dial-due-leads');
    await loadLeads(loading, 'bench', leads);
    const callsBefore = callsPlaced(counter);
    await clock.run(nine.add({ minutes: IDLE_FROM + IDLE_MINUTES + BUSY_MINUTES }));
    const [campaign] = (await settings.read()).campaigns;
    return {
      stored,
      idleMinutes: IDLE_MINUTES,
      idleRequests: idle - before,
      busyMinutes: BUSY_MINUTES,
      busyRequests: counter.total('dial-due-leads') - idle,
      busyCalls: callsPlaced(counter) - callsBefore,
      areas: campaign?.areas.length ?? 0,
      shards: campaign?.shards ?? 0,
    };
  } finally {
    await centre.close();
    connect.destroy();
    eventBridge.destroy();
    documents.destroy();
    await engine.stop();
  }
}

function callsPlaced({ requests }: RequestCounter): number {
  return requests.get('dial-due-leads')?.get('connect:StartOutboundVoiceContact') ?? 0;
}

const IN_A_BATCH = 25;
const AT_ONCE = 16;

/** Writes past every reader of the table's stream, as an import would. */
async function storeCopies(
  documents: DynamoDBDocumentClient,
  copies: number,
  nine: Temporal.Instant,
  onStored: (done: number) => void,
): Promise<void> {
  const { Items: [template] = [] } = await documents.send(
    new ScanCommand({
      TableName: COMPANY.tableName,
      FilterExpression: 'sk = :lead',
      ExpressionAttributeValues: { ':lead': 'LEAD' },
    }),
  );
  const id = String(template?.['pk']).slice('LEAD#'.length);
  const text = JSON.stringify(template);
  const slots = [nine.add({ hours: 1 }), nine.add({ hours: 25 })].map(instantText);
  const copy = (index: number) => ({
    ...JSON.parse(text.replaceAll(id, `z-${index}`)),
    timer_sk: `${slots[index % slots.length]}#00#z-${index}`,
  });
  let next = 0;
  const write = async () => {
    while (next < copies) {
      const from = next;
      next = Math.min(copies, next + IN_A_BATCH);
      const items = Array.from({ length: next - from }, (_, offset) => ({ PutRequest: { Item: copy(from + offset) } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { [COMPANY.tableName]: items } }));
      onStored(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
}

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, it } from 'vitest';
import { DynamoLeadRepository } from '../../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoObservationLog } from '../../../shared/adapters/dynamodb/dynamo-observation-log.ts';
import { DynamoSettingsRepository } from '../../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../../../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { changeControls } from '../../../shared/application/change-controls.ts';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { documentClient } from '../../../simulator/engine/embedded-engine.ts';
import { aPublication } from '../../support/a-publication.ts';
import { aDiallingState, aLead, aNumber, anAttempt, NEW_YORK, NOON } from '../../support/lead-builders.ts';
import { realTables } from '../../support/real-table.ts';
import { unexpected } from '../../support/unexpected.ts';

const freshTable = realTables();
const decision = {
  outcome: OUTCOMES.sale,
  nextStep: { kind: 'close', why: 'not-interested' },
  decidedAt: NOON,
  version: 1,
  because: 'facts',
} as const;
const leg = { callId: 'contact-1', contactId: 'contact-1' };
const ended = { kind: 'ended', leg, fact: { endedAt: NOON } } as const;
const record = { kind: 'record', leg, fact: { endedAt: NOON, lastUpdatedAt: NOON } } as const;
const newerRecord = { ...record, fact: { endedAt: NOON, lastUpdatedAt: NOON.add({ hours: 1 }) } } as const;

let sent: string[] = [];
let leads: DynamoLeadRepository;
let timers: DynamoTimerIndex;
let settings: DynamoSettingsRepository;
let log: DynamoObservationLog;

beforeEach(async () => {
  const { endpoint, name } = await freshTable();
  const client = countedClient(endpoint);
  leads = new DynamoLeadRepository(client, name);
  timers = new DynamoTimerIndex(client, name, unexpected);
  settings = new DynamoSettingsRepository(client, name);
  log = new DynamoObservationLog(client, name);
  await leads.add(aLead({ version: 0 }));
});

it('a call costs one request each for claim, link, every fact, progress and decision', async () => {
  const dialling = (version: number) => aLead({ version, attemptNumber: 1, state: aDiallingState() });

  expect(await requestsOf(() => leads.claim(dialling(1)))).toEqual(['TransactWriteItems']);
  expect(await requestsOf(() => leads.link(anAttempt({ lead: dialling(2) })))).toEqual(['TransactWriteItems']);
  expect(await requestsOf(() => leads.addFact('contact-1', ended, NOON))).toEqual(['UpdateItem']);
  expect(await requestsOf(() => leads.addFact('contact-1', record, NOON))).toEqual(['UpdateItem']);
  expect(await requestsOf(() => leads.addFact('contact-1', record, NOON))).toEqual(['UpdateItem']);
  expect(await requestsOf(() => leads.addFactToLinked('contact-1', record, NOON))).toEqual(['UpdateItem']);
  expect(await requestsOf(() => leads.getContact('contact-1'))).toEqual(['GetItem']);
  expect(await requestsOf(() => leads.saveProgress(anAttempt({ lead: dialling(3) })))).toEqual(['TransactWriteItems']);
  expect(await requestsOf(() => leads.decide(anAttempt(), decision, dialling(4)))).toEqual(['TransactWriteItems']);
  expect(await requestsOf(() => leads.decide(anAttempt(), decision, dialling(5)))).toEqual(['TransactWriteItems']);
});

it('a fact that takes the place of another costs one request more; one of a contact nobody linked costs one', async () => {
  await leads.addFact('contact-1', record, NOON);

  expect(await requestsOf(() => leads.addFact('contact-1', newerRecord, NOON))).toEqual(['UpdateItem', 'UpdateItem']);
  expect(await requestsOf(() => leads.addFactToLinked('contact-1', ended, NOON))).toEqual(['UpdateItem']);
});

it('a correction costs one request', async () => {
  const attempt = anAttempt({ lead: aLead({ attemptNumber: 1, state: aDiallingState() }) });
  await leads.link(attempt);
  await leads.decide(attempt, decision, aLead({ version: 2 }));
  const corrected = { ...decision, version: 2, because: 'correction' } as const;

  expect(await requestsOf(() => leads.correct({ ...attempt, decision }, corrected, aLead({ version: 3 })))).toEqual([
    'TransactWriteItems',
  ]);
});

it('a link that finds facts there costs one request more', async () => {
  await leads.addFact('contact-1', ended, NOON);
  await leads.addFact('contact-1', record, NOON);

  expect(await requestsOf(() => leads.link(anAttempt({ lead: aLead({ attemptNumber: 1 }) })))).toEqual([
    'TransactWriteItems',
    'TransactWriteItems',
  ]);
});

it('a lead costs one request to add, read or save, and each number one to suppress', async () => {
  expect(await requestsOf(() => leads.add(aLead({ id: 'new', numbers: [aNumber({ key: 'new' })] })))).toEqual([
    'TransactWriteItems',
  ]);
  expect(await requestsOf(() => leads.get('lead-1'))).toEqual(['GetItem']);
  expect(await requestsOf(() => leads.leadWithNumber('number-1'))).toEqual(['GetItem', 'GetItem']);
  expect(await requestsOf(() => leads.save(aLead()))).toEqual(['PutItem']);
  expect(await requestsOf(() => leads.suppressNumbers(['a', 'b'], 'minor', NOON))).toEqual([
    'UpdateItem',
    'UpdateItem',
  ]);
});

it('the index costs one request a question, and one a shard for an area, however many leads are stored', async () => {
  for (let index = 0; index < 60; index += 1) {
    await leads.add(aLead({ id: `lead ${index}`, numbers: [aNumber({ key: `number ${index}` })] }));
  }

  expect(await requestsOf(() => timers.duePromised('campaign-1', NOON, 5))).toEqual(['Query']);
  expect(await requestsOf(() => timers.pending(NOON, 5))).toEqual(['Query']);
  expect(await requestsOf(() => timers.dueInArea('campaign-1', NEW_YORK.key, 1, NOON, 5))).toEqual(['Query']);
  expect(await requestsOf(() => timers.dueInArea('campaign-1', NEW_YORK.key, 2, NOON, 5))).toEqual(['Query', 'Query']);
});

it('settings are one request to read, and the controls another', async () => {
  await settings.rules.publish(aPublication());

  expect(await requestsOf(() => settings.read())).toEqual(['Query']);
  expect(await requestsOf(() => settings.readControls())).toEqual(['GetItem']);
});

it('a change of the controls with its record is one request, and so is what a run has observed', async () => {
  const kim = { author: 'Kim', note: 'why', at: NOON };
  const call = {
    leadId: 'lead-1',
    dueAt: NOON,
    at: NOON,
    campaignId: 'campaign-1',
    tier: 1,
    stage: 'prospecting',
    purpose: 'approach',
    peopleFree: 1,
  } as const;
  const holds = { hour: NOON, campaignId: 'campaign-1', tier: 1, counts: { 'min-gap': 1 } } as const;

  expect(await requestsOf(() => changeControls(settings, { kind: 'stop-everything' }, kim))).toEqual([
    'GetItem',
    'TransactWriteItems',
  ]);
  expect(await requestsOf(() => settings.controlsHistory({ limit: 5 }))).toEqual(['Query']);
  expect(await requestsOf(() => log.keep([call, { ...call, leadId: 'lead-2' }], [holds], NOON))).toEqual([
    'TransactWriteItems',
  ]);
  expect(await requestsOf(() => log.calls({ from: NOON, to: NOON }))).toEqual(['Query']);
});

it('rules cost one request to publish, to look up and to list', async () => {
  expect(await requestsOf(() => settings.rules.publish(aPublication()))).toEqual(['TransactWriteItems']);
  expect(await requestsOf(() => settings.rules.publish(aPublication({ expectedVersion: 1 })))).toEqual([
    'TransactWriteItems',
  ]);
  expect(await requestsOf(() => settings.rules.version(1))).toEqual(['GetItem']);
  expect(await requestsOf(() => settings.rules.history({ limit: 1 }))).toEqual(['Query']);
});

async function requestsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  sent = [];
  await work();
  return sent;
}

function countedClient(endpoint: string): DynamoDBDocumentClient {
  const client = documentClient(endpoint);
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        sent.push(String(commandName).replace('Command', ''));
        return next(args);
      },
    { step: 'finalizeRequest', name: 'countRequests' },
  );
  return client;
}

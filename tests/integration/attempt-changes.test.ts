import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandler } from '../../functions/count-results/handler.ts';
import { attemptChangeFrom, notedOrderFrom } from '../../shared/adapters/dynamodb/attempt-change-record.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoReportLedger } from '../../shared/adapters/dynamodb/dynamo-report-ledger.ts';
import type { JournalEntry } from '../../shared/application/ports/journal.ts';
import { documentClient } from '../../simulator/engine/embedded-engine.ts';
import { ImageReader } from '../../simulator/engine/image-reader.ts';
import { watchItems } from '../../simulator/wire/item-changes.ts';
import { aDecision } from '../support/a-lived-run.ts';
import { INVOCATION } from '../support/lambda-events.ts';
import { aLead, anAttempt, aReadyLead, NOON } from '../support/lead-builders.ts';
import { realTables } from '../support/real-table.ts';

const freshTable = realTables();
const leg = { callId: 'contact-1', contactId: 'contact-1' };
const TODAY = { from: NOON.subtract({ hours: 12 }), to: NOON.add({ hours: 12 }) };

let table: { readonly endpoint: string; readonly name: string };
let client: ReturnType<typeof documentClient>;
let reader: ImageReader;
let leads: DynamoLeadRepository;
let records: DynamoDBRecord[];

beforeEach(async () => {
  table = await freshTable();
  client = documentClient(table.endpoint);
  reader = new ImageReader(table.endpoint);
  leads = new DynamoLeadRepository(client, table.name);
  records = [];
  watchItems(client, {
    isWatched: ({ sk }) => sk === 'ATTEMPT' || sk === 'LEAD' || sk.startsWith('ORDER#'),
    read: (name, keys) => reader.read(name, keys),
    onChange: ({ before, after }) =>
      records.push({
        dynamodb: {
          SequenceNumber: String(records.length + 1),
          ...(before !== undefined && { OldImage: { ...before } }),
          ...(after !== undefined && { NewImage: { ...after } }),
        },
      }),
  });
});
afterEach(() => {
  client.destroy();
  reader.close();
});

/** A call that ends, is decided, told of once more and corrected, as the product stores it. */
async function aCorrectedCall(): Promise<void> {
  await leads.add(aLead({ version: 0 }));
  const attempt = anAttempt({ lead: aReadyLead({ version: 1, attemptNumber: 1, placed: 1 }) });
  await leads.link(attempt);
  await leads.addFact('contact-1', { kind: 'ended', leg, fact: { endedAt: NOON } }, NOON);
  const first = aDecision();
  await leads.decide(attempt, first, aReadyLead({ version: 2 }));
  const record = { endedAt: NOON.add({ minutes: 1 }), lastUpdatedAt: NOON, recordingLocation: 'bucket/call.wav' };
  await leads.addFact('contact-1', { kind: 'record', leg, fact: record }, NOON);
  const corrected = aDecision({ code: 'not-interested', version: 2, because: 'correction' });
  await leads.correct({ ...attempt, decision: first }, corrected, aReadyLead({ version: 3 }));
}

describe('the records of an attempt', () => {
  it('tell of each change from the first decision on, with a revision of its own', async () => {
    await aCorrectedCall();
    const changes = records.flatMap((record) => attemptChangeFrom(record) ?? []);

    expect(changes.map(({ revision }) => revision)).toEqual([2, 3, 4]);
    expect(changes.map(({ before, after }) => [before?.decision?.outcome.code, after.decision?.outcome.code])).toEqual([
      [undefined, 'no-answer'],
      ['no-answer', 'no-answer'],
      ['no-answer', 'not-interested'],
    ]);
    expect(changes[1]?.after.facts.record?.recordingLocation).toBe('bucket/call.wav');
    expect(changes[2]?.before).toEqual(changes[1]?.after);
  });

  it('are counted by the function; one that cannot be read fails with those behind it, which are counted all the same', async () => {
    await aCorrectedCall();
    const ledger = new DynamoReportLedger(client, table.name);
    const notes: JournalEntry[] = [];
    const handler = createHandler({
      ledger,
      clock: () => NOON,
      changeFrom: attemptChangeFrom,
      orderFrom: notedOrderFrom,
      journal: { note: (entry) => notes.push(entry) },
    });
    const unreadable: DynamoDBRecord = {
      dynamodb: {
        SequenceNumber: 'unreadable',
        NewImage: { pk: { S: 'CONTACT#2' }, sk: { S: 'ATTEMPT' }, leadId: { S: 'lead-2' } },
      },
    };
    const decisions = [...records.slice(0, -1), unreadable, ...records.slice(-1)];

    for (const _ of ['first', 'again']) {
      expect(await handler({ Records: decisions }, INVOCATION)).toEqual({
        batchItemFailures: [{ itemIdentifier: 'unreadable' }],
      });
      expect((await ledger.counters('tier', TODAY)).map(({ counts }) => counts)).toEqual([
        {
          attempts: 1,
          'stage#prospecting': 1,
          humans: 1,
          rightParties: 1,
          conversations: 1,
          'outcome#not-interested': 1,
          lineSeconds: 360,
          firstCalls: 1,
        },
      ]);
    }
    expect(notes.map(({ kind }) => kind)).toEqual(['work-failed', 'results-counted', 'work-failed']);
    const kept = { ...TODAY, tier: 1, outcomes: new Set(['not-interested'] as const) } as const;
    expect(await ledger.recordings(kept)).toMatchObject([{ contactId: 'contact-1', locations: ['bucket/call.wav'] }]);
  });
});

describe('the record of an order', () => {
  it('tells of it once, and the function counts it once however often it comes', async () => {
    await leads.add(aLead({ version: 0 }));
    const bought = aLead({ version: 1, listId: 'list-1', source: 'fair', purchases: { count: 2, total: 190 } });
    const order = { orderId: 'A-1', at: NOON.add({ minutes: 5 }), value: 90 };
    await leads.recordOrder(bought, order, 3);
    await leads.recordOrder({ ...bought, version: 2 }, order, 3);
    const ledger = new DynamoReportLedger(client, table.name);
    const handler = createHandler({
      ledger,
      clock: () => NOON,
      changeFrom: attemptChangeFrom,
      orderFrom: notedOrderFrom,
      journal: { note: () => undefined },
    });

    expect(records.flatMap((record) => notedOrderFrom(record) ?? [])).toEqual([
      {
        leadId: 'lead-1',
        name: expect.stringMatching(/^ORDER#/),
        at: order.at,
        value: 90,
        listId: 'list-1',
        source: 'fair',
        tier: 3,
        boughtBefore: true,
      },
    ]);
    for (const _ of ['first', 'again']) {
      expect(await handler({ Records: [...records, ...records] }, INVOCATION)).toEqual({ batchItemFailures: [] });
      expect(await ledger.counters('tier', TODAY)).toEqual([
        {
          subject: { dimension: 'tier', key: '3' },
          hour: NOON,
          counts: { recordedOrders: 1, recordedRevenue: 90, recordedRepeatOrders: 1 },
        },
      ]);
    }
  });

  it('that held only its key when it was stored tells of nothing', () => {
    const image = { pk: { S: 'LEAD#lead-1' }, sk: { S: 'ORDER#abc' } };

    expect(notedOrderFrom({ dynamodb: { NewImage: image } })).toBeUndefined();
  });
});

import type { DynamoDBRecord } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../simulator/clock/virtual-clock.ts';
import { type BatchCourier, ORDINARY_BATCHES } from '../../../simulator/delivery/batch-courier.ts';
import { TableStream } from '../../../simulator/delivery/table-stream.ts';
import type { Image, ItemChange, ItemKey } from '../../../simulator/wire/item-changes.ts';

const NOON = Temporal.Instant.from('2026-01-05T12:00:00Z');
const LEADS_READY = { dynamodb: { Keys: { sk: { S: ['LEAD'] } }, NewImage: { status: { S: ['ready'] } } } };
const ATTEMPTS_DECIDED = {
  dynamodb: { Keys: { sk: { S: ['ATTEMPT'] } }, NewImage: { decision_version: { N: [{ exists: true }] } } },
};

function aStream(filters: readonly object[], courier: BatchCourier = ORDINARY_BATCHES, answer = () => true) {
  const clock = createVirtualClock(NOON);
  const batches: DynamoDBRecord[][] = [];
  const dead: string[] = [];
  const stream = new TableStream(
    {
      tableName: 'leads',
      accountId: '111122223333',
      region: 'us-east-1',
      courier,
      readers: [
        {
          functionName: 'reader',
          filters,
          batchSize: 100,
          gatherSeconds: 60,
          retryAttempts: 2,
          invoke: async ({ Records }) => {
            batches.push(Records);
            if (!answer()) throw new Error('broken');
            return { batchItemFailures: [] };
          },
          onDeadLetter: (record) => dead.push(record),
        },
      ],
    },
    clock,
  );
  const toTheEnd = () => clock.run(clock.now().add({ hours: 1 }));
  return { clock, stream, batches, dead, toTheEnd };
}

function aLead(id: number, status: string, before?: string): ItemChange {
  const key: ItemKey = { pk: `LEAD#${id}`, sk: 'LEAD' };
  const image = (own: string): Image => ({ pk: { S: key.pk }, sk: { S: key.sk }, status: { S: own } });
  return { key, after: image(status), ...(before !== undefined && { before: image(before) }) };
}

describe("the table's stream", () => {
  it('tells of a change as DynamoDB does, with both images', async () => {
    const { stream, batches, toTheEnd } = aStream([{}]);
    stream.put(aLead(1, 'ready', 'resting'));
    await toTheEnd();

    expect(batches).toEqual([
      [
        {
          eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
          eventName: 'MODIFY',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: 'us-east-1',
          eventSourceARN: 'arn:aws:dynamodb:us-east-1:111122223333:table/leads/stream/2026-01-01T00:00:00.000',
          dynamodb: {
            ApproximateCreationDateTime: 1_767_614_400,
            Keys: { pk: { S: 'LEAD#1' }, sk: { S: 'LEAD' } },
            NewImage: { pk: { S: 'LEAD#1' }, sk: { S: 'LEAD' }, status: { S: 'ready' } },
            OldImage: { pk: { S: 'LEAD#1' }, sk: { S: 'LEAD' }, status: { S: 'resting' } },
            SequenceNumber: '000000000000000000001',
            SizeBytes: expect.any(Number),
            StreamViewType: 'NEW_AND_OLD_IMAGES',
          },
        },
      ],
    ]);
  });

  it('tells an item that came from one that changed and one that went', async () => {
    const { stream, batches, toTheEnd } = aStream([{}]);
    const { key, after } = aLead(1, 'ready');
    if (after === undefined) throw new Error('The lead has no image.');
    for (const change of [{ key, after }, aLead(1, 'resting', 'ready'), { key, before: after }]) stream.put(change);
    await toTheEnd();

    expect(batches.flat().map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
  });

  it('delivers what a filter lets through, and says by the key alone what none ever will', async () => {
    const { stream, batches, toTheEnd } = aStream([LEADS_READY, ATTEMPTS_DECIDED]);
    const attempt = { pk: 'CONTACT#1', sk: 'ATTEMPT' };
    stream.put(aLead(1, 'ready'));
    stream.put(aLead(2, 'closed'));
    stream.put({ key: attempt, after: { lead: { S: '{}' } } });
    stream.put({ key: attempt, after: { decision_version: { N: '1' } } });
    await toTheEnd();

    expect(batches.flat().map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S)).toEqual(
      expect.arrayContaining(['LEAD#1', 'CONTACT#1']),
    );
    expect(batches.flat()).toHaveLength(2);
    expect(stream.mayDeliver(attempt)).toBe(true);
    expect(stream.mayDeliver({ pk: 'LEAD#2', sk: 'LEAD' })).toBe(true);
    expect(stream.mayDeliver({ pk: 'NUMBER#1', sk: 'NUMBER' })).toBe(false);
  });

  it('delivers the changes of one item in their order, in batches of a minute', async () => {
    const { clock, stream, batches, toTheEnd } = aStream([{}]);
    const states = ['a', 'b', 'c', 'd'];
    for (const [at, state] of states.entries()) {
      clock.after(at * 25_000, () => {
        for (let id = 0; id < 10; id += 1) stream.put(aLead(id, state, states[at - 1]));
      });
    }
    await toTheEnd();

    const told = Map.groupBy(batches.flat(), ({ dynamodb }) => dynamodb?.Keys?.['pk']?.S);
    expect([...told.values()].map((records) => records.map(statusIn).join(''))).toEqual(Array(10).fill('abcd'));
    expect(batches).toHaveLength(4);
  });

  it('delivers a batch again when the courier does, each time with records of its own', async () => {
    const courier = { batch: () => ({ milliseconds: 5_000, copiesAfterMilliseconds: [0, 90_000] }) };
    const { stream, batches, toTheEnd } = aStream([{}], courier);
    stream.put(aLead(1, 'ready'));
    await toTheEnd();

    expect(batches).toHaveLength(3);
    expect(batches[1]).toEqual(batches[0]);
    expect(batches[1]?.[0]).not.toBe(batches[0]?.[0]);
  });

  it('gives a record up after its retries, whole', async () => {
    const { stream, batches, dead, toTheEnd } = aStream([{}], ORDINARY_BATCHES, () => false);
    stream.put(aLead(1, 'ready'));
    await toTheEnd();

    expect(batches).toHaveLength(3);
    expect(dead.map((record) => JSON.parse(record))).toEqual(batches[0]);
  });
});

function statusIn({ dynamodb }: DynamoDBRecord): string | undefined {
  return dynamodb?.NewImage?.['status']?.S;
}

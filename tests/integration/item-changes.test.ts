import { DeleteCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentClient } from '../../simulator/engine/embedded-engine.ts';
import { ImageReader } from '../../simulator/engine/image-reader.ts';
import { type ItemChange, watchItems } from '../../simulator/wire/item-changes.ts';
import { realTables } from '../support/real-table.ts';

const freshTable = realTables();
const ONE = { pk: 'LEAD#1', sk: 'LEAD' };
const TWO = { pk: 'CONTACT#2', sk: 'ATTEMPT' };

let TableName: string;
let client: ReturnType<typeof documentClient>;
let reader: ImageReader;
let changes: ItemChange[];
let reads: number;

beforeEach(async () => {
  const { endpoint, name } = await freshTable();
  TableName = name;
  client = documentClient(endpoint);
  reader = new ImageReader(endpoint);
  changes = [];
  reads = 0;
  watchItems(client, {
    isWatched: ({ pk }) => !pk.startsWith('NUMBER#'),
    read: (tableName, keys) => {
      reads += 1;
      return reader.read(tableName, keys);
    },
    onChange: (change) => changes.push(change),
  });
});
afterEach(() => {
  client.destroy();
  reader.close();
});

function set(Key: typeof ONE, n: number, more: object = {}) {
  return { TableName, Key, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': n }, ...more };
}

/** The change as texts: `key: before > after`. */
function told(): readonly string[] {
  return changes.map(({ key, before, after }) => `${key.pk}: ${before?.['n']?.N} > ${after?.['n']?.N}`);
}

describe('the changes of items', () => {
  it('are told of every way to write, whole items before and after', async () => {
    await client.send(new PutCommand({ TableName, Item: { ...ONE, n: 1, kept: 'as it is' } }));
    await client.send(new UpdateCommand(set(ONE, 2)));
    await client.send(new UpdateCommand(set(ONE, 3, { ReturnValues: 'ALL_NEW' })));
    await client.send(
      new TransactWriteCommand({
        TransactItems: [{ Update: set(ONE, 4) }, { Put: { TableName, Item: { ...TWO, n: 1 } } }],
      }),
    );
    await client.send(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName, Key: TWO } }] }));
    await client.send(new DeleteCommand({ TableName, Key: ONE }));

    const one = (n: string) => ({ pk: { S: 'LEAD#1' }, sk: { S: 'LEAD' }, n: { N: n }, kept: { S: 'as it is' } });
    const two = { pk: { S: 'CONTACT#2' }, sk: { S: 'ATTEMPT' }, n: { N: '1' } };
    expect(changes).toEqual([
      { key: ONE, after: one('1') },
      { key: ONE, before: one('1'), after: one('2') },
      { key: ONE, before: one('2'), after: one('3') },
      { key: ONE, before: one('3'), after: one('4') },
      { key: TWO, after: two },
      { key: TWO, before: two },
      { key: ONE, before: one('4') },
    ]);
  });

  it('are not told of a write that is refused, that changes nothing, or of an item that nobody watches', async () => {
    await client.send(new PutCommand({ TableName, Item: { ...ONE, n: 1 } }));
    await client.send(new PutCommand({ TableName, Item: { ...ONE, n: 1 } }));
    await client.send(new UpdateCommand(set(ONE, 1)));
    await client.send(new UpdateCommand(set({ pk: 'NUMBER#1', sk: 'NUMBER' }, 1)));
    const refused = { ConditionExpression: 'attribute_not_exists(pk)' };
    await expect(client.send(new UpdateCommand(set(ONE, 2, refused)))).rejects.toThrow('conditional');
    const together = [{ Update: set(TWO, 2) }, { Update: set(ONE, 2, refused) }];
    await expect(client.send(new TransactWriteCommand({ TransactItems: together }))).rejects.toThrow('cancelled');

    expect(told()).toEqual(['LEAD#1: undefined > 1']);
  });

  it('of writers at the same time make one chain: each begins where the one before it ended', async () => {
    const add = (update: object) => ({
      TableName,
      Key: ONE,
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
      ...update,
    });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? client.send(new UpdateCommand(add({})))
          : client.send(new TransactWriteCommand({ TransactItems: [{ Update: add({}) }] })),
      ),
    );

    expect(told()).toEqual(
      Array.from({ length: 20 }, (_, index) => `LEAD#1: ${index === 0 ? undefined : index} > ${index + 1}`),
    );
  });

  it('of an item that was written long ago begin where it stood, with whatever else they are written', async () => {
    const others = Array.from({ length: 1_999 }, (_, index) => ({ pk: `CONTACT#other-${index}`, sk: 'ATTEMPT' }));
    await client.send(new PutCommand({ TableName, Item: { ...ONE, n: 1 } }));
    for (const key of others) await client.send(new PutCommand({ TableName, Item: { ...key, n: 1 } }));
    await client.send(
      new TransactWriteCommand({
        TransactItems: [{ Put: { TableName, Item: { ...TWO, n: 1 } } }, { Put: { TableName, Item: { ...ONE, n: 2 } } }],
      }),
    );

    expect(told().slice(-2)).toEqual(['CONTACT#2: undefined > 1', 'LEAD#1: 1 > 2']);
  });

  it('cost one read when an item is written first, and one for each update that does not ask for the item', async () => {
    await client.send(new PutCommand({ TableName, Item: { ...ONE, n: 1 } }));
    await client.send(new PutCommand({ TableName, Item: { ...ONE, n: 2 } }));
    await client.send(new UpdateCommand(set(ONE, 3, { ReturnValues: 'ALL_NEW' })));
    expect(reads).toBe(1);

    await client.send(new UpdateCommand(set(ONE, 4)));
    expect(reads).toBe(2);
  });
});

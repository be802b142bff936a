import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../simulator/clock/virtual-clock.ts';
import type { BatchAnswer } from '../../../simulator/delivery/batch-answer.ts';
import { StreamShard } from '../../../simulator/delivery/stream-shard.ts';

const NOON = Temporal.Instant.from('2026-01-05T12:00:00Z');

/** What a function was handed, batch by batch, and what became a dead letter, of these records put at once. */
async function read(
  records: readonly string[],
  answer: (batch: readonly string[]) => readonly string[],
  { batchSize = 10, maxAttempts = 3 } = {},
) {
  const clock = createVirtualClock(NOON);
  const batches: string[] = [];
  const dead: string[] = [];
  const shard = new StreamShard<string>(
    {
      batchSize,
      gatherMilliseconds: 1_000,
      maxAttempts,
      identifierOf: (record) => record,
      invoke: async (batch): Promise<BatchAnswer> => {
        batches.push(batch.join(''));
        return { batchItemFailures: answer(batch).map((itemIdentifier) => ({ itemIdentifier })) };
      },
      onDeadLetter: (record) => dead.push(record),
    },
    clock,
  );
  for (const record of records) shard.put(record);
  await clock.run(NOON.add({ hours: 1 }));
  return { batches, dead };
}

const bad = (batch: readonly string[]) => batch.filter((record) => record === 'x');

function broken(batch: readonly string[]): readonly string[] {
  if (batch.includes('x')) throw new Error('broken');
  return [];
}

describe('a shard of a stream', () => {
  it('is read in order, in batches', async () => {
    expect(await read([...'abcde'], () => [], { batchSize: 2 })).toEqual({ batches: ['ab', 'cd', 'e'], dead: [] });
  });

  it('is read at once when a batch is full, and else when records have been gathered for their time', async () => {
    const clock = createVirtualClock(NOON);
    const batches: string[] = [];
    const shard = new StreamShard<string>(
      {
        batchSize: 2,
        gatherMilliseconds: 60_000,
        maxAttempts: 3,
        identifierOf: (record) => record,
        invoke: async (batch) => {
          batches.push(`${batch.join('')} after ${Math.floor(clock.now().since(NOON).total('seconds'))} s`);
          return { batchItemFailures: [] };
        },
        onDeadLetter: () => undefined,
      },
      clock,
    );
    for (const [index, record] of [...'abcde'].entries()) clock.after(index * 10_000, () => shard.put(record));
    await clock.run(NOON.add({ minutes: 10 }));

    expect(batches).toEqual(['ab after 10 s', 'cd after 30 s', 'e after 100 s']);
  });

  it('is read again from the first record that failed, which holds back those behind it until it is given up', async () => {
    expect(await read([...'abxcd'], bad)).toEqual({ batches: ['abxcd', 'xcd', 'xcd', 'cd'], dead: ['x'] });
  });

  it('is read in ever smaller batches while the function breaks, so that only the record that breaks it is given up', async () => {
    expect(await read([...'abcx'], broken)).toEqual({
      batches: ['abcx', 'ab', 'cx', 'c', 'x', 'x', 'x'],
      dead: ['x'],
    });
  });

  it('loses nothing when the function fails for a while', async () => {
    let failures = 4;
    const { batches, dead } = await read([...'abcd'], (batch) => {
      failures -= 1;
      return failures >= 0 ? batch : [];
    });

    expect(dead).toEqual([]);
    expect(batches.slice(4).join('')).toBe('abcd');
  });
});

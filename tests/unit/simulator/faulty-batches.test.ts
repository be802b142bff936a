import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../../simulator/faults/fault-names.ts';
import { FaultPlan } from '../../../simulator/faults/fault-plan.ts';
import { FaultyBatches } from '../../../simulator/faults/faulty-batches.ts';

const DAY = 86_400_000;

function manyBatches(names: readonly FaultName[]) {
  const courier = new FaultyBatches(new FaultPlan({ names, rate: 1, seed: 1 }));
  return Array.from({ length: 300 }, () => courier.batch('count-results'));
}

describe('batches of a stream', () => {
  it('come twice: at once, soon after and days later', () => {
    const all = manyBatches(['duplicate']);
    const copies = all.flatMap(({ copiesAfterMilliseconds }) => copiesAfterMilliseconds);

    expect(copies).toHaveLength(300);
    expect(copies.filter((after) => after === 0).length).toBeGreaterThan(100);
    expect(copies.some((after) => after > 0 && after <= 120_000)).toBe(true);
    expect(copies.some((after) => after > DAY)).toBe(true);
    expect(all.every(({ milliseconds }) => milliseconds === 0)).toBe(true);
  });

  it('wait, never so long that the stream would have forgotten them', () => {
    const waits = manyBatches(['delay']).map(({ milliseconds }) => milliseconds);

    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeGreaterThan(3_600_000);
    expect(Math.max(...waits)).toBeLessThan(DAY);
  });

  it('are never lost, and come as on any day when nothing else goes wrong', () => {
    expect(new Set(manyBatches(['drop', 'reorder']).map((batch) => JSON.stringify(batch)))).toEqual(
      new Set(['{"milliseconds":0,"copiesAfterMilliseconds":[]}']),
    );
  });
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { PrefixNumberZones } from '../../../shared/adapters/number-plan/prefix-number-zones.ts';
import { parseLeadList } from '../../../shared/application/lead-list.ts';
import { stormList } from '../../../simulator/faults/storm-list.ts';

const START = Temporal.Instant.from('2026-01-05T05:00:00Z');
const zones = PrefixNumberZones.load();

describe('the list of a run of faults', () => {
  it('is one that any company could load whole, with every stage, names and second numbers, whatever the seed', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const parsed = parseLeadList(stormList(seed), { now: START, zones });
      if (parsed.kind !== 'list') throw new Error(parsed.message);

      expect([parsed.leads.length, parsed.rejected]).toEqual([parsed.rows, []]);
      expect(new Set(parsed.leads.map(({ stage }) => stage)).size).toBe(3);
      expect(new Set(parsed.leads.map(({ name }) => name)).size).toBe(parsed.rows);
      expect(new Set(parsed.leads.map(({ numbers }) => numbers.length))).toEqual(new Set([1, 2]));
    }
  });

  it('is the same for the same seed only', () => {
    expect(stormList(1)).toBe(stormList(1));
    expect(stormList(1)).not.toBe(stormList(2));
  });
});

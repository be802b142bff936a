import { describe, expect, it } from 'vitest';
import { OpeningTable } from '../../shared/domain/opening-table.ts';
import type { TimeSpan } from '../../shared/domain/time-span.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-01-05T00:00Z');
const days = (count: number) => START + count * DAY_MS;

/** Remembers for which stretches openings were worked out, in days from the start. */
class Asked {
  readonly stretches: (readonly [fromDay: number, toDay: number])[] = [];

  table(openings: readonly TimeSpan[]): OpeningTable {
    return new OpeningTable((fromMs, toMs) => {
      this.stretches.push([(fromMs - START) / DAY_MS, (toMs - START) / DAY_MS]);
      return openings
        .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs: Math.min(endMs, toMs) }))
        .filter(({ startMs, endMs }) => startMs < endMs);
    });
  }
}

function tableOf(...openings: readonly (readonly [fromDay: number, toDay: number])[]): OpeningTable {
  return new Asked().table(openings.map(([fromDay, toDay]) => ({ startMs: days(fromDay), endMs: days(toDay) })));
}

function found(table: OpeningTable, atDay: number, limitDay: number): readonly [number, number] | undefined {
  const opening = table.currentOrNext(days(atDay), days(limitDay));
  return opening && [(opening.startMs - START) / DAY_MS, (opening.endMs - START) / DAY_MS];
}

describe('an opening', () => {
  it('is found from its start until just before its end, the next one from then on', () => {
    const table = tableOf([1, 2], [3, 4]);

    expect([0.5, 1, 1.99, 2, 3.5].map((day) => found(table, day, 20))).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
      [3, 4],
      [3, 4],
    ]);
    expect([0.5, 1, 1.99, 2, 3, 4].map((day) => table.isOpen(days(day)))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it('is found many pages later', () => {
    expect(found(tableOf([300, 301]), 0, 370)).toEqual([300, 301]);
  });

  it('is found before others that were worked out first', () => {
    const table = tableOf([-50, -49], [-3, -2], [1, 2]);
    found(table, 0, 20);

    expect([found(table, -60, 20), found(table, -4, 20), found(table, 0, 20)]).toEqual([
      [-50, -49],
      [-3, -2],
      [1, 2],
    ]);
  });

  it('is found only when it begins before the limit', () => {
    expect(found(tableOf([10, 11]), 0, 10)).toBeUndefined();
    expect(found(tableOf([10, 11]), 0, 10.001)).toEqual([10, 11]);
    expect(found(tableOf([40, 41]), 0, 40)).toBeUndefined();
    expect(found(tableOf([40, 41]), 0, 40.001)).toEqual([40, 41]);
  });

  it('is whole, however many pages it lasts and in whichever order they were worked out', () => {
    const forwards = tableOf([10, 200]);
    const backwards = tableOf([-100, 20]);
    found(backwards, 5, 10);

    expect(found(forwards, 10, 300)).toEqual([10, 200]);
    expect(found(backwards, -99, 300)).toEqual([-100, 20]);
  });

  it('is one with the next when that begins at the moment it ends', () => {
    expect(found(tableOf([1, 2], [2, 3], [4, 5]), 0, 20)).toEqual([1, 3]);
  });

  it('tells its moments, each made once', () => {
    const opening = tableOf([1, 2]).currentOrNext(days(0), days(20));

    expect(String(opening?.opensAt)).toBe('2026-01-06T00:00:00Z');
    expect(String(opening?.closesAt)).toBe('2026-01-07T00:00:00Z');
    expect(opening?.opensAt).toBe(opening?.opensAt);
    expect(opening?.closesAt).toBe(opening?.closesAt);
  });
});

describe('the pages of a table', () => {
  const oneIn = (fromDay: number, toDay: number): readonly TimeSpan[] => [
    { startMs: days(fromDay), endMs: days(toDay) },
  ];

  it('are worked out once, each where the one before it ended, and no further than an answer needs', () => {
    const asked = new Asked();
    const table = asked.table([...oneIn(1, 2), ...oneIn(70, 71)]);
    for (const day of [0, 1, 31, 3]) {
      table.isOpen(days(day));
      found(table, day, day + 100);
    }

    expect(asked.stretches).toEqual([
      [0, 32],
      [32, 64],
      [64, 96],
    ]);
  });

  it('are not worked out beyond the limit', () => {
    const asked = new Asked();
    found(asked.table([]), 0, 64);

    expect(asked.stretches).toEqual([
      [0, 32],
      [32, 64],
    ]);
  });

  it('go on only while the opening could last longer', () => {
    const asked = new Asked();
    found(asked.table(oneIn(1, 32)), 2, 370);

    expect(asked.stretches).toEqual([[2, 34]]);
  });

  it('go on where an opening lasts until the end of what is known', () => {
    const asked = new Asked();
    const table = asked.table(oneIn(1, 32));
    table.isOpen(days(0));
    found(table, 2, 370);

    expect(asked.stretches).toEqual([
      [0, 32],
      [32, 64],
    ]);
  });

  it('do not go on for an opening that only starts later', () => {
    const asked = new Asked();
    found(asked.table(oneIn(20, 60)), 0, 370);

    expect(asked.stretches).toEqual([[0, 32]]);
  });

  it('are added in front for an earlier question', () => {
    const asked = new Asked();
    const table = asked.table([]);
    table.isOpen(days(0));
    table.isOpen(days(-33));
    table.isOpen(days(32));

    expect(asked.stretches).toEqual([
      [0, 32],
      [-32, 0],
      [-64, -32],
      [32, 64],
    ]);
  });

  it('start anew where the table would reach over more than 1100 days', () => {
    const asked = new Asked();
    const table = asked.table([]);
    table.isOpen(days(0));
    table.isOpen(days(1100));
    expect(asked.stretches).toHaveLength(35);
    asked.stretches.length = 0;
    table.isOpen(days(1121));
    table.isOpen(days(20));

    expect(asked.stretches).toEqual([
      [1121, 1153],
      [20, 52],
    ]);
  });
});

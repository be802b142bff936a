import { describe, expect, it } from 'vitest';
import { waitingProbability } from '../../shared/domain/advice/erlang-c.ts';

describe("Erlang's C formula gives what others have published", () => {
  it.each([
    ['Dunlop, Girma, Irvine: Digital Mobile Communications and the TETRA System, table A.4, 5 %', 8, 3.87, 0.05, 3],
    ['the same table, 1 %', 10, 4.08, 0.01, 3],
    ['Mitan Ltd, The Erlang-C Formula: 360 calls of 4 min in half an hour, 55 agents', 55, 48, 0.239, 3],
    ['Wolfram Language, ErlangC[3, 2] = 4/9', 3, 2, 4 / 9, 9],
    ['Hillier, Lieberman: Introduction to Operations Research, hospital with two doctors: 1/6', 2, 2 / 3, 1 / 6, 9],
    ['one person: as often as they are busy', 1, 0.9, 0.9, 9],
  ])('%s', (_source, people, erlangs, expected, digits) => {
    expect(waitingProbability(people, erlangs)).toBeCloseTo(expected, digits);
  });

  it('lets everybody wait when there is as much work as people can do, and nobody when there is none', () => {
    expect([waitingProbability(4, 4), waitingProbability(4, 7), waitingProbability(0, 1)]).toEqual([1, 1, 1]);
    expect([waitingProbability(4, 0), waitingProbability(0, 0)]).toEqual([0, 0]);
  });

  it('holds for a room of a thousand people', () => {
    expect(waitingProbability(1_000, 950)).toBeGreaterThan(0.05);
    expect(waitingProbability(1_000, 950)).toBeLessThan(0.1);
  });
});

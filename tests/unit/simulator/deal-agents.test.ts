import { describe, expect, it } from 'vitest';
import { SALES_STRUCTURES, type SalesStructureKind, type TierNumber } from '../../../shared/domain/sales-structure.ts';
import { dealtOut } from '../../../simulator/people/deal-agents.ts';

const tiersOf = (kind: SalesStructureKind) =>
  SALES_STRUCTURES[kind].tiers.map(({ number, stages }) => ({ tier: number, stages }));

function places(
  people: readonly TierNumber[],
  from: SalesStructureKind,
  to: SalesStructureKind,
  shares: readonly (readonly [TierNumber, number])[] = [],
) {
  const agents = people.map((tier, index) => ({ id: `agent-${index}`, tier }));
  const dealt = dealtOut(agents, tiersOf(from), tiersOf(to), new Map(shares));
  return agents.map(({ id }) => dealt.get(id));
}

describe('people of a company that is divided otherwise', () => {
  it('work together where their tiers are joined', () => {
    expect(places([1, 1, 2, 3], 'three', 'two')).toEqual([1, 1, 2, 2]);
    expect(places([1, 1, 2, 3], 'three', 'one')).toEqual([1, 1, 1, 1]);
  });

  it('are dealt out in order by the shares of the tiers that take their work over', () => {
    expect(
      places([1, 1, 1, 1], 'one', 'three', [
        [1, 2],
        [2, 1],
        [3, 1],
      ]),
    ).toEqual([1, 1, 2, 3]);
    expect(
      places([1, 1, 1, 1, 1, 1, 1], 'one', 'two', [
        [1, 1],
        [2, 6],
      ]),
    ).toEqual([1, 2, 2, 2, 2, 2, 2]);
    expect(
      places([1, 2, 2], 'two', 'three', [
        [1, 1],
        [2, 1],
        [3, 1],
      ]),
    ).toEqual([1, 2, 3]);
  });

  it('are dealt out evenly where shares say nothing, and go to the first tiers while they are too few', () => {
    expect(places([1, 1, 1, 1], 'one', 'two')).toEqual([1, 1, 2, 2]);
    expect(
      places([1, 1], 'one', 'three', [
        [1, 2],
        [2, 1],
        [3, 1],
      ]),
    ).toEqual([1, 2]);
  });
});

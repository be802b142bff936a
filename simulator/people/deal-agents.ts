import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { Agent } from './agents.ts';

interface TierAtWork {
  readonly tier: TierNumber;
  readonly stages: readonly Stage[];
}

/**
 * Where people work once a company is divided otherwise: in the tier that does what theirs did. Where several tiers take
 * its work over, its people are dealt out to them in order, by the tiers' shares, each of them at least one while there
 * are enough. Nobody's order changes anything but who of a tier goes where.
 */
export function dealtOut(
  agents: readonly Pick<Agent, 'id' | 'tier'>[],
  before: readonly TierAtWork[],
  after: readonly TierAtWork[],
  shares: ReadonlyMap<TierNumber, number>,
): ReadonlyMap<string, TierNumber> {
  const places = new Map<string, TierNumber>();
  for (const { tier, stages } of before) {
    const own = agents.filter((agent) => agent.tier === tier);
    const heirs = after.filter((next) => next.stages.some((stage) => stages.includes(stage)));
    const seats = seatsFor(
      own.length,
      heirs.map((heir) => shares.get(heir.tier) ?? 0),
    );
    const targets = heirs.flatMap((heir, index) => Array.from({ length: seats[index] ?? 0 }, () => heir.tier));
    for (const [index, { id }] of own.entries()) {
      const target = targets[index];
      if (target !== undefined) places.set(id, target);
    }
  }
  return places;
}

/** So many seats by weight: one each first, as far as they go, then each to whoever is furthest below its share. */
function seatsFor(count: number, weights: readonly number[]): readonly number[] {
  const seats = weights.map(() => 0);
  const isShared = weights.every((weight) => weight > 0);
  for (let left = count; left > 0; left -= 1) {
    let neediest = 0;
    for (const [index, weight] of weights.entries()) {
      const need = (isShared ? weight : 1) / (seats[index] ?? 0);
      const most = (isShared ? (weights[neediest] ?? 1) : 1) / (seats[neediest] ?? 0);
      if (need > most) neediest = index;
    }
    seats[neediest] = (seats[neediest] ?? 0) + 1;
  }
  return seats;
}

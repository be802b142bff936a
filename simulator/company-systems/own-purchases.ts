import { Temporal } from 'temporal-polyfill';
import type { TruePurchase } from '../ground-truth.ts';
import { randomFor } from '../random.ts';

const MONTH_DAYS = 30;
const LEAST_VALUE = 30;
const MOST_VALUE = 900;

/**
 * What people buy by themselves, in the order of the moments: in each month of thirty days that share of them buys
 * once, at a moment of its own. Depends on the seed and the person, never on other people.
 */
export function ownPurchases(
  seed: number,
  personIds: readonly string[],
  share: number,
  from: Temporal.Instant,
  until: Temporal.Instant,
): readonly TruePurchase[] {
  if (share === 0) return [];
  const months = Math.ceil(until.since(from).total('hours') / 24 / MONTH_DAYS);
  return personIds
    .flatMap((personId) =>
      Array.from({ length: months }, (_, month) => {
        const random = randomFor(seed, 'own purchase', personId, String(month));
        if (!random.chance(share)) return undefined;
        const at = from
          .add({ seconds: random.whole(0, MONTH_DAYS * 86_400 - 1) })
          .add({ hours: 24 * MONTH_DAYS * month });
        const value = random.whole(LEAST_VALUE, MOST_VALUE);
        return { personId, orderId: `${personId}/${month + 1}`, at: at.toString(), value };
      }),
    )
    .filter((purchase) => purchase !== undefined)
    .filter(({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), until) < 0)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.orderId < other.orderId ? -1 : 1));
}

import type { BatchArrival, BatchCourier } from '../delivery/batch-courier.ts';
import type { FaultPlan } from './fault-plan.ts';

/** A table's stream forgets after 24 hours: no batch waits so long that any of it would be gone. */
const LONGEST_WAIT_MILLISECONDS = 20 * 3_600_000;
const SOON_MILLISECONDS = 120_000;

/** Some batches come twice at once, soon after or days later, and some hold up the stream for a while. */
export class FaultyBatches implements BatchCourier {
  readonly #plan: FaultPlan;

  constructor(plan: FaultPlan) {
    this.#plan = plan;
  }

  batch(functionName: string): BatchArrival {
    switch (this.#plan.forDelivery(`batch for ${functionName}`, ['duplicated', 'delayed', 'twice-at-once'])) {
      case 'duplicated':
        return { milliseconds: 0, copiesAfterMilliseconds: [this.#later()] };
      case 'twice-at-once':
        return { milliseconds: 0, copiesAfterMilliseconds: [0] };
      case 'delayed': {
        const milliseconds = Math.min(this.#plan.latenessMilliseconds(), LONGEST_WAIT_MILLISECONDS);
        return { milliseconds, copiesAfterMilliseconds: [] };
      }
      case 'reordered':
      case 'dropped':
      case 'refused':
      case undefined:
        return { milliseconds: 0, copiesAfterMilliseconds: [] };
    }
  }

  #later(): number {
    return this.#plan.whole(0, 1) === 0 ? this.#plan.whole(1, SOON_MILLISECONDS) : this.#plan.latenessMilliseconds();
  }
}

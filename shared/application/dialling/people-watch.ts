import type { Temporal } from 'temporal-polyfill';
import type { PeopleBoard, PeopleSnapshot } from '../ports/telephony.ts';

/** GetCurrentMetricData refreshes every 15 s (Administrator Guide, "Real-time metrics"): asking sooner tells nothing new. */
const REFRESH_SECONDS = 15;

/** The latest count of people, asked for again only when the contact centre may have counted anew. */
export class PeopleWatch {
  readonly #board: PeopleBoard;
  readonly #clock: () => Temporal.Instant;
  #held: { readonly snapshot: PeopleSnapshot; readonly profiles: string } | undefined;

  constructor(board: PeopleBoard, clock: () => Temporal.Instant) {
    this.#board = board;
    this.#clock = clock;
  }

  async snapshot(routingProfileIds: readonly string[]): Promise<PeopleSnapshot> {
    const profiles = routingProfileIds.toSorted().join(' ');
    const held = this.#held;
    if (held?.profiles === profiles) {
      const ageSeconds = this.#clock().since(held.snapshot.takenAt).total('seconds');
      if (ageSeconds >= 0 && ageSeconds < REFRESH_SECONDS) return held.snapshot;
    }
    const snapshot = await this.#board.snapshot(routingProfileIds);
    this.#held = { snapshot, profiles };
    return snapshot;
  }
}

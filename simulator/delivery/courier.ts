import { randomFor } from '../random.ts';

/** What AWS carries to the functions. */
export type Parcel = 'contact-event' | 'business-event' | 'wake-up' | 'contact-record' | 'tick';

/** What a contact flow asks of a function. */
export interface FlowCall {
  readonly functionName: string;
  /** It carries the wish never to be called again: whoever takes it waits until it is confirmed. */
  readonly isWish: boolean;
}

/** How things arrive. */
export interface Courier {
  /**
   * The milliseconds after which each copy arrives, counted from the moment it is sent; none when it is lost.
   * @param key tells this parcel from all others of its kind.
   */
  arrivals(parcel: Parcel, key: readonly string[]): readonly number[];
  /** How often a flow's call of a function is carried out at once; 0 when it is lost. */
  flowCalls(call: FlowCall): 0 | 1 | 2;
  /** Whether the function is handed the same batch twice at the same time. */
  twiceAtOnce(functionName: string): boolean;
}

export interface OrdinaryShares {
  /** Shares of the contact events that never arrive, and that arrive twice. */
  readonly lostEvents: number;
  readonly repeatedEvents: number;
  /** Contact records that come again days later, because something was added to them. */
  readonly repeatedRecords: number;
}

const DAY_MILLISECONDS = 86_400_000;

/** AWS on an ordinary day: best effort for events, at least once for records, seconds of delay for all. */
export class OrdinaryCourier implements Courier {
  readonly #seed: number;
  readonly #shares: OrdinaryShares;

  constructor(seed: number, shares: OrdinaryShares) {
    this.#seed = seed;
    this.#shares = shares;
  }

  arrivals(parcel: Parcel, key: readonly string[]): readonly number[] {
    switch (parcel) {
      case 'contact-event':
      case 'wake-up':
        return this.#eventArrivals(key);
      case 'business-event':
        return this.#busArrivals(key);
      case 'contact-record':
        return this.#recordArrivals(key);
      case 'tick':
        return [randomFor(this.#seed, 'tick', ...key).whole(50, 2_000)];
    }
  }

  flowCalls(): 1 {
    return 1;
  }

  twiceAtOnce(): false {
    return false;
  }

  #eventArrivals(key: readonly string[]): readonly number[] {
    const random = randomFor(this.#seed, 'delivery', ...key);
    if (random.chance(this.#shares.lostEvents)) return [];
    const copies = random.chance(this.#shares.repeatedEvents) ? 2 : 1;
    return Array.from({ length: copies }, () => random.whole(200, 3_000));
  }

  /** A bus of the company's own loses nothing. */
  #busArrivals(key: readonly string[]): readonly number[] {
    const random = randomFor(this.#seed, 'bus', ...key);
    const copies = random.chance(this.#shares.repeatedEvents) ? 2 : 1;
    return Array.from({ length: copies }, () => random.whole(100, 1_500));
  }

  #recordArrivals(key: readonly string[]): readonly number[] {
    const random = randomFor(this.#seed, 'record', ...key);
    const first = random.whole(60_000, 120_000);
    if (!random.chance(this.#shares.repeatedRecords)) return [first];
    return [first, first + random.whole(1, 6) * DAY_MILLISECONDS];
  }
}

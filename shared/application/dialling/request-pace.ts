import type { Temporal } from 'temporal-polyfill';

/** How often something may be asked: per second, and how many times at once. */
export interface RequestRate {
  readonly perSecond: number;
  readonly burst: number;
}

export type PaceAnswer =
  | { readonly kind: 'taken' }
  /** So long until it is worth asking again. */
  | { readonly kind: 'wait'; readonly milliseconds: number };

/** A token bucket that spaces requests so that nobody need refuse them. Full at first. */
export class RequestPace {
  readonly #rate: RequestRate;
  #tokens: number;
  #countedAt: Temporal.Instant | undefined;

  constructor(rate: RequestRate) {
    this.#rate = rate;
    this.#tokens = rate.burst;
  }

  take(now: Temporal.Instant): PaceAnswer {
    this.#refill(now);
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return { kind: 'taken' };
    }
    return { kind: 'wait', milliseconds: Math.ceil(((1 - this.#tokens) / this.#rate.perSecond) * 1000) };
  }

  /** A request was refused for its rate: whatever we thought was left is gone. */
  drain(now: Temporal.Instant): void {
    this.#refill(now);
    this.#tokens = 0;
  }

  #refill(now: Temporal.Instant): void {
    const seconds = this.#countedAt === undefined ? 0 : now.since(this.#countedAt).total('seconds');
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + seconds * this.#rate.perSecond);
    this.#countedAt = now;
  }
}

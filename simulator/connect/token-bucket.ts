import type { Temporal } from 'temporal-polyfill';

/** How often an operation may be called: a steady rate, and how many calls may come at once after a pause. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** AWS's way of holding a rate: a bucket that starts full and refills steadily; a call that finds it empty is refused. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #filledAtMilliseconds: number;

  constructor(rate: Rate, now: Temporal.Instant) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#filledAtMilliseconds = now.epochMilliseconds;
  }

  /** @returns false when the caller is over its rate; nothing is taken then. */
  take(now: Temporal.Instant): boolean {
    const elapsedMilliseconds = now.epochMilliseconds - this.#filledAtMilliseconds;
    this.#filledAtMilliseconds = now.epochMilliseconds;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + (elapsedMilliseconds * this.#rate.perSecond) / 1000);
    if (this.#tokens < 1 - ROUNDING) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** A token refilled in many small steps must still count as whole. */
const ROUNDING = 1e-9;

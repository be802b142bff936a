import type { Temporal } from 'temporal-polyfill';

/** Connect's request rate for starting calls: per second, and how many may come at once. */
export interface PaceSettings {
  readonly startsPerSecond: number;
  readonly startBurst: number;
}

/**
 * A token bucket that spaces starts so that Connect need not refuse them. Lives as long as the Lambda instance: one
 * message group means one dialler run at a time, so one bucket sees every start.
 */
export class StartPace {
  readonly #settings: PaceSettings;
  #tokens: number;
  #countedAt: Temporal.Instant | undefined;

  constructor(settings: PaceSettings) {
    this.#settings = settings;
    this.#tokens = settings.startBurst;
  }

  /** Takes a token if one is there; otherwise answers how many milliseconds to wait before asking again. */
  take(now: Temporal.Instant): { readonly kind: 'taken' } | { readonly kind: 'wait'; readonly milliseconds: number } {
    this.#refill(now);
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      return { kind: 'taken' };
    }
    return { kind: 'wait', milliseconds: Math.ceil(((1 - this.#tokens) / this.#settings.startsPerSecond) * 1000) };
  }

  /** Connect refused a start for its rate: whatever we thought was left is gone. */
  drain(now: Temporal.Instant): void {
    this.#refill(now);
    this.#tokens = 0;
  }

  #refill(now: Temporal.Instant): void {
    const seconds = this.#countedAt === undefined ? 0 : now.since(this.#countedAt).total('seconds');
    this.#tokens = Math.min(this.#settings.startBurst, this.#tokens + seconds * this.#settings.startsPerSecond);
    this.#countedAt = now;
  }
}

import type { Temporal } from 'temporal-polyfill';
import { type PaceAnswer, RequestPace } from './request-pace.ts';

/** Connect's request rate for starting calls: per second, and how many may come at once. */
export interface PaceSettings {
  readonly startsPerSecond: number;
  readonly startBurst: number;
}

/**
 * Spaces starts so that Connect need not refuse them. Lives as long as the Lambda instance: one message group means one
 * dialler run at a time, so one bucket sees every start.
 */
export class StartPace {
  readonly #starts: RequestPace;

  constructor({ startsPerSecond, startBurst }: PaceSettings) {
    this.#starts = new RequestPace({ perSecond: startsPerSecond, burst: startBurst });
  }

  /** Takes a token if one is there; otherwise answers how many milliseconds to wait before asking again. */
  take(now: Temporal.Instant): PaceAnswer {
    return this.#starts.take(now);
  }

  /** Connect refused a start for its rate: whatever we thought was left is gone. */
  drain(now: Temporal.Instant): void {
    this.#starts.drain(now);
  }
}

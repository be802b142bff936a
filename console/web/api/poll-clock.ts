import { secondsToNextPoll } from '../../../shared/domain/poll-pace.ts';
import type { ApiProblem } from './problem.ts';

/** What react-query knows of something that is asked for again and again. */
export interface PolledState {
  /** The body of the newest answer. */
  readonly data: unknown;
  readonly dataUpdatedAt: number;
  readonly error: ApiProblem | null;
}

const LONGEST_WAIT_SECONDS = 120;

/**
 * Tells how long to wait before asking again: by the pace of `shared/domain/poll-pace.ts` while answers come; after
 * failures twice as long each time, two minutes at most, and never sooner than the API asks for.
 */
export class PollClock {
  #last: Pick<PolledState, 'data' | 'dataUpdatedAt'> | undefined;
  #unchanged = 0;
  #failures = 0;
  #lastError: ApiProblem | null = null;

  /** May be called as often as anybody likes between two answers: one that is the same object as the last brought nothing new. */
  secondsToNext({ data, dataUpdatedAt, error }: PolledState): number {
    if (dataUpdatedAt !== this.#last?.dataUpdatedAt) {
      this.#unchanged = this.#last !== undefined && this.#last.data === data ? this.#unchanged + 1 : 0;
      this.#last = { data, dataUpdatedAt };
    }
    if (error !== this.#lastError) {
      this.#failures = error === null ? 0 : this.#failures + 1;
      this.#lastError = error;
    }
    const usual = secondsToNextPoll(this.#unchanged);
    if (error === null) return usual;
    return Math.max(Math.min(usual * 2 ** this.#failures, LONGEST_WAIT_SECONDS), error.retryAfterSeconds ?? 0);
  }
}

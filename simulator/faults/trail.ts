import type { Temporal } from 'temporal-polyfill';

/** One thing that happened, and to which leads and calls. */
export interface TrailEntry {
  readonly at: Temporal.Instant;
  readonly text: string;
  /** Lead ids and contact ids. */
  readonly about: readonly string[];
}

/** Everything that happened in a run, in order, so that the story of one lead can be told afterwards. */
export class Trail {
  readonly #clock: () => Temporal.Instant;
  readonly #entries: TrailEntry[] = [];

  constructor(clock: () => Temporal.Instant) {
    this.#clock = clock;
  }

  note(text: string, about: readonly string[]): void {
    this.#entries.push({ at: this.#clock(), text, about });
  }

  /** What happened to any of these leads and calls, a line each. */
  about(ids: ReadonlySet<string>): readonly string[] {
    return this.#entries
      .filter((entry) => entry.about.some((id) => ids.has(id)))
      .map(({ at, text }) => `${at.toString({ smallestUnit: 'millisecond' })}  ${text}`);
  }
}

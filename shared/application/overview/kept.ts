import { Temporal } from 'temporal-polyfill';

/** What was read serves everybody who asks for the same within so many seconds. What could not be read is not kept. */
export class Kept<Value> {
  readonly #seconds: number;
  readonly #clock: () => Temporal.Instant;
  #held: { readonly key: string; readonly at: Temporal.Instant; readonly value: Promise<Value> } | undefined;

  constructor(seconds: number, clock: () => Temporal.Instant) {
    this.#seconds = seconds;
    this.#clock = clock;
  }

  /** @param key names what is read: something else is read anew. */
  async get(key: string, read: () => Promise<Value>): Promise<Value> {
    const now = this.#clock();
    const held = this.#held;
    if (held !== undefined && held.key === key && this.#isFresh(held.at, now)) return held.value;
    const value = read();
    this.#held = { key, at: now, value };
    try {
      return await value;
    } catch (error) {
      if (this.#held?.value === value) this.#held = undefined;
      throw error;
    }
  }

  #isFresh(at: Temporal.Instant, now: Temporal.Instant): boolean {
    const age = now.since(at).total('seconds');
    return Temporal.Instant.compare(at, now) <= 0 && age < this.#seconds;
  }
}

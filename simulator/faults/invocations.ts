import { AsyncLocalStorage } from 'node:async_hooks';
import type { VirtualClock } from '../clock/virtual-clock.ts';

/** A function was killed: by a fault, or because its time was over. Nothing it would still have done happens. */
export class KilledError extends Error {
  override readonly name = 'KilledError';
}

/** One running invocation of a function. */
export class Invocation {
  readonly functionName: string;
  readonly #reject: (error: KilledError) => void;
  #isKilled = false;

  constructor(functionName: string, reject: (error: KilledError) => void) {
    this.functionName = functionName;
    this.#reject = reject;
  }

  get isKilled(): boolean {
    return this.#isKilled;
  }

  kill(why: string): void {
    if (this.#isKilled) return;
    this.#isKilled = true;
    this.#reject(new KilledError(`${this.functionName} was killed ${why}.`));
  }
}

/** Runs functions so that each request can tell who sends it, and so that they can be killed at any request. */
export class Invocations {
  readonly #clock: VirtualClock;
  readonly #running = new AsyncLocalStorage<Invocation>();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** Whose code is running; undefined outside any invocation. */
  current(): Invocation | undefined {
    return this.#running.getStore();
  }

  /**
   * Runs the function until it ends, or is killed after `limitSeconds` of the virtual clock at the latest.
   * @throws KilledError when it was killed, and whatever the function throws.
   */
  run<Answer>(functionName: string, limitSeconds: number, work: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const invocation = new Invocation(functionName, reject);
      let isOver = false;
      this.#clock.after(limitSeconds * 1_000, () => {
        if (!isOver) invocation.kill('because its time was over');
      });
      this.#running
        .run(invocation, work)
        .then(resolve, reject)
        .finally(() => {
          isOver = true;
        });
    });
  }
}

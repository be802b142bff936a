import { setTimeout as pause } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from './virtual-clock.ts';

export interface PaceInput {
  readonly clock: VirtualClock;
  /** Simulated seconds in a real one. */
  readonly speed: number;
  /** Told what an action of the clock threw; time goes on all the same. */
  readonly onFailure: (error: unknown) => void;
  /** Real time that passes, in milliseconds. */
  readonly passed?: () => number;
}

/** Of even length, as days are not. */
export interface TimeThatPasses {
  readonly hours?: number;
  readonly minutes?: number;
}

const STEP_MILLISECONDS = 25;
/** A machine that was too slow, or slept, lets the simulated time be late rather than run after it. */
const MOST_AT_ONCE_MILLISECONDS = 500;

/** Has a virtual clock keep step with the real one. Where nothing happens time passes as slowly as anywhere else. */
export class Pace {
  readonly #input: PaceInput;
  readonly #over = new AbortController();
  #keeping: Promise<void> | undefined;
  #jumps: (() => Promise<void>)[] = [];

  constructor(input: PaceInput) {
    this.#input = input;
  }

  /** From now on time passes. Once only. */
  start(): void {
    this.#keeping ??= this.#keep();
  }

  /** Lets so much time pass as fast as this machine can, also before the start; resolves when it has passed. */
  jump(duration: TimeThatPasses): Promise<void> {
    const jump = () => this.#run(this.#input.clock.now().add(duration));
    if (this.#keeping === undefined) return jump();
    return new Promise((resolve) => {
      this.#jumps.push(() => jump().then(resolve));
    });
  }

  /** Time stands still when this resolves. */
  async stop(): Promise<void> {
    this.#over.abort();
    await this.#keeping;
  }

  async #keep(): Promise<void> {
    const { clock, speed, passed = () => performance.now() } = this.#input;
    const { signal } = this.#over;
    let seen = passed();
    let owed = 0;
    while (!signal.aborted) {
      const now = passed();
      owed += Math.min(now - seen, MOST_AT_ONCE_MILLISECONDS) * speed;
      seen = now;
      const milliseconds = Math.floor(owed);
      owed -= milliseconds;
      await this.#run(clock.now().add({ milliseconds }));
      for (const jump of this.#jumps.splice(0)) await jump();
      await pause(STEP_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #run(until: Temporal.Instant): Promise<void> {
    try {
      await this.#input.clock.run(until);
    } catch (error) {
      this.#input.onFailure(error);
    }
  }
}

import type { Gate, VirtualClock } from '../clock/virtual-clock.ts';

/** One run of a flow on a contact: it goes on until it is stopped, and everything that it waits for ends then. */
export class LineRun {
  readonly #gate: Gate;
  #isStopped = false;

  constructor(clock: VirtualClock) {
    this.#gate = clock.gate();
  }

  get goesOn(): boolean {
    return !this.#isStopped;
  }

  stop(): void {
    this.#isStopped = true;
    this.#gate.open();
  }

  async pause(milliseconds: number): Promise<void> {
    if (milliseconds > 0) await this.#gate.passed(milliseconds);
  }

  /** Until it is stopped. */
  async rest(): Promise<void> {
    await this.#gate.passed();
  }
}

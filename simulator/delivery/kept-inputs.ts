import type { RejectedInput, RejectedInputs } from '../../shared/application/ports/rejected-input.ts';

/** The queue of rejected input of a simulated run. */
export class KeptInputs implements RejectedInputs {
  readonly #kept: RejectedInput[] = [];
  readonly #onKept: (inputs: number) => void;

  /** @param onKept told how many there are, whenever there is one more or one fewer. */
  constructor(onKept: (inputs: number) => void = () => undefined) {
    this.#onKept = onKept;
  }

  /** In the order in which they were kept. */
  get kept(): readonly RejectedInput[] {
    return this.#kept;
  }

  async keep(input: RejectedInput): Promise<void> {
    this.#kept.push(input);
    this.#onKept(this.#kept.length);
  }

  /** Takes one of {@link kept} away for good; one that is gone stays gone. */
  remove(input: RejectedInput): void {
    const index = this.#kept.indexOf(input);
    if (index === -1) return;
    this.#kept.splice(index, 1);
    this.#onKept(this.#kept.length);
  }
}

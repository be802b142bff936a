import type { RejectedInput, RejectedInputs } from '../../shared/application/ports/rejected-input.ts';

/** The queue of rejected input of a simulated run. */
export class KeptInputs implements RejectedInputs {
  readonly #kept: RejectedInput[] = [];
  readonly #onKept: (inputs: number) => void;

  /** @param onKept told how many there are, whenever one more is kept. */
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
}

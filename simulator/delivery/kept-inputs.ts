import type { RejectedInput, RejectedInputs } from '../../shared/application/ports/rejected-input.ts';

/** The queue of rejected input of a simulated run. */
export class KeptInputs implements RejectedInputs {
  readonly #kept: RejectedInput[] = [];

  /** In the order in which they were kept. */
  get kept(): readonly RejectedInput[] {
    return this.#kept;
  }

  async keep(input: RejectedInput): Promise<void> {
    this.#kept.push(input);
  }
}

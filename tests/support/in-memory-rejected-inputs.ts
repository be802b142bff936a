import type { RejectedInput, RejectedInputs } from '../../shared/application/ports/rejected-input.ts';

/** Keeps in memory what is rejected, until told to fail. */
export class InMemoryRejectedInputs implements RejectedInputs {
  readonly kept: RejectedInput[] = [];
  failsWith: Error | undefined;

  async keep(input: RejectedInput): Promise<void> {
    if (this.failsWith !== undefined) throw this.failsWith;
    this.kept.push(input);
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { Journal } from './ports/journal.ts';
import type { RejectedInput, RejectedInputs } from './ports/rejected-input.ts';

export interface RejectDependencies {
  readonly rejected: RejectedInputs;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}

/**
 * Keeps what cannot be understood, and has it counted: its delivery is done with, because a repeat would fare no better.
 * @throws when it cannot be kept.
 */
export async function rejectInput(
  { rejected, journal, clock }: RejectDependencies,
  {
    source,
    why,
    payload,
  }: { readonly source: RejectedInput['source']; readonly why: string; readonly payload: string },
): Promise<void> {
  await rejected.keep({ source, reason: why, payload, at: clock() });
  journal.note({ kind: 'input-rejected', source, why });
}

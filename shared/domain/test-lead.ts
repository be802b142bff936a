import type { Lead } from './lead.ts';

/** The list of leads that are telephones of the company's own people, rung to try the way of a call. */
export const TEST_LIST = 'first-call';

/**
 * Whether the lead is a telephone that is rung to try the way of a call. It is called by every rule that holds for a
 * customer, once: whatever comes of the call it is closed, unless it says stop. It stands in no report, and the company's
 * other systems are told nothing of it.
 */
export function isTestLead({ listId }: Pick<Lead, 'listId'>): boolean {
  return listId === TEST_LIST;
}

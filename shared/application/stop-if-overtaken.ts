import type { Lead } from '../domain/lead.ts';
import type { Journal } from './ports/journal.ts';
import type { Telephony } from './ports/telephony.ts';

/**
 * Ends the lead's call in the air when a purchase has left it without a purpose, unless somebody has answered: to hang
 * up on a person who waits for the agent would be an abandoned call, so that the talk goes on and its decision takes the
 * purchase into account. A repeat finds the call over and changes nothing.
 */
export async function stopIfOvertaken(
  { telephony, journal }: { readonly telephony: Telephony; readonly journal: Journal },
  { id, state }: Lead,
): Promise<void> {
  if (state.kind !== 'dialling' || state.overtakenBy === undefined || state.phase.kind !== 'in-the-air') return;
  const { contactId } = state.phase;
  const call = await telephony.describe(contactId);
  const rings = call !== undefined && call.ended === undefined && call.answeredAt === undefined;
  if (rings) await telephony.stop(contactId);
  journal.note({ kind: 'call-overtaken', leadId: id, contactId, how: rings ? 'stopped' : 'goes-on' });
}

import type { Lead } from '../domain/lead.ts';
import type { Journal } from './ports/journal.ts';
import type { CallsUnderWay } from './ports/telephony.ts';
import { stopRingingCall } from './stop-ringing-call.ts';

/**
 * Ends the lead's call in the air when a purchase has left it without a purpose, unless somebody has answered: to hang
 * up on a person who waits for the agent would be an abandoned call, so that the talk goes on and its decision takes the
 * purchase into account. A repeat finds the call over and changes nothing.
 */
export async function stopIfOvertaken(
  { telephony, journal }: { readonly telephony: CallsUnderWay; readonly journal: Journal },
  { id, state }: Lead,
): Promise<void> {
  if (state.kind !== 'dialling' || state.overtakenBy === undefined || state.phase.kind !== 'in-the-air') return;
  const { contactId } = state.phase;
  const rings = await stopRingingCall(telephony, contactId);
  const { attemptNumber } = state;
  journal.note({ kind: 'call-overtaken', leadId: id, attemptNumber, contactId, how: rings ? 'stopped' : 'goes-on' });
}

import type { CallsUnderWay } from './ports/telephony.ts';

/**
 * Ends a call that nobody has answered yet; to hang up on a person who waits for the agent would be an abandoned call. A
 * repeat finds the call over.
 * @returns whether it rang, and was stopped.
 */
export async function stopRingingCall(telephony: CallsUnderWay, contactId: string): Promise<boolean> {
  const call = await telephony.describe(contactId);
  const rings = call !== undefined && call.ended === undefined && call.answeredAt === undefined;
  if (rings) await telephony.stop(contactId);
  return rings;
}

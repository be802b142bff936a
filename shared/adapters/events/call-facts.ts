import type { EndedFact } from '../../domain/attempt.ts';
import type { ContactEvent } from './contact-event.ts';
import type { ContactRecord } from './contact-record.ts';

/** What telephony says of a call's end, or undefined as long as it lasts. */
export function endedFactFrom(told: ContactEvent | ContactRecord): EndedFact | undefined {
  if (told.disconnectedAt === undefined) return undefined;
  return {
    endedAt: told.disconnectedAt,
    ...(told.connectedAt !== undefined && { connectedAt: told.connectedAt }),
    ...(told.agentConnectedAt !== undefined && { agentConnectedAt: told.agentConnectedAt }),
    ...(told.agentId !== undefined && { agentId: told.agentId }),
    ...(told.disconnectReason !== undefined && { disconnectReason: told.disconnectReason }),
    ...(told.machineDetection !== undefined && { machineDetection: told.machineDetection }),
  };
}

/**
 * Whether a contact is a voice call that was placed through the API, as every call of ours is.
 * @param instanceId when given, the contact has to be of this instance, too.
 */
export function mayBeOurs(told: ContactEvent | ContactRecord, instanceId?: string): boolean {
  if (instanceId !== undefined && told.instanceId !== instanceId) return false;
  return told.channel === 'VOICE' && told.initiationMethod === 'API';
}

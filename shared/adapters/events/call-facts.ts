import type { EndedFact } from '../../domain/attempt.ts';
import type { ContactEvent } from './contact-event.ts';
import type { ContactRecord } from './contact-record.ts';

/** What telephony says of a leg's end, or undefined as long as it lasts. */
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

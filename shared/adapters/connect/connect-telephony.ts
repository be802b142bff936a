import {
  type ConnectClient,
  type Contact,
  ContactNotFoundException,
  DescribeContactCommand,
  ResourceNotFoundException,
  StartOutboundVoiceContactCommand,
  StopContactCommand,
} from '@aws-sdk/client-connect';
import { Temporal } from 'temporal-polyfill';
import type { CallToStart, ContactDescription, StartResult, Telephony } from '../../application/ports/telephony.ts';
import { startFailure } from './start-failure.ts';

/** Calls through one Amazon Connect instance. The client must send a start only once (`maxAttempts: 1`). */
export class ConnectTelephony implements Telephony {
  readonly #client: ConnectClient;
  readonly #instanceId: string;

  constructor(client: ConnectClient, instanceId: string) {
    this.#client = client;
    this.#instanceId = instanceId;
  }

  async start(call: CallToStart): Promise<StartResult> {
    try {
      const { ContactId: contactId } = await this.#client.send(
        new StartOutboundVoiceContactCommand({
          InstanceId: this.#instanceId,
          ContactFlowId: call.contactFlowId,
          DestinationPhoneNumber: call.destination,
          SourcePhoneNumber: call.callerNumber,
          QueueId: call.queueId,
          ClientToken: call.clientToken,
          Attributes: { ...call.attributes },
          RingTimeoutInSeconds: call.ringTimeoutSeconds,
          TrafficType: 'GENERAL',
        }),
      );
      return contactId === undefined ? { kind: 'unknown' } : { kind: 'started', contactId };
    } catch (error) {
      return startFailure(error);
    }
  }

  async describe(contactId: string): Promise<ContactDescription | undefined> {
    try {
      const { Contact: contact } = await this.#client.send(
        new DescribeContactCommand({ InstanceId: this.#instanceId, ContactId: contactId }),
      );
      return contact === undefined ? undefined : descriptionOf(contact);
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  async stop(contactId: string): Promise<void> {
    try {
      await this.#client.send(new StopContactCommand({ InstanceId: this.#instanceId, ContactId: contactId }));
    } catch (error) {
      if (error instanceof ContactNotFoundException || error instanceof ResourceNotFoundException) return;
      throw error;
    }
  }
}

function descriptionOf(contact: Contact): ContactDescription {
  const initiatedAt = momentOf(contact.InitiationTimestamp);
  if (initiatedAt === undefined) throw new Error('Connect described a contact without the moment of its initiation.');
  const endedAt = momentOf(contact.DisconnectTimestamp);
  const connectedAt = momentOf(contact.ConnectedToSystemTimestamp);
  const agentConnectedAt = momentOf(contact.AgentInfo?.ConnectedToAgentTimestamp);
  const answeredAt = connectedAt ?? agentConnectedAt;
  const description: ContactDescription = {
    attributes: { ...contact.Attributes },
    initiatedAt,
    ...(contact.InitiationMethod !== undefined && { initiationMethod: contact.InitiationMethod.toUpperCase() }),
    ...(contact.InitialContactId !== undefined && { initialContactId: contact.InitialContactId }),
    ...(answeredAt !== undefined && { answeredAt }),
  };
  if (endedAt === undefined) {
    return agentConnectedAt === undefined ? description : { ...description, agentConnectedAt };
  }
  return {
    ...description,
    ended: {
      endedAt,
      ...(connectedAt !== undefined && { connectedAt }),
      ...(agentConnectedAt !== undefined && { agentConnectedAt }),
      ...(contact.AgentInfo?.Id !== undefined && { agentId: contact.AgentInfo.Id }),
      ...(contact.DisconnectReason !== undefined && { disconnectReason: contact.DisconnectReason }),
      ...(contact.AnsweringMachineDetectionStatus !== undefined && {
        machineDetection: contact.AnsweringMachineDetectionStatus,
      }),
    },
  };
}

/** Connect writes a moment within a second of 1970 for "not set". */
function momentOf(date: Date | undefined): Temporal.Instant | undefined {
  if (date === undefined || date.getTime() < 1_000) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

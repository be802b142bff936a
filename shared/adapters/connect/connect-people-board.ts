import {
  type ConnectClient,
  type CurrentMetricResult,
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  type UserData,
} from '@aws-sdk/client-connect';
import { Temporal } from 'temporal-polyfill';
import {
  MOST_AGENTS_ASKED,
  type PeopleBoard,
  type PeopleCount,
  type PeopleSnapshot,
} from '../../application/ports/telephony.ts';

const MAX_ROUTING_PROFILES = 100;

/**
 * Reads who is free and who is talking from Amazon Connect's real-time metrics, which refresh every 15 s, and which agents
 * could take a call from its real-time data of users.
 */
export class ConnectPeopleBoard implements PeopleBoard {
  readonly #client: ConnectClient;
  readonly #instanceId: string;

  constructor(client: ConnectClient, instanceId: string) {
    this.#client = client;
    this.#instanceId = instanceId;
  }

  /**
   * @param routingProfileIds 1 to 100, repeats allowed
   * @throws RangeError for none or too many; the SDK's error when Connect does not answer.
   */
  async snapshot(routingProfileIds: readonly string[]): Promise<PeopleSnapshot> {
    const ids = [...new Set(routingProfileIds)];
    if (ids.length === 0 || ids.length > MAX_ROUTING_PROFILES) {
      throw new RangeError(`A snapshot covers 1 to ${MAX_ROUTING_PROFILES} routing profiles; asked for ${ids.length}.`);
    }
    const answer = await this.#client.send(
      new GetCurrentMetricDataCommand({
        InstanceId: this.#instanceId,
        Filters: { RoutingProfiles: ids, Channels: ['VOICE'] },
        Groupings: ['ROUTING_PROFILE'],
        CurrentMetrics: [
          { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
          { Name: 'AGENTS_ON_CONTACT', Unit: 'COUNT' },
          { Name: 'AGENTS_AFTER_CONTACT_WORK', Unit: 'COUNT' },
        ],
        MaxResults: MAX_ROUTING_PROFILES,
      }),
    );
    if (answer.DataSnapshotTime === undefined)
      throw new Error('Connect gave metrics without the moment they were taken.');
    const byRoutingProfile = new Map<string, PeopleCount>();
    for (const row of answer.MetricResults ?? []) {
      const id = row.Dimensions?.RoutingProfile?.Id;
      if (id !== undefined) byRoutingProfile.set(id, peopleCount(row));
    }
    return { takenAt: Temporal.Instant.fromEpochMilliseconds(answer.DataSnapshotTime.getTime()), byRoutingProfile };
  }

  /** @throws RangeError for none or too many; the SDK's error when Connect does not answer. */
  async freeAgents(agentIds: readonly string[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(agentIds)];
    if (ids.length === 0 || ids.length > MOST_AGENTS_ASKED) {
      throw new RangeError(`1 to ${MOST_AGENTS_ASKED} agents are asked for at a time, not ${ids.length}.`);
    }
    const answer = await this.#client.send(
      new GetCurrentUserDataCommand({
        InstanceId: this.#instanceId,
        Filters: { Agents: ids },
        MaxResults: MOST_AGENTS_ASKED,
      }),
    );
    return new Set((answer.UserDataList ?? []).filter(isFree).flatMap(({ User }) => User?.Id ?? []));
  }
}

/**
 * Connect counts a slot for voice as available while the agent's status takes contacts and none of them, after-contact work
 * included, holds the slot. Who has chosen their next status is given no further contact.
 */
function isFree({ AvailableSlotsByChannel, NextStatus }: UserData): boolean {
  return (AvailableSlotsByChannel?.VOICE ?? 0) > 0 && (NextStatus ?? '') === '';
}

/** Connect's "on contact" includes people in after-contact work, who talk with nobody. */
function peopleCount(row: CurrentMetricResult): PeopleCount {
  const value = (name: string) => row.Collections?.find(({ Metric }) => Metric?.Name === name)?.Value ?? 0;
  return {
    available: value('AGENTS_AVAILABLE'),
    onContact: Math.max(0, value('AGENTS_ON_CONTACT') - value('AGENTS_AFTER_CONTACT_WORK')),
  };
}

import * as z from 'zod';
import type { AgentState } from '../people/agents.ts';
import { connectArn, type InstanceIdentity } from './arns.ts';
import { ConnectError } from './connect-error.ts';

/** A user of the instance who is signed in, as real-time data shows them: as of now, not as of a refresh. */
export interface UserAtWork {
  readonly agentId: string;
  readonly routingProfileId: string;
  readonly state: Exclude<AgentState, 'offline'>;
  /** ISO 8601. */
  readonly since: string;
  /** Signs off as soon as the present contact is done. */
  readonly isLeaving: boolean;
}

export interface UserDataRequest {
  readonly agentIds: ReadonlySet<string>;
  readonly maxResults: number;
  readonly offset: number;
}

const body = z.object({
  Filters: z.object({
    Agents: z.array(z.string().min(1)).min(1).max(100).optional(),
    Queues: z.unknown().optional(),
    RoutingProfiles: z.unknown().optional(),
    UserHierarchyGroups: z.unknown().optional(),
  }),
  MaxResults: z.number().int().min(1).max(100).optional(),
  NextToken: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
});

/**
 * Reads the body of GetCurrentUserData. Of its filters, of which Connect takes one at a time, only agents are simulated.
 * @throws ConnectError for a request that Connect would refuse.
 */
export function readUserDataRequest(json: unknown): UserDataRequest {
  const parsed = body.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? 'body';
    throw new ConnectError('InvalidParameterException', `${where}: ${issue?.code ?? 'invalid'}.`);
  }
  const { Filters: filters, MaxResults, NextToken } = parsed.data;
  if (filters.Agents === undefined || Object.values(filters).filter((filter) => filter !== undefined).length > 1) {
    throw new ConnectError('InvalidRequestException', 'Filter by agents, and by nothing else.');
  }
  return {
    agentIds: new Set(filters.Agents.map((idOrArn) => idOrArn.split('/').at(-1) ?? idOrArn)),
    maxResults: MaxResults ?? 100,
    offset: Number(NextToken ?? 0),
  };
}

/** The answer to a request for users; who is not signed in is absent. Moments are seconds since 1970. */
export function userDataAnswer(
  { agentIds, maxResults, offset }: UserDataRequest,
  users: readonly UserAtWork[],
  instance: InstanceIdentity,
): Record<string, unknown> {
  const found = users.filter(({ agentId }) => agentIds.has(agentId));
  const end = offset + maxResults;
  return {
    UserDataList: found.slice(offset, end).map((user) => userData(user, instance)),
    ApproximateTotalCount: found.length,
    ...(end < found.length && { NextToken: String(end) }),
  };
}

function userData(
  { agentId, routingProfileId, state, since, isLeaving }: UserAtWork,
  instance: InstanceIdentity,
): Record<string, unknown> {
  const isFree = state === 'available';
  const startedAt = Date.parse(since) / 1000;
  return {
    User: { Id: agentId, Arn: connectArn(instance, 'agent', agentId) },
    RoutingProfile: { Id: routingProfileId, Arn: connectArn(instance, 'routing-profile', routingProfileId) },
    Status: {
      StatusName: 'Available',
      StatusArn: connectArn(instance, 'agent-state', 'available'),
      StatusStartTimestamp: startedAt,
    },
    AvailableSlotsByChannel: { VOICE: isFree ? 1 : 0 },
    MaxSlotsByChannel: { VOICE: 1 },
    ActiveSlotsByChannel: { VOICE: isFree ? 0 : 1 },
    Contacts: isFree
      ? []
      : [
          {
            Channel: 'VOICE',
            AgentContactState: state === 'on-contact' ? 'CONNECTED' : 'ENDED',
            StateStartTimestamp: startedAt,
          },
        ],
    ...(isLeaving && { NextStatus: 'Offline' }),
  };
}

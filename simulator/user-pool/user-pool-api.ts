import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { type LocalServer, sendJson, serveLocally } from '../wire/local-server.ts';
import { PoolRefusal } from './pool-refusal.ts';
import { groupsAsked, membersAsked, oneUser, userAndGroup, usersAsked, userToCreate } from './pool-requests.ts';
import type { PoolUser } from './pool-state.ts';
import type { UserPool } from './user-pool.ts';

const TARGET = 'AWSCognitoIdentityProviderService.';

/** Operations that leave the pool as it is. */
const READING: readonly string[] = ['ListUsers', 'ListUsersInGroup', 'AdminListGroupsForUser', 'AdminGetUser'];

/**
 * Cognito's user pools API on this machine, for the requests that our directory of people sends. Signatures are not checked.
 * @param onChanged is over before the request that has changed the pool is answered.
 */
export async function startUserPoolApi(
  clock: VirtualClock,
  poolId: string,
  pool: UserPool,
  onChanged: () => Promise<void>,
): Promise<LocalServer> {
  const handle = async (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    try {
      if (pool.isThrottling) throw new PoolRefusal('TooManyRequestsException', 'Rate exceeded');
      const operation = String(request.headers['x-amz-target']).replace(TARGET, '');
      const answer = answerTo(pool, poolId, operation, JSON.parse(body));
      if (!READING.includes(operation)) await onChanged();
      send(response, 200, answer);
    } catch (error) {
      if (!(error instanceof PoolRefusal)) throw error;
      send(response, 400, { __type: error.code, message: error.message });
    }
  };
  return serveLocally(clock, handle);
}

function answerTo(pool: UserPool, poolId: string, operation: string, input: unknown): unknown {
  const asked = <Input extends { readonly UserPoolId: string }>(schema: z.ZodType<Input>): Input => {
    const read = schema.safeParse(input);
    if (!read.success) throw new PoolRefusal('InvalidParameterException', z.prettifyError(read.error));
    if (read.data.UserPoolId !== poolId) {
      throw new PoolRefusal('ResourceNotFoundException', `User pool ${read.data.UserPoolId} does not exist.`);
    }
    return read.data;
  };
  switch (operation) {
    case 'ListUsers': {
      const { Limit, PaginationToken } = asked(usersAsked);
      const { found, next } = pageOf(pool.users, Limit, PaginationToken);
      return { Users: found.map(userType), ...(next !== undefined && { PaginationToken: next }) };
    }
    case 'ListUsersInGroup': {
      const { GroupName, Limit, NextToken } = asked(membersAsked);
      const { found, next } = pageOf(pool.group(GroupName), Limit, NextToken);
      return { Users: found.map(userType), ...(next !== undefined && { NextToken: next }) };
    }
    case 'AdminListGroupsForUser': {
      const { Username, Limit, NextToken } = asked(groupsAsked);
      const { found, next } = pageOf([...pool.user(Username).groups], Limit, NextToken);
      return { Groups: found.map((GroupName) => ({ GroupName })), ...(next !== undefined && { NextToken: next }) };
    }
    case 'AdminGetUser': {
      const { Attributes, ...user } = userType(pool.user(asked(oneUser).Username));
      return { ...user, UserAttributes: Attributes };
    }
    case 'AdminCreateUser': {
      const { Username, MessageAction } = asked(userToCreate);
      const user = MessageAction === undefined ? pool.invite(Username) : pool.inviteAgain(Username);
      return { User: userType(user) };
    }
    case 'AdminAddUserToGroup': {
      const { Username, GroupName } = asked(userAndGroup);
      pool.group(GroupName);
      pool.user(Username).groups.add(GroupName);
      return {};
    }
    case 'AdminRemoveUserFromGroup': {
      const { Username, GroupName } = asked(userAndGroup);
      pool.group(GroupName);
      pool.user(Username).groups.delete(GroupName);
      return {};
    }
    case 'AdminDisableUser':
      pool.user(asked(oneUser).Username).isEnabled = false;
      return {};
    case 'AdminEnableUser':
      pool.user(asked(oneUser).Username).isEnabled = true;
      return {};
    case 'AdminUserGlobalSignOut':
      pool.signOut(asked(oneUser).Username);
      return {};
    default:
      throw new PoolRefusal('UnknownOperationException', `The simulated user pool does not serve ${operation}.`);
  }
}

const place = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** Cognito's places are texts that only it reads. */
function pageOf<Item>(
  items: readonly Item[],
  limit: number,
  token: string | undefined,
): { readonly found: readonly Item[]; readonly next?: string } {
  const from = token === undefined ? 0 : place.safeParse(Buffer.from(token, 'base64url').toString('utf8')).data;
  if (from === undefined) throw new PoolRefusal('InvalidParameterException', 'Invalid pagination token.');
  const to = from + limit;
  const found = items.slice(from, to);
  return to < items.length ? { found, next: Buffer.from(String(to)).toString('base64url') } : { found };
}

function userType({ username, subject, email, status, isEnabled, createdAt }: PoolUser) {
  return {
    Username: username,
    Attributes: [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'sub', Value: subject },
    ],
    UserCreateDate: createdAt.epochMilliseconds / 1_000,
    UserLastModifiedDate: createdAt.epochMilliseconds / 1_000,
    Enabled: isEnabled,
    UserStatus: status,
  };
}

function send(response: ServerResponse, status: number, answer: unknown): void {
  sendJson(response, status, { 'content-type': 'application/x-amz-json-1.1' }, answer);
}

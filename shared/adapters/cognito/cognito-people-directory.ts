import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  Invited,
  NotSent,
  PeopleDirectory,
  PeopleFound,
  PeoplePage,
} from '../../application/ports/people-directory.ts';
import type { Person } from '../../domain/person.ts';
import { ROLES, type Role, widestRole } from '../../domain/roles.ts';
import { personFrom } from './person-from-user.ts';

/** More are never listed at once. */
const MOST_LISTED = 60;

/**
 * The people of one Cognito user pool whose groups are named as the roles.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html
 */
export class CognitoPeopleDirectory implements PeopleDirectory {
  readonly #client: CognitoIdentityProviderClient;
  readonly #pool: { readonly UserPoolId: string };

  constructor(client: CognitoIdentityProviderClient, userPoolId: string) {
    this.#client = client;
    this.#pool = { UserPoolId: userPoolId };
  }

  /** Who has which role is read from the groups, whose members are far fewer requests than the groups of each person. */
  async people({ limit, after }: PeoplePage): Promise<PeopleFound> {
    try {
      const [{ Users = [], PaginationToken: next }, members] = await Promise.all([
        this.#client.send(
          new ListUsersCommand({
            ...this.#pool,
            Limit: limit,
            ...(after !== undefined && { PaginationToken: after }),
          }),
        ),
        Promise.all(ROLES.map(async (role) => ({ role, ids: new Set((await this.#members(role)).map(idOf)) }))),
      ]);
      const rolesOf = (user: UserType) => members.flatMap(({ role, ids }) => (ids.has(idOf(user)) ? [role] : []));
      const people = Users.map((user) => personFrom(user, widestRole(rolesOf(user))));
      return { kind: 'people', people, ...(next !== undefined && { next }) };
    } catch (error) {
      if (after !== undefined && isNamed(error, 'InvalidParameterException')) return { kind: 'no-such-place' };
      throw error;
    }
  }

  async person(id: string): Promise<Person | undefined> {
    try {
      const { UserAttributes, ...user } = await this.#client.send(
        new AdminGetUserCommand({ ...this.#pool, Username: id }),
      );
      const person = personFrom({ ...user, ...(UserAttributes !== undefined && { Attributes: UserAttributes }) });
      const role = widestRole(await this.#groupsOf(person.id));
      return role === undefined ? person : { ...person, role };
    } catch (error) {
      if (isNamed(error, 'UserNotFoundException', 'InvalidParameterException')) return undefined;
      throw error;
    }
  }

  async invite(email: string): Promise<Invited> {
    try {
      const { User } = await this.#client.send(
        new AdminCreateUserCommand({
          ...this.#pool,
          Username: email,
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
          DesiredDeliveryMediums: ['EMAIL'],
        }),
      );
      if (User === undefined) throw new Error('Cognito made a login and did not say which.');
      return { kind: 'invited', person: personFrom(User) };
    } catch (error) {
      if (isNamed(error, 'UsernameExistsException')) return { kind: 'there-already' };
      return notSent(error);
    }
  }

  async inviteAgain({ email }: Person): Promise<{ readonly kind: 'sent' } | NotSent> {
    try {
      await this.#client.send(
        new AdminCreateUserCommand({
          ...this.#pool,
          Username: email,
          MessageAction: 'RESEND',
          DesiredDeliveryMediums: ['EMAIL'],
        }),
      );
      return { kind: 'sent' };
    } catch (error) {
      return notSent(error);
    }
  }

  /** The new role comes before the old ones go: whoever is between two roles is never without one. */
  async giveRole(id: string, role: Role): Promise<void> {
    const had = await this.#groupsOf(id);
    const user = { ...this.#pool, Username: id };
    if (!had.includes(role)) await this.#client.send(new AdminAddUserToGroupCommand({ ...user, GroupName: role }));
    for (const other of ROLES) {
      if (other !== role && had.includes(other)) {
        await this.#client.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName: other }));
      }
    }
    await this.#client.send(new AdminUserGlobalSignOutCommand(user));
  }

  async switchOff(id: string): Promise<void> {
    const user = { ...this.#pool, Username: id };
    await this.#client.send(new AdminDisableUserCommand(user));
    await this.#client.send(new AdminUserGlobalSignOutCommand(user));
  }

  async switchOn(id: string): Promise<void> {
    await this.#client.send(new AdminEnableUserCommand({ ...this.#pool, Username: id }));
  }

  async activeAdministrators(): Promise<readonly string[]> {
    const members = (await this.#members('administrator')).map((user) => personFrom(user));
    return members.filter(({ status }) => status === 'active').map(({ id }) => id);
  }

  async #members(role: Role): Promise<readonly UserType[]> {
    const members: UserType[] = [];
    let after: string | undefined;
    do {
      const page = await this.#client.send(
        new ListUsersInGroupCommand({
          ...this.#pool,
          GroupName: role,
          Limit: MOST_LISTED,
          ...(after !== undefined && { NextToken: after }),
        }),
      );
      members.push(...(page.Users ?? []));
      after = page.NextToken;
    } while (after !== undefined);
    return members;
  }

  async #groupsOf(id: string): Promise<readonly string[]> {
    const groups: string[] = [];
    let after: string | undefined;
    do {
      const page = await this.#client.send(
        new AdminListGroupsForUserCommand({
          ...this.#pool,
          Username: id,
          Limit: MOST_LISTED,
          ...(after !== undefined && { NextToken: after }),
        }),
      );
      groups.push(...(page.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []));
      after = page.NextToken;
    } while (after !== undefined);
    return groups;
  }
}

function idOf({ Username = '' }: UserType): string {
  return Username;
}

/** @throws the error, where it says something else. */
function notSent(error: unknown): NotSent {
  if (isNamed(error, 'LimitExceededException')) return { kind: 'letters-used-up' };
  if (isNamed(error, 'CodeDeliveryFailureException', 'InvalidParameterException')) return { kind: 'address-refused' };
  throw error;
}

function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

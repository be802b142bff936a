import type { UserType } from '@aws-sdk/client-cognito-identity-provider';
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../../domain/person.ts';
import type { Role } from '../../domain/roles.ts';

/** @throws Error on a user without what every user has. */
export function personFrom(user: UserType, role?: Role): Person {
  const { Username: id, UserCreateDate: created, UserStatus: status, Enabled: isEnabled = true } = user;
  if (id === undefined || created === undefined) throw new Error('Cognito told of a user without name or date.');
  const attribute = (name: string) => user.Attributes?.find((each) => each.Name === name)?.Value;
  const isInvited = status === 'FORCE_CHANGE_PASSWORD';
  return {
    id,
    subject: attribute('sub') ?? id,
    email: attribute('email') ?? '',
    ...(role !== undefined && { role }),
    comesBy: status === 'EXTERNAL_PROVIDER' ? 'company sign-in' : 'invitation',
    status: isEnabled ? (isInvited ? 'invited' : 'active') : 'switched-off',
    addedAt: Temporal.Instant.fromEpochMilliseconds(created.getTime()),
  };
}

import type { Temporal } from 'temporal-polyfill';
import type { Person } from '../domain/person.ts';
import type { Role } from '../domain/roles.ts';
import { personVersion } from './person-version.ts';
import type { AuditLog } from './ports/audit-log.ts';
import type { Invited, PeopleDirectory } from './ports/people-directory.ts';

export interface InvitePersonDeps {
  readonly people: PeopleDirectory;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly clock: () => Temporal.Instant;
}

export interface Invitation {
  readonly email: string;
  readonly role: Role;
  readonly author: string;
  readonly note: string;
}

/**
 * Writes to somebody and gives them a role. The role comes last, after the entry in the audit log: whoever dies in between
 * leaves a login that may do nothing, and is listed without a role.
 */
export async function invitePerson(
  deps: InvitePersonDeps,
  { email, role, author, note }: Invitation,
): Promise<Invited> {
  const { people, audit, clock } = deps;
  const invited = await people.invite(email);
  if (invited.kind !== 'invited') return invited;
  const person: Person = { ...invited.person, role };
  const deeds = [{ kind: 'person-invited', role }] as const;
  const versions = { from: personVersion(invited.person), to: personVersion(person) };
  await audit.record({ at: clock(), author, subject: 'person', id: person.id, deeds, note }, versions);
  await people.giveRole(person.id, role);
  return { kind: 'invited', person };
}

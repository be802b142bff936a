import type { Temporal } from 'temporal-polyfill';
import type { Deed } from '../domain/deed.ts';
import type { Person } from '../domain/person.ts';
import type { Role } from '../domain/roles.ts';
import { personVersion } from './person-version.ts';
import type { AuditEntry, AuditLog } from './ports/audit-log.ts';
import type { NotSent, PeopleDirectory } from './ports/people-directory.ts';

export interface ChangePersonDeps {
  readonly people: PeopleDirectory;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly clock: () => Temporal.Instant;
}

export type PersonChange =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'switch-off' }
  | { readonly kind: 'switch-on' }
  | { readonly kind: 'invite-again' };

export interface PersonChangeAsked {
  readonly id: string;
  readonly change: PersonChange;
  /** The version that the author saw. */
  readonly startedFrom: number | undefined;
  /** Who asks, by what their token calls them. */
  readonly by: { readonly subject: string; readonly name: string };
  readonly note: string;
}

export type ChangedPerson =
  | { readonly kind: 'changed'; readonly person: Person }
  | { readonly kind: 'missing' }
  | { readonly kind: 'overtaken'; readonly person: Person; readonly startedFrom: number }
  /** Nobody changes their own role, or shuts themselves out. */
  | { readonly kind: 'oneself' }
  | { readonly kind: 'last-administrator' }
  /** They have signed in already, or come through the company's own sign-in: there is nothing to be invited to. */
  | { readonly kind: 'not-invited'; readonly person: Person }
  | NotSent;

/**
 * Changes what somebody may do. The entry in the audit log comes first; asked again, it is done again, with the same result.
 *
 * Two administrators who take the role from each other at once could both succeed: whoever finds nobody left afterwards
 * takes their own change back.
 */
export async function changePerson(deps: ChangePersonDeps, asked: PersonChangeAsked): Promise<ChangedPerson> {
  const { people, audit, clock } = deps;
  const { change, startedFrom, by, note } = asked;
  const person = await people.person(asked.id);
  if (person === undefined) return { kind: 'missing' };
  if (person.subject === by.subject && change.kind !== 'invite-again') return { kind: 'oneself' };
  const from = personVersion(person);
  if (startedFrom !== undefined && startedFrom !== from) return { kind: 'overtaken', person, startedFrom };
  if (change.kind === 'invite-again' && (person.comesBy !== 'invitation' || person.status !== 'invited')) {
    return { kind: 'not-invited', person };
  }
  const takesAnAdministrator = person.role === 'administrator' && isLess(change);
  if (takesAnAdministrator && !(await hasAdministratorBeside(people, person))) return { kind: 'last-administrator' };
  const entryOf = (deed: Deed): AuditEntry => {
    return { at: clock(), author: by.name, subject: 'person', id: person.id, deeds: [deed], note };
  };
  const to = personVersion(personAfter(person, change));
  const entry = entryOf(deedOf(change, person));
  await audit.record(entry, { from, to });
  const refused = await carriedOut(people, person, change);
  if (refused !== undefined) return refused;
  if (takesAnAdministrator && (await people.activeAdministrators()).length === 0) {
    await audit.record(entryOf({ kind: 'person-change-taken-back' }), { from: to, to: from });
    await takeBack(people, person, change);
    return { kind: 'last-administrator' };
  }
  const changed = (await people.person(person.id)) ?? person;
  if (change.kind === 'switch-on' && changed.status === 'invited') {
    await audit.record(entry, { from, to: personVersion(changed) });
  }
  return { kind: 'changed', person: changed };
}

/** As they will be; whether somebody who is switched on has ever signed in is known only then. */
function personAfter(person: Person, change: PersonChange): Person {
  switch (change.kind) {
    case 'role':
      return { ...person, role: change.role };
    case 'switch-off':
      return { ...person, status: 'switched-off' };
    case 'switch-on':
      return { ...person, status: 'active' };
    case 'invite-again':
      return person;
  }
}

function isLess(change: PersonChange): boolean {
  return change.kind === 'switch-off' || (change.kind === 'role' && change.role !== 'administrator');
}

async function hasAdministratorBeside(people: PeopleDirectory, { id }: Person): Promise<boolean> {
  return (await people.activeAdministrators()).some((other) => other !== id);
}

async function carriedOut(people: PeopleDirectory, person: Person, change: PersonChange): Promise<NotSent | undefined> {
  switch (change.kind) {
    case 'role':
      await people.giveRole(person.id, change.role);
      return undefined;
    case 'switch-off':
      await people.switchOff(person.id);
      return undefined;
    case 'switch-on':
      await people.switchOn(person.id);
      return undefined;
    case 'invite-again': {
      const result = await people.inviteAgain(person);
      return result.kind === 'sent' ? undefined : result;
    }
  }
}

async function takeBack(people: PeopleDirectory, { id }: Person, { kind }: PersonChange): Promise<void> {
  if (kind === 'switch-off') await people.switchOn(id);
  else await people.giveRole(id, 'administrator');
}

function deedOf(change: PersonChange, { role }: Person): Deed {
  switch (change.kind) {
    case 'role':
      return { kind: 'role-given', ...(role !== undefined && { from: role }), to: change.role };
    case 'switch-off':
      return { kind: 'person-switched', isOn: false };
    case 'switch-on':
      return { kind: 'person-switched', isOn: true };
    case 'invite-again':
      return { kind: 'person-invited-again' };
  }
}

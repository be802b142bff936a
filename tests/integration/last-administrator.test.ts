import { afterEach, describe, expect, it } from 'vitest';
import { changePerson, type PersonChange } from '../../shared/application/change-person.ts';
import type { PeopleDirectory } from '../../shared/application/ports/people-directory.ts';
import type { Deed } from '../../shared/domain/deed.ts';
import { DEVELOPMENT_USERS } from '../../simulator/api-gateway/development-pool.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { type CompanyPeople, openCompanyPeople } from '../../simulator/company-people.ts';
import { NOON } from '../support/lead-builders.ts';

const [ADA, SAM] = [DEVELOPMENT_USERS.administrator, DEVELOPMENT_USERS.supervisor];

let open: CompanyPeople | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** Of two administrators the other is switched off after the first look, and before anything is done. */
function overtakenBy(directory: PeopleDirectory, meanwhile: () => Promise<void>): PeopleDirectory {
  let looks = 0;
  return {
    people: (page) => directory.people(page),
    person: (id) => directory.person(id),
    invite: (email) => directory.invite(email),
    inviteAgain: (person) => directory.inviteAgain(person),
    giveRole: (id, role) => directory.giveRole(id, role),
    switchOff: (id) => directory.switchOff(id),
    switchOn: (id) => directory.switchOn(id),
    activeAdministrators: async () => {
      const seen = await directory.activeAdministrators();
      looks += 1;
      if (looks === 1) await meanwhile();
      return seen;
    },
  };
}

describe('the last administrator', () => {
  it.each([
    { kind: 'role', role: 'viewer' },
    { kind: 'switch-off' },
  ] as const satisfies readonly PersonChange[])('stays when the only other one goes at the same time ($kind)', async (change) => {
    open = await openCompanyPeople(createVirtualClock(NOON));
    const { directory } = open;
    await directory.giveRole(SAM.subject, 'administrator');
    const entered: Deed[] = [];
    const deps = {
      people: overtakenBy(directory, () => directory.switchOff(ADA.subject)),
      audit: { record: async ({ deeds }: { readonly deeds: readonly Deed[] }) => void entered.push(...deeds) },
      clock: () => NOON,
    };
    const by = { subject: ADA.subject, name: ADA.name };
    const asked = { id: SAM.subject, change, startedFrom: undefined, by, note: '' };

    expect(await changePerson(deps, asked)).toEqual({ kind: 'last-administrator' });
    expect(await directory.activeAdministrators()).toEqual([SAM.subject]);
    expect(entered).toHaveLength(2);
    expect(entered[1]).toEqual({ kind: 'person-change-taken-back' });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../shared/domain/person.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { type CompanyPeople, openCompanyPeople } from '../../simulator/company-people.ts';
import { NOON } from '../support/lead-builders.ts';

let open: CompanyPeople | undefined;

async function people(lettersPerDay?: number): Promise<CompanyPeople> {
  open = await openCompanyPeople(createVirtualClock(NOON), lettersPerDay === undefined ? {} : { lettersPerDay });
  return open;
}

afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function everybody({ directory }: CompanyPeople, limit: number): Promise<readonly Person[]> {
  const found: Person[] = [];
  let after: string | undefined;
  do {
    const page = await directory.people({ limit, ...(after !== undefined && { after }) });
    if (page.kind !== 'people') throw new TypeError(page.kind);
    expect(page.people.length).toBeLessThanOrEqual(limit);
    found.push(...page.people);
    after = page.next;
  } while (after !== undefined);
  return found;
}

async function called(company: CompanyPeople, email: string): Promise<Person> {
  const found = (await everybody(company, 60)).find((person) => person.email === email);
  if (found === undefined) throw new TypeError(email);
  return found;
}

describe('the directory of people', () => {
  it('lists everybody once, page by page, with role, status and how they come', async () => {
    const listed = await everybody(await people(), 2);

    expect(listed.map(({ email, role, status, comesBy }) => [email, role, status, comesBy])).toEqual([
      ['ada@example.com', 'administrator', 'active', 'invitation'],
      ['sam@example.com', 'supervisor', 'active', 'invitation'],
      ['vera@example.com', 'viewer', 'active', 'invitation'],
      ['ines@example.com', 'viewer', 'invited', 'invitation'],
      ['carl@example.com', undefined, 'active', 'company sign-in'],
    ]);
    expect(listed.map(({ addedAt }) => addedAt.toString())).toEqual(listed.map(() => NOON.toString()));
  });

  it('says so of a place that is none', async () => {
    expect(await (await people()).directory.people({ limit: 2, after: 'nowhere' })).toEqual({ kind: 'no-such-place' });
  });

  it('tells the same of one as in the list, and nothing of nobody', async () => {
    const company = await people();
    for (const person of await everybody(company, 60)) {
      expect(await company.directory.person(person.id)).toEqual(person);
    }

    expect(await company.directory.person('nobody')).toBeUndefined();
  });

  it('invites by a letter, without a role; an address has one login, however it is written', async () => {
    const company = await people();
    const invited = await company.directory.invite('kim@example.com');

    expect(invited).toEqual({ kind: 'invited', person: await called(company, 'kim@example.com') });
    expect(await called(company, 'kim@example.com')).toMatchObject({ status: 'invited', comesBy: 'invitation' });
    expect((await called(company, 'kim@example.com')).role).toBeUndefined();
    expect(await company.directory.invite('Kim@Example.com')).toEqual({ kind: 'there-already' });
    expect(company.pool.letters.filter(({ to }) => to === 'kim@example.com')).toHaveLength(1);
  });

  it('invites again whoever has not signed in yet', async () => {
    const company = await people();
    const ines = await called(company, 'ines@example.com');

    expect(await company.directory.inviteAgain(ines)).toEqual({ kind: 'sent' });
    expect(company.pool.letters.filter(({ to }) => to === 'ines@example.com')).toHaveLength(2);
    company.pool.firstSignIn('ines@example.com');
    await expect(company.directory.inviteAgain(ines)).rejects.toThrow('FORCE_CHANGE_PASSWORD');
    expect(await called(company, 'ines@example.com')).toMatchObject({ status: 'active' });
  });

  it('says when no more letters go out, and when an address takes none', async () => {
    const company = await people(2);
    await company.directory.invite('kim@example.com');

    expect(await company.directory.invite('lee@example.com')).toEqual({ kind: 'letters-used-up' });
    expect(await company.directory.inviteAgain(await called(company, 'ines@example.com'))).toEqual({
      kind: 'letters-used-up',
    });
    expect(await company.directory.invite('no-address')).toEqual({ kind: 'address-refused' });
  });

  it('gives one role in place of another and signs out, also whoever came through the company', async () => {
    const company = await people();
    const { directory, pool } = company;
    for (const email of ['sam@example.com', 'carl@example.com']) {
      const { id } = await called(company, email);
      await directory.giveRole(id, 'administrator');
      await directory.giveRole(id, 'viewer');
      await directory.giveRole(id, 'viewer');

      expect(await called(company, email)).toMatchObject({ role: 'viewer' });
      expect([...pool.user(id).groups]).toEqual(['viewer']);
      expect(pool.signOuts.filter((name) => name === id)).toHaveLength(3);
    }
  });

  it('switches off with a sign-out, and on', async () => {
    const company = await people();
    const { id } = await called(company, 'sam@example.com');
    await company.directory.switchOff(id);
    await company.directory.switchOff(id);

    expect(await called(company, 'sam@example.com')).toMatchObject({ status: 'switched-off', role: 'supervisor' });
    expect(company.pool.signOuts).toEqual([id, id]);
    await company.directory.switchOn(id);
    expect(await called(company, 'sam@example.com')).toMatchObject({ status: 'active' });
  });

  it('counts as active administrators neither invited people nor those switched off', async () => {
    const company = await people();
    const ada = await called(company, 'ada@example.com');
    const sam = await called(company, 'sam@example.com');
    const ines = await called(company, 'ines@example.com');
    for (const { id } of [sam, ines]) await company.directory.giveRole(id, 'administrator');
    await company.directory.switchOff(sam.id);

    expect(await company.directory.activeAdministrators()).toEqual([ada.id]);
  });

  it('finds the members of a group of any size', async () => {
    const company = await people(200);
    for (let index = 0; index < 70; index += 1) {
      company.pool.addMember({ subject: `chief-${index}`, email: `chief${index}@example.com`, group: 'administrator' });
    }

    expect(await company.directory.activeAdministrators()).toHaveLength(71);
    const listed = await everybody(company, 60);
    expect(listed.filter(({ role }) => role === 'administrator')).toHaveLength(71);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { type CompanyPeople, openCompanyPeople } from '../../simulator/company-people.ts';
import { peopleKept } from '../../simulator/kept-people.ts';
import { NOON } from '../support/lead-builders.ts';

let folder = '';
let open: CompanyPeople | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-'));
});
afterEach(async () => {
  await open?.close();
  open = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Opened anew; whatever was open before has ended as a process that is killed does. */
async function opened(hoursLater = 0): Promise<CompanyPeople> {
  await open?.close();
  const clock = createVirtualClock(NOON.add({ hours: hoursLater }));
  open = await openCompanyPeople(clock, { kept: await peopleKept(folder), lettersPerDay: 2 });
  return open;
}

async function everybody({ directory }: CompanyPeople) {
  const page = await directory.people({ limit: 60 });
  if (page.kind !== 'people') throw new TypeError(page.kind);
  return page.people;
}

describe('people of a company that is kept', () => {
  it('are the same when it is opened again: those invited, their roles, those switched off, and letters sent', async () => {
    const company = await opened();
    const invited = await company.directory.invite('noor@example.com');
    if (invited.kind !== 'invited') throw new TypeError(invited.kind);
    const ines = (await everybody(company)).find(({ email }) => email === 'ines@example.com')?.id ?? '';
    await Promise.all([company.directory.giveRole(invited.person.id, 'supervisor'), company.directory.switchOff(ines)]);
    const before = await everybody(company);
    expect(before.find(({ email }) => email === 'noor@example.com')).toMatchObject({ role: 'supervisor' });
    expect(before.find(({ id }) => id === ines)).toMatchObject({ status: 'switched-off' });

    const again = await opened(1);
    expect(await everybody(again)).toEqual(before);
    expect(await again.directory.invite('noor@example.com')).toMatchObject({ kind: 'there-already' });
    expect(await again.directory.invite('omar@example.com')).toMatchObject({ kind: 'letters-used-up' });
    const nextDay = await opened(25);
    expect(await nextDay.directory.invite('omar@example.com')).toMatchObject({ kind: 'invited' });
  });

  it('cannot be read: says which file, and how to go on', async () => {
    writeFileSync(join(folder, 'people.json'), '{"users":');
    await expect(peopleKept(folder)).rejects.toThrow(
      `--data ${folder}: people.json cannot be read. Remove that file: whoever was invited is unknown then, all else stays.`,
    );
  });
});

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { DEVELOPMENT_USERS } from '../../simulator/api-gateway/development-pool.ts';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ leads: 20, lived: { minutes: 1 } });

const listed = z.object({ people: z.array(z.object({ id: z.string(), email: z.string(), version: z.number() })) });

function row(page: Page, email: string) {
  return page.getByRole('row', { name: email });
}

async function choose(page: Page, email: string, deed: string): Promise<void> {
  await page.getByRole('button', { name: `Change ${email}` }).click();
  await page.getByRole('menuitem', { name: deed }).click();
}

/** Somebody else gives a role, past the page. */
async function giveRole(email: string, role: string): Promise<void> {
  const { people } = listed.parse(await (await site().ask('administrator', 'GET', '/people')).json());
  const person = people.find((each) => each.email === email);
  const ifMatch = { 'if-match': `"person-${person?.version}"` };
  const answer = await site().ask(
    'administrator',
    'PUT',
    `/people/${person?.id}/role`,
    { role, note: 'deputy' },
    ifMatch,
  );
  expect(answer.status).toBe(200);
}

it.each([
  ['en', 'People', 'ada@example.com (you)', 'Administrator', 'Invited', 'as everywhere in the company'],
  ['ru', 'Сотрудники', 'ada@example.com (это вы)', 'Администратор', 'Приглашён', 'через общий вход компании'],
] as const)('tells who may sign in, as what and how (%s)', async (language, title, you, role, invited, company) => {
  const page = await site().pageAs('administrator', language, { path: '/people' });
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await row(page, you).getByText(role).waitFor();
  await row(page, 'ines@example.com').getByText(invited, { exact: true }).waitFor();
  await row(page, 'carl@example.com').getByText(company).waitFor();
  await noAxeViolations(page);
  expect(site().complaints()).toEqual([]);
});

it('invites somebody, who is listed with their role; what is no address is said beside the field', async () => {
  const page = await site().pageAs('administrator', 'en', { path: '/people' });
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('kim at example');
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await dialog.getByText('write it like kim@example.com').first().waitFor();
  await noAxeViolations(page);
  await dialog.getByLabel('E-mail').fill('kim@example.com');
  await dialog.getByLabel('Role').click();
  await page.getByRole('option', { name: 'Supervisor' }).click();
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();

  await page.getByText('kim@example.com is invited.').waitFor();
  await row(page, 'kim@example.com').getByText('Supervisor').waitFor();
  await row(page, 'kim@example.com').getByText('Invited', { exact: true }).waitFor();
  expect(site().people.letters.map(({ to }) => to)).toContain('kim@example.com');
  site().complaints();
});

it.each([
  ['en', 'Invite somebody', 'E-mail', 'Send the invitation', 'Somebody with this address has a login already.'],
  ['ru', 'Пригласить', 'Эл. почта', 'Отправить приглашение', 'Сотрудник с таким адресом уже есть.'],
] as const)('says in %s that somebody is there already, and what to do', async (language, invite, email, send, told) => {
  const page = await site().pageAs('administrator', language, { path: '/people' });
  await page.getByRole('button', { name: invite, exact: true }).click();
  await page.getByRole('dialog').getByLabel(email).fill('sam@example.com');
  await page.getByRole('button', { name: send }).click();
  await page.getByRole('alert').getByText(told).waitFor();
  site().complaints();
});

it('gives whoever comes through the company a role, and says that there is nothing to invite them to', async () => {
  const page = await site().pageAs('administrator', 'en', { path: '/people' });
  await row(page, 'carl@example.com').getByText('none yet: may do nothing').waitFor();
  await page.getByRole('button', { name: 'Change carl@example.com' }).click();
  const again = page.getByRole('menuitem', { name: 'Invite again' });
  expect(await again.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('menuitem', { name: 'Change the role' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change the role' }).waitFor();
  await page.getByRole('dialog').getByLabel('Role').click();
  await page.getByRole('option', { name: 'Supervisor' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change the role' }).click();
  await row(page, 'carl@example.com').getByText('Supervisor').waitFor();
});

it('switches somebody off once it is confirmed, and on again', async () => {
  const page = await site().pageAs('administrator', 'en', { path: '/people' });
  await choose(page, 'vera@example.com', 'Switch off');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('They cannot sign in any more').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await row(page, 'vera@example.com').getByText('Active').waitFor();
  await choose(page, 'vera@example.com', 'Switch off');
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await row(page, 'vera@example.com').getByText('Switched off').waitFor();
  await choose(page, 'vera@example.com', 'Switch on');
  await dialog.getByRole('button', { name: 'Switch on' }).click();
  await row(page, 'vera@example.com').getByText('Active').waitFor();
});

it('changes nobody whom somebody else changed meanwhile, until it is asked again', async () => {
  const page = await site().pageAs('administrator', 'en', { path: '/people' });
  await choose(page, 'ines@example.com', 'Switch off');
  await giveRole('ines@example.com', 'supervisor');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await dialog.getByRole('alert').getByText('role viewer > supervisor').waitFor();
  await dialog.getByRole('alert').getByRole('button').click();
  await dialog.getByRole('alert').waitFor({ state: 'hidden' });
  await dialog.getByRole('button', { name: 'Switch off' }).click();
  await row(page, 'ines@example.com').getByText('Switched off').waitFor();
  site().complaints();
});

it('offers nobody to change themselves', async () => {
  const page = await site().pageAs('administrator', 'en', { path: '/people' });
  await page.getByRole('button', { name: 'Change ada@example.com' }).click();
  for (const deed of ['Change the role', 'Switch off']) {
    const item = page.getByRole('menuitem', { name: deed });
    await item.waitFor();
    expect(await item.getAttribute('aria-disabled')).toBe('true');
  }
});

it('refuses to take away the last administrator who can sign in', async () => {
  const { administrator, supervisor } = DEVELOPMENT_USERS;
  await giveRole(supervisor.name, 'administrator');
  const page = await site().pageAs('administrator', 'en', { path: '/people' });
  await choose(page, supervisor.name, 'Switch off');
  site().people.user(administrator.subject).groups.delete('administrator');
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('alert').getByText('the last administrator who can sign in').waitFor();
  expect(site().people.user(supervisor.subject).isEnabled).toBe(true);
  site().complaints();
});

it('is no page for a viewer or a supervisor, in the navigation neither', async () => {
  for (const role of ['viewer', 'supervisor'] as const) {
    const page = await site().pageAs(role, 'en', { path: '/people' });
    await page.getByRole('heading', { level: 1, name: 'Your role may not see this page' }).waitFor();
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Sales structure' }).waitFor();
    expect(await pages.getByRole('link', { name: 'People' }).count()).toBe(0);
    expect(await page.getByText('ines@example.com').count()).toBe(0);
    expect((await site().ask(role, 'GET', '/people')).status).toBe(403);
  }
});

import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ lived: { minutes: 1 } });

describe('the page of one’s own profile', () => {
  it.each([
    ['en', 'My profile', 'Stop all calls, pause a tier or a campaign', 'no: it takes the role supervisor'],
    [
      'ru',
      'Мой профиль',
      'Останавливать все звонки, приостанавливать линию или кампанию',
      'нет: нужна роль «супервизор»',
    ],
  ] as const)('tells a viewer who they are and what takes another role (%s)', async (language, title, stop, no) => {
    const page = await site().pageAs('viewer', language, { path: '/profile' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText('Europe/Berlin').waitFor();
    await page.getByRole('row', { name: stop }).getByText(no).waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });

  it('says of every deed what the API says: an administrator may do them all', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/profile' });
    await page.getByRole('row', { name: 'Erase a person' }).waitFor();

    const rows = await page.getByRole('row').count();
    expect(await page.getByText('yes', { exact: true }).count()).toBe(rows - 1);
  });

  it('is reached from the menu of whoever is signed in, and speaks the language that is chosen', async () => {
    const page = await site().pageAs('supervisor', 'en');
    await page.getByRole('button', { name: /supervisor/ }).click();
    await page.getByRole('menuitem', { name: 'My profile' }).click();
    await page.getByRole('heading', { level: 1, name: 'My profile' }).waitFor();
    await page.getByRole('button', { name: 'Русский' }).click();

    await page.getByRole('heading', { level: 1, name: 'Мой профиль' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Мой профиль' }).waitFor();
  });
});

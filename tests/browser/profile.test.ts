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
    await page.getByText('Europe/Berlin: ').waitFor();
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

  it.each([
    [
      'en',
      /^Time zone/,
      'Find a zone',
      'Asia/Tokyo: it is',
      'As of 6 Jan 2026',
      'As of 5 Jan 2026',
      /^As on this device/,
    ],
    ['ru', /^Часовой пояс/, 'Найти пояс', 'Asia/Tokyo: сейчас', 'На 6 янв. 2026', 'На 5 янв. 2026', /^Как на этом/],
  ] as const)('lets a zone be chosen, by whose clock every page tells its moments and counts its days (%s)', async (language, label, find, itIs, inTokyo, inBerlin, device) => {
    const page = await site().pageAs('supervisor', language);
    await page.getByText(inBerlin).waitFor();
    await page.goto(`${site().origin}/profile`);
    await page.getByRole('button', { name: label }).click();
    await page.getByLabel(find).fill('Tokyo');
    await page.getByRole('option', { name: 'Asia/Tokyo' }).click();
    await page.getByText(itIs).waitFor();
    await noAxeViolations(page);

    const asked = page.waitForRequest((request) => request.url().includes('/api/overview?zone=Asia%2FTokyo'));
    await page.goto(site().origin);
    await asked;
    await page.getByText(inTokyo).waitFor();
    const found = await site().ask('viewer', 'POST', '/leads/search', { limit: 1, status: 'ready' });
    const [lead] = ((await found.json()) as { leads: { id: string }[] }).leads;
    await page.goto(`${site().origin}/leads/${lead?.id}`);
    const told = page.locator('time').first();
    const at = new Date((await told.getAttribute('datetime')) ?? '');
    const locale = language === 'en' ? 'en-GB' : language;
    const clock = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Tokyo' });
    expect(spaced(await told.textContent())).toContain(spaced(clock.format(at)));

    await page.goto(`${site().origin}/profile`);
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: device }).click();
    await page.goto(site().origin);
    await page.getByText(inBerlin).waitFor();
  });
});

/** Browsers differ in which of the spaces they put between figures. */
function spaced(text: string | null): string {
  return (text ?? '').replaceAll(/\s/g, ' ');
}

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ leads: 20 });

describe('signing in', () => {
  it('lets somebody in by their role, says who they are, and out again', async () => {
    const page = await site().stranger('en');
    await noAxeViolations(page);
    await page.getByRole('button', { name: 'Viewer', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();

    await page.getByRole('button', { name: 'vera@example.com (viewer)' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in to Tierline' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Sign in to Tierline' }).waitFor();
  });

  it('asks again when the token is taken no more', async () => {
    const page = await site().pageAs('viewer');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.route('**/api/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
    await page.goto(`${site().origin}/`);

    await page.getByRole('heading', { level: 1, name: 'Sign in to Tierline' }).waitFor();
    site().complaints();
  });
});

describe('the layout', () => {
  it('speaks the language that is chosen, and remembers it', async () => {
    const page = await site().pageAs('administrator', 'en');
    await page.getByRole('button', { name: 'Language: English' }).click();
    await page.getByRole('menuitem', { name: 'Русский' }).click();
    await page.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
    await page.reload();

    await page.getByRole('heading', { level: 1, name: 'Обзор' }).waitFor();
    expect(await page.title()).toBe('Обзор · Tierline');
  });

  it('says so where no page is, and leads back', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/no/such/page' });
    await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
    await noAxeViolations(page);
    await page.getByRole('link', { name: 'To the overview' }).click();

    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });

  it('keeps standing when a page breaks', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/nowhere' });
    await page.route('**/api/overview*', (route) => route.fulfill({ json: { zone: 'UTC' } }));
    await page.getByRole('link', { name: 'To the overview' }).click();
    await page.getByText('This page broke').waitFor();

    expect(await page.getByRole('button', { name: 'Stop all calls' }).isVisible()).toBe(true);
    site().complaints();
  });

  it('says in the language spoken that nobody answers, or not as the API does, or in words of a later version', async () => {
    const later = {
      type: 'urn:tierline:problem:hindered',
      title: 'Something stands in the way',
      status: 409,
      detail: 'A later version knows why.',
      cause: { kind: 'of-later-version' },
    };
    const page = await site().pageAs('administrator', 'ru', { path: '/people' });
    await page.getByRole('row', { name: 'vera@example.com' }).waitFor();
    const told = async (text: string) => {
      await page.goto(`${site().origin}/people`);
      await page.getByRole('alert').getByText(text).first().waitFor();
      await page.unroute('**/api/people*');
    };
    await page.route('**/api/people*', (route) => route.abort());
    await told('Нет соединения, или никто не отвечает.');
    await page.route('**/api/people*', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
    await told('Ответ пришёл не такой, каким должен быть (502).');
    await page.route('**/api/people*', (route) =>
      route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(later) }),
    );
    await told('A later version knows why.');
    site().complaints();
  });

  it('shows on a phone the page that was chosen, and not the list any more', async () => {
    const page = await site().pageAs('viewer', 'en', { width: 390, height: 844 });
    await page.getByRole('button', { name: 'Open the list of pages' }).click();
    await page.getByRole('link', { name: 'Mode and switches' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mode and switches' }).waitFor();

    await page.getByRole('button', { name: 'Close the list of pages' }).waitFor({ state: 'hidden' });
  });

  it('begins for the keyboard with a way past everything', async () => {
    const page = await site().pageAs('viewer', 'en');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the page');
    await page.keyboard.press('Enter');

    expect(await page.evaluate('document.activeElement.id')).toBe('page');
  });
});

describe('a draft', () => {
  it('is not lost by leaving the page without being asked', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/structure' });
    const name = page.getByRole('textbox', { name: 'Name' }).first();
    await name.fill('hunting');
    await page.getByRole('link', { name: 'Overview' }).first().click();
    await page.getByRole('dialog', { name: 'Leave your draft?' }).waitFor();
    await noAxeViolations(page);
    await page.getByRole('button', { name: 'Stay here' }).last().click();
    expect(await name.inputValue()).toBe('hunting');

    await page.getByRole('link', { name: 'Overview' }).first().click();
    await page.getByRole('button', { name: 'Leave it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  });
});

describe('the stop', () => {
  it('is two clicks away on a phone too, stops everything, and an administrator lets calls go again', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/nowhere', width: 390, height: 844 });
    await page.getByRole('button', { name: 'Stop all calls' }).click();
    await page.getByRole('dialog').waitFor();
    await noAxeViolations(page);
    await page.getByRole('button', { name: 'Stop everything' }).click();
    await page.getByText('All calls are stopped.').waitFor();
    expect(await stands()).toMatchObject({ emergencyStop: true });

    await page.getByRole('button', { name: 'Stopped: let calls go again' }).click();
    await page.getByRole('textbox', { name: /Why/ }).fill('the list was right after all');
    await page.getByRole('button', { name: 'Let calls go again', exact: true }).click();
    await page.getByText('Calls are placed again.').waitFor();
    expect(await stands()).toMatchObject({ emergencyStop: false });
    expect(site().complaints()).toEqual([]);
  });

  it('is shown to a viewer as not theirs to press, with who may', async () => {
    const page = await site().pageAs('viewer', 'en');
    const stop = page.getByRole('button', { name: 'Stop all calls' });
    await stop.waitFor();
    expect(await stop.getAttribute('aria-disabled')).toBe('true');
    expect(await described(page)).toContain('Only supervisors and administrators');
    await stop.click({ force: true });

    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('is a way on for administrators alone', async () => {
    await site().ask('supervisor', 'POST', '/controls/stop', { note: 'for the test' });
    const page = await site().pageAs('supervisor', 'ru');
    const stopped = page.getByRole('button', { name: 'Все звонки остановлены' });
    await stopped.waitFor();
    expect(await stopped.getAttribute('aria-disabled')).toBe('true');
    await resumed();
  });

  it('tells who threw a switch meanwhile, before calls go again', async () => {
    await site().ask('supervisor', 'POST', '/controls/stop', { note: 'for the test' });
    const page = await site().pageAs('administrator', 'en');
    await page.getByRole('button', { name: 'Stopped: let calls go again' }).click();
    await page.getByRole('dialog').waitFor();
    await site().ask('supervisor', 'POST', '/controls/tiers/1/pause', { note: 'the list is wrong' });
    await page.getByRole('button', { name: 'Let calls go again', exact: true }).click();

    const told = page.getByRole('alert').filter({ hasText: 'Somebody else changed it since' });
    await told.getByText(/sam@example.com.*the list is wrong.*tier 1/).waitFor();
    expect(await stands()).toMatchObject({ emergencyStop: true });
    await told.getByRole('button', { name: /newest version/ }).click();
    await told.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Let calls go again', exact: true }).click();
    await page.getByText('Calls are placed again.').waitFor();
    expect(await stands()).toMatchObject({ emergencyStop: false, pausedTiers: [1] });
    site().complaints();
  });
});

async function stands(): Promise<unknown> {
  return (await site().ask('viewer', 'GET', '/controls')).json();
}

async function resumed(): Promise<void> {
  const etag = (await site().ask('viewer', 'GET', '/controls')).headers.get('etag') ?? '';
  await site().ask('administrator', 'POST', '/controls/resume', {}, { 'if-match': etag });
}

async function described(page: Page): Promise<string> {
  return (await page.locator('#why-no-stop').textContent()) ?? '';
}

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole();

describe('the overview', () => {
  it.each([
    ['en', 1_280, ['Calls now', 'Funnel by tier', 'Calls and people by tier', 'Abandoned calls, last 30 days']],
    [
      'ru',
      390,
      ['Звонки сейчас', 'Воронка по линиям', 'Звонки и люди по линиям', 'Потерянные звонки за последние 30 дней'],
    ],
  ] as const)('tells in %s, %d pixels wide, what the company does', async (language, width, words) => {
    const page = await site().pageAs('viewer', language, { width, height: 844 });
    for (const word of words) await page.getByText(word, { exact: true }).first().waitFor();
    await noAxeViolations(page);

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(site().complaints()).toEqual([]);
  });

  it('says why nothing is dialling, and where that is ended, within one look', async () => {
    await site().ask('supervisor', 'POST', '/controls/stop', { note: 'for the test' });
    const page = await site().pageAs('administrator', 'en');
    await page.getByRole('heading', { level: 2, name: 'Why is nothing dialling?' }).waitFor();
    const [first] = await page.locator('.tierline-reasons li').allTextContents();

    expect(first).toContain('The emergency stop is on');
    expect(first).toContain('Let calls go again with the button above');

    await page.getByRole('button', { name: 'Stopped: let calls go again' }).click();
    await page.getByRole('button', { name: 'Let calls go again', exact: true }).click();
    await page.getByText('The emergency stop is on').waitFor({ state: 'detached' });
  });

  it.each([
    ['en', /^As of 5 Jan 2026, (\d\d:\d\d), asked at .+ by your clock/],
    ['ru', /^На 5 янв\. 2026\s*г\., (\d\d:\d\d), запрошено в .+ по вашим часам/],
  ] as const)("tells in %s the company's own moment, not that of the browser", async (language, told) => {
    const page = await site().pageAs('viewer', language);
    await page.clock.install();
    await page.reload();
    const line = page.getByText(told);
    const before = told.exec((await line.textContent()) ?? '')?.[1];
    await site().company.hurry({ minutes: 7 });
    await page.clock.runFor(11_000);
    await expect.poll(async () => told.exec((await line.textContent()) ?? '')?.[1]).not.toBe(before);
  });

  it('tells in Russian which campaign is kept and by what, as in English', async () => {
    const paused = await site().ask('supervisor', 'POST', '/campaigns/selling/pause', { note: 'for the test' });
    expect(paused.status).toBe(200);
    const page = await site().pageAs('viewer', 'ru');
    const reasons = page.locator('.tierline-reasons li');
    await reasons.getByText('Кампания selling приостановлена, пока её не возобновят.').waitFor();
    const answer = await site().ask('viewer', 'GET', '/overview?zone=UTC');
    const { standstill } = said.parse(await answer.json());

    const russian = await reasons.allTextContents();
    expect(russian).toHaveLength(standstill.reasons.length);
    const names = /prospecting|selling|account-care/g;
    for (const text of russian) expect(text.replace(names, '')).not.toMatch(/[a-z]/i);
  });

  it('shows the last 30 days instead of today when asked', async () => {
    const page = await site().pageAs('viewer', 'en');
    await page.getByRole('button', { name: 'Last 30 days' }).click();

    expect(await page.getByRole('button', { name: 'Last 30 days' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('moves without being loaded again, and asks nothing while nobody sees it', async () => {
    const page = await site().pageAs('viewer', 'en');
    await page.clock.install();
    await page.reload();
    const asked = askedOf(page);
    await page.getByText('Calls today').waitFor();
    const before = await callsToday(page);
    await site().company.hurry({ hours: 3 });
    await page.clock.runFor(11_000);
    await expect.poll(() => callsToday(page)).not.toBe(before);

    const seen = asked.count;
    await hidden(page, true);
    await page.clock.runFor(600_000);
    expect(asked.count).toBe(seen);
    await hidden(page, false);
    await page.clock.runFor(1_000);
    await expect.poll(() => asked.count).toBeGreaterThan(seen);
  });
});

const said = z.object({ standstill: z.object({ reasons: z.array(z.object({ sentence: z.string() })) }) });

function askedOf(page: Page): { count: number } {
  const asked = { count: 0 };
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.count += 1;
  });
  return asked;
}

async function callsToday(page: Page): Promise<string | null> {
  return page.getByText(/\d+ calls?, \d+ answered/).textContent();
}

async function hidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: '${isHidden ? 'hidden' : 'visible'}' });
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('visibilitychange'));`);
}

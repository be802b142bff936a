import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const ENTRIES_OF_A_PAGE = 50;

const site = aConsole({ lived: { minutes: 1 } });

describe('the audit log', () => {
  it.each([
    ['en', 'Audit log', 'Switches', /emergency stop off > on/],
    ['ru', 'Журнал действий', 'Переключатели', /включена аварийная остановка/],
  ] as const)('tells who did what, when and why (%s)', async (language, title, switches, deed) => {
    await site().ask('supervisor', 'POST', '/controls/stop', { note: 'wrong list' });
    const page = await site().pageAs('supervisor', language, { path: '/audit' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const row = page.getByRole('row', { name: deed }).first();
    await row.getByText('wrong list').waitFor();
    await row.getByText(switches).waitFor();
    await row.getByText('sam@example.com').waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });

  it('is turned page by page', async () => {
    for (let pauses = 0; pauses < ENTRIES_OF_A_PAGE / 2; pauses += 1) {
      await site().ask('supervisor', 'POST', '/controls/tiers/1/pause', { note: `pause ${pauses}` });
      await resumed(`resume ${pauses}`);
    }
    const page = await site().pageAs('supervisor', 'en', { path: '/audit' });
    await page.getByText('pause 0', { exact: true }).waitFor();
    await page.getByText('pause 24', { exact: true }).waitFor();
    expect(await page.getByText('wrong list').count()).toBe(0);
    await page.getByRole('button', { name: 'Older' }).click();
    await page.getByText('wrong list').first().waitFor();
    expect(await page.getByText('pause 24', { exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Newer' }).click();
    await page.getByText('pause 24', { exact: true }).waitFor();
  });

  it('is narrowed to a subject and an author', async () => {
    const page = await site().pageAs('supervisor', 'en', { path: '/audit' });
    await page.getByLabel('Of what').click();
    await page.getByRole('option', { name: 'Sales structure' }).click();
    await page.getByRole('heading', { name: '1 entry on this page' }).waitFor();
    await page.getByLabel(/^Author/).fill('nobody@example.com');
    await page.getByRole('button', { name: 'Show these' }).click();
    await page.getByText('Nothing was done yet that this would show.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('pause 24', { exact: true }).waitFor();
  });

  it('is taken out by an administrator as a file, and by nobody else', async () => {
    const supervisors = await site().pageAs('supervisor', 'en', { path: '/audit' });
    const button = supervisors.getByRole('button', { name: 'Download as CSV' });
    await button.waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');

    const page = await site().pageAs('administrator', 'en', { path: '/audit' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('audit.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain('wrong list');
  });

  it('is no page for a viewer', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/audit' });
    await page.getByRole('heading', { level: 1, name: 'Your role may not see this page' }).waitFor();
  });
});

async function resumed(note: string): Promise<void> {
  const controls = await site().ask('supervisor', 'GET', '/controls');
  const ifMatch = { 'if-match': controls.headers.get('etag') ?? '' };
  const answer = await site().ask('supervisor', 'POST', '/controls/tiers/1/resume', { note }, ifMatch);
  expect(answer.status).toBe(200);
}

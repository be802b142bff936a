import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ lived: { hours: 3 } });

describe('the reports', () => {
  it.each([
    ['en', 'Reports', 'Calls placed', 'What it is judged by', 'Tier 1', 'Contact rate'],
    ['ru', 'Отчёты', 'Сделано звонков', 'По чему о них судят', 'Линия 1', 'Доля ответов людей'],
  ] as const)('set tiers side by side, drawn and in a table (%s)', async (language, title, placed, judged, tier, rate) => {
    const page = await site().pageAs('viewer', language, { path: '/reports' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('columnheader', { name: placed }).waitFor();
    await page.getByRole('rowheader', { name: tier }).first().waitFor();
    await page.getByRole('heading', { name: judged }).waitFor();
    await page.getByRole('rowheader', { name: rate }).waitFor();
    await page.locator('svg').first().waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });

  it('tell the same calls as the counters do, hour by hour of one tier', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/reports' });
    await page.getByRole('rowheader', { name: 'Tier 1' }).first().waitFor();
    await page.getByRole('button', { name: /^Which/ }).click();
    await page.getByRole('option', { name: 'Tier 1' }).click();
    await page.getByRole('button', { name: /^In steps of/ }).click();
    await page.getByRole('option', { name: 'Hours' }).click();

    await page.getByRole('rowheader', { name: '2026-01-05 16:00' }).waitFor();
    const answer = await site().ask('viewer', 'GET', '/reports?dimension=tier&key=1&by=hour&zone=Europe/Berlin');
    const { rows } = (await answer.json()) as { rows: { name: string; counts: { attempts: number } }[] };
    const counted = rows.find(({ name }) => name === '2026-01-05 16:00')?.counts.attempts;
    const shown = page
      .getByRole('row', { name: /2026-01-05 16:00/ })
      .getByRole('cell')
      .first();
    expect(Number(await shown.textContent())).toBe(counted);
  });

  it('say that nothing was counted, of days without calls', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/reports' });
    await page.getByRole('rowheader', { name: 'Tier 1' }).first().waitFor();
    await page.getByRole('textbox', { name: 'First day' }).fill('2025-12-01');
    await page.getByRole('textbox', { name: 'Last day' }).fill('2025-12-02');

    await page.getByText('No call was counted in that time.').waitFor();
  });

  it('are taken out by a supervisor as a file, which the audit log tells of, and not by a viewer', async () => {
    const viewers = await site().pageAs('viewer', 'en', { path: '/reports' });
    const button = viewers.getByRole('button', { name: 'Download as CSV' });
    await button.waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');

    const page = await site().pageAs('supervisor', 'en', { path: '/reports' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('calls-by-tier.csv');
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^tier,attempts,/);
    expect(await (await site().ask('supervisor', 'GET', '/audit')).text()).toContain('exported by tier');
  });
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aConsole, noAxeViolations } from '../../support/a-console.ts';

const site = aConsole({ leads: 20 });

const rules = z.object({ document: z.record(z.string(), z.unknown()) });

describe('two administrators who change the rules at once', () => {
  it('lose nothing: the slower one learns who changed what, keeps the draft and publishes it over the other', async () => {
    const { pageAs, ask } = site();
    const slower = await mondayUntil(await pageAs('administrator', 'en', { path: '/rules' }), 'Monday', '17:00');
    const quicker = await mondayUntil(await pageAs('administrator', 'en', { path: '/rules' }), 'Tuesday', '16:00');
    await publish(quicker, 'Tuesdays end early');
    await quicker.getByText('The rules are published.').waitFor();

    await publish(slower, 'Mondays end early');
    await slower.getByText('Somebody else changed it since').waitFor();
    await slower
      .getByText(/ada@example\.com/)
      .first()
      .waitFor();
    await noAxeViolations(slower);
    await slower.getByRole('button', { name: 'Keep my draft and start from the newest version' }).click();
    await slower.getByText('Somebody else changed it since').waitFor({ state: 'hidden' });
    await slower.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await slower.getByText('The rules are published.').waitFor();

    const { document } = rules.parse(await (await ask('viewer', 'GET', '/rules')).json());
    expect(document).toMatchObject({
      organisation: {
        callWindows: { monday: [{ start: '09:00', end: '17:00' }], tuesday: [{ start: '09:00', end: '16:00' }] },
      },
    });
  });
});

async function mondayUntil(page: Page, day: string, end: string): Promise<Page> {
  await page.getByLabel(`Set here: Calling hours, ${day}`).click();
  await page.getByLabel(`Calling hours, ${day}, window 1, end`).fill(end);
  await page.getByText('The draft can be published.').waitFor();
  return page;
}

async function publish(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Review and publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill(note);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
}

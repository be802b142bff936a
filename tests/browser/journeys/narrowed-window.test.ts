import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aConsole, noAxeViolations } from '../../support/a-console.ts';
import { callsAfter } from '../../support/placed-calls.ts';

const site = aConsole({ leads: 400, lived: { minutes: 30 } });

const WORKING_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const versions = z.object({ versions: z.array(z.object({ at: z.string() })) });

describe('an administrator narrows the hours of calling', () => {
  it('sees beforehand what it does, publishes it, and a minute later nobody is called outside them', async () => {
    const { company, pageAs, ask } = site();
    const calling = company.clock.now();
    await expect.poll(() => callsAfter(company, calling).length, { timeout: 20_000 }).toBeGreaterThan(0);

    const page = await pageAs('administrator', 'en', { path: '/rules' });
    for (const day of WORKING_DAYS) {
      await page.getByLabel(`Set here: Calling hours, ${day}`).click();
      await page.getByLabel(`Calling hours, ${day}, window 1, end`).fill('09:30');
    }
    await page.getByText('The draft can be published.').waitFor();
    await page.getByRole('button', { name: 'Show the effect' }).click();
    await page.getByText(/calls? fewer\./).waitFor();
    await noAxeViolations(page);

    await page.getByRole('button', { name: 'Review and publish' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('mornings only');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('The rules are published.').waitFor();

    const [latest] = versions.parse(await (await ask('viewer', 'GET', '/rules/versions')).json()).versions;
    const published = Temporal.Instant.from(latest?.at ?? '');
    await company.hurry({ hours: 3 });
    const later = callsAfter(company, published.add({ seconds: 60 }));
    expect(later).not.toEqual([]);
    expect(later.filter(({ localTime }) => localTime < '09:00' || localTime >= '09:30')).toEqual([]);

    await page.getByRole('link', { name: 'Overview' }).first().click();
    await page.getByRole('heading', { name: 'Why is nothing dialling?' }).waitFor();
    expect(site().complaints()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole();

describe('the console of a started company', () => {
  it('asks who is there, and lets them in by their role', async () => {
    const { stranger } = site();
    const page = await stranger();
    await page.getByRole('button', { name: /administrator/i }).click();
    await page.getByRole('navigation').first().waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });
});

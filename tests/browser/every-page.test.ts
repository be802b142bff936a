import { expect, it } from 'vitest';
import { aConsole } from '../support/a-console.ts';
import { navigationPaths } from '../support/navigation-paths.ts';

const site = aConsole({ leads: 20 });

it.each(['en', 'ru'] as const)('opens every page of the navigation in %s without a complaint', async (language) => {
  const page = await site().pageAs('administrator', language);
  const paths = await navigationPaths(page);
  expect(paths).toContain('/switches');
  for (const path of paths) {
    await page.goto(`${site().origin}${path}`);
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    const words = (await heading.textContent()) ?? '';

    expect(/[а-яё]/i.test(words), `${path}: ${words}`).toBe(language === 'ru');
    expect(await page.title()).toMatch(/ · Tierline$/);
    expect(site().complaints(), path).toEqual([]);
  }
});

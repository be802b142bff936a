import type { Page } from 'playwright-core';

/** Addresses of every page in the navigation of a wide window. */
export async function navigationPaths(page: Page): Promise<readonly string[]> {
  const links = page.locator('nav a[href^="/"]');
  await links.first().waitFor();
  const paths = await Promise.all((await links.all()).map((link) => link.getAttribute('href')));
  return paths.filter((path) => path !== null);
}

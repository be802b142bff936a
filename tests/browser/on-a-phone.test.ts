import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aConsole } from '../support/a-console.ts';
import { navigationPaths } from '../support/navigation-paths.ts';

const site = aConsole({ leads: 20 });

/** Words of the page that go on in another line. A hyphen is where a word may end; addresses and codes are no words. */
function brokenWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(`(() => {
    const broken = [];
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (!text.parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      for (const { index, 0: word } of text.data.matchAll(/(?<![^\\s«(-])\\p{L}{2,20}(?![^\\s,.:;…»)-])(?!\\.\\S)/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word + ': ' + text.data.slice(0, 60));
      }
    }
    return broken;
  })()`);
}

it.each(['en', 'ru'] as const)('every page keeps its words whole and fits the screen, in %s', async (language) => {
  const page = await site().pageAs('administrator', language);
  const paths = await navigationPaths(page);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [...paths, '/profile']) {
    await page.goto(`${site().origin}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');

    expect(await brokenWords(page), path).toEqual([]);
    const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(tooWide), path).toBe(0);
  }
});

import type { Page } from 'playwright-core';
import * as z from 'zod';

/** Three words of the Latin alphabet or more after each other: a sentence, where a name, an id or a unit is shorter. */
const RUN = /(?<![\w.-])[A-Za-z][A-Za-z'’]*(?:[,;:]?\s\(?[A-Za-z][A-Za-z'’]*){2,}(?![\w-])/g;

/** What a page says to those who see it and to those who hear it, a piece for each text and each such attribute. */
const PIECES_SAID = `(() => {
  const said = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.parentElement.closest('script, style') === null) said.push(text.textContent);
  }
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt']) {
      said.push(element.getAttribute(name) ?? '');
    }
  }
  return said;
})()`;

/**
 * Sentences of the Latin alphabet on a page that speaks Russian, each once.
 * @param given what people of the company wrote, which is told as they wrote it.
 */
export async function latinRuns(page: Page, given: readonly string[] = []): Promise<readonly string[]> {
  const pieces = z.array(z.string()).parse(await page.evaluate(PIECES_SAID));
  const longestFirst = given.toSorted((one, other) => other.length - one.length);
  const runs = pieces
    .map((piece) => longestFirst.reduce((left, text) => left.replaceAll(text, '·'), piece))
    .flatMap((piece) => piece.match(RUN) ?? []);
  return [...new Set(runs)];
}

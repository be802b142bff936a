import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headlessBrowser } from '../../simulator/browser/headless-browser.ts';
import { heardCalls } from '../../simulator/report/heard-calls.ts';
import { reportHtml } from '../../simulator/report/report-html.ts';
import { type Summary, summarise } from '../../simulator/report/summary.ts';
import { aBusyRun } from '../support/a-busy-run.ts';

const run = aBusyRun(1);
const summary: Summary = summarise(run);
const AT = '2026-01-05T15:00:00Z';
const HEARD = heardCalls(
  [
    {
      contactId: run.calls.find(({ externalId }) => externalId === summary.story?.lead)?.contactId ?? '',
      personId: 'P',
      steps: [
        { at: AT, kind: 'customer-hears', text: 'Hello.' },
        { at: AT, kind: 'agent-joins', agent: 'tier1-agent1' },
      ],
    },
  ],
  run.calls,
  summary.story,
);

/** Runs in the page: texts whose contrast with what lies behind them is under 4.5 to 1 (WCAG 2, level AA). */
const FAINT_TEXTS = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour)
      .slice(0, 3)
      .map((channel) => channel / 255)
      .map((share) => (share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundOf = (element) => {
    if (element === null) return 'rgb(255, 255, 255)';
    const colour = getComputedStyle(element).backgroundColor;
    return channels(colour)[3] === 0 ? backgroundOf(element.parentElement) : colour;
  };
  return [...document.querySelectorAll('h1, h2, h3, p, b, span, th, td, li, caption, figcaption, summary, footer')]
    .filter((element) => element.textContent.trim() !== '')
    .map((element) => {
      const pair = [luminance(getComputedStyle(element).color), luminance(backgroundOf(element))];
      return { text: element.textContent, contrast: (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) };
    })
    .filter(({ contrast }) => !(contrast >= 4.5));
})()`;

/** Runs in the page: how many things a reader who does not see it would miss. */
const MISSING_FOR_READERS = `(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const ids = all('[id]').map(({ id }) => id);
  return {
    captions: all('table').filter((table) => table.caption === null).length,
    scopes: all('th:not([scope])').length,
    drawings: all('svg:not([aria-hidden=true]):not([role=img][aria-label])').length,
    names: all('[aria-labelledby]').filter((one) => !ids.includes(one.getAttribute('aria-labelledby'))).length,
    doubleIds: ids.length - new Set(ids).size,
    language: document.documentElement.lang,
    mains: all('main').length,
    firstHeadings: all('h1').length,
  };
})()`;

let folder: string;
let address: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.html');
  await writeFile(file, reportHtml(summary, run.audit, HEARD));
  address = pathToFileURL(file).href;
  browser = await headlessBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

async function visit(width: number, colorScheme: 'light' | 'dark'): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  return { page, complaints, requests };
}

/** Cells of the table with this caption id, row by row, the header first. */
function cellsOf(page: Page, captionId: string): Promise<string[][]> {
  return page
    .locator(`table:has(#${captionId}) tr`)
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

describe('report.html in a browser', () => {
  it('opens without a complaint and asks the network for nothing', async () => {
    const { page, complaints, requests } = await visit(1200, 'light');
    expect(await page.title()).toBe('Tierline: 60 days on the sales floor');
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => url !== address && !url.startsWith('data:'))).toEqual([]);
    await page.close();
  });

  it('shows a table and a chart for every tier, with the numbers of the summary', async () => {
    const { page } = await visit(1200, 'light');
    const rows = await cellsOf(page, 'tiers');
    expect(rows.slice(1).map((row) => row.slice(0, 4))).toEqual(
      summary.tiers.map((tier) => [
        `${tier.tier} ${tier.name}`,
        String(tier.people),
        tier.calls.toLocaleString('en-US'),
        tier.reached.toLocaleString('en-US'),
      ]),
    );
    for (const tier of summary.tiers) {
      const chart = page.locator(`figure.tier-${tier.tier} .plot svg`);
      expect(await chart.locator('rect.calls').count()).toBe(60);
      const heights = await chart
        .locator('rect.calls')
        .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height'))));
      const busiest = tier.days.toSorted((one, other) => other.calls - one.calls)[0]?.day ?? 0;
      expect(heights[busiest - 1]).toBe(Math.max(...heights));
      expect(Math.max(...heights)).toBeGreaterThan(0);
      expect(await chart.getAttribute('aria-label')).toContain(`Tier ${tier.tier} ${tier.name}`);
    }
    await page.close();
  });

  it('tells the programmes, the promises and the story', async () => {
    const { page } = await visit(1200, 'light');
    const programmes = await cellsOf(page, 'programmes');
    expect(programmes.slice(1).map((row) => row.slice(0, 3))).toEqual(
      summary.programmes.map(({ says, due, onTheDay }) => [says, String(due), String(onTheDay)]),
    );
    const promises = await cellsOf(page, 'promises');
    expect(promises.slice(1).map(([promise, broken]) => [promise, broken])).toEqual([
      ['outside hours', '0'],
      ['twice at once', '0'],
      ['after stop', '0'],
      ['over a cap', '0'],
      ['without permission', '0'],
      ['left in silence', '0'],
    ]);
    expect(await page.locator('ol.story li').allTextContents()).toEqual([...(summary.story?.steps ?? [])]);
    await page.close();
  });

  it('tells what was heard in the story and on calls that went alike, once somebody opens it', async () => {
    const { page } = await visit(360, 'light');
    const parts = page.locator('section:has(#heard) details');
    expect(await parts.locator('summary').allTextContents()).toEqual(['Call 1 of the story', '1 call went so']);
    await parts.last().locator('summary').click();
    expect(await parts.last().locator('li').allTextContents()).toEqual([
      '0.0 s customer hears “Hello.”',
      '0.0 s tier1-agent1 is on the line',
    ]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.close();
  });

  it('says every broken promise in its sentence, as text and not as markup', async () => {
    const page = await browser.newPage();
    const violation = {
      kind: 'after-stop',
      personId: 'P1',
      contactId: 'C1',
      at: '2026-01-05T15:00:00Z',
      sentence: 'Person <b>P1</b> said stop & was rung.',
    } as const;
    await page.setContent(reportHtml(summary, { ...run.audit, violations: [violation] }));
    expect(await page.locator('section:has(#promises) li').allTextContents()).toEqual([violation.sentence]);
    await page.close();
  });

  it('holds no telephone number', () => {
    const html = reportHtml(summary, run.audit);
    expect(run.calls.some(({ phone }) => html.includes(phone))).toBe(false);
  });

  it.each(['light', 'dark'] as const)('needs no sideways scrolling on a phone, in %s', async (scheme) => {
    const { page, complaints } = await visit(360, scheme);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(['light', 'dark'] as const)('has enough contrast for every text, in %s', async (scheme) => {
    const { page } = await visit(1200, scheme);
    const faint = await page.evaluate<unknown[]>(FAINT_TEXTS);
    expect(faint).toEqual([]);
    await page.close();
  });

  it('can be read without seeing it: captions, heads, names and one order of headings', async () => {
    const { page } = await visit(1200, 'light');
    const missing = await page.evaluate<unknown>(MISSING_FOR_READERS);
    expect(missing).toEqual({
      captions: 0,
      scopes: 0,
      drawings: 0,
      names: 0,
      doubleIds: 0,
      language: 'en',
      mains: 1,
      firstHeadings: 1,
    });
    await page.close();
  });
});

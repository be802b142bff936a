import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { headlessBrowser } from './browser/headless-browser.ts';
import { quietPage } from './browser/quiet-page.ts';
import { createVirtualClock } from './clock/virtual-clock.ts';
import { COMPANY } from './company.ts';
import type { CompanyAtWork } from './company-at-work.ts';
import { builtConsole } from './console-site/console-build.ts';
import { openConsoleServer } from './console-site/console-server.ts';
import { startEngine } from './engine/embedded-engine.ts';
import { readRecords } from './run-records.ts';
import { FIRST_MOMENT, startInput } from './start-input.ts';
import { startConsole } from './started-console.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs', 'images', 'console');
const LEADS = 250;
/** Seven minutes past nine on the first Monday: everybody is on the line. */
const LIVELY = { minutes: 12 };
/** From then on, a week: reports have something to tell. */
const WEEK = { hours: 7 * 24 };
const DESKTOP = { width: 1_280, height: 800 };
const PHONE = { width: 390, height: 844 };

interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** Takes a picture of every page of the console into docs/images/console, of a company at work: the overview on its first morning, the rest a week later. */
async function takeAll(): Promise<void> {
  const clock = createVirtualClock(FIRST_MOMENT);
  const server = await openConsoleServer({ clock, port: 0 });
  const folder = await builtConsole({ root: ROOT });
  const engine = await startEngine();
  try {
    const input = await startInput({ kind: 'sample', most: LEADS }, FIRST_MOMENT);
    const site = await startConsole({
      engine,
      clock,
      server,
      folder,
      seed: 1,
      peopleSeed: 1,
      ...input,
      speed: 1,
      onFailure: (what, error) => process.stderr.write(`Failed: ${what}: ${String(error)}\n`),
    });
    await site.company.hurry(LIVELY);
    site.company.start();
    const browser = await headlessBrowser();
    try {
      await rm(FOLDER, { recursive: true, force: true });
      await mkdir(FOLDER, { recursive: true });
      await takeOverview(browser, site.origin);
      process.stdout.write('Living through a week ...\n');
      await site.company.hurry(WEEK);
      await takePages(browser, site.origin, await customerCalledMost(site.company));
    } finally {
      await browser.close();
      await site.close();
    }
  } finally {
    await server.close();
    await engine.stop();
  }
}

async function takeOverview(browser: Browser, origin: string): Promise<void> {
  const stranger = await (await contextOf(browser, DESKTOP, 'en')).newPage();
  await stranger.goto(origin);
  await take(stranger, 'sign-in');
  await take(await opened(browser, origin, DESKTOP, 'en'), 'overview');
  const phone = await opened(browser, origin, PHONE, 'en');
  await take(phone, 'overview-on-a-phone');
  await phone.getByRole('button', { name: 'Stop all calls' }).click();
  await take(phone, 'stop-on-a-phone');
  await take(await opened(browser, origin, DESKTOP, 'ru'), 'overview-in-russian');
}

/** @param calledMost the customer whose timeline is shown. */
async function takePages(browser: Browser, origin: string, calledMost: string): Promise<void> {
  const page = await opened(browser, origin, DESKTOP, 'en');
  const links = page.getByRole('navigation').getByRole('link');
  await links.first().waitFor();
  const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  for (const path of new Set(paths.filter((one) => /^\/./.test(one)))) {
    await page.goto(`${origin}${path}`);
    await take(page, nameOf(path));
    const [first] = await page.locator(`main a[href^="${path}/"]`).all();
    if (first === undefined) continue;
    await first.click();
    await take(page, `${nameOf(path)}-one`);
  }
  await page.goto(`${origin}/advice`);
  await page.getByLabel('People', { exact: true }).fill('1=2,2=1,3=1');
  await page.getByRole('button', { name: 'Work the advice out' }).click();
  await page.getByRole('heading', { name: 'What it comes to' }).scrollIntoViewIfNeeded();
  await take(page, 'advice');
  await page.goto(`${origin}/profile`);
  await take(page, 'profile');
  await page.goto(`${origin}/leads/${calledMost}`);
  await page.locator('ol li').first().waitFor();
  await page.getByRole('heading', { name: 'From the first call until now' }).scrollIntoViewIfNeeded();
  await page.locator('main ol').last().scrollIntoViewIfNeeded();
  await take(page, 'leads-one-timeline');
}

/** Somebody has just signed in as an administrator. */
async function opened(browser: Browser, origin: string, viewport: Viewport, locale: string): Promise<Page> {
  const page = await (await contextOf(browser, viewport, locale)).newPage();
  await page.goto(origin);
  await page.getByRole('button', { name: /administrator|администратор/i }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

function contextOf(browser: Browser, viewport: Viewport, locale: string): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale, timezoneId: 'America/New_York', reducedMotion: 'reduce' });
}

async function take(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await quietPage(page);
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  process.stdout.write(`${relative(ROOT, path)}\n`);
}

async function customerCalledMost({ documents }: CompanyAtWork): Promise<string> {
  const { leads } = await readRecords(documents, COMPANY.tableName);
  const customers = leads.filter(({ customerSince }) => customerSince !== undefined);
  const [first] = customers.toSorted((one, other) => other.placed - one.placed);
  if (first === undefined) throw new Error('Nobody bought: let the company live longer.');
  return first.id;
}

function nameOf(path: string): string {
  return path.replace(/^\//, '').replaceAll('/', '-');
}

await takeAll();

import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect } from 'vitest';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { headlessBrowser } from '../../simulator/browser/headless-browser.ts';
import type { TimeThatPasses } from '../../simulator/clock/pace.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { COMPANY } from '../../simulator/company.ts';
import type { CompanyAtWork } from '../../simulator/company-at-work.ts';
import { builtConsole } from '../../simulator/console-site/console-build.ts';
import { openConsoleServer } from '../../simulator/console-site/console-server.ts';
import { type Engine, startEngine } from '../../simulator/engine/embedded-engine.ts';
import { startInput } from '../../simulator/start-input.ts';
import { type StartedConsole, startConsole } from '../../simulator/started-console.ts';
import type { UserPool } from '../../simulator/user-pool/user-pool.ts';

export interface ConsoleWanted {
  /** So many of the sample list, from its beginning. */
  readonly leads?: number;
  /** When the company begins, at its own clock; Monday, 5 January 2026, a quarter to ten in the morning when absent. */
  readonly from?: string;
  /** What has passed before anybody looks; an hour when absent. */
  readonly lived?: TimeThatPasses;
  /** Simulated seconds in a real one. */
  readonly speed?: number;
}

export interface PageWanted {
  readonly path?: string;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** A started company, its console in a real browser. */
export interface AConsole {
  readonly origin: string;
  readonly company: CompanyAtWork;
  readonly settings: DynamoSettingsRepository;
  /** Who may sign in, as the user pool has it. */
  readonly people: UserPool;
  /** A page of somebody who has just signed in with the role, in a window of its own. */
  pageAs(role: Role, language?: 'en' | 'ru', wanted?: PageWanted): Promise<Page>;
  /** A window of somebody who has not signed in yet. */
  stranger(language?: 'en' | 'ru', wanted?: PageWanted): Promise<Page>;
  /** What the API answers somebody with the role: `path` begins after `/api`. */
  ask(role: Role, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** What pages have complained of since the last time: errors, and what the content security policy refused. */
  complaints(): readonly string[];
}

const TOKEN_KEPT_AS = 'tierline.development-token';
const LANGUAGE_KEPT_AS = 'tierline.language';
const ROOT = join(import.meta.dirname, '..', '..');

/**
 * Starts a company with its console, and a browser, for the whole test file; both end with it.
 * @returns a function that gives them, within a test.
 */
export function aConsole(wanted: ConsoleWanted = {}): () => AConsole {
  let running: { readonly site: AConsole; close(): Promise<void> } | undefined;
  beforeAll(async () => {
    running = await opened(wanted);
  }, 180_000);
  afterAll(async () => running?.close());
  return () => {
    if (running === undefined) throw new Error('A console is to be had within a test only.');
    return running.site;
  };
}

/** Once the page has its heading, finds nothing that hinders people who use it otherwise: WCAG 2.2, levels A and AA. */
export async function noAxeViolations(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html.slice(0, 300)) }));
  expect(told).toEqual([]);
}

async function opened(wanted: ConsoleWanted) {
  const { leads = 60, from = '2026-01-05T09:45', lived = { hours: 1 }, speed = 60 } = wanted;
  const start = Temporal.PlainDateTime.from(from).toZonedDateTime(COMPANY.zone).toInstant();
  const [folder, browser, engine] = await Promise.all([builtConsole({ root: ROOT }), headlessBrowser(), startEngine()]);
  const site = await siteOf(engine, folder, start, { leads, speed });
  await site.company.hurry(lived);
  site.company.start();
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  const settings = new DynamoSettingsRepository(site.company.documents, COMPANY.tableName);
  const token = (role: Role) => site.pool.signIn(role, Math.floor(Date.now() / 1_000));
  const pageWith = async (language: string, page: PageWanted, signedIn: string | undefined) => {
    const { path = '/', width = 1_280, height = 800, reducedMotion = 'reduce' } = page;
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion,
      locale: language,
      timezoneId: 'Europe/Berlin',
    });
    contexts.push(context);
    const kept = { language: [LANGUAGE_KEPT_AS, language], token: [TOKEN_KEPT_AS, signedIn] };
    await context.addInitScript(`
      localStorage.getItem(${JSON.stringify(kept.language[0])}) ?? localStorage.setItem(...${JSON.stringify(kept.language)});
      ${signedIn === undefined ? '' : `sessionStorage.setItem(...${JSON.stringify(kept.token)});`}`);
    const opened = await context.newPage();
    opened.setDefaultTimeout(20_000);
    opened.on('pageerror', (error) => complaints.push(error.message));
    opened.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await opened.goto(`${site.origin}${path}`);
    return opened;
  };
  const aSite: AConsole = {
    origin: site.origin,
    company: site.company,
    settings,
    people: site.people.pool,
    pageAs: (role, language = 'en', page = {}) => pageWith(language, page, token(role)),
    stranger: (language = 'en', page = {}) => pageWith(language, page, undefined),
    ask: (role, method, path, body, headers = {}) =>
      fetch(`${site.origin}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token(role)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    complaints: () => complaints.splice(0),
  };
  return {
    site: aSite,
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await site.close();
      await engine.stop();
    },
  };
}

async function siteOf(
  engine: Engine,
  folder: string,
  start: Temporal.Instant,
  { leads, speed }: { readonly leads: number; readonly speed: number },
): Promise<StartedConsole> {
  const clock = createVirtualClock(start);
  const input = await startInput({ kind: 'sample', most: leads }, start);
  const server = await openConsoleServer({ clock, port: 0 });
  return startConsole({
    engine,
    clock,
    server,
    folder,
    seed: 1,
    peopleSeed: 1,
    ...input,
    speed,
    onFailure: (what, error) => {
      console.error(`Failed: ${what}: ${error instanceof Error ? error.stack : String(error)}`);
    },
  });
}

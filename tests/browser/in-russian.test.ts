import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LAYOUT_WORDS } from '../../console/web/layout/words.ts';
import { ADVICE_WORDS } from '../../console/web/pages/advice/words.ts';
import { DEED_WORDS } from '../../console/web/pages/leads/deed-words.ts';
import { MODE_WORDS } from '../../console/web/pages/mode/words.ts';
import { PEOPLE_WORDS } from '../../console/web/pages/people/words.ts';
import { PROGRAMME_WORDS } from '../../console/web/pages/programmes/words.ts';
import { PAGE_WORDS } from '../../console/web/pages/rules/words.ts';
import { STRUCTURE_WORDS } from '../../console/web/pages/structure/words.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { quietPage } from '../../simulator/browser/quiet-page.ts';
import { COMPANY } from '../../simulator/company.ts';
import { aConsole } from '../support/a-console.ts';
import { latinRuns } from '../support/latin-runs.ts';
import { navigationPaths } from '../support/navigation-paths.ts';
import { writeByHand } from '../support/written-by-hand.ts';

const site = aConsole({ leads: 200, lived: { hours: 54 } });

const advice = ADVICE_WORDS.ru;
const deeds = DEED_WORDS.ru;

const leads = z.object({
  leads: z.array(
    z.object({
      id: z.string(),
      stage: z.string(),
      placed: z.int(),
      standing: z.object({
        status: z.string(),
        why: z.string().exactOptional(),
        purpose: z.object({ kind: z.string() }).exactOptional(),
      }),
    }),
  ),
});
const texts = z.record(z.string(), z.string());
const known = z.object({ lead: z.object({ facts: texts, attributes: texts }) });
const structure = z.object({
  document: z.looseObject({ tiers: z.array(z.looseObject({ name: z.string() })) }),
});
const rules = z.object({ version: z.int() });
const history = z.object({ versions: z.array(z.object({ note: z.string().exactOptional() })) });

/** A lead of each kind that the company has after a day. */
const kinds = new Map<string, string>();
/** What people of the company wrote. */
const written: string[] = [];

async function read<Answer>(schema: z.ZodType<Answer>, method: string, path: string, body?: unknown): Promise<Answer> {
  return schema.parse(await (await site().ask('administrator', method, path, body)).json());
}

beforeAll(async () => {
  const found = await read(leads, 'POST', '/leads/search', { limit: 200 });
  for (const { id, stage, placed, standing } of found.leads) {
    const why = standing.why ?? standing.purpose?.kind;
    kinds.set([stage, standing.status, why, placed > 0 && 'called'].filter(Boolean).join(' '), id);
  }
  for (const id of kinds.values()) {
    written.push(...textsIn((await read(known, 'GET', `/leads/${id}`)).lead));
  }
  const { versions } = await read(history, 'GET', '/rules/versions');
  const { document } = await read(structure, 'GET', '/structure');
  written.push(...versions.flatMap(({ note }) => note ?? []), ...textsIn(document['scripts']));
});

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

async function opened(path: string): Promise<Page> {
  const page = await site().pageAs('administrator', 'ru', { path });
  await loaded(page);
  return page;
}

async function loaded(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await quietPage(page);
}

/** What is folded up is opened: tabs, groups, texts below a heading. */
async function unfolded(page: Page, look: () => Promise<void>): Promise<void> {
  const tabs = page.getByRole('main').getByRole('tab');
  for (const tab of [undefined, ...(await tabs.all())]) {
    await tab?.click();
    await expect.poll(() => openedOfFolded(page), { timeout: 20_000 }).toBe(0);
    await quietPage(page);
    await look();
  }
}

/** Opens all that is folded up at this moment, in one go: on a page that moves by itself one may be gone before the next. */
function openedOfFolded(page: Page): Promise<number> {
  return page.locator('main [aria-expanded="false"]:not([aria-haspopup])').evaluateAll((all) => {
    const folded = all.filter((one) => one.checkVisibility({ visibilityProperty: true }));
    for (const one of folded) one.dispatchEvent(new Event('click', { bubbles: true, cancelable: true }));
    return folded.length;
  });
}

async function saysNothingInEnglish(page: Page): Promise<void> {
  expect({ at: page.url(), runs: await latinRuns(page, written) }).toEqual({ at: page.url(), runs: [] });
}

/** Each of the pages, one after another in one window, with all that is folded up. */
async function pagesSayNothingInEnglish(paths: readonly string[], role: Role = 'administrator'): Promise<void> {
  const page = await site().pageAs(role, 'ru');
  for (const path of paths) {
    await page.goto(`${site().origin}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await unfolded(page, () => saysNothingInEnglish(page));
  }
  await page.close();
}

/** Every page is waited for until it is quiet. */
const LONGEST = { timeout: 180_000 };

describe('in Russian the console says everything in Russian', LONGEST, () => {
  it('on every page of the navigation, with all that is folded up', async () => {
    await pagesSayNothingInEnglish(await navigationPaths(await opened('/')));
  });

  it('of a script and what the agent sees of it', async () => {
    await pagesSayNothingInEnglish(['/scripts/first-talk']);
  });

  it('of every campaign, and of one that is not there', async () => {
    await pagesSayNothingInEnglish(
      ['account-care', 'selling', 'prospecting', 'nobody'].map((id) => `/campaigns/${id}`),
    );
  });

  it('of a lead of each kind, and of one that is not there', async () => {
    expect(kinds.size).toBeGreaterThan(10);
    await pagesSayNothingInEnglish([...kinds.values(), 'nobody'].map((id) => `/leads/${id}`));
  });

  it('of the advice and how it is worked out, and of what is wrong with what was given', async () => {
    const page = await opened('/advice');
    const ask = async (people: string) => {
      await page.getByLabel(advice.fields.people, { exact: true }).fill(people);
      await page.getByRole('button', { name: advice.ask }).click();
    };
    await ask('1=4,2=3,3=3');
    await page.getByRole('heading', { name: advice.divisions }).waitFor();
    await unfolded(page, () => saysNothingInEnglish(page));
    await ask('many');
    await page.getByRole('alert').getByText('query.people').waitFor();
    await saysNothingInEnglish(page);
  });

  it('of programmes that are written, with their calendar', async () => {
    const words = PROGRAMME_WORDS.ru;
    const page = await opened('/programmes');
    await page.getByRole('button', { name: words.ownList }).click();
    await page.getByRole('button', { name: words.add }).click();
    await page.getByLabel(words.purchasedOn).fill('2026-03-03');
    await page.getByRole('table').first().waitFor();
    await loaded(page);
    await saysNothingInEnglish(page);
    await page.getByLabel(words.days, { exact: true }).fill('0');
    await loaded(page);
    await saysNothingInEnglish(page);
  });

  it('of what stands in the way of a deed', async () => {
    const called = [...kinds].find(([kind]) => /ready.*called/.test(kind));
    const page = await opened(`/leads/${called?.[1]}`);
    await page.getByRole('button', { name: deeds.callNow, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: deeds.callNow }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await saysNothingInEnglish(page);
  });

  it('of somebody who cannot be invited', async () => {
    const words = PEOPLE_WORDS.ru;
    const page = await opened('/people');
    await page.getByRole('button', { name: words.invite, exact: true }).click();
    await page.getByRole('dialog').getByLabel(words.email).fill('nobody');
    await page.getByRole('dialog').getByRole('button', { name: words.doInvite }).click();
    await page.getByRole('dialog').getByRole('alert').first().waitFor();
    await saysNothingInEnglish(page);
  });

  it('of a number that is none', async () => {
    const words = MODE_WORDS.ru;
    const page = await opened('/switches');
    await page.getByRole('button', { name: words.addNumber }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: words.number, exact: true }).fill('12');
    await dialog.getByRole('textbox', { name: words.label }).fill('Телефон Ады');
    await dialog.getByRole('button', { name: words.doAdd, exact: true }).click();
    await dialog.getByText('body.number').waitFor();
    await saysNothingInEnglish(page);
  });

  it('of a structure that is wrong, and of whoever changed it meanwhile', async () => {
    const words = STRUCTURE_WORDS.ru;
    const page = await opened('/structure');
    await page.getByLabel(words.name).first().fill('охотники');
    const { headers } = await site().ask('administrator', 'GET', '/structure');
    const { document } = await read(structure, 'GET', '/structure');
    const [first, ...others] = document.tiers;
    const louder = { ...document, tiers: [{ ...first, name: 'ловцы' }, ...others] };
    const ifMatch = { 'if-match': headers.get('etag') ?? '' };
    await site().ask('administrator', 'PUT', '/structure', { document: louder, note: 'громче' }, ifMatch);
    await page.getByRole('button', { name: /^Опубликовать/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать', exact: true }).click();
    await page.getByText(/громче/).waitFor();
    await saysNothingInEnglish(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Отмена' }).click();
    await page.getByRole('tab', { name: words.transitions }).click();
    await page.getByRole('button', { name: words.addTransition }).click();
    await page.getByLabel(words.days).fill('0');
    await loaded(page);
    await saysNothingInEnglish(page);
  });

  it.each([
    'viewer',
    'supervisor',
  ] as const)('to a %s, of whom a page is for, and of what they may not change', async (role) => {
    const people = await site().pageAs(role, 'ru', { path: '/people' });
    await people.getByText(LAYOUT_WORDS.ru.notYours).waitFor();
    await saysNothingInEnglish(people);
    const paths = ['/switches', '/campaigns', '/campaigns/selling', '/rules', '/structure', '/review'];
    await pagesSayNothingInEnglish(paths, role);
  });

  it('of a campaign that is paused, and of the overview while nobody is called', async () => {
    await site().ask('administrator', 'POST', '/campaigns/selling/pause', {});
    const campaign = await opened('/campaigns/selling');
    await campaign.getByText('Кампания selling приостановлена, пока её не возобновят.').first().waitFor();
    await unfolded(campaign, () => saysNothingInEnglish(campaign));
    await site().ask('administrator', 'POST', '/controls/stop', {});
    const overview = await opened('/');
    await overview.getByText('Включена аварийная остановка').first().waitFor();
    await unfolded(overview, () => saysNothingInEnglish(overview));
    await pagesSayNothingInEnglish(['/switches']);
  });

  it('of settings that a hand has broken', async () => {
    const found = await site().ask('administrator', 'GET', '/rules');
    const { version } = rules.parse(await found.json());
    const document = { organisation: { maxAttemptsPerDay: 2 } };
    const ifMatch = { 'if-match': found.headers.get('etag') ?? '' };
    await site().ask('administrator', 'PUT', '/rules', { document, note: 'тише' }, ifMatch);
    const client = site().company.documents;
    const table = { client, name: COMPANY.tableName };
    const manyADay = '{"organisation":{"maxAttemptsPerDay":"many"}}';
    await writeByHand(table, { pk: 'SETTINGS', sk: 'RULES' }, manyADay);
    await writeByHand(table, { pk: 'RULES', sk: `RULES#${String(version + 1).padStart(8, '0')}` }, manyADay);
    const Item = { pk: 'SETTINGS', sk: 'CAMPAIGN#broken', id: 'broken', tier: 9 };
    await client.send(new PutCommand({ TableName: table.name, Item }));

    for (const path of ['/', '/campaigns', '/switches']) {
      const page = await opened(path);
      await page
        .getByText(/в записи SETTINGS \/ CAMPAIGN#broken: /)
        .first()
        .waitFor();
      await unfolded(page, () => saysNothingInEnglish(page));
    }
    const campaign = await opened('/campaigns/broken');
    await campaign.getByText(/^Сохранённая кампания не читается: в записи /).waitFor();
    await saysNothingInEnglish(campaign);
    const versions = await opened('/rules');
    await versions.getByRole('tab', { name: PAGE_WORDS.ru.tabs.history }).click();
    await versions.getByText(/^Не читается: в записи RULES .*maxAttemptsPerDay — не число[.]$/).waitFor();
    await unfolded(versions, () => saysNothingInEnglish(versions));
  });
});

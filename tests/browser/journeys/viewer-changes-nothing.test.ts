import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '../../../functions/api/routes/all-routes.ts';
import { COMPANY } from '../../../simulator/company.ts';
import { readTable } from '../../../simulator/run-records.ts';
import { aConsole } from '../../support/a-console.ts';

/** Nobody works on Sunday: what changes in the table then was changed by whoever asked. */
const site = aConsole({ leads: 20, from: '2026-01-04T12:00', lived: { minutes: 1 }, speed: 0.001 });

const CHANGING = /publish|save|pause|resume|stop|roll ?back|delete|remove|set here|create|call now|rest|settle|erase/i;
const problem = z.object({ title: z.string(), mend: z.string() });

describe('a viewer', () => {
  it('finds no button on any page that would change something', async () => {
    const { pageAs } = site();
    const page = await pageAs('viewer');
    const links = page.getByRole('navigation').getByRole('link');
    await links.first().waitFor();
    const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) {
      await page.goto(`${site().origin}${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      const offered: string[] = [];
      for (const button of await page.getByRole('button', { name: CHANGING, disabled: false }).all()) {
        if ((await button.getAttribute('aria-disabled')) !== 'true') offered.push(await button.innerText());
      }
      expect({ path, offered }).toEqual({ path, offered: [] });
    }
    expect(site().complaints()).toEqual([]);
  });

  it('is refused by the API whatever is asked of it, and nothing is changed', async () => {
    const { ask, company } = site();
    const forbidden = ROUTES.filter(({ role }) => role !== 'viewer');
    const before = await settingsIn();
    for (const { method, path, body } of forbidden) {
      const asked = path.replaceAll(/\{[^}]+\}/g, '1');
      const answer = await ask('viewer', method, asked, body === undefined ? undefined : {}, {
        'if-match': '"1"',
        'idempotency-key': crypto.randomUUID(),
      });
      expect(`${method} ${path}: ${answer.status}`).toBe(`${method} ${path}: 403`);
      expect(problem.parse(await answer.json()).mend).toMatch(/supervisor|administrator/);
    }
    const changing = ROUTES.filter(({ role, purpose }) => role === 'viewer' && purpose === 'change');
    expect(changing.map(({ path }) => path)).toEqual([]);
    expect(await settingsIn()).toEqual(before);

    async function settingsIn() {
      const items = await readTable(company.documents, COMPANY.tableName);
      return items.filter(({ pk }) => !String(pk).startsWith('USE#'));
    }
  });
});

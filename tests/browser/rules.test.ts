import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { GROUPS, RULE_ROWS } from '../../console/web/rules/rule-fields.ts';
import { fullName } from '../../console/web/rules/value-words.ts';
import { RULE_WORDS } from '../../console/web/terms/rule-words.ts';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const started = aConsole({ leads: 300 });

/** All but the one that is open at first. */
const RULE_GROUPS = GROUPS.filter((group) => group !== 'hours').map((group) => RULE_WORDS.ru.groups[group]);

/** The last rule of each kind of control that can be set here. */
const ONE_OF_EACH_KIND = [...new Map(RULE_ROWS.map((row) => [row.control.kind, row])).values()].filter(
  ({ control }) => control.kind !== 'programmes',
);

const inForce = z.object({ version: z.int(), document: z.record(z.string(), z.unknown()) });

async function rulesNow() {
  const response = await started().ask('viewer', 'GET', '/rules');
  return { ...inForce.parse(await response.json()), etag: response.headers.get('etag') ?? '' };
}

async function publishedBy(changed: (document: Record<string, unknown>) => Record<string, unknown>, note: string) {
  const { document, etag } = await rulesNow();
  const body = { document: changed(document), note };
  const response = await started().ask('administrator', 'PUT', '/rules', body, {
    'if-match': etag,
    'idempotency-key': crypto.randomUUID(),
  });
  expect(response.status).toBe(200);
}

/** A key waits for nothing: pressed at what is not enabled yet, it is lost. */
async function onceEnabled(control: Locator): Promise<void> {
  await control.click({ trial: true });
}

async function published(page: Page, note: string) {
  await page.getByRole('button', { name: 'Review and publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Why/).fill(note);
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
}

describe('the rules page', () => {
  it('shows what holds and who set it, and hinders nobody', async () => {
    const page = await started().pageAs('administrator', 'en', { path: '/rules' });

    await page.getByRole('heading', { name: 'Calling hours' }).waitFor();
    await page.getByText('Inherited from the defaults of each stage').first().waitFor();
    await page.getByRole('heading', { name: 'How often a person is called' }).click();
    await page.getByText('prospecting: 6 calls; selling: 8 calls; account care: 4 calls').first().waitFor();

    await noAxeViolations(page);
    expect(started().complaints()).toEqual([]);
  });

  it('speaks Russian', async () => {
    const page = await started().pageAs('administrator', 'ru', { path: '/rules?level=tiers.1' });

    await page.getByRole('heading', { name: 'Часы звонков' }).waitFor();
    await page.getByText('Унаследовано: по умолчанию (поиск)').first().waitFor();
    await page.getByLabel('Задать здесь: Часы звонков, Понедельник').click();
    await page.getByLabel('Часы звонков, Понедельник, окно 1, конец').fill('25:00');
    await page.getByText('не время от 00:00 до 24:00').waitFor();

    await noAxeViolations(page);
    await page.setViewportSize({ width: 390, height: 800 });
    await noAxeViolations(page);
    expect(started().complaints()).toEqual([]);
  });

  it('tells at the field what is wrong and how to mend it, and publishes nothing that is', async () => {
    const page = await started().pageAs('administrator', 'en', { path: '/rules' });
    await page.getByRole('heading', { name: 'How often a person is called' }).click();
    await page.getByLabel('Set here: Most calls a day').click();
    await page.getByRole('textbox', { name: 'Most calls a day' }).fill('99');

    const group = page.getByRole('group', { name: 'Most calls a day' });
    await group.getByText('is above 60; give a whole number from 1 to 60').waitFor();
    await page.getByText('1 fault has to be mended first.').waitFor();
    expect(await page.getByRole('button', { name: 'Review and publish' }).isDisabled()).toBe(true);

    await page.getByRole('textbox', { name: 'Most calls a day' }).fill('2');
    await page.getByText('The draft can be published.').waitFor();
  });

  it('hinders nobody with every form open and every kind of value being written', async () => {
    const page = await started().pageAs('administrator', 'ru', { path: '/rules' });
    for (const name of RULE_GROUPS) await page.getByRole('heading', { level: 2, name }).click();
    for (const row of ONE_OF_EACH_KIND) {
      await page.getByLabel(`Задать здесь: ${fullName(row, RULE_WORDS.ru)}`, { exact: true }).click();
    }
    for (const name of ['Закрытые даты', 'Скользящие ограничения']) {
      await page.getByRole('button', { name: `Добавить: ${name}` }).click();
    }
    await page.getByText('не дата вида ГГГГ-ММ-ДД').waitFor();
    await noAxeViolations(page);

    const fields = await page.evaluate(
      '[...document.querySelectorAll("input, textarea")].filter((input) => input.labels.length === 0 && !input.ariaLabel && !input.getAttribute("aria-labelledby")).length',
    );
    expect(fields).toBe(0);
    expect(started().complaints()).toEqual([]);
  }, 180_000);

  it('is written by keyboard alone, and keeps a draft while other pages are looked at', async () => {
    const page = await started().pageAs('administrator', 'en', { path: '/rules?level=tiers.2' });
    const toggle = page.getByLabel('Set here: Calling hours, Sunday');
    await onceEnabled(toggle);
    await toggle.press('Space');
    await page.getByRole('button', { name: 'Add window: Calling hours, Sunday' }).press('Enter');
    const end = page.getByLabel('Calling hours, Sunday, window 1, end');
    await end.pressSequentially('0');
    await end.press('Tab');
    await page.getByText('is not a time of day from 00:00 to 24:00; write times such as 09:00 to 18:00').waitFor();
    expect(await page.getByLabel('Calling hours, Sunday, window 1, start').getAttribute('aria-invalid')).toBeNull();
    expect(await page.getByLabel('Calling hours, Sunday, window 1, end').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'Remove window 1: Calling hours, Sunday' }).press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Add window');

    await page.getByRole('link', { name: 'Overview' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.getByRole('link', { name: 'Dial rules' }).click();
    await page.getByText('Tier 2: selling, Calling hours, Sunday: set to closed').waitFor();
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByText('Nothing is changed yet.').waitFor();
  });

  it('says what holds where a wider level is stricter', async () => {
    await publishedBy((document) => ({ ...document, organisation: { maxAttemptsPerDay: 1 } }), 'quieter');
    const page = await started().pageAs('supervisor', 'en', { path: '/rules?level=campaigns.prospecting' });
    await page.getByRole('heading', { name: 'How often a person is called' }).click();
    await page.getByLabel('Set here: Most calls a day').click();
    await page.getByRole('textbox', { name: 'Most calls a day' }).fill('5');

    const group = page.getByRole('group', { name: 'Most calls a day' });
    await group.getByText('Inherited would be 1 call, from the organisation').waitFor();
    await group.getByText('What holds: 1 call (the organisation)').waitFor();
    await page.getByText('Publishing is for administrators.').waitFor();
    expect(await page.getByRole('button', { name: 'Review and publish' }).count()).toBe(0);
    await publishedBy(({ organisation: _, ...others }) => others, 'as before');
  });

  it('shows the effect of a narrower window before it is published, and then calls stop', async () => {
    const { company } = started();
    const starts = () => company.centre.counts().connectRequests['StartOutboundVoiceContact'] ?? 0;
    const page = await started().pageAs('administrator', 'en', { path: '/rules' });
    await page.getByLabel('Set here: Calling hours, Monday').click();
    await page.getByLabel('Calling hours, Monday, window 1, start').fill('19:30');
    await page.getByLabel('Calling hours, Monday, window 1, end').fill('20:00');
    await page.getByText('The draft can be published.').waitFor();

    await page.getByRole('button', { name: 'Show the effect' }).click();
    await page.getByText(/calls by the published rules, .* by the draft/).waitFor();
    await page.getByRole('application', { name: 'Calls by day' }).waitFor();
    await page.getByRole('button', { name: 'The same as a table' }).click();
    await page.getByRole('table', { name: 'Calls by day' }).waitFor();
    await noAxeViolations(page);

    const before = starts();
    await company.hurry({ minutes: 30 });
    expect(starts()).toBeGreaterThan(before);
    await published(page, 'evenings only');
    await page.getByText('The rules are published.').waitFor();
    await company.hurry({ minutes: 2 });
    const obeyed = starts();
    await company.hurry({ minutes: 60 });

    expect(starts()).toBe(obeyed);
    expect((await rulesNow()).document).toMatchObject({
      organisation: { callWindows: { monday: [{ start: '19:30', end: '20:00' }] } },
    });
    expect(started().complaints()).toEqual([]);
  });

  it('tells who was quicker, and carries the draft over to what they published', async () => {
    const page = await started().pageAs('administrator', 'en', { path: '/rules' });
    await page.getByLabel('Set here: Calling hours, Friday').click();
    await page.getByLabel('Calling hours, Friday, window 1, end').fill('17:00');
    await page.getByText('The draft can be published.').waitFor();
    await publishedBy(
      (document) => ({ ...document, organisation: { ...Object(document['organisation']), minGapMinutes: 240 } }),
      'less often',
    );

    await published(page, 'earlier');
    await page.getByText('Somebody else changed it since').waitFor();
    await page.getByText(/least gap between calls: set to 240 minutes/).waitFor();
    await page.getByRole('button', { name: 'Keep my draft and start from the newest version' }).click();
    await page.getByText('Somebody else changed it since').waitFor({ state: 'hidden' });
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('The rules are published.').waitFor();

    const { document } = await rulesNow();
    expect(document).toMatchObject({
      organisation: { minGapMinutes: 240, callWindows: { friday: [{ start: '09:00', end: '17:00' }] } },
    });
    expect(started().complaints()).toEqual([expect.stringContaining('412')]);
  });

  it('tells the history, and takes a version back', async () => {
    await publishedBy((document) => ({ ...document, campaigns: { spring: { maxAttemptsPerDay: 1 } } }), 'a trial');
    const { version } = await rulesNow();
    const page = await started().pageAs('administrator', 'en', { path: '/rules?tab=history' });

    const row = page.getByRole('row', { name: new RegExp(`^${version} ?in force`) });
    await row.getByText('a trial').waitFor();
    await row.getByRole('button', { name: /change/ }).click();
    await row.getByText('spring, Most calls a day: set to 1 call').waitFor();
    await noAxeViolations(page);

    await page.getByRole('button', { name: `Go back to version ${version - 1}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '1 change' }).click();
    await dialog.getByText('spring, Most calls a day: no longer set, was 1 call').waitFor();
    await dialog.getByLabel(/^Why/).fill('the trial is over');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText(`Version ${version - 1} is in force again.`).waitFor();

    expect((await rulesNow()).document).not.toHaveProperty('campaigns');
    expect(started().complaints()).toEqual([]);
  });

  it('lets a viewer see everything and change nothing', async () => {
    const page = await started().pageAs('viewer', 'en', { path: '/rules' });

    await page.getByText('Rules are changed by administrators').waitFor();
    await page.getByRole('heading', { name: 'How often a person is called' }).click();
    await page.getByText('Inherited from').first().waitFor();
    expect(await page.getByLabel(/^Set here/).count()).toBe(0);
    expect(await page.getByRole('button', { name: /publish|effect/i }).count()).toBe(0);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Only an administrator may go back to an old version.').waitFor();
    expect(await page.getByRole('button', { name: /Go back/ }).count()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { quietPage } from '../../simulator/browser/quiet-page.ts';
import { COMPANY } from '../../simulator/company.ts';
import { aConsole, noAxeViolations } from '../support/a-console.ts';
import { damageInForce } from '../support/damage-in-force.ts';

const site = aConsole({ leads: 5 });

const DAMAGED = [
  {
    path: '/rules',
    sk: 'RULES',
    language: 'en',
    history: 'History',
    damaged: 'What was published last cannot be read',
    anew: 'Publish version 1 anew',
    whole: /it is stored anew, whole/,
    publish: 'Publish',
    inForce: 'Version 1 is in force again.',
  },
  {
    path: '/structure',
    sk: 'SALES_STRUCTURE',
    language: 'ru',
    history: 'История',
    damaged: 'Последняя публикация не читается',
    anew: 'Опубликовать версию 1 заново',
    whole: /записано заново, без повреждений/,
    publish: 'Опубликовать',
    inForce: 'Версия 1 снова действует.',
  },
] as const;

describe('what is in force, damaged by hand', () => {
  it.each(DAMAGED)('is published anew from its history by an administrator ($path, $language)', async (told) => {
    const { path, sk, language } = told;
    const whole = await site().pageAs('administrator', language, { path });
    await whole.getByRole('tab', { name: told.history }).click();
    await whole.getByRole('row').nth(1).waitFor();
    await quietPage(whole);
    expect(await whole.getByRole('button', { name: told.anew }).count()).toBe(0);

    await damageInForce({ client: site().company.documents, name: COMPANY.tableName }, sk, { kind: 'unreadable' });
    const page = await site().pageAs('administrator', language, { path });
    await page.getByRole('tab', { name: told.history }).click();
    await page.getByText(told.damaged).waitFor();
    await noAxeViolations(page);
    await page.getByRole('button', { name: told.anew }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(told.whole).waitFor();
    await noAxeViolations(page);
    await dialog.getByRole('button', { name: told.publish, exact: true }).click();

    await page.getByText(told.inForce).waitFor();
    await page.getByText(told.damaged).waitFor({ state: 'detached' });
    const { unreadable } = await site().settings.read();
    expect(unreadable).toEqual([]);
    expect(site().complaints()).toEqual([]);
  });

  it('is not offered to those who may not publish', async () => {
    await damageInForce({ client: site().company.documents, name: COMPANY.tableName }, 'RULES', { kind: 'unreadable' });
    const page = await site().pageAs('supervisor', 'en', { path: '/rules' });
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Only an administrator may go back to an old version.').waitFor();
    await quietPage(page);
    expect(await page.getByRole('button', { name: /anew/ }).count()).toBe(0);
  });
});

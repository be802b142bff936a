import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ lived: { hours: 24 } });

describe('the advice on tiers', () => {
  it.each([
    ['en', 'Advice on tiers', 'People', 'Work the advice out', 'What each division takes', 'Three tiers'],
    ['ru', 'Советы по линиям', 'Люди', 'Рассчитать совет', 'Сколько людей нужно каждому делению', 'Три линии'],
  ] as const)('is worked out from what was counted and from the people there are (%s)', async (language, title, people, ask, divisions, three) => {
    const page = await site().pageAs('viewer', language, { path: '/advice' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByLabel(people, { exact: true }).fill('1=4,2=3,3=3');
    await page.getByRole('button', { name: ask }).click();
    await page.getByRole('heading', { name: divisions }).waitFor();
    await page.getByRole('rowheader', { name: three }).waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });

  it('shows the computation, so that it can be done again', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/advice' });
    await page.getByLabel('People', { exact: true }).fill('1=4,2=3,3=3');
    await page.getByRole('button', { name: 'Work the advice out' }).click();
    await page.getByRole('button', { name: /How it is worked out: Prospecting/ }).click();

    await page.getByText(/hours/).first().waitFor();
  });

  it('says what is wrong with what was given, and remembers it on this device', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/advice' });
    await page.getByLabel('People', { exact: true }).fill('many');
    await page.getByRole('button', { name: 'Work the advice out' }).click();
    await page.getByRole('alert').getByText('query.people').waitFor();
    site().complaints();

    await page.reload();
    expect(await page.getByLabel('People', { exact: true }).inputValue()).toBe('many');
  });
});

import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ leads: 20 });

describe('the page of programmes', () => {
  it('is written by an administrator, who sees the calls of a customer before it is published', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/programmes' });

    await page.getByRole('button', { name: 'Level' }).click();
    await page.getByRole('option', { name: /^Tier 3/ }).click();
    await page.getByRole('button', { name: 'Give it programmes of its own' }).click();
    await page.getByRole('button', { name: 'Add a programme' }).click();
    await page.getByLabel('Last purchase').fill('2026-03-03');
    await page.getByLabel('Months shown').fill('3');
    await page.getByRole('table', { name: 'April 2026: 1 call' }).waitFor();
    await page.getByText('3 calls in the time shown.').waitFor();
    await noAxeViolations(page);
    await page.getByLabel('Days', { exact: true }).fill('0');
    await page.getByText('The draft cannot be published yet').waitFor();
    await page.getByLabel('Days', { exact: true }).fill('60');
    await page.getByText('1 call in the time shown.').waitFor();
    await page.getByText('The draft can be published.').waitFor();
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/programme-1 every 60 days/)
      .first()
      .waitFor();
    await noAxeViolations(page);
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('The programmes are published.').waitFor();

    const { rules } = await site().settings.read();
    expect(rules.document.tiers?.['3']?.programmes).toEqual([
      { id: 'programme-1', trigger: { kind: 'every', days: 60 }, skipIfBoughtWithinDays: 14 },
    ]);
  });

  it('says in Russian why each call is made then', async () => {
    const page = await site().pageAs('administrator', 'ru', { path: '/programmes' });
    await page.getByRole('button', { name: 'Уровень' }).click();
    await page.getByRole('option', { name: /Линия 2/ }).click();
    await page.getByRole('button', { name: 'Задать свои программы' }).click();
    await page.getByRole('button', { name: 'Добавить программу' }).click();
    await page.getByLabel('Последняя покупка').fill('2026-03-03');

    await page.getByText('через 30 дней после покупки 3 марта 2026 г.', { exact: true }).waitFor();
    expect(await page.locator('[lang=en]').count()).toBe(0);
    expect(site().complaints()).toEqual([]);
  });

  it.each([
    ['en', 'Programmes', 'Calendar'],
    ['ru', 'Программы', 'Календарь'],
  ] as const)('shows each level with its programmes and their calendar, and lets a viewer change nothing (%s)', async (language, title, calendar) => {
    const page = await site().pageAs('viewer', language, { path: '/programmes' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('heading', { name: calendar }).waitFor();
    await page.getByRole('table').first().waitFor();
    await noAxeViolations(page);
    expect(await page.getByRole('button', { name: /^(Publish|Опубликовать)/ }).count()).toBe(0);
    expect(site().complaints()).toEqual([]);
  });
});

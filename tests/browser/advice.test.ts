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

  it('is told in Russian to the last sentence, its computation too', async () => {
    const page = await site().pageAs('viewer', 'ru', { path: '/advice' });
    await page.getByLabel('Люди', { exact: true }).fill('1=4,2=3,3=3');
    await page.getByRole('button', { name: 'Рассчитать совет' }).click();
    await page.getByRole('heading', { name: 'Что из этого следует' }).waitFor();
    for (const computed of await page.getByRole('button', { name: /Как это посчитано/ }).all()) await computed.click();
    await page.getByText('× (1 −').first().waitFor();

    const told = await page.getByRole('main').innerText();
    expect(told).toContain('Звонки и работа после них занимают за рабочий день');
    expect(told).toContain('взято с ваших слов: 10 человек');
    expect(told.match(/.*[a-z].*/gi)).toBeNull();
    expect(await page.getByRole('main').locator('[lang=en]').count()).toBe(0);
    await noAxeViolations(page);
  });

  it('shows the computation, so that it can be done again', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/advice' });
    await page.getByLabel('People', { exact: true }).fill('1=4,2=3,3=3');
    await page.getByRole('button', { name: 'Work the advice out' }).click();
    await page.getByRole('button', { name: /How it is worked out: Prospecting/ }).click();

    await page.getByText(/hours/).first().waitFor();
  });

  it('says in Russian what of the question cannot be used', async () => {
    const page = await site().pageAs('viewer', 'ru', { path: '/advice' });
    await page.getByLabel('Люди', { exact: true }).fill('много');
    await page.getByLabel('Недели до вчерашнего дня').fill('200');
    await page.getByRole('button', { name: 'Рассчитать совет' }).click();
    const faults = page.getByRole('alert').getByRole('listitem');
    await faults.first().waitFor();
    expect(await faults.allInnerTexts()).toEqual([
      'query.weeks больше 104',
      'query.people не число и не числа по линиям: например 15 или 1=7,2=6,3=2',
    ]);

    await page.getByLabel('Недели до вчерашнего дня').fill('4');
    await page.getByLabel('Люди', { exact: true }).fill('10');
    await page.getByLabel('Работа после звонка, в секундах').fill('1=20');
    await page.getByRole('button', { name: 'Рассчитать совет' }).click();
    await page.getByRole('alert').getByText('номера линий: 2, 3').waitFor();
    site().complaints();
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

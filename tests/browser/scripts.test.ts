import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ leads: 20 });

describe('the pages of scripts', () => {
  it('create a script, write it beside what the agent will see, publish it and delete it', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/scripts' });

    await page.getByRole('button', { name: 'New script…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Id', { exact: true }).fill('spring-offer');
    await dialog.getByLabel('Title').fill('Spring offer');
    await dialog.getByRole('button', { name: 'Publish it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Spring offer' }).waitFor();

    await page.getByLabel('Opening').fill('Good morning!');
    await page.getByRole('button', { name: 'Add an objection' }).click();
    const objection = page.getByRole('region', { name: 'Objection 1' });
    await objection.getByLabel('Title').fill('Too dear');
    await objection.getByLabel('Code').fill('Too Dear');
    await objection.getByLabel('Answer').fill('Compare what it saves.');
    await page.getByText('The draft cannot be published yet').waitFor();
    await objection.getByLabel('Code').fill('too-dear');
    await page.getByText('Too dear (too-dear): Compare what it saves.').waitFor();
    await page.getByText('The draft can be published.').waitFor();
    await noAxeViolations(page);
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('The script spring-offer is published.', { exact: true }).waitFor();

    expect((await site().settings.read()).structure.document.scripts?.['spring-offer']).toEqual({
      title: 'Spring offer',
      opening: 'Good morning!',
      objections: [{ code: 'too-dear', title: 'Too dear', answer: 'Compare what it saves.' }],
      cards: [],
    });

    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('The script spring-offer is deleted.').waitFor();
    expect((await site().settings.read()).structure.document.scripts).not.toHaveProperty('spring-offer');
    expect(site().complaints()).toEqual([]);
  });

  it.each([
    ['en', 'Scripts', 'Tiers', "As the agent's guide shows it"],
    ['ru', 'Скрипты', 'Линии', 'Так его видит оператор'],
  ] as const)('show every script and where it is used, and let a viewer change nothing (%s)', async (language, title, tiers, preview) => {
    const page = await site().pageAs('viewer', language, { path: '/scripts' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('columnheader', { name: tiers }).waitFor();
    await noAxeViolations(page);
    await page.getByRole('link', { name: 'Customer care' }).click();
    await page.getByRole('heading', { name: preview }).waitFor();
    await page.getByText(/^Delivery: Orders before noon/).waitFor();
    await noAxeViolations(page);
    expect(await page.getByRole('button', { name: /^(Publish|Delete|Опубликовать|Удалить)/ }).count()).toBe(0);
  });
});

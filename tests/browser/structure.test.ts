import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ leads: 20 });

describe('the page of the sales structure', () => {
  it.each([
    ['en', 'Sales structure', 'Transitions', 'Ways of a lead', 'Rest after a complaint', 'History'],
    ['ru', 'Структура продаж', 'Переходы', 'Пути лида', 'Отдых после жалобы', 'История'],
  ] as const)('shows tiers, transitions as a drawing and a list, and history (%s)', async (language, title, transitions, ways, rule, history) => {
    const page = await site().pageAs('viewer', language, { path: '/structure' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('textbox').first().waitFor();
    await noAxeViolations(page);
    await page.getByRole('tab', { name: transitions }).click();
    await page.getByRole('heading', { name: ways }).waitFor();
    await page.getByRole('img').first().waitFor();
    await page.getByText(rule).first().waitFor();
    expect(await page.getByText('RestDays').count()).toBe(0);
    await noAxeViolations(page);
    await page.getByRole('tab', { name: history }).click();
    await page.getByRole('table').first().waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });

  it('is changed by an administrator: judged while it is written, compared, published, and gone back on', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/structure' });
    const name = page.getByLabel('Name').first();

    await name.fill('');
    await page.getByText('The draft cannot be published yet').waitFor();
    await name.fill('first calls');
    await page.getByLabel(/Facts needed for “Interested”/).fill('need, budget');
    await page.getByText('The draft can be published.').waitFor();
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/first calls/)
      .first()
      .waitFor();
    await noAxeViolations(page);
    await dialog.getByLabel(/^Why/).fill('as people say');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('The sales structure is published.').waitFor();

    const { structure } = await site().settings.read();
    expect(structure.document.tiers[0]?.name).toBe('first calls');
    expect(structure.document.transitions).toEqual([
      { from: 'prospecting', on: 'interested', kind: 'advance', facts: ['need', 'budget'] },
    ]);

    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('as people say').waitFor();
    await page.getByRole('button', { name: 'Go back to version 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Version 1 is in force again.').waitFor();
    expect((await site().settings.read()).structure.document.tiers[0]?.name).toBe('prospecting');
    expect(site().complaints()).toEqual([]);
  });

  it("edits the company's own transitions as rows, and draws them before they are published", async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/structure' });

    await page.getByRole('tab', { name: 'Transitions' }).click();
    await page.getByRole('button', { name: 'Add a transition' }).click();
    await page.getByLabel('Days of rest').fill('0');
    await page
      .getByText(/is 0, and after not-interested a lead is left alone/)
      .first()
      .waitFor();
    await page.getByLabel('Days of rest').fill('120');
    await page.getByText('The draft can be published.').waitFor();
    await page.getByText(/Not interested \(after 120 days\)/).waitFor();
    await noAxeViolations(page);
  });

  it('tells who published meanwhile, and keeps the draft over their version', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/structure' });
    await page.getByLabel('Name').first().fill('hunters');
    await page.getByText('The draft can be published.').waitFor();
    const { structure } = await site().settings.read();
    const [first, ...others] = structure.document.tiers;
    const document = {
      ...structure.document,
      tiers: [first, ...others.map((tier) => ({ ...tier, name: `${tier.name}!` }))],
    };
    const ifMatch = { 'if-match': `"structure-${structure.version}"` };
    await site().ask('administrator', 'PUT', '/structure', { document, note: 'louder' }, ifMatch);

    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await dialog.getByText(/louder/).waitFor();
    await dialog.getByRole('button', { name: /Keep my draft/ }).click();
    await dialog
      .getByText(/selling!/)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('The sales structure is published.').waitFor();

    expect((await site().settings.read()).structure.document.tiers[0]?.name).toBe('hunters');
    expect(site().complaints()).toEqual([expect.stringContaining('412')]);
  });

  it('is looked at by a viewer, and not changed', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/structure' });

    await page.getByText(/Only an administrator may change it/).waitFor();
    await page.getByRole('textbox').first().waitFor();
    expect(await page.getByRole('button', { name: 'Publish…' }).count()).toBe(0);
    expect(await page.getByLabel('Name').first().getAttribute('readonly')).not.toBeNull();
  });
});

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { COMPANY } from '../../simulator/company.ts';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ leads: 20 });

describe('the pages of campaigns', () => {
  it.each([
    ['en', 'Campaigns', 'May call', 'Why it calls, or why it does not'],
    ['ru', 'Кампании', 'Может звонить', 'Почему она звонит или не звонит'],
  ] as const)('show what each does and what keeps its leads from being called (%s)', async (language, title, calls, why) => {
    const page = await site().pageAs('viewer', language, { path: '/campaigns' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText(calls).first().waitFor();
    await noAxeViolations(page);
    await page.getByRole('link', { name: 'prospecting' }).click();
    await page.getByRole('heading', { name: why }).waitFor();
    await page.getByRole('row').nth(1).waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });

  it('pause a campaign and let it call again, by a supervisor', async () => {
    const page = await site().pageAs('supervisor', 'en', { path: '/campaigns' });

    await page.getByRole('button', { name: 'Pause selling' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Why/).fill('wrong list');
    await noAxeViolations(page);
    await dialog.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('selling is paused.').waitFor();
    expect((await site().settings.readControls()).pausedCampaigns).toHaveLength(1);

    await page.getByRole('button', { name: 'Resume selling' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
    await page.getByText('selling may call again.').waitFor();
    expect((await site().settings.readControls()).pausedCampaigns).toEqual([]);
  });

  it('change what is written of a campaign, and keep who did it and why', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/campaigns' });

    await page.getByRole('link', { name: 'selling' }).click();
    await page.getByLabel('Priority').fill('0');
    await page.getByRole('button', { name: 'Save…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page
      .getByText(/must be 1 to 999/)
      .first()
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByLabel('Priority').fill('7');
    await page.getByRole('button', { name: 'Save…' }).click();
    await page.getByRole('dialog').getByLabel(/^Why/).fill('before all others');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('selling is changed.').waitFor();
    await page.getByText('before all others').waitFor();

    const { campaigns } = await site().settings.read();
    expect(campaigns.find(({ name }) => name === 'selling')?.priority).toBe(7);
  });

  it('tell who changed a campaign meanwhile, and leave alone what its author did not touch', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/campaigns' });
    await page.getByRole('link', { name: 'prospecting' }).click();
    await page.getByLabel('Name', { exact: true }).fill('cold calls');
    const known = (await site().settings.read()).campaigns.find(({ name }) => name === 'prospecting');
    const { headers } = await site().ask('administrator', 'GET', `/campaigns/${known?.id}`);
    const ifMatch = { 'if-match': headers.get('etag') ?? '' };
    await site().ask('administrator', 'PATCH', `/campaigns/${known?.id}`, { priority: 3, note: 'first' }, ifMatch);

    await page.getByRole('button', { name: 'Save…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/first/).waitFor();
    await dialog.getByRole('button', { name: /Keep my draft/ }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('cold calls is changed.').waitFor();

    const { campaigns } = await site().settings.read();
    expect(campaigns.find(({ id }) => id === known?.id)).toMatchObject({ name: 'cold calls', priority: 3 });
  });

  it('store a new campaign, with a schedule in the zone of whoever writes it', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/campaigns' });

    await page.getByRole('button', { name: 'New campaign…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Id', { exact: true }).fill('spring');
    await dialog.getByLabel('Name').fill('Spring offer');
    await dialog.getByLabel('Begins').fill('2027-03-01T09:00');
    await noAxeViolations(page);
    await dialog.getByRole('button', { name: 'Store it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Spring offer' }).waitFor();

    const stored = (await site().settings.read()).campaigns.find(({ id }) => id === 'spring');
    expect(stored).toMatchObject({ name: 'Spring offer', tier: 1 });
    expect(String(stored?.startsAt)).toBe('2027-03-01T08:00:00Z');
    await page.getByText('Calls nobody').waitFor();
  });

  it('offer a viewer nothing that changes', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/campaigns' });

    await page.getByText('May call').first().waitFor();
    expect(await page.getByRole('button', { name: /^(Pause|Resume|New)/ }).count()).toBe(0);
  });

  it.each([
    ['/campaigns', 'Некоторые кампании не читаются и никому не звонят'],
    ['/', 'Настройки, которые невозможно прочесть'],
  ])('say in Russian which stored campaign cannot be read and why (%s)', async (path, header) => {
    const Item = { pk: 'SETTINGS', sk: 'CAMPAIGN#broken', id: 'broken', name: 'Broken', tier: 9 };
    await site().company.documents.send(new PutCommand({ TableName: COMPANY.tableName, Item }));
    const page = await site().pageAs('viewer', 'ru', { path });

    await page.getByText(header).waitFor();
    await page.getByText(/^Кампания broken: в записи SETTINGS \/ CAMPAIGN#broken: tier — не то значение; /).waitFor();
  });
});

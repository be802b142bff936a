import { describe, expect, it } from 'vitest';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ leads: 20 });

describe('the page of the mode and switches', () => {
  it.each([
    ['en', 'Mode and switches', 'Change to Observe…'],
    ['ru', 'Режим и переключатели', 'Включить: Наблюдение…'],
  ] as const)('shows in %s how they stand', async (language, title, choice) => {
    const page = await site().pageAs('administrator', language, { path: '/switches' });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('button', { name: choice }).waitFor();
    await noAxeViolations(page);

    expect(site().complaints()).toEqual([]);
  });

  it('changes the mode after one more question, and tells it in the history', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/switches' });
    await page.getByRole('button', { name: 'Change to Observe…' }).click();
    await page.getByRole('textbox', { name: /Why/ }).fill('a quiet afternoon');
    await noAxeViolations(page);
    await page.getByRole('button', { name: 'Change the mode' }).click();
    await page.getByText('The mode is Observe now.').waitFor();
    await page.getByRole('cell', { name: 'a quiet afternoon' }).waitFor();
    expect(await stands()).toMatchObject({ mode: 'observe' });

    await page.getByRole('button', { name: 'Change to Live…' }).click();
    expect(await page.getByRole('button', { name: 'Change the mode' }).isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Type live' }).fill('live');
    await page.getByRole('button', { name: 'Change the mode' }).click();
    await page.getByText('The mode is Live now.').waitFor();
    expect(await stands()).toMatchObject({ mode: 'live' });
  });

  it('pauses a tier and lets it go again', async () => {
    const page = await site().pageAs('supervisor', 'en', { path: '/switches' });
    await page.getByRole('button', { name: 'Pause tier 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause tier 2' }).click();
    await page.getByText('Tier 2 is paused.').waitFor();
    expect(await stands()).toMatchObject({ pausedTiers: [2] });
    await page.getByRole('button', { name: 'Resume tier 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Resume tier 2' }).click();
    await page.getByText('Tier 2 may call again.').waitFor();

    expect(await stands()).toMatchObject({ pausedTiers: [] });
  });

  it('tells what others threw while somebody was asked, though the page has read it since', async () => {
    await site().ask('supervisor', 'POST', '/controls/tiers/3/pause', { note: 'first' });
    const page = await site().pageAs('supervisor', 'en', { path: '/switches' });
    await page.getByRole('button', { name: 'Resume tier 3' }).click();
    await site().ask('supervisor', 'POST', '/controls/tiers/1/pause', { note: 'the list is wrong' });
    await page.getByRole('button', { name: 'Pause tier 1' }).waitFor({ state: 'detached' });
    await page.getByRole('dialog').getByRole('button', { name: 'Resume tier 3' }).click();

    await page
      .getByRole('alert')
      .getByText(/the list is wrong/)
      .waitFor();
    expect(await stands()).toMatchObject({ pausedTiers: [3, 1] });
    site().complaints();
  });

  it('lists a telephone for test calls, says what is wrong with a number, and takes it off again', async () => {
    const page = await site().pageAs('administrator', 'en', { path: '/switches' });
    await page.getByRole('button', { name: 'Add a test number…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Number', exact: true }).fill('12');
    await dialog.getByRole('textbox', { name: 'Whose telephone' }).fill('Telephone of Ada');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('body.number').waitFor();
    await dialog.getByRole('textbox', { name: /^Number/ }).fill('+12025550199');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Take Telephone of Ada off the list' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it off' }).click();
    await page.getByText('No telephone is listed.').waitFor();

    expect(await stands()).toMatchObject({ testNumbers: [] });
    site().complaints();
  });

  it('says in Russian what is wrong with a number, and that the switches moved meanwhile', async () => {
    const page = await site().pageAs('administrator', 'ru', { path: '/switches' });
    await page.getByRole('button', { name: 'Добавить тестовый номер…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Номер', exact: true }).fill('12');
    await dialog.getByRole('textbox', { name: 'Чей телефон' }).fill('Телефон Ады');
    await dialog.getByRole('button', { name: 'Добавить', exact: true }).click();
    const alert = dialog.getByRole('alert');
    await alert.getByText('Номер непонятен.').waitFor();
    await alert.getByText('номер без кода страны').waitFor();
    await noAxeViolations(page);
    await dialog.getByRole('textbox', { name: /^Номер/ }).fill('+12025550199');
    await site().ask('supervisor', 'POST', '/controls/tiers/2/pause', { note: 'не тот список' });
    await dialog.getByRole('button', { name: 'Добавить', exact: true }).click();
    await alert.getByText(/^Пока вы смотрели, положение переключателей изменилось \(.+\)\.$/).waitFor();
    await alert.getByText('посмотрите, как они стоят сейчас, и решите снова').waitFor();

    expect(await stands()).toMatchObject({ testNumbers: [] });
    site().complaints();
  });

  it('offers a viewer nothing, and says why', async () => {
    const page = await site().pageAs('viewer', 'en', { path: '/switches' });
    await page.getByText(/only an administrator changes the mode/).waitFor();

    expect(await page.getByRole('button', { name: /Pause tier|Add a test|Change to/ }).count()).toBe(0);
  });
});

async function stands(): Promise<unknown> {
  return (await site().ask('viewer', 'GET', '/controls')).json();
}

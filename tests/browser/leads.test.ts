import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aConsole, noAxeViolations } from '../support/a-console.ts';
import { figuresIn, withDays } from '../support/same-figures.ts';

const site = aConsole({ lived: { hours: 3 } });

const leadFound = z.object({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  externalId: z.string(),
  stage: z.string(),
  placed: z.int(),
  standing: z.object({ status: z.string() }),
});
type LeadFound = z.output<typeof leadFound>;

const explanation = z.object({ reasons: z.array(z.object({ code: z.string() })) });

const told = z.object({
  explanation: z.object({ sentences: z.array(z.string()) }),
  lead: z.object({
    standing: z.object({ purpose: z.object({ because: z.object({ origin: z.object({ kind: z.string() }) }) }) }),
  }),
});

async function leadsLike(wanted: (lead: LeadFound) => boolean): Promise<readonly LeadFound[]> {
  const answer = await site().ask('supervisor', 'POST', '/leads/search', { limit: 200 });
  return z
    .object({ leads: z.array(leadFound) })
    .parse(await answer.json())
    .leads.filter(wanted);
}

async function oneLike(wanted: (lead: LeadFound) => boolean): Promise<LeadFound> {
  const [found] = await leadsLike(wanted);
  if (found === undefined) throw new Error('No lead of the sample company is like that.');
  return found;
}

async function statusOf(id: string): Promise<unknown> {
  const answer = await site().ask('viewer', 'GET', `/leads/${id}`);
  return z.object({ lead: leadFound.pick({ standing: true }) }).parse(await answer.json()).lead.standing.status;
}

/** Never called and waiting, so that no call changes it while a test goes on. */
function isUntouched({ standing, placed, stage }: LeadFound): boolean {
  return standing.status === 'ready' && placed === 0 && stage === 'account-care';
}

async function deed(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click();
  return page.getByRole('dialog');
}

describe('the search for leads', () => {
  it.each([
    ['en', 'Leads', 'What to look for', 'Search', 'Waits to be called'],
    ['ru', 'Лиды', 'Что искать', 'Найти', 'Ждёт звонка'],
  ] as const)('finds them by the beginning of a name, and leads to each (%s)', async (language, title, what, search, waits) => {
    const { name } = await oneLike(isUntouched);
    const page = await site().pageAs('viewer', language, { path: '/leads' });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText(waits).first().waitFor();
    await noAxeViolations(page);
    await page.getByLabel(what).fill(name.slice(0, 4).toLowerCase());
    await page.getByRole('button', { name: search }).click();
    await page.getByRole('link', { name }).first().click();

    await page.getByRole('heading', { level: 1, name }).waitFor();
    expect(site().complaints()).toEqual([]);
  });

  it('finds the one of a number and the one of an own id, says when there is none, and what is no number', async () => {
    const { name, number, externalId } = await oneLike(isUntouched);
    const page = await site().pageAs('supervisor', 'en', { path: '/leads' });
    const lookFor = async (by: string, text: string) => {
      await page.getByRole('button', { name: /^Look for/ }).click();
      await page.getByRole('option', { name: by }).click();
      await page.getByLabel('What to look for').fill(text);
      await page.getByRole('button', { name: 'Search' }).click();
    };

    await lookFor('Number, in full', number);
    await page.getByRole('heading', { name: '1 lead on this page' }).waitFor();
    await page.getByRole('link', { name }).waitFor();
    await lookFor('The company’s own id', externalId);
    await page.getByRole('link', { name }).waitFor();
    await lookFor('The company’s own id', 'nobody-has-it');
    await page.getByText('No lead is like that.').waitFor();
    await lookFor('Number, in full', '12');
    await page.getByRole('alert').getByText('body.number').waitFor();
    expect(site().complaints()).toEqual([expect.stringContaining('400')]);
  });
});

describe('the page of a lead', () => {
  it.each([
    ['en', 'Why it is called or is not', 'From the first call until now', /Call 1: /],
    ['ru', 'Почему звонят или не звонят', 'От первого звонка до сегодняшнего дня', /Звонок 1: /],
  ] as const)('tells who it is, why it is called or not, and its story (%s)', async (language, why, story, call) => {
    const { id, name } = await oneLike(({ placed, standing }) => placed > 0 && standing.status !== 'dialling');
    const page = await site().pageAs('viewer', language, { path: `/leads/${id}` });

    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('heading', { name: why }).waitFor();
    await page.getByRole('heading', { name: story }).waitFor();
    await page.getByRole('heading', { name: call }).waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });

  it('tells in Russian what the API tells in English: its figures, and why its touch is planned then', async () => {
    const { id } = await oneLike(isUntouched);
    const page = await site().pageAs('viewer', 'ru', { path: `/leads/${id}` });
    const texts = page.locator('section:has(h2:text-is("Почему звонят или не звонят")) li, .tierline-plain-list li');
    await texts.first().waitFor();
    const answer = await site().ask('viewer', 'GET', `/leads/${id}`);
    const { explanation: given, lead } = told.parse(await answer.json());
    const russian = await texts.allTextContents();

    expect(russian).toHaveLength(given.sentences.length + 1);
    expect(given.sentences.flatMap(figuresIn)).not.toEqual([]);
    for (const [index, sentence] of given.sentences.entries()) {
      expect(figuresIn(russian[index] ?? ''), sentence).toEqual(
        expect.arrayContaining([...figuresIn(withDays(sentence))]),
      );
    }
    expect(lead.standing.purpose.because.origin.kind).toBe('days-after');
    await page.getByText(/^Почему: через \d+ (день|дня|дней) после/).waitFor();
    expect(await page.getByText(/\bafter the\b/).count()).toBe(0);
    expect(site().complaints()).toEqual([]);
  });

  it('shows numbers as the role may see them, and offers a viewer nothing', async () => {
    const { id, number } = await oneLike(isUntouched);
    const viewers = await site().pageAs('viewer', 'en', { path: `/leads/${id}` });
    await viewers
      .getByText(`••••••${number.slice(-2)}`)
      .first()
      .waitFor();
    expect(await viewers.getByText(number).count()).toBe(0);
    for (const name of ['Call now', 'Let rest…', 'They said stop…', 'Edit…', 'Erase the person…']) {
      expect(await viewers.getByRole('button', { name }).getAttribute('aria-disabled')).toBe('true');
    }

    const supervisors = await site().pageAs('supervisor', 'en', { path: `/leads/${id}` });
    await supervisors.getByText(number).first().waitFor();
  });

  it('has a lead called now, where nothing but its moment stands in the way', async () => {
    const [lead] = await leadsWaitingOnly();
    const page = await site().pageAs('supervisor', 'en', { path: `/leads/${lead?.id}` });
    const dialog = await deed(page, 'Call now');
    await noAxeViolations(page);
    await dialog.getByRole('button', { name: 'Call now' }).click();

    await page.getByText(/The lead is due/).waitFor();
    await page.getByRole('heading', { name: /^Call 1: / }).waitFor({ timeout: 50_000 });
  });

  it.each([
    ['en', 'Call now', 'wait until it is allowed, or change what stands in the way', /the defaults of [a-z-]+\)/],
    [
      'ru',
      'Позвонить сейчас',
      'подождите, пока будет можно, или уберите то, что мешает',
      /по умолчанию для стадии «[^»]+»\)/,
    ],
  ] as const)('says in %s what stands in the way of a call now and whose rule it is, and changes nothing', async (language, name, mend, whose) => {
    const called = await oneLike(({ placed, standing }) => placed > 0 && standing.status === 'ready');
    const page = await site().pageAs('supervisor', language, { path: `/leads/${called.id}` });
    const dialog = await deed(page, name);
    await dialog.getByRole('button', { name }).click();

    const alert = dialog.getByRole('alert');
    await alert.getByText(mend).waitFor();
    await alert.getByText(whose).first().waitFor();
    if (language === 'ru') expect(await alert.innerText()).not.toMatch(/[a-z] [a-z]/i);
    expect(await statusOf(called.id)).toBe('ready');
  });

  it('lets a lead rest, and takes its number out of all calls when it said stop', async () => {
    const { id } = await oneLike(isUntouched);
    const page = await site().pageAs('supervisor', 'en', { path: `/leads/${id}` });
    const rest = await deed(page, 'Let rest…');
    await noAxeViolations(page);
    await rest.getByLabel(/^Time/).fill('09:30');
    await rest.getByLabel(/^Why/).fill('asked for a break');
    await rest.getByRole('button', { name: 'Let it rest' }).click();
    await page.getByText('The lead rests.').first().waitFor();
    expect(await statusOf(id)).toBe('resting');
    await page.getByText('somebody chose that moment').first().waitFor();

    const stop = await deed(page, 'They said stop…');
    await stop.getByRole('button', { name: 'Never call again' }).click();
    await page.getByText('The person is never called again.').waitFor();
    expect(await statusOf(id)).toBe('suppressed');
    await page.getByText(/never to be called: asked for that/).waitFor();
  });

  it('is edited over the version that was read: who comes second is told and keeps the draft', async () => {
    const { id, name } = await oneLike(isUntouched);
    const page = await site().pageAs('administrator', 'en', { path: `/leads/${id}` });
    const dialog = await deed(page, 'Edit…');
    await dialog.getByLabel('Name').fill(`${name} the Second`);
    const read = await site().ask('administrator', 'GET', `/leads/${id}`);
    await site().ask(
      'administrator',
      'PATCH',
      `/leads/${id}`,
      { timezone: 'America/Denver', note: 'they moved' },
      { 'if-match': read.headers.get('etag') ?? '' },
    );
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/they moved/).waitFor();
    await noAxeViolations(page);
    await dialog.getByRole('button', { name: 'Keep my draft and start from the newest version' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: `${name} the Second` }).waitFor();
    await page.getByText('America/Denver').first().waitFor();
  });

  it.each([
    [
      'en',
      /^ada@example\.com, .*\(they moved\): edited: attributes$/,
      /^sam@example\.com, .*\(on leave\): rests until /,
      'What was changed since you began',
    ],
    [
      'ru',
      /^ada@example\.com, .*\(they moved\): изменено: атрибуты$/,
      /^sam@example\.com, .*\(on leave\): пауза до /,
      'Что изменилось, пока вы работали',
    ],
  ] as const)('tells whoever comes last each change since, newest first (%s)', async (language, moved, rested, heading) => {
    const { id } = await oneLike(isUntouched);
    const page = await site().pageAs('administrator', language, { path: `/leads/${id}` });
    const dialog = await deed(page, language === 'en' ? 'Edit…' : 'Изменить…');
    await dialog.getByLabel(language === 'en' ? 'Name' : 'Имя').fill('Nobody');
    const over = async () => {
      const read = await site().ask('administrator', 'GET', `/leads/${id}`);
      return { 'if-match': read.headers.get('etag') ?? '' };
    };
    const patch = { attributes: { moved: language }, note: 'they moved' };
    await site().ask('administrator', 'PATCH', `/leads/${id}`, patch, await over());
    const rest = { until: '2026-03-02T08:00:00Z', note: 'on leave' };
    await site().ask('supervisor', 'POST', `/leads/${id}/rest`, rest, await over());
    await dialog.getByRole('button', { name: language === 'en' ? 'Save' : 'Сохранить', exact: true }).click();
    const told = dialog.getByRole('alert');
    await told.getByText(heading).waitFor();

    const items = (await told.getByRole('listitem').allInnerTexts()).map((text) => text.trim());
    expect(items).toEqual([expect.stringMatching(rested), expect.stringMatching(moved)]);
    await noAxeViolations(page);
  });

  it.each([
    ['en', 'Edit…', 'Name', 'Save', /: call 1: [a-z]/, 'Nobody signed this: a call, a purchase or the rules'],
    ['ru', 'Изменить…', 'Имя', 'Сохранить', /: звонок 1: [а-я]/, 'Без подписи: звонок, покупка или правила'],
  ] as const)('tells calls that changed it meanwhile, too (%s)', async (language, edit, name, save, call, unsigned) => {
    const { id } = await oneLike(({ placed, standing }) => placed === 1 && standing.status === 'ready');
    const page = await site().pageAs('administrator', language, { path: `/leads/${id}` });
    await page.route(`**/api/leads/${id}`, async (route) => {
      const isChange = route.request().method() === 'PATCH';
      const headers = { ...route.request().headers(), ...(isChange && { 'if-match': '"lead-1"' }) };
      await route.continue({ headers });
    });
    const dialog = await deed(page, edit);
    await dialog.getByLabel(name).fill('Nobody');
    await dialog.getByRole('button', { name: save, exact: true }).click();

    const told = dialog.getByRole('alert');
    await told.getByText(call).first().waitFor();
    await told.getByText(unsigned).first().waitFor();
  });

  it('erases a person only once the word is written', async () => {
    const { id, name, number } = await oneLike(isUntouched);
    const page = await site().pageAs('administrator', 'en', { path: `/leads/${id}` });
    const dialog = await deed(page, 'Erase the person…');
    const erase = dialog.getByRole('button', { name: 'Erase for good' });
    expect(await erase.isDisabled()).toBe(true);
    await dialog.getByLabel('Write erase to confirm').fill('erase');
    await noAxeViolations(page);
    await erase.click();

    await page.getByText('The person is erased.').waitFor();
    await page.getByRole('heading', { level: 1, name: `Lead ${id}` }).waitFor();
    expect(await page.getByText(name).count()).toBe(0);
    expect(await page.getByText(number).count()).toBe(0);
    expect(await statusOf(id)).toBe('suppressed');
  });
});

/** Those that only wait for their moment. */
async function leadsWaitingOnly(): Promise<readonly LeadFound[]> {
  const untouched = await leadsLike(isUntouched);
  const explained = await Promise.all(
    untouched.map(async (lead) => {
      const answer = await site().ask('viewer', 'GET', `/leads/${lead.id}/explanation`);
      const { reasons } = explanation.parse(await answer.json());
      return reasons.every(({ code }) => code === 'not-due') ? [lead] : [];
    }),
  );
  return explained.flat();
}

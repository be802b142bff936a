import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import { COMPANY } from '../../simulator/company.ts';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ leads: 120, lived: { hours: 6 } });

/** A lead whose call is over and done with, put into review as if its agent had said nothing; with that call or without. */
async function inReview(withCall: boolean, stage?: Stage): Promise<Lead & { readonly name: string }> {
  const leads = new DynamoLeadRepository(site().company.documents, COMPANY.tableName);
  const answer = await site().ask('viewer', 'POST', '/leads/search', { status: 'closed', limit: 200 });
  const { leads: closed } = (await answer.json()) as { leads: { id: string }[] };
  for (const { id } of closed) {
    const lead = await leads.get(id);
    const call = lead?.recentCalls.findLast(({ conversationEndedAt }) => conversationEndedAt !== undefined);
    if (stage !== undefined && lead?.stage !== stage) continue;
    if (lead?.name === undefined || call?.contactId === undefined || lead.state.kind !== 'closed') continue;
    const why = withCall ? 'no-disposition' : 'callback-missed';
    const contact = withCall ? { contactId: call.contactId } : {};
    const waiting: Lead = { ...lead, state: { kind: 'review', since: lead.state.at, why, ...contact } };
    if ((await leads.save(waiting)) === 'saved') return { ...waiting, name: lead.name };
  }
  throw new Error('No call with an agent is over yet.');
}

/** From now on a hand-over needs two facts, one of which the script of the first tier words. */
async function needsFacts(): Promise<void> {
  const { structures } = site().settings;
  const { document, version } = (await site().settings.read()).structure;
  const [first, ...others] = document.tiers;
  if (first === undefined) throw new Error('There is no tier.');
  const script = {
    title: 'First call',
    objections: [],
    cards: [],
    facts: [{ name: 'need', question: 'What do they need?' }],
  };
  await structures.publish({
    document: {
      ...document,
      tiers: [{ ...first, script: 'asking' }, ...others],
      scripts: { ...document.scripts, asking: script },
      transitions: [{ from: 'prospecting', on: 'interested', kind: 'advance', facts: ['need', 'budget'] }],
    },
    expectedVersion: version,
    author: 'Kim',
    note: 'for the test',
    at: Temporal.Instant.from('2026-01-05T15:00:00Z'),
  });
}

async function statusOf(id: string): Promise<string> {
  const answer = await site().ask('viewer', 'GET', `/leads/${id}`);
  return ((await answer.json()) as { lead: { standing: { status: string } } }).lead.standing.status;
}

describe('the review queue', () => {
  it.each([
    ['en', 'Review queue', 'The agent never said what came of the conversation', 'What becomes of'],
    ['ru', 'Очередь проверки', 'Оператор не указал итог разговора', 'Что будет дальше'],
  ] as const)('tells who waits and why, and what can become of them (%s)', async (language, title, why, ask) => {
    const { name } = await inReview(true);
    const page = await site().pageAs('supervisor', language, { path: '/review' });

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const row = page.getByRole('row', { name });
    await row.getByText(why).waitFor();
    await noAxeViolations(page);
    await row.getByRole('button').click();
    await page.getByRole('dialog').getByText(ask).waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });

  it('settles a lead by what came of its call, as its agent would have', async () => {
    const { id, name } = await inReview(true);
    const page = await site().pageAs('supervisor', 'en', { path: '/review' });
    await page.getByRole('button', { name: `Settle ${name}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^What came of the call/ }).click();
    await page.getByRole('option', { name: 'Does not qualify' }).click();
    await dialog.getByLabel(/^Why/).fill('the agent told me');
    await dialog.getByRole('button', { name: 'Settle', exact: true }).click();

    await page.getByText('The lead is settled.').waitFor();
    await page.getByRole('row', { name }).waitFor({ state: 'detached' });
    expect(await statusOf(id)).toBe('closed');
    expect(await (await site().ask('supervisor', 'GET', '/audit')).text()).toContain('the agent told me');
  });

  it.each([
    ['en', 'What do they need?', 'Find out: budget', /^What came of the call/, 'Interested', 'Settle', /needs to know/],
    ['ru', 'What do they need?', 'Выяснить: budget', /^Итог звонка/, 'Заинтересован', 'Решить', /нельзя передать/],
  ] as const)('asks for each fact that the next tier needs to know, and sends nothing while one is missing (%s)', async (language, need, budget, outcome, interested, settle, missing) => {
    await needsFacts();
    const { id, name } = await inReview(true, 'prospecting');
    const page = await site().pageAs('supervisor', language, { path: '/review' });
    await page.getByRole('row', { name }).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(need).waitFor();
    await dialog.getByRole('button', { name: outcome }).click();
    await page.getByRole('option', { name: interested, exact: true }).click();
    await dialog.getByText(missing).first().waitFor();
    expect(await dialog.getByText(missing).count()).toBe(2);
    await noAxeViolations(page);

    await dialog.getByLabel(need).fill('a bigger one');
    await dialog.getByLabel(/^(Why|Почему|Зачем|Причина)/).fill('heard it');
    expect(await dialog.getByRole('button', { name: settle, exact: true }).isDisabled()).toBe(true);
    await dialog.getByLabel(budget).fill('1000');
    await dialog.getByText(missing).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: settle, exact: true }).click();

    await page.getByRole('row', { name }).waitFor({ state: 'detached' });
    const answer = await site().ask('viewer', 'GET', `/leads/${id}`);
    expect(await answer.json()).toMatchObject({
      lead: { stage: 'selling', facts: { need: 'a bigger one', budget: '1000' } },
    });
  });

  it('settles a lead that no call led there: it is called again, or closed', async () => {
    const { id, name } = await inReview(false);
    const page = await site().pageAs('supervisor', 'en', { path: '/review' });
    await page.getByRole('button', { name: `Settle ${name}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('No call led to this review.').waitFor();
    await dialog.getByRole('radio', { name: 'Close: does not qualify' }).check();
    await dialog.getByRole('button', { name: 'Settle', exact: true }).click();

    await page.getByText('The lead is settled.').waitFor();
    expect(await statusOf(id)).toBe('closed');
  });

  it('offers a viewer to look, and nothing else', async () => {
    const { name } = await inReview(true);
    const page = await site().pageAs('viewer', 'en', { path: '/review' });
    const button = page.getByRole('button', { name: `Settle ${name}` });
    await button.waitFor();

    expect(await button.getAttribute('aria-disabled')).toBe('true');
  });
});

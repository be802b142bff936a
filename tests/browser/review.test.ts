import { describe, expect, it } from 'vitest';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { COMPANY } from '../../simulator/company.ts';
import { aConsole, noAxeViolations } from '../support/a-console.ts';

const site = aConsole({ lived: { hours: 3 } });

/** A lead whose call is over and done with, put into review as if its agent had said nothing; with that call or without. */
async function inReview(withCall: boolean): Promise<Lead & { readonly name: string }> {
  const leads = new DynamoLeadRepository(site().company.documents, COMPANY.tableName);
  const answer = await site().ask('viewer', 'POST', '/leads/search', { status: 'closed', limit: 200 });
  const { leads: closed } = (await answer.json()) as { leads: { id: string }[] };
  for (const { id } of closed) {
    const lead = await leads.get(id);
    const call = lead?.recentCalls.findLast(({ conversationEndedAt }) => conversationEndedAt !== undefined);
    if (lead?.name === undefined || call?.contactId === undefined || lead.state.kind !== 'closed') continue;
    const why = withCall ? 'no-disposition' : 'callback-missed';
    const contact = withCall ? { contactId: call.contactId } : {};
    const waiting: Lead = { ...lead, state: { kind: 'review', since: lead.state.at, why, ...contact } };
    if ((await leads.save(waiting)) === 'saved') return { ...waiting, name: lead.name };
  }
  throw new Error('No call with an agent is over yet.');
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

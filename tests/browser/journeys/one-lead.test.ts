import { describe, expect, it } from 'vitest';
import type { Lead } from '../../../shared/domain/lead.ts';
import { COMPANY } from '../../../simulator/company.ts';
import { readRecords } from '../../../simulator/run-records.ts';
import { aConsole, noAxeViolations } from '../../support/a-console.ts';

/** Ten days bring somebody from a cold call to the first call of a programme. */
const site = aConsole({ leads: 200, from: '2026-01-05T08:55', lived: { hours: 246 }, speed: 1 });

describe('one lead, from the cold call to re-engagement', () => {
  it('is found by the id of the company, and its page tells the whole way and what comes next', async () => {
    const lead = await wentTheWholeWay();
    const page = await site().pageAs('administrator');
    await page.getByRole('link', { name: 'Find leads' }).click();
    await page.getByRole('button', { name: /Look for/ }).click();
    await page.getByRole('option', { name: 'The company’s own id' }).click();
    await page.getByLabel('What to look for').fill(lead.externalId ?? '');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.locator(`main a[href="/leads/${lead.id}"]`).click();

    await page.getByRole('heading', { name: 'From the first call until now' }).waitFor();
    const told = await page.locator('.tierline-timeline > li').allInnerTexts();
    const called = (pattern: RegExp) => told.findIndex((text) => pattern.test(text));
    const programme = called(/Call \d+: .+\s+Account care, tier 3[\s\S]+programme/);
    const sale = called(/Call \d+: Sale\s+Selling, tier 2/);
    const coldCall = called(/Call 1: .+\s+Prospecting, tier 1/);
    expect(programme).toBeGreaterThanOrEqual(0);
    expect(sale).toBeGreaterThan(programme);
    expect(coldCall).toBeGreaterThan(sale);
    await page.getByRole('heading', { name: 'Why it is called or is not' }).waitFor();
    await noAxeViolations(page);
    expect(site().complaints()).toEqual([]);
  });
});

/** Called as a prospect, then as a buyer, then by a programme, by what the table holds. */
async function wentTheWholeWay(): Promise<Lead> {
  const { leads, attempts } = await readRecords(site().company.documents, COMPANY.tableName);
  const kindsOf = (leadId: string) =>
    attempts
      .filter((attempt) => attempt.leadId === leadId)
      .map(({ placement: { stage, purpose } }) => (purpose.kind === 'touch' ? 'programme' : stage));
  const found = leads.find(({ id, externalId }) => {
    const kinds = new Set<string>(kindsOf(id));
    return externalId !== undefined && ['prospecting', 'selling', 'programme'].every((kind) => kinds.has(kind));
  });
  if (found === undefined) throw new Error('Nobody went the whole way: give the company more leads, or more days.');
  return found;
}

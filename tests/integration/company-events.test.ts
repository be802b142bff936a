import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { shortRun, smallList } from '../support/short-run.ts';

const TWO_DAYS = ['--days', '2', '--start', '2026-01-05', '--agents', '1=4,2=2,3=2'];
const EVERYBODY_BUYS = [...TWO_DAYS, '--own-purchases', '1', '--captured-per-day', '10'];

describe('a company whose other systems tell what happens', () => {
  it('counts what people buy by themselves, calls nobody about it, and calls at once who has just asked for it', async () => {
    const run = await shortRun(EVERYBODY_BUYS, smallList(24, 12, 12));
    const leads = new Map(run.records.leads.map((lead) => [lead.externalId, lead]));
    const { purchases, calls } = run.groundTruth;

    expect(run.result.audit.violations).toEqual([]);
    expect([run.rejected, run.deadLetters, run.journal.failures()]).toEqual([[], [], []]);
    expect(purchases.length).toBeGreaterThan(1);
    for (const { personId, orderId, value, deliveredAt } of purchases) {
      const lead = leads.get(personId);
      expect(deliveredAt).toBeDefined();
      expect(lead?.purchases.recent?.filter((order) => order.orderId === orderId)).toMatchObject([
        { value, recorded: true },
      ]);
      expect(lead?.stage).toBe('account-care');
    }

    const captured = run.records.leads.filter(({ listId }) => listId === 'captured');
    expect(captured.length).toBe(20);
    const open = captured.filter(({ capturedAt }) => capturedAt !== undefined && isOfficeHour(capturedAt));
    expect(open.length).toBeGreaterThan(0);
    for (const { externalId, capturedAt } of open) {
      const first = calls.find(({ personId }) => personId === externalId);
      const waited = Temporal.Instant.from(first?.startedAt ?? '2100-01-01T00:00:00Z').since(
        capturedAt ?? Temporal.Instant.fromEpochMilliseconds(0),
      );
      expect(waited.total('minutes')).toBeLessThan(5);
    }
  });
});

/** Two to five in New York: late enough anywhere in the United States, and not too late anywhere. */
function isOfficeHour(at: Temporal.Instant): boolean {
  const { hour } = at.toZonedDateTimeISO('America/New_York');
  return hour >= 14 && hour < 17;
}

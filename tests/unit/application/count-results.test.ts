import { describe, expect, it } from 'vitest';
import { countResults } from '../../../shared/application/count-results.ts';
import type { AttemptChange } from '../../../shared/domain/reports/attempt-change.ts';
import { aDecision } from '../../support/a-lived-run.ts';
import { InMemoryReportLedger } from '../../support/in-memory-report-ledger.ts';
import { anAttempt, NOON } from '../../support/lead-builders.ts';

/** The first decisions on so many calls of an hour of one campaign, by four agents. */
function decisions(calls: number): readonly AttemptChange[] {
  return Array.from({ length: calls }, (_, index) => {
    const facts = { ended: { endedAt: NOON, agentConnectedAt: NOON, agentId: `agent-${index % 4}` } };
    return { revision: 2, after: anAttempt({ contactId: `contact-${index}`, facts, decision: aDecision() }) };
  });
}

async function entriesFor(...batches: readonly (readonly AttemptChange[])[]): Promise<number> {
  const ledger = new InMemoryReportLedger();
  for (const batch of batches) await countResults({ ledger, clock: () => NOON }, batch);
  return ledger.entries;
}

describe('counting a batch of changes', () => {
  it('is one entry for the calls of a minute at 60 dials a minute', async () => {
    expect(await entriesFor(decisions(60))).toBe(1);
  });

  it('is as many entries as its marks and counters need', async () => {
    expect(await entriesFor(decisions(92))).toBe(1);
    expect(await entriesFor(decisions(93))).toBe(2);
  });

  it('is no entry when nothing changes what was counted', async () => {
    const [change] = decisions(1);
    if (change === undefined) throw new Error('There is no change.');

    expect(await entriesFor([])).toBe(0);
    expect(await entriesFor([{ ...change, before: change.after }])).toBe(0);
  });

  it('that comes again is one entry that is refused, and a batch that holds some of it two', async () => {
    const all = decisions(60);

    expect(await entriesFor(all, all)).toBe(2);
    expect(await entriesFor(all.slice(0, 30), all)).toBe(3);
  });
});

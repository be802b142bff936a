import { describe, expect, it } from 'vitest';
import { TABLE_DEFINITION } from '../../../shared/adapters/dynamodb/table-definition.ts';
import { countResults } from '../../../shared/application/count-results.ts';
import type { AttemptChange } from '../../../shared/domain/reports/attempt-change.ts';
import { aDecision } from '../../support/a-lived-run.ts';
import { HeldJournal, NOBODY_LISTENS } from '../../support/held-journal.ts';
import { InMemoryReportLedger } from '../../support/in-memory-report-ledger.ts';
import { anAttempt, NOON } from '../../support/lead-builders.ts';

/** The first decisions on so many calls of an hour of one campaign, by four agents. */
function decisions(calls: number): readonly AttemptChange[] {
  return Array.from({ length: calls }, (_, index) => {
    const facts = { ended: { endedAt: NOON, agentConnectedAt: NOON, agentId: `agent-${index % 4}` } };
    return { revision: 2, after: anAttempt({ contactId: `contact-${index}`, facts, decision: aDecision() }) };
  });
}

/** Two in five answered, each call decided, and its record told a minute later with the place of the recording. */
function tenMinutesOfCalls(perMinute: number, agents: number): readonly AttemptChange[] {
  return Array.from({ length: 10 * perMinute }, (_, index) => {
    const startedAt = NOON.add({ seconds: (index * 60) / perMinute });
    const isAnswered = index % 5 < 2;
    const account = { endedAt: startedAt.add({ seconds: 90 }), agentId: `agent-${index % agents}` };
    const ended = isAnswered ? { ...account, agentConnectedAt: startedAt } : { endedAt: account.endedAt };
    const before = anAttempt({
      contactId: `contact-${index}`,
      placement: { startedAt, tier: index % 3 === 0 ? 2 : 1, campaignId: `campaign-${index % 4}` },
      facts: { ended },
      decision: aDecision({ code: isAnswered ? 'not-interested' : 'no-answer' }),
    });
    const recordingLocation = isAnswered ? { recordingLocation: `bucket/${index}.wav` } : {};
    const record = { ...ended, lastUpdatedAt: ended.endedAt, ...recordingLocation };
    const after = { ...before, facts: { ...before.facts, record } };
    return [
      { at: index, change: { revision: 2, after: before } },
      { at: index + perMinute, change: { revision: 3, before, after } },
    ];
  })
    .flat()
    .toSorted((one, other) => one.at - other.at)
    .map(({ change }) => change);
}

async function entriesFor(...batches: readonly (readonly AttemptChange[])[]): Promise<number> {
  const ledger = new InMemoryReportLedger();
  for (const batch of batches) await countResults({ ledger, journal: NOBODY_LISTENS, clock: () => NOON }, batch);
  return ledger.entries;
}

describe('counting a batch of changes', () => {
  it('is one entry for the calls of a minute at 60 dials a minute', async () => {
    expect(await entriesFor(decisions(60))).toBe(1);
  });

  it('is 0.03 entries a call at most at 60 dials a minute, decisions and later records in full batches', async () => {
    const { batchSize } = TABLE_DEFINITION.streamReaders['count-results'];
    const changes = tenMinutesOfCalls(60, 25);
    const batches = Array.from({ length: Math.ceil(changes.length / batchSize) }, (_, index) =>
      changes.slice(index * batchSize, (index + 1) * batchSize),
    );

    expect((await entriesFor(...batches)) / 600).toBeLessThanOrEqual(0.03);
  });

  it('is as many entries as its marks and counters need', async () => {
    expect(await entriesFor(decisions(92))).toBe(1);
    expect(await entriesFor(decisions(93))).toBe(2);
  });

  it('is told by tier once it is entered, and not again when it comes again', async () => {
    const journal = new HeldJournal();
    const deps = { ledger: new InMemoryReportLedger(), journal, clock: () => NOON };
    const changes = decisions(3);
    await countResults(deps, changes);
    await countResults(deps, changes);

    expect(journal.entries).toEqual([
      { kind: 'results-counted', tier: '1', counts: expect.objectContaining({ attempts: 3 }) },
    ]);
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

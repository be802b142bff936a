import { beforeEach, describe, expect, it } from 'vitest';
import type { LedgerEntry, ReportLedger } from '../../shared/application/ports/report-ledger.ts';
import type { Counts, ReportCounter, ReportDimension } from '../../shared/domain/reports/report-counter.ts';
import type { TrainingRecording } from '../../shared/domain/reports/training-recording.ts';
import { NOON } from '../support/lead-builders.ts';

const DAY = { from: NOON.subtract({ hours: 12 }), to: NOON.add({ hours: 12 }) };

function aCounter(dimension: ReportDimension, key: string, counts: Counts, hour = NOON): ReportCounter {
  return { subject: { dimension, key }, hour, counts };
}

function aRecording(fields: Partial<TrainingRecording> = {}): TrainingRecording {
  return {
    tier: 2,
    campaignId: 'campaign-2',
    contactId: 'contact-1',
    startedAt: NOON,
    outcome: 'sale',
    agentId: 'agent-1',
    locations: ['bucket/call.wav', 'bucket/leg.wav'],
    ...fields,
  };
}

function anEntry(fields: Partial<LedgerEntry>): LedgerEntry {
  return { marks: [], additions: [], recordings: [], ...fields };
}

const mark = (revision: number, contactId = 'contact-1') => ({ of: contactId, change: String(revision) });

/** What every ledger of reports does. */
export function reportLedgerContract(name: string, aLedger: () => Promise<ReportLedger>): void {
  describe(name, () => {
    let ledger: ReportLedger;
    beforeEach(async () => {
      ledger = await aLedger();
    });

    it('adds to counters, and takes away from them', async () => {
      const counts: Counts = { attempts: 2, revenue: 300, 'outcome#no-answer': 1, 'objection#too dear': 1 };
      await ledger.enter(anEntry({ marks: [mark(1)], additions: [aCounter('tier', '2', counts)] }), NOON);
      const correction: Counts = { attempts: 1, revenue: -300, 'outcome#no-answer': -1, sales: 1 };
      await ledger.enter(anEntry({ marks: [mark(2)], additions: [aCounter('tier', '2', correction)] }), NOON);

      expect(await ledger.counters('tier', DAY)).toEqual([
        aCounter('tier', '2', { attempts: 3, 'objection#too dear': 1, sales: 1 }),
      ]);
    });

    it('gives the counters of one dimension that began within the span, in the order of hours and keys', async () => {
      const one: Counts = { attempts: 1 };
      const additions = [
        aCounter('source', 'web # 2', one, NOON.add({ hours: 1 })),
        aCounter('source', 'web', one, NOON.add({ hours: 1 })),
        aCounter('source', 'fair', one),
        aCounter('source', 'before', one, NOON.subtract({ hours: 13 })),
        aCounter('source', 'after', one, DAY.to),
        aCounter('agent', 'agent-1', one),
      ];
      await ledger.enter(anEntry({ marks: [mark(1)], additions }), NOON);

      expect(await ledger.counters('source', DAY)).toEqual([additions[2], additions[1], additions[0]]);
      expect(await ledger.counters('source', { from: NOON.add({ minutes: 1 }), to: DAY.to })).toHaveLength(2);
    });

    it('enters a change once: the entry that holds it again is refused whole, and names it', async () => {
      const additions = [aCounter('tier', '1', { attempts: 1 })];
      expect(await ledger.enter(anEntry({ marks: [mark(1)], additions }), NOON)).toEqual({ kind: 'entered' });

      expect(await ledger.enter(anEntry({ marks: [mark(2), mark(1), mark(1, 'other')], additions }), NOON)).toEqual({
        kind: 'known',
        marks: [mark(1)],
        recordings: [],
      });
      expect(await ledger.counters('tier', DAY)).toEqual(additions);
    });

    it('of two that enter the same change at the same time lets one', async () => {
      const entry = anEntry({ marks: [mark(1)], additions: [aCounter('tier', '1', { attempts: 1 })] });
      const results = await Promise.all([ledger.enter(entry, NOON), ledger.enter(entry, NOON)]);

      expect(results.map(({ kind }) => kind).toSorted()).toEqual(['entered', 'known']);
      expect(await ledger.counters('tier', DAY)).toEqual(entry.additions);
    });

    it('keeps of the recordings of a call the newest, whatever comes after it', async () => {
      const old = { recording: aRecording({ outcome: 'follow-up' }), revision: 3 };
      const newer = { recording: aRecording(), revision: 4 };
      await ledger.enter(anEntry({ recordings: [old] }), NOON);
      expect(await ledger.enter(anEntry({ recordings: [newer] }), NOON)).toEqual({ kind: 'entered' });

      for (const recording of [old, newer]) {
        expect(await ledger.enter(anEntry({ recordings: [recording] }), NOON)).toEqual({
          kind: 'known',
          marks: [],
          recordings: [recording],
        });
      }
      const outcomes = new Set(['sale', 'follow-up'] as const);
      expect(await ledger.recordings({ ...DAY, tier: 2, outcomes })).toEqual([newer.recording]);
    });

    it('gives the recordings of a tier by outcome and span, in the order of their calls', async () => {
      const { agentId: _, ...nobody } = aRecording({ contactId: 'contact-0', locations: ['bucket/only.wav'] });
      const all = [
        aRecording({ startedAt: NOON.add({ hours: 1 }) }),
        nobody,
        aRecording({ contactId: 'contact-2', outcome: 'complaint' }),
        aRecording({ contactId: 'contact-3', tier: 1 }),
        aRecording({ contactId: 'contact-4', startedAt: DAY.to }),
        aRecording({ contactId: 'contact-5', startedAt: DAY.from }),
      ];
      const recordings = all.map((recording) => ({ recording, revision: 2 }));
      await ledger.enter(anEntry({ recordings }), NOON);

      expect(await ledger.recordings({ ...DAY, tier: 2, outcomes: new Set(['sale']) })).toEqual([
        all[5],
        all[1],
        all[0],
      ]);
    });

    it('takes as much in one entry as it says', async () => {
      const marks = Array.from({ length: ledger.mostPerEntry - 1 }, (_, index) => mark(1, `contact-${index}`));
      const additions = [aCounter('tier', '1', { attempts: marks.length })];

      expect(await ledger.enter(anEntry({ marks, additions }), NOON)).toEqual({ kind: 'entered' });
      expect(await ledger.counters('tier', DAY)).toEqual(additions);
    });
  });
}

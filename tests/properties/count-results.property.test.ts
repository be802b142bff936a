import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countResults } from '../../shared/application/count-results.ts';
import type { Attempt } from '../../shared/domain/attempt.ts';
import { OUTCOME_CODES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import { type AttemptChange, addedBy, folded } from '../../shared/domain/reports/attempt-change.ts';
import { countersOfOrder, type NotedOrder } from '../../shared/domain/reports/noted-order.ts';
import { REPORT_DIMENSIONS, type ReportCounter } from '../../shared/domain/reports/report-counter.ts';
import { trainingRecording } from '../../shared/domain/reports/training-recording.ts';
import { aDecision } from '../support/a-lived-run.ts';
import { NOBODY_LISTENS } from '../support/held-journal.ts';
import { InMemoryReportLedger } from '../support/in-memory-report-ledger.ts';
import { aDialledLead, anAttempt, NOON } from '../support/lead-builders.ts';

const ALWAYS = { from: NOON.subtract({ hours: 24 * 365 }), to: NOON.add({ hours: 24 * 365 }) };

/** What can happen to an attempt: a decision, or a record that tells more of the call; a place once told stays. */
type Step =
  | { readonly code: OutcomeCode }
  | { readonly agentId: string; readonly talkMinutes: number; readonly recording?: string };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ code: fc.constantFrom(...OUTCOME_CODES) }),
  fc.record(
    {
      agentId: fc.constantFrom('agent-1', 'agent-2'),
      talkMinutes: fc.nat(30),
      recording: fc.constantFrom('a.wav', 'b.wav'),
    },
    { requiredKeys: ['agentId', 'talkMinutes'] },
  ),
);

function after(attempt: Attempt, step: Step): Attempt {
  if ('code' in step) {
    const version = (attempt.decision?.version ?? 0) + 1;
    return { ...attempt, decision: aDecision({ code: step.code, version }) };
  }
  const { agentId, talkMinutes, recording = attempt.facts.record?.recordingLocation } = step;
  const endedAt = NOON.add({ minutes: talkMinutes });
  const account = { endedAt, agentConnectedAt: NOON, agentId, lastUpdatedAt: endedAt };
  const record = { ...account, ...(recording !== undefined && { recordingLocation: recording }) };
  return { ...attempt, facts: { record } };
}

/** The changes of one attempt in the order of its writes. */
function changesOf(index: number, steps: readonly Step[]): readonly AttemptChange[] {
  const startedAt = NOON.subtract({ minutes: 25 * index });
  let before = anAttempt({ contactId: `contact-${index}`, lead: aDialledLead(), placement: { startedAt } });
  return steps.map((step, at) => {
    const change = { revision: at + 1, before, after: after(before, step) };
    before = change.after;
    return change;
  });
}

const histories = fc.array(fc.array(aStep, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });

async function countersIn(ledger: InMemoryReportLedger): Promise<readonly ReportCounter[]> {
  return (await Promise.all(REPORT_DIMENSIONS.map((dimension) => ledger.counters(dimension, ALWAYS)))).flat();
}

function byName(counters: readonly ReportCounter[]) {
  return new Map(counters.map(({ subject, hour, counts }) => [`${subject.dimension} ${subject.key} ${hour}`, counts]));
}

describe('counting', () => {
  it('comes to what the calls are in the end, however often, in whatever order and batches their changes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 14, max: 40 }),
        async (all, luck, most) => {
          const next = () => luck.next().value;
          const changes = all.flatMap((steps, index) => changesOf(index, steps));
          const repeated = changes.flatMap((change) => Array<AttemptChange>(1 + (next() % 3)).fill(change));
          const shuffled = repeated
            .map((change) => ({ change, at: next() }))
            .toSorted((one, other) => one.at - other.at)
            .map(({ change }) => change);
          const ledger = new InMemoryReportLedger(most);
          const deps = { ledger, journal: NOBODY_LISTENS, clock: () => NOON };

          for (let from = 0; from < shuffled.length; ) {
            const [one, other] = [1 + (next() % 9), next() % 9];
            const batches = [shuffled.slice(from, from + one), shuffled.slice(from + one, from + one + other)];
            await Promise.all(batches.map((batch) => countResults(deps, batch)));
            from += one + other;
          }

          const finals = all.flatMap((steps, index) => changesOf(index, steps).at(-1) ?? []);
          const wanted = folded(finals.flatMap(({ after: attempt }) => addedBy({ revision: 1, after: attempt })));
          expect(byName(await countersIn(ledger))).toEqual(byName(wanted));
          const kept = await ledger.recordings({ ...ALWAYS, tier: 1, outcomes: new Set(OUTCOME_CODES) });
          const recordings = finals.flatMap(({ after: attempt }) => trainingRecording(attempt) ?? []);
          expect(new Map(kept.map((one) => [one.contactId, one]))).toEqual(
            new Map(recordings.map((one) => [one.contactId, one])),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('comes to each order once, however often and in whatever batches it comes, beside calls of the same hours', async () => {
    const anOrder = fc.record({
      leadId: fc.constantFrom('lead-1', 'lead-2', 'contact-0'),
      name: fc.constantFrom('ORDER#1', 'ORDER#2', 'ORDER#3', 'ORDER#4'),
      at: fc.nat(180).map((minutes) => NOON.subtract({ minutes })),
      value: fc.nat(500),
      listId: fc.constantFrom('list-1', 'list-2'),
      tier: fc.constantFrom(1 as const, 3 as const),
      boughtBefore: fc.boolean(),
    });
    const ordersOnce = fc.uniqueArray(anOrder, { selector: ({ leadId, name }) => `${leadId} ${name}`, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        histories,
        ordersOnce,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 14, max: 40 }),
        async (all, orders, luck, most) => {
          const next = () => luck.next().value;
          const changes = all.flatMap((steps, index) => changesOf(index, steps));
          const ledger = new InMemoryReportLedger(most);
          const deps = { ledger, journal: NOBODY_LISTENS, clock: () => NOON };
          const someOf = (told: readonly NotedOrder[]) => told.filter(() => next() % 2 === 0);

          for (const given of [someOf(orders), orders, someOf(orders)]) {
            const cut = next() % (given.length + 1);
            const parts = [given.slice(0, cut), [...given.slice(cut), ...someOf(given)].toReversed()];
            await Promise.all(parts.map((part) => countResults(deps, changes, part)));
          }

          const finals = all.flatMap((steps, index) => changesOf(index, steps).at(-1) ?? []);
          const ofCalls = finals.flatMap(({ after: attempt }) => addedBy({ revision: 1, after: attempt }));
          const wanted = folded([...ofCalls, ...orders.flatMap(countersOfOrder)]);
          expect(byName(await countersIn(ledger))).toEqual(byName(wanted));
        },
      ),
      { numRuns: 100 },
    );
  });
});

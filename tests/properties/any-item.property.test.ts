import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandler as createCountResults } from '../../functions/count-results/handler.ts';
import { createHandler as createPublishEvents } from '../../functions/publish-events/handler.ts';
import { attemptChangeFrom, notedOrderFrom } from '../../shared/adapters/dynamodb/attempt-change-record.ts';
import { attemptKey, linkedMembers, textFromDecision } from '../../shared/adapters/dynamodb/attempt-item.ts';
import { instantText } from '../../shared/adapters/dynamodb/instant-text.ts';
import { textFromLead } from '../../shared/adapters/dynamodb/lead-item.ts';
import { orderItem } from '../../shared/adapters/dynamodb/order-item.ts';
import { erasureFrom, suppressionFrom } from '../../shared/adapters/dynamodb/suppression-record.ts';
import { changeFrom } from '../../shared/adapters/dynamodb/table-change.ts';
import type { JournalEntry } from '../../shared/application/ports/journal.ts';
import { detailJson, type OutgoingEvent } from '../../shared/domain/outgoing-event.ts';
import { redactedError } from '../../shared/runtime/redacted-error.ts';
import { aDecision } from '../support/a-lived-run.ts';
import { InMemoryRejectedInputs } from '../support/in-memory-rejected-inputs.ts';
import { InMemoryReportLedger } from '../support/in-memory-report-ledger.ts';
import { mutated, SECRETS } from '../support/json-mutations.ts';
import { INVOCATION } from '../support/lambda-events.ts';
import { aDialledLead, aLead, anAttempt, NOON } from '../support/lead-builders.ts';
import { aStreamRecord, itemOf, streamEvent } from '../support/stream-records.ts';

type Item = Readonly<Record<string, unknown>>;

const DECISION = aDecision({ code: 'callback-requested', said: { code: 'callback-requested', givenAt: NOON } });
const LEAD = aLead({ purchases: { count: 2, total: 90 }, source: 'fair' });
const CLOSED = itemOf({ ...LEAD, version: 4, state: { kind: 'closed', at: NOON, why: 'attempts-spent' } });
const ATTEMPT = {
  ...attemptKey('contact-1'),
  ...linkedMembers(anAttempt(), textFromLead(aDialledLead())),
  decision: textFromDecision(DECISION),
  decision_version: 1,
  facts: 1,
  fact_ended: { endedAt: instantText(NOON), agentId: 'agent-1' },
};
const ORDER = orderItem(LEAD, { orderId: '7', at: NOON, value: 40 }, 3);

/** The members that hold JSON as text. */
const TEXTS = new Set(['document', 'lead', 'placement', 'decision']);

/** The item with members of it, or of the JSON that it holds as text, taken away, of another kind, renamed, given twice. */
function spoilt({ pk, sk, ...members }: Item): fc.Arbitrary<Item> {
  return mutated(inTexts(members, (text) => JSON.parse(String(text)))).map((changed) => ({
    ...inTexts(Object.fromEntries(Object.entries(changed ?? {})), (json) => JSON.stringify(json)),
    pk,
    sk,
  }));
}

function inTexts(members: Item, turned: (value: unknown) => unknown): Item {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, TEXTS.has(name) ? turned(value) : value]),
  );
}

/** What DynamoDB could hold: it takes no number that JavaScript cannot tell from its neighbours. */
function isStorable(item: Item): boolean {
  try {
    return aStreamRecord('1', undefined, item).dynamodb !== undefined;
  } catch {
    return false;
  }
}

const items = fc.oneof(
  ...[CLOSED, ATTEMPT, ORDER].flatMap((item) => [spoilt(item).filter(isStorable), fc.constant(item)]),
);
const records = fc
  .tuple(fc.option(items, { nil: undefined }), items)
  .map(([before, after]) => aStreamRecord('1', before, after));
const RUNS = { numRuns: 500 };

/** No number and no name in what is logged of it. */
function expectNoSecrets(notes: readonly JournalEntry[], reasons: readonly string[] = []): void {
  const errors = notes.flatMap((note) => ('error' in note ? [redactedError(note.error).message] : []));
  for (const secret of SECRETS) expect([...errors, ...reasons].join()).not.toContain(secret);
}

describe('whatever an item holds, its change', () => {
  it('is told, tells nothing or is kept aside; only one whose event no listener could read is given back', async () => {
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(records, async (record) => {
        const notes: JournalEntry[] = [];
        const rejected = new InMemoryRejectedInputs();
        const told: OutgoingEvent[] = [];
        const outOfShape: OutgoingEvent[] = [];
        const handle = createPublishEvents({
          changeFrom,
          suppressions: { append: async () => undefined, appendErasure: async () => undefined },
          suppressionFrom,
          erasureFrom,
          bus: {
            put: async (events) => {
              const refused = events.filter((event) => detailJson(event) === undefined);
              outOfShape.push(...refused);
              told.push(...events.filter((event) => !refused.includes(event)));
              return refused.map((event) => ({ event, why: 'not of its own shape' }));
            },
          },
          sleep: async () => undefined,
          rejected,
          journal: { note: (note) => notes.push(note) },
          clock: () => NOON,
        });

        const { batchItemFailures } = await handle(streamEvent(record), INVOCATION);
        expect(batchItemFailures).toEqual(outOfShape.length === 0 ? [] : [{ itemIdentifier: '1' }]);
        expectNoSecrets(
          notes,
          rejected.kept.map(({ reason }) => reason),
        );
        met.add(rejected.kept.length > 0 ? 'kept aside' : told.length > 0 ? 'told' : 'tells nothing');
      }),
      RUNS,
    );
    expect([...met].toSorted()).toEqual(['kept aside', 'tells nothing', 'told']);
  });

  it('is counted, counts for nothing or is given back alone, and those beside it are counted', async () => {
    const met = new Set<string>();
    const beside = { ...ATTEMPT, ...attemptKey('contact-2'), contactId: 'contact-2' };
    await fc.assert(
      fc.asyncProperty(records, async (record) => {
        const notes: JournalEntry[] = [];
        const ledger = new InMemoryReportLedger();
        const handle = createCountResults({
          changeFrom: attemptChangeFrom,
          orderFrom: notedOrderFrom,
          ledger,
          journal: { note: (note) => notes.push(note) },
          clock: () => NOON,
        });
        const { batchItemFailures } = await handle(
          streamEvent(record, aStreamRecord('2', undefined, beside)),
          INVOCATION,
        );
        const counted = await ledger.counters('list', { from: NOON.subtract({ hours: 24 }), to: NOON });

        const isUnreadable = notes.some(({ kind }) => kind === 'work-failed');
        expect(batchItemFailures).toEqual(isUnreadable ? [{ itemIdentifier: '1' }] : []);
        expectNoSecrets(notes);
        expect(counted).not.toEqual([]);
        met.add(isUnreadable ? 'given back' : 'counted or nothing');
      }),
      RUNS,
    );
    expect([...met].toSorted()).toEqual(['counted or nothing', 'given back']);
  });
});

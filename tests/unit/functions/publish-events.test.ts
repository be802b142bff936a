import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createHandler } from '../../../functions/publish-events/handler.ts';
import { erasureFrom, suppressionFrom } from '../../../shared/adapters/dynamodb/suppression-record.ts';
import { changeFrom } from '../../../shared/adapters/dynamodb/table-change.ts';
import type { JournalEntry } from '../../../shared/application/ports/journal.ts';
import type { Erasure, Suppression } from '../../../shared/application/ports/suppression-log.ts';
import { erasedLead } from '../../../shared/domain/erased-person.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { OutgoingEvent } from '../../../shared/domain/outgoing-event.ts';
import { TEST_LIST } from '../../../shared/domain/test-lead.ts';
import { InMemoryRejectedInputs } from '../../support/in-memory-rejected-inputs.ts';
import { INVOCATION } from '../../support/lambda-events.ts';
import { aDialledLead, aLead, NOON } from '../../support/lead-builders.ts';
import { aLeadRecord, aStreamRecord, streamEvent } from '../../support/stream-records.ts';

/** The function with a bus that takes every event but those about `refused` leads. */
function aPublisher(refused: readonly string[] = [], append?: (suppression: Suppression) => Promise<void>) {
  const kept: Suppression[] = [];
  const erased: Erasure[] = [];
  const taken: OutgoingEvent[] = [];
  const entries: JournalEntry[] = [];
  const rejected = new InMemoryRejectedInputs();
  const handler = createHandler({
    bus: {
      put: async (events) => {
        const kept = events.filter(({ detail }) => refused.includes(detail.leadId));
        taken.push(...events.filter((event) => !kept.includes(event)));
        return kept.map((event) => ({ event, why: 'InternalFailure' }));
      },
    },
    suppressions: {
      append: append ?? (async (suppression) => void kept.push(suppression)),
      appendErasure: async (erasure) => void erased.push(erasure),
    },
    suppressionFrom,
    erasureFrom,
    changeFrom,
    sleep: async () => undefined,
    rejected,
    journal: { note: (entry) => entries.push(entry) },
    clock: () => NOON,
  });
  return {
    handler: (...records: readonly DynamoDBRecord[]) => handler(streamEvent(...records), INVOCATION),
    taken,
    kept,
    erased,
    entries,
    rejected,
  };
}

function suppressing(id: string, sequenceNumber: string) {
  const before = aDialledLead({ id });
  return aLeadRecord(sequenceNumber, before, {
    ...before,
    version: 4,
    state: { kind: 'suppressed', at: NOON, why: 'do-not-call' },
  });
}

function idsOf(events: readonly OutgoingEvent[]): readonly string[] {
  return events.map(({ detail }) => detail.eventId);
}

const BROKEN = { pk: 'LEAD#lead-9', sk: 'LEAD', status: 'closed', stage: 'selling', document: '{"id":"+12125550100"}' };

describe('publish-events', () => {
  it('tells nothing of a telephone that was rung to try the way of a call', async () => {
    const publisher = aPublisher();
    const before = aDialledLead({ listId: TEST_LIST });
    const after = { ...before, state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } } as const;

    expect(await publisher.handler(aLeadRecord('1', before, after))).toEqual({ batchItemFailures: [] });
    expect(publisher.taken).toEqual([]);
  });

  it('puts the events of a batch on the bus', async () => {
    const publisher = aPublisher();

    expect(await publisher.handler(suppressing('lead-1', '1'), suppressing('lead-2', '2'))).toEqual({
      batchItemFailures: [],
    });
    expect(idsOf(publisher.taken)).toEqual(['CustomerOptedOut:lead-1:1.4', 'CustomerOptedOut:lead-2:1.4']);
  });

  it('gives the same events when the batch comes again', async () => {
    const publisher = aPublisher();
    await publisher.handler(suppressing('lead-1', '1'));
    await publisher.handler(suppressing('lead-1', '1'));

    expect(publisher.taken[1]).toEqual(publisher.taken[0]);
  });

  it('reports the records whose events were not taken, and they alone', async () => {
    const publisher = aPublisher(['lead-1']);

    expect(await publisher.handler(suppressing('lead-1', '1'), suppressing('lead-2', '2'))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
    expect(idsOf(publisher.taken)).toEqual(['CustomerOptedOut:lead-2:1.4']);
    expect(publisher.entries).toMatchObject([
      { kind: 'work-failed', what: 'publish-events', error: { message: expect.stringContaining('InternalFailure') } },
    ]);
  });

  it('keeps a record aside whose items it cannot read, without a value of it in the reason, and goes on', async () => {
    const publisher = aPublisher();
    const record = aStreamRecord('1', undefined, BROKEN);

    expect(await publisher.handler(record, suppressing('lead-2', '2'))).toEqual({ batchItemFailures: [] });
    expect(idsOf(publisher.taken)).toEqual(['CustomerOptedOut:lead-2:1.4']);
    expect(publisher.rejected.kept).toEqual([
      {
        source: 'table-change',
        reason: expect.stringMatching(/^The stored item LEAD#lead-9 \/ LEAD cannot be read: /),
        payload: JSON.stringify(record),
        at: NOON,
      },
    ]);
    expect(publisher.rejected.kept[0]?.reason).not.toContain('5550100');
  });

  it('reports such a record when it cannot be kept aside either', async () => {
    const publisher = aPublisher();
    publisher.rejected.failsWith = new Error('The queue is away.');

    expect(await publisher.handler(aStreamRecord('1', undefined, BROKEN), suppressing('lead-2', '2'))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
    expect(publisher.taken).toHaveLength(1);
  });
});

describe('a record of the table', () => {
  it.each<[string, Partial<Lead>]>([
    ['is claimed', { state: aDialledLead().state }],
    [
      'rests',
      {
        state: {
          kind: 'resting',
          until: NOON,
          why: 'complaint',
          then: { stage: 'selling', purpose: { kind: 'approach' } },
        },
      },
    ],
  ])('of a lead that %s is not even parsed', (_what, fields) => {
    const before = aLead();

    expect(changeFrom(aLeadRecord('1', before, { ...before, ...fields, version: 2 }))).toBeUndefined();
  });

  it('that is neither a lead nor an attempt, or is gone, tells nothing', () => {
    expect(
      changeFrom(aStreamRecord('1', undefined, { pk: 'NUMBER#1', sk: 'NUMBER', lead_id: 'lead-1' })),
    ).toBeUndefined();
    expect(
      changeFrom({ eventName: 'REMOVE', dynamodb: { ApproximateCreationDateTime: 1, Keys: { sk: { S: 'ATTEMPT' } } } }),
    ).toBeUndefined();
  });

  it('of a lead whose stage moves is read whatever its state', () => {
    const before = aLead();
    const after = aDialledLead({ version: 2, stage: 'selling' });

    expect(changeFrom(aLeadRecord('1', before, after))).toEqual({
      kind: 'lead-changed',
      before,
      after,
      at: NOON.add({ seconds: 1 }),
    });
  });
});

describe('the log of suppressions', () => {
  const NUMBER = { pk: 'NUMBER#key-1', sk: 'NUMBER', lead_id: 'lead-1' };
  const SUPPRESSED = { ...NUMBER, suppressed_at: '2026-01-05T17:00:00.000Z', suppressed_why: 'do-not-call' };
  const KEPT = { numberKey: 'key-1', at: NOON, why: 'do-not-call' };

  it('is given every number that is suppressed, once, and no other', async () => {
    const publisher = aPublisher();
    const answer = await publisher.handler(
      aStreamRecord('1', NUMBER, SUPPRESSED),
      aStreamRecord('2', SUPPRESSED, { ...SUPPRESSED, lead_id: 'lead-2' }),
      aStreamRecord('3', undefined, NUMBER),
    );

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(publisher.kept).toEqual([KEPT]);
    expect(publisher.taken).toEqual([]);
  });

  it('is given every person who is erased, once', async () => {
    const publisher = aPublisher();
    const before = aDialledLead({ id: 'lead-1' });
    const after = erasedLead(before, NOON);

    expect(await publisher.handler(aLeadRecord('1', before, after), aLeadRecord('2', after, after))).toEqual({
      batchItemFailures: [],
    });
    expect(publisher.erased).toEqual([{ leadId: 'lead-1', at: NOON }]);
    expect(publisher.kept).toEqual([]);
  });

  it('that takes nothing keeps no event from the bus, and is asked again', async () => {
    const publisher = aPublisher([], () => Promise.reject(new Error('SlowDown')));

    expect(await publisher.handler(aStreamRecord('1', NUMBER, SUPPRESSED), suppressing('lead-1', '2'))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
    expect(publisher.taken).toHaveLength(1);
  });

  it('is kept although the bus takes nothing', async () => {
    const publisher = aPublisher(['lead-1']);

    expect(await publisher.handler(suppressing('lead-1', '1'), aStreamRecord('2', NUMBER, SUPPRESSED))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
    expect(publisher.kept).toEqual([KEPT]);
  });

  it('misses nothing in silence: a suppression that cannot be read is kept aside', async () => {
    const publisher = aPublisher();
    const broken = { ...SUPPRESSED, suppressed_why: '+12125550100' };

    expect(await publisher.handler(aStreamRecord('1', NUMBER, broken))).toEqual({ batchItemFailures: [] });
    expect(publisher.rejected.kept).toMatchObject([{ source: 'table-change' }]);
    expect(publisher.rejected.kept[0]?.reason).not.toContain('5550100');
  });
});

import { describe, expect, it } from 'vitest';
import { DynamoLeadRepository } from '../../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { type Writes, writesOf } from '../../../simulator/wire/written-items.ts';
import { aDecision } from '../../support/a-lived-run.ts';
import { carriedOut, documentsAnsweredBy } from '../../support/answered-clients.ts';
import { aDialledLead, aLead, anAttempt, NOON } from '../../support/lead-builders.ts';

/** What the product's own storage writes, request by request. */
async function writesBy(work: (leads: DynamoLeadRepository) => Promise<unknown>): Promise<readonly Writes[]> {
  const writes: Writes[] = [];
  const client = documentsAnsweredBy((request) => {
    writes.push(writesOf(request));
    return carriedOut();
  });
  await work(new DynamoLeadRepository(client, 'leads'));
  return writes;
}

const NOTHING: Writes = { items: [], decidedCalls: [] };

describe('what a request writes', () => {
  it('is the whole item of a put, its texts only', async () => {
    const [saved] = await writesBy((leads) => leads.save(aLead()));

    expect(saved?.items).toEqual([
      {
        pk: 'LEAD#lead-1',
        sk: 'LEAD',
        timer_pk: 'READY#campaign-1#US-America/New_York#0',
        timer_sk: '2026-01-05T17:00:00.000Z#00#lead-1',
        status: 'ready',
        stage: 'prospecting',
        campaign_id: 'campaign-1',
        document: expect.any(String),
      },
    ]);
  });

  it('is every whole item of a transaction', async () => {
    const [linked] = await writesBy((leads) => leads.link(anAttempt()));

    expect(linked?.items.map(({ pk, status }) => [pk, status])).toEqual([
      ['LEAD#lead-1', 'dialling'],
      ['LEAD#lead-1', undefined],
    ]);
  });

  it('is the decision on a call, the first and each correction', async () => {
    const decided = anAttempt({ decision: aDecision() });
    const correction = aDecision({ version: 2, because: 'correction' });

    expect(
      await writesBy(async (leads) => {
        await leads.decide(anAttempt(), aDecision(), aLead());
        await leads.correct(decided, correction);
      }),
    ).toEqual([expect.objectContaining({ decidedCalls: ['contact-1'] }), { items: [], decidedCalls: ['contact-1'] }]);
  });

  it('is no decision while a call is claimed, linked or followed', async () => {
    const writes = await writesBy(async (leads) => {
      await leads.claim(aDialledLead());
      await leads.link(anAttempt());
      await leads.saveProgress(anAttempt());
    });

    expect(writes.map(({ decidedCalls }) => decidedCalls)).toEqual([[], [], []]);
  });

  it('is no decision on a call when something else is decided', () => {
    const Update = {
      Key: { pk: { S: 'LEAD#lead-1' }, sk: { S: 'LEAD' } },
      UpdateExpression: 'SET #decision = :decision',
    };
    const body = JSON.stringify({ TransactItems: [{ Update }] });

    expect(writesOf({ method: 'POST', path: '/', operation: 'TransactWriteItems', body })).toEqual(NOTHING);
  });

  it('is nothing when single attributes are updated or an item is read', async () => {
    expect(
      await writesBy(async (leads) => {
        await leads.suppressNumbers(['number-1'], 'do-not-call', NOON);
        await leads.get('lead-1');
      }),
    ).toEqual([NOTHING, NOTHING]);
  });
});

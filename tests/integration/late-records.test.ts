import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, it } from 'vitest';
import { createHandler, type RecordContactRecordDependencies } from '../../functions/record-contact-record/handler.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { linkAttempt } from '../../shared/application/link-attempt.ts';
import type { Attempt } from '../../shared/domain/attempt.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { claimedLead } from '../../shared/domain/lead-transitions.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { aDesk, type Desk, STARTED } from '../support/a-desk.ts';
import { connectFixture, withMembers } from '../support/connect-fixture.ts';
import { containing } from '../support/containing.ts';
import { INVOCATION, inBase64, kinesisEvent } from '../support/lambda-events.ts';
import { aLead, NOON } from '../support/lead-builders.ts';
import { realTables } from '../support/real-table.ts';

const INSTANCE = '12345678-1234-1234-1234-123456789012';
const CALL = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const RECORDING = `recordings-example/connect/2026/01/05/${CALL}.wav`;
const WITHOUT_RECORDING = { ...connectFixture('contact-record.voice-api.constructed'), Recording: null };
const WITH_RECORDING = connectFixture('contact-record.voice-api.constructed');

const freshTable = realTables();
let desk: Desk;
let now: Temporal.Instant;
let deliver: (record: unknown) => Promise<void>;

beforeEach(async () => {
  const { client, name } = await freshTable();
  now = NOON;
  desk = { ...(await aDesk()), leads: new DynamoLeadRepository(client, name), clock: () => now };
  await putInTheAir();
  const deps: RecordContactRecordDependencies = {
    ...desk,
    instanceId: INSTANCE,
    hasher: async () => new HmacNumberHasher('a secret of this test alone, long enough'),
    rejected: {
      keep: ({ reason }) => {
        throw new Error(reason);
      },
    },
  };
  const handler = createHandler(deps);
  deliver = async (record) => {
    expect(await handler(kinesisEvent(inBase64(JSON.stringify(record))), INVOCATION)).toEqual({
      batchItemFailures: [],
    });
  };
});

it('a record delivered again twice, days later, with one more attribute each time, decides once', async () => {
  const first = withMembers(WITHOUT_RECORDING, ['Attributes'], {
    tierline_disposition: 'sale',
    tierline_order_value: '90',
  });
  const second = updated(
    withMembers({ ...first, Recording: WITH_RECORDING['Recording'] }, ['Attributes'], { topic: 'seed' }),
    49,
  );
  const third = updated(withMembers(second, ['Attributes'], { rating: '5' }), 121);

  await deliver(first);
  const [lead, { decision }] = [await storedLead(), await storedAttempt()];
  const soldAt = Temporal.Instant.from('2026-01-05T16:58:00Z');
  expect(lead.purchases).toEqual(containing({ count: 1, total: 90, lastAt: soldAt }));
  for (const [record, hours] of [
    [second, 49],
    [third, 121],
    [second, 122],
    [third, 123],
    [first, 124],
  ] as const) {
    now = NOON.add({ hours });
    await deliver(record);
  }

  const attempt = await storedAttempt();
  expect(await storedLead()).toEqual(lead);
  expect([attempt.decision, attempt.earlierDecisions]).toEqual([decision, undefined]);
  expect(decision).toEqual(containing({ outcome: OUTCOMES.sale, version: 1, because: 'facts' }));
  expect(attempt.facts.record).toEqual(
    containing({ recordingLocation: RECORDING, lastUpdatedAt: NOON.add({ hours: 121 }) }),
  );
  expect(attempt.facts.corrections).toBeUndefined();
  expect(notes('outcome-decided')).toBe(1);
  expect(notes('fact-recorded-late')).toBe(2);
});

it('a disposition corrected in the attributes counts once, though its record comes again and out of order', async () => {
  const first = withMembers(WITHOUT_RECORDING, ['Attributes'], { tierline_disposition: 'not-interested' });
  const corrected = updated(
    withMembers(WITH_RECORDING, ['Attributes'], { tierline_disposition: 'sale', tierline_order_value: '90' }),
    20,
  );
  const fuller = updated(withMembers(corrected, ['Attributes'], { rating: '5' }), 60);

  await deliver(first);
  for (const [record, hours] of [
    [corrected, 20],
    [corrected, 21],
    [fuller, 60],
    [first, 61],
    [corrected, 62],
  ] as const) {
    now = NOON.add({ hours });
    await deliver(record);
  }

  const { decision, earlierDecisions, facts } = await storedAttempt();
  expect(decision).toEqual(containing({ outcome: OUTCOMES.sale, version: 2, because: 'correction' }));
  expect(earlierDecisions).toEqual([containing({ outcome: OUTCOMES['not-interested'], version: 1, because: 'facts' })]);
  expect(facts.record?.recordingLocation).toBe(RECORDING);
  expect(await storedLead()).toEqual(
    containing({ stage: 'account-care', placed: 1, purchases: { count: 1, total: 90 }, lastOutcome: 'sale' }),
  );
  expect([notes('outcome-decided'), notes('decision-corrected')]).toEqual([1, 1]);
});

it('a disposition corrected in the attributes days later is kept, and counts no more', async () => {
  const first = withMembers(WITHOUT_RECORDING, ['Attributes'], { tierline_disposition: 'not-interested' });
  const late = updated(withMembers(first, ['Attributes'], { tierline_disposition: 'sale' }), 72);

  await deliver(first);
  const [lead, { decision }] = [await storedLead(), await storedAttempt()];
  now = NOON.add({ hours: 72 });
  for (const record of [late, late]) await deliver(record);

  const attempt = await storedAttempt();
  expect([await storedLead(), attempt.decision]).toEqual([lead, decision]);
  expect(attempt.facts.corrections).toEqual([{ code: 'sale', givenAt: now }]);
  expect(notes('correction-too-late')).toBe(1);
});

async function putInTheAir(): Promise<void> {
  const lead = aLead({ stage: 'selling', campaignId: 'campaign-2', version: 0 });
  await desk.leads.add(lead);
  const claim = claimedLead({ ...lead, version: 1 }, NOON.subtract({ minutes: 6 }), 600);
  await desk.leads.claim(claim);
  await linkAttempt(desk, { ...claim, version: 2 }, { contactId: CALL, startedAt: STARTED, rulesVersion: 7 });
}

function updated(record: Record<string, unknown>, hours: number): Record<string, unknown> {
  return { ...record, LastUpdateTimestamp: NOON.add({ hours }).toString() };
}

function notes(kind: string): number {
  return desk.notes.filter((note) => note.kind === kind).length;
}

async function storedLead(): Promise<Lead> {
  const lead = await desk.leads.get('lead-1');
  if (lead === undefined) throw new Error('the lead is not stored');
  return lead;
}

async function storedAttempt(): Promise<Attempt> {
  const contact = await desk.leads.getContact(CALL);
  if (contact?.kind !== 'linked') throw new Error('the call is not linked');
  return contact.attempt;
}

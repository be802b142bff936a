import type { ConnectContactFlowEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createHandler as createDialDueLeads } from '../../../functions/dial-due-leads/handler.ts';
import { createHandler as createOptOut } from '../../../functions/opt-out/handler.ts';
import { createHandler as createRecordContactEvent } from '../../../functions/record-contact-event/handler.ts';
import { createHandler as createRecordContactRecord } from '../../../functions/record-contact-record/handler.ts';
import { createHandler as createRecordDisposition } from '../../../functions/record-disposition/handler.ts';
import { HmacNumberHasher } from '../../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { OptOutRefusedError } from '../../../shared/application/errors.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { TransitionOverrides } from '../../../shared/domain/transitions-schema.ts';
import { ATTRIBUTES, aDesk, claimed, DEPLOYMENT, type Desk, STARTED, storedLead } from '../../support/a-desk.ts';
import { connectFixture, withMembers } from '../../support/connect-fixture.ts';
import { InMemoryRejectedInputs } from '../../support/in-memory-rejected-inputs.ts';
import { INVOCATION, inBase64, kinesisEvent, sqsEvent } from '../../support/lambda-events.ts';
import { aNumber, NOON } from '../../support/lead-builders.ts';
import { aDiallingBench } from '../../support/scripted-telephony.ts';
import { SettingsWithTransitions } from '../../support/settings-with-transitions.ts';

const instanceId = '12345678-1234-1234-1234-123456789012';
const CALL = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const EVENT = connectFixture('contact-event.disconnected.api.constructed');
const RECORD = connectFixture('contact-record.voice-api.constructed');
const GUIDE = connectFixture('flow-event.guide.constructed');
const BAD_EVENT = JSON.stringify(withMembers(EVENT, ['detail'], { disconnectTimestamp: 'soon' }));
const CHAT = JSON.stringify(connectFixture('contact-event.disconnected.chat.constructed'));
const NOT_KEPT = new Error('the queue is not there');
const NEEDS_FACTS: TransitionOverrides = [
  { from: 'prospecting', on: 'interested', kind: 'advance', facts: ['need', 'decision_maker', 'budget'] },
];
const hasher = new HmacNumberHasher('a secret');

/** A desk where `lead-1` has been claimed for its first call, which Connect knows and nobody linked. */
async function aRoom(
  fields: Partial<Lead> = {},
  overrides: TransitionOverrides = [],
): Promise<{ desk: Desk; rejected: InMemoryRejectedInputs }> {
  const plain = await aDesk();
  const desk = { ...plain, settings: new SettingsWithTransitions(plain.repository, overrides) };
  await claimed(desk, fields);
  desk.telephony.contacts.set(CALL, { attributes: ATTRIBUTES, initiatedAt: STARTED, initiationMethod: 'API' });
  return { desk, rejected: new InMemoryRejectedInputs() };
}

function asFlowEvent(json: unknown): ConnectContactFlowEvent {
  return JSON.parse(JSON.stringify(json));
}

function guideWith(changes: { attributes?: Record<string, string>; form?: Record<string, string> }) {
  const event = withMembers(GUIDE, ['Details', 'ContactData', 'Attributes'], changes.attributes ?? {});
  return asFlowEvent(withMembers(event, ['Details', 'Parameters'], changes.form ?? {}));
}

describe('contact events', () => {
  it('that nobody understands are kept with reason and payload, and not delivered again', async () => {
    const { desk, rejected } = await aRoom();
    const handle = createRecordContactEvent({ ...desk, rejected, instanceId });

    expect(await handle(sqsEvent(CHAT, BAD_EVENT, JSON.stringify(EVENT)), INVOCATION)).toEqual({
      batchItemFailures: [],
    });
    expect(rejected.kept).toEqual([
      {
        source: 'contact-event',
        reason: 'detail.disconnectTimestamp: not an ISO 8601 moment of this age',
        payload: BAD_EVENT,
        at: NOON,
      },
    ]);
    expect(desk.notes).toEqual(
      expect.arrayContaining([
        { kind: 'input-ignored', source: 'contact-event', why: 'not a voice contact' },
        { kind: 'input-rejected', source: 'contact-event', why: rejected.kept[0]?.reason },
      ]),
    );
    expect((await storedLead(desk)).state.kind).toBe('wrapping');
  });

  it('are delivered again, they alone, when they cannot be kept', async () => {
    const { desk, rejected } = await aRoom();
    rejected.failsWith = NOT_KEPT;
    const handle = createRecordContactEvent({ ...desk, rejected, instanceId });

    expect(await handle(sqsEvent(CHAT, BAD_EVENT), INVOCATION)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-2' }],
    });
    expect(desk.notes).toContainEqual({ kind: 'work-failed', what: 'contact-event', error: NOT_KEPT });
  });
});

describe('contact records', () => {
  async function recordOf(record: unknown, fields: Partial<Lead> = {}, overrides: TransitionOverrides = []) {
    const { desk, rejected } = await aRoom(fields, overrides);
    const handle = createRecordContactRecord({ ...desk, rejected, instanceId, hasher: async () => hasher });
    const data = inBase64(JSON.stringify(record));
    return { desk, rejected, data, answer: await handle(kinesisEvent(data), INVOCATION) };
  }

  it('that nobody understands are kept as they came', async () => {
    const { rejected, data, answer } = await recordOf({ ...RECORD, DisconnectTimestamp: 'soon' });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(rejected.kept).toEqual([
      {
        source: 'contact-record',
        reason: 'disconnectTimestamp: not an ISO 8601 moment of this age',
        payload: data,
        at: NOON,
      },
    ]);
  });

  it('bring along what the guide wrote into the contact', async () => {
    const form = { tierline_disposition: 'sale', tierline_order_value: '240' };
    const { desk } = await recordOf(withMembers(RECORD, ['Attributes'], form));
    const known = await desk.leads.getContact(CALL);

    expect(known?.kind === 'linked' && known.attempt.facts.disposition).toMatchObject({
      code: 'sale',
      orderValue: 240,
    });
    expect(known?.kind === 'linked' && known.attempt.decision?.outcome.code).toBe('sale');
  });

  it('count although what the guide wrote is malformed, which is noted', async () => {
    const { desk, rejected } = await recordOf(withMembers(RECORD, ['Attributes'], { tierline_disposition: 'great' }));

    expect((await storedLead(desk)).state.kind).toBe('wrapping');
    expect(desk.notes).toContainEqual({
      kind: 'input-ignored',
      source: 'contact-record-attributes',
      why: expect.stringMatching(/^disposition: /),
    });
    expect(rejected.kept).toEqual([]);
  });

  it('with a form that lacks facts for the hand-over are kept: no agent is there to be told', async () => {
    const record = withMembers(RECORD, ['Attributes'], {
      tierline_disposition: 'interested',
      tierline_fact_budget: '1',
    });
    const { desk, rejected, answer } = await recordOf(record, {}, NEEDS_FACTS);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(rejected.kept.map(({ reason }) => reason)).toEqual([
      'attributes: the lead cannot be handed over without the facts need, decision_maker',
    ]);
    expect((await storedLead(desk)).state.kind).toBe('wrapping');
  });

  it('with a disposition for a lead that is not stored are kept', async () => {
    const attributes = { tierline_lead: 'lead-of-nobody', tierline_disposition: 'sale' };
    const { rejected, answer } = await recordOf(withMembers(RECORD, ['Attributes'], attributes));

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(rejected.kept.map(({ reason }) => reason)).toEqual([
      'attributes: the disposition is of a call or a lead that is not known',
    ]);
  });

  it('of a call by hand count for the lead whose number it was', async () => {
    const byHand = connectFixture('contact-record.voice-outbound.constructed');
    const { desk } = await recordOf(byHand, { numbers: [aNumber({ key: hasher.keyOf('+12125550100') })] });

    expect((await storedLead(desk)).recentCalls).toMatchObject([{ contactId: byHand['ContactId'] }]);
  });
});

describe("an agent's form", () => {
  it('is recorded for the call whose guide it is', async () => {
    const { desk, rejected } = await aRoom();
    const handle = createRecordDisposition({ ...desk, rejected });

    expect(await handle(guideWith({}), INVOCATION)).toEqual({ status: 'waiting' });
    expect(rejected.kept).toEqual([]);
  });

  it.each([
    ['with a field that nobody knows', guideWith({ form: { disposition: 'great' } }), /^disposition: /],
    ['of another deployment', guideWith({ attributes: { tierline_deployment: 'another' } }), /another deployment/],
    ['of a lead that is not stored', guideWith({ attributes: { tierline_lead: 'lead-of-nobody' } }), /not stored/],
    ['that is none', asFlowEvent({ form: 'none' }), /^details: /],
  ])('%s is refused with its reason, and kept', async (_what, event, why) => {
    const { desk, rejected } = await aRoom();
    const handle = createRecordDisposition({ ...desk, rejected });

    expect(await handle(event, INVOCATION)).toEqual({ status: 'refused', why: expect.stringMatching(why) });
    expect(rejected.kept).toEqual([
      { source: 'disposition', reason: expect.stringMatching(why), payload: JSON.stringify(event), at: NOON },
    ]);
  });

  it('that lacks facts for the hand-over is refused with their names, and not kept: its agent sends it again', async () => {
    const { desk, rejected } = await aRoom({}, NEEDS_FACTS);
    const handle = createRecordDisposition({ ...desk, rejected });
    const form = { disposition: 'interested', fact_budget: '500' };

    expect(await handle(guideWith({ form }), INVOCATION)).toEqual({
      status: 'refused',
      why: 'Before the lead is handed over, find out: need, decision_maker. Fill in fact_need, fact_decision_maker and send the form again.',
      missing: 'need,decision_maker',
    });
    expect([rejected.kept, desk.notes]).toEqual([[], []]);
    expect(
      await handle(guideWith({ form: { ...form, fact_need: 'more', fact_decision_maker: 'Anna' } }), INVOCATION),
    ).toEqual({ status: 'waiting' });
  });

  it('with a callback tells the flow when to remind of it, and for whom', async () => {
    const { desk, rejected } = await aRoom();
    const handle = createRecordDisposition({ ...desk, rejected });
    const callbackAt = NOON.add({ hours: 2 }).toString();
    const form = { disposition: 'callback-requested', callbackAt, callbackWith: 'same-agent' };

    expect(await handle(guideWith({ form }), INVOCATION)).toEqual({
      status: 'waiting',
      remind: 'yes',
      remind_at: String(NOON.add({ minutes: 115 }).epochMilliseconds / 1_000),
      remind_agent: '',
    });
  });

  it('fails when it can neither be recorded nor kept', async () => {
    const { desk, rejected } = await aRoom();
    rejected.failsWith = NOT_KEPT;
    const handle = createRecordDisposition({ ...desk, rejected });

    await expect(handle(asFlowEvent({ form: 'none' }), INVOCATION)).rejects.toBe(NOT_KEPT);
  });
});

describe("a customer's wish not to be called any more", () => {
  it('is granted', async () => {
    const { desk, rejected } = await aRoom();

    expect(await createOptOut({ ...desk, rejected })(guideWith({}), INVOCATION)).toEqual({ status: 'suppressed' });
  });

  it.each([
    ['on a call without our attributes', asFlowEvent(connectFixture('flow-event.voice-api')), /no tierline attributes/],
    [
      'on a call of another deployment',
      guideWith({ attributes: { tierline_deployment: 'another' } }),
      /another deployment/,
    ],
    ['of a lead that is not stored', guideWith({ attributes: { tierline_lead: 'lead-of-nobody' } }), /not stored/],
  ])('%s takes the error branch to a person, and is kept', async (_what, event, why) => {
    const { desk, rejected } = await aRoom();

    await expect(createOptOut({ ...desk, rejected })(event, INVOCATION)).rejects.toBeInstanceOf(OptOutRefusedError);
    expect(rejected.kept).toEqual([
      { source: 'opt-out', reason: expect.stringMatching(why), payload: JSON.stringify(event), at: NOON },
    ]);
  });

  it('of another deployment suppresses nobody of ours', async () => {
    const { desk, rejected } = await aRoom();
    const before = await storedLead(desk);
    const handle = createOptOut({ ...desk, rejected, deployment: `${DEPLOYMENT}-b` });

    await expect(handle(guideWith({}), INVOCATION)).rejects.toBeInstanceOf(OptOutRefusedError);
    expect(await storedLead(desk)).toEqual(before);
  });
});

describe('wake-ups', () => {
  it('that nobody understands are kept once the dialler has run, and hold nothing up', async () => {
    const bench = await aDiallingBench();
    const rejected = new InMemoryRejectedInputs();
    const handle = createDialDueLeads({ ...bench.deps, rejected, instanceId });

    expect(await handle(sqsEvent('{"kind":"tick"}', 'tick'), INVOCATION)).toEqual({ batchItemFailures: [] });
    expect(bench.board.asked).toHaveLength(1);
    expect(rejected.kept).toEqual([{ source: 'wake-up', reason: 'not JSON', payload: 'tick', at: NOON }]);
  });

  it('are delivered again, they alone, when they cannot be kept', async () => {
    const bench = await aDiallingBench();
    const rejected = new InMemoryRejectedInputs();
    rejected.failsWith = NOT_KEPT;
    const handle = createDialDueLeads({ ...bench.deps, rejected, instanceId });

    expect(await handle(sqsEvent('{"kind":"tick"}', 'tick'), INVOCATION)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-2' }],
    });
    expect(bench.board.asked).toHaveLength(1);
  });
});

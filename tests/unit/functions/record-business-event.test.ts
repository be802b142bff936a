import { describe, expect, it } from 'vitest';
import { toCommand } from '../../../functions/record-business-event/event.ts';
import { createHandler } from '../../../functions/record-business-event/handler.ts';
import { HmacNumberHasher } from '../../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { PrefixNumberZones } from '../../../shared/adapters/number-plan/prefix-number-zones.ts';
import { aDesk, storedLead } from '../../support/a-desk.ts';
import { aCaptureEvent, aCaseEvent, aPurchaseEvent } from '../../support/business-events.ts';
import { containing } from '../../support/containing.ts';
import { InMemoryRejectedInputs } from '../../support/in-memory-rejected-inputs.ts';
import { INVOCATION, sqsEvent } from '../../support/lambda-events.ts';
import { aLead, NOON } from '../../support/lead-builders.ts';

const AN_HOUR_AGO = NOON.subtract({ hours: 1 });

function command(event: unknown) {
  return toCommand(JSON.stringify(event), NOON);
}

describe("an event of the company's systems", () => {
  it('tells of a purchase, whose products are left alone', () => {
    expect(command(aPurchaseEvent())).toEqual({
      kind: 'purchase',
      purchase: { customer: { leadId: 'lead-1' }, order: { orderId: 'A-1', at: AN_HOUR_AGO, value: 120 } },
    });
  });

  it('may write ids as numbers and amounts as texts, and cents are rounded', () => {
    const customer = { externalId: 4711, phone: '', country: 'us' };

    expect(command(aPurchaseEvent({ orderId: 815, value: '129.50', customer }))).toEqual({
      kind: 'purchase',
      purchase: {
        customer: { externalId: '4711', country: 'US' },
        order: { orderId: '815', at: AN_HOUR_AGO, value: 130 },
      },
    });
  });

  it('tells of a closed case', () => {
    expect(command(aCaseEvent())).toEqual({
      kind: 'case',
      closed: { customer: { leadId: 'lead-1' }, caseId: 'C-1', closedAt: AN_HOUR_AGO },
    });
  });

  it('tells of a captured lead, a prospect unless it says otherwise', () => {
    const captured = {
      capturedAt: NOON.subtract({ seconds: 1 }),
      externalId: 'W-1',
      name: 'Ada Example',
      phones: ['+1 212 555 0123'],
      source: 'web form',
      stage: 'prospecting',
      attributes: { crop: 'apples' },
    };

    expect(command(aCaptureEvent())).toEqual({ kind: 'lead', lead: captured });
    expect(
      command(
        aCaptureEvent({
          phones: ['0151 1234', null],
          phone: undefined,
          country: 'de',
          timezone: 'Europe/Berlin',
          region: 'BY',
          postal_code: 80331,
          consent: 'written',
          stage: 'selling',
          attributes: { size: 12, crop: 'apples' },
        }),
      ),
    ).toEqual({
      kind: 'lead',
      lead: {
        ...captured,
        phones: ['0151 1234'],
        country: 'DE',
        timezone: 'Europe/Berlin',
        region: 'BY',
        postalCode: '80331',
        consent: 'written',
        stage: 'selling',
      },
    });
  });

  it('of another type is left alone', () => {
    expect(command({ ...aPurchaseEvent(), 'detail-type': 'InvoiceSent' })).toEqual({
      kind: 'ignore',
      why: 'another type of event',
    });
  });

  it.each([
    ['no JSON', 'soon', 'not JSON'],
    ['another version', aPurchaseEvent({ version: 2 }), 'detail.version: must be 1'],
    ['no order number', aPurchaseEvent({ orderId: '' }), 'detail.orderId: a text is required'],
    ['no moment', aPurchaseEvent({ at: undefined }), 'detail.at: a moment is required'],
    ['a moment that is none', aPurchaseEvent({ at: 'soon' }), 'detail.at: not an ISO 8601 moment of this age'],
    ['a moment far ahead', aPurchaseEvent({ at: '2026-01-06T17:00:01Z' }), 'detail.at: lies more than a day ahead'],
    ['a refund', aPurchaseEvent({ value: -1 }), 'detail.value: must be an amount of 0 or more'],
    [
      'nobody',
      aPurchaseEvent({ customer: { country: 'US' } }),
      'detail.customer: must name a leadId, an externalId or a phone',
    ],
    ['no number to call', aCaptureEvent({ phone: '' }), 'detail.phone: a telephone number is required'],
    ['no source', aCaptureEvent({ source: null }), 'detail.source: a text is required'],
    ['a case without number', aCaseEvent({ caseId: null }), 'detail.caseId: a text is required'],
  ])('is rejected with its reason when it has %s', (_what, event, why) => {
    expect(typeof event === 'string' ? toCommand(event, NOON) : command(event)).toEqual({ kind: 'reject', why });
  });

  it('may be of a moment up to a day ahead, as clocks differ', () => {
    expect(command(aPurchaseEvent({ at: '2026-01-06T17:00:00Z' })).kind).toBe('purchase');
  });
});

describe('the function', () => {
  const hasher = new HmacNumberHasher('a secret');

  async function aRoom() {
    const desk = await aDesk();
    await desk.leads.add(aLead({ version: 0 }));
    const rejected = new InMemoryRejectedInputs();
    const zones = PrefixNumberZones.load();
    return { desk, rejected, handle: createHandler({ ...desk, rejected, zones, hasher: async () => hasher }) };
  }

  it('carries out each event of a batch', async () => {
    const { desk, rejected, handle } = await aRoom();
    const bodies = [aPurchaseEvent(), aCaseEvent(), aCaptureEvent()].map((event) => JSON.stringify(event));

    expect(await handle(sqsEvent(...bodies), INVOCATION)).toEqual({ batchItemFailures: [] });
    expect(await storedLead(desk)).toEqual(
      containing({ stage: 'account-care', purchases: { count: 1 }, closedCases: [{ caseId: 'C-1', at: AN_HOUR_AGO }] }),
    );
    expect((await desk.leads.leadWithNumber(hasher.keyOf('+12125550123')))?.listId).toBe('captured');
    expect(rejected.kept).toEqual([]);
  });

  it('keeps aside what it cannot understand, and what is told of somebody nobody knows', async () => {
    const { rejected, handle } = await aRoom();
    const bodies = [
      aPurchaseEvent({ customer: { externalId: 'P-404' } }),
      aCaseEvent({ customer: { phone: '+12125550199' } }),
      aCaptureEvent({ phone: '12', country: 'US' }),
      aCaptureEvent({ timezone: 'Mars/Olympus' }),
    ].map((event) => JSON.stringify(event));

    expect(await handle(sqsEvent(...bodies, 'soon'), INVOCATION)).toEqual({ batchItemFailures: [] });
    expect(rejected.kept.map(({ source, reason, payload }) => [source, reason, payload])).toEqual([
      ['business-event', 'detail.customer: leads to nobody who is known', bodies[0]],
      ['business-event', 'detail.customer: leads to nobody who is known', bodies[1]],
      ['business-event', 'detail.phone: none of the numbers can be a telephone number', bodies[2]],
      ['business-event', 'detail.timezone: is no time zone name', bodies[3]],
      ['business-event', 'not JSON', 'soon'],
    ]);
  });

  it('has an event delivered again, it alone, when it failed', async () => {
    const { desk, rejected } = await aRoom();
    const failing = createHandler({
      ...desk,
      rejected,
      zones: PrefixNumberZones.load(),
      hasher: () => Promise.reject(new Error('the secret is not there')),
    });

    expect(await failing(sqsEvent(JSON.stringify(aPurchaseEvent()), 'soon'), INVOCATION)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    });
    expect(rejected.kept).toHaveLength(1);
    expect(desk.notes.map(({ kind }) => kind)).toEqual(['work-failed', 'input-rejected']);
  });
});

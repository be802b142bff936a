import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toCommand as toOptOut } from '../../../functions/opt-out/event.ts';
import { toCommand as toDisposition } from '../../../functions/record-disposition/event.ts';
import { connectFixture, withMembers } from '../../support/connect-fixture.ts';
import { containing } from '../../support/containing.ts';

const NOW = Temporal.Instant.from('2026-01-05T17:02:00Z');
const DEPLOYMENT = 'deployment-1';
const CALL = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const GUIDE_CONTACT = '6d7f8a10-1111-4222-8333-444455556666';
const GUIDE = connectFixture('flow-event.guide.constructed');
const PUBLISHED = connectFixture('flow-event.voice-api');

function withForm(parameters: Readonly<Record<string, unknown>>): unknown {
  return withMembers(GUIDE, ['Details'], { Parameters: parameters });
}

const said = { deployment: DEPLOYMENT, leadId: 'lead-1', attemptNumber: 1, rulesVersion: 7 };
const from = { contactId: GUIDE_CONTACT, initialContactId: CALL };

describe("an agent's form", () => {
  it('tells a sale with its order, and under which contacts the guide ran', () => {
    expect(toDisposition(GUIDE, DEPLOYMENT, NOW)).toEqual({
      kind: 'record',
      from,
      said,
      fact: { code: 'sale', givenAt: NOW, orderValue: 240 },
    });
  });

  it('tells a callback with the moment agreed', () => {
    const form = { disposition: 'callback-requested', callbackAt: '2026-01-07T10:00:00-05:00' };

    expect(toDisposition(withForm(form), DEPLOYMENT, NOW)).toEqual(
      containing({
        fact: { code: 'callback-requested', givenAt: NOW, callbackAt: Temporal.Instant.from('2026-01-07T15:00:00Z') },
      }),
    );
  });

  it("tells a callback by the customer's own clock, and who is to call", () => {
    const form = { disposition: 'callback-requested', callbackAt: '2026-01-07T15:00', callbackWith: 'same-agent' };

    expect(toDisposition(withForm(form), DEPLOYMENT, NOW)).toEqual(
      containing({
        fact: {
          code: 'callback-requested',
          givenAt: NOW,
          callbackAt: Temporal.PlainDateTime.from('2026-01-07T15:00'),
          callbackWith: 'same-agent',
        },
      }),
    );
  });

  it('says nothing of who is to call where the field is empty or the disposition another one', () => {
    const form = { disposition: 'callback-requested', callbackAt: '2026-01-07T15:00:00Z', callbackWith: '' };
    const other = { disposition: 'not-interested', callbackWith: 'anyone' };
    const callbackAt = Temporal.Instant.from('2026-01-07T15:00:00Z');

    expect(toDisposition(withForm(form), DEPLOYMENT, NOW)).toEqual(
      containing({ fact: { code: 'callback-requested', givenAt: NOW, callbackAt } }),
    );
    expect(toDisposition(withForm(other), DEPLOYMENT, NOW)).toEqual(
      containing({ fact: { code: 'not-interested', givenAt: NOW } }),
    );
  });

  it('may leave fields empty that its disposition does not need', () => {
    const form = { disposition: 'not-interested', orderValue: '', callbackAt: '' };

    expect(toDisposition(withForm(form), DEPLOYMENT, NOW)).toEqual(
      containing({ fact: { code: 'not-interested', givenAt: NOW } }),
    );
  });

  it('tells what was found out, a note, an objection, and the order by its number', () => {
    const form = {
      disposition: 'sale',
      orderValue: '90',
      orderId: 'SO 2026/17',
      callbackWith: 'anyone',
      objection: 'price-too-high',
      note: ' Deliver in the morning.\nAsk for Anna. ',
      fact_need: ' a second supplier ',
      fact_decision_maker: '',
      fact_budget: 'x'.repeat(500),
      another: 'parameter',
    };

    expect(toDisposition(withForm(form), DEPLOYMENT, NOW)).toEqual({
      kind: 'record',
      from,
      said,
      fact: {
        code: 'sale',
        givenAt: NOW,
        orderValue: 90,
        orderId: 'SO 2026/17',
        objection: 'price-too-high',
        note: 'Deliver in the morning.\nAsk for Anna.',
        facts: { need: 'a second supplier', budget: 'x'.repeat(500) },
      },
    });
  });

  it.each(['same-agent', 'anyone'] as const)('tells with whom a callback is wanted: %s', (callbackWith) => {
    const callback = { disposition: 'callback-requested', callbackAt: '2026-01-07T10:00:00Z', orderId: 'A 1' };
    const callbackAt = Temporal.Instant.from('2026-01-07T10:00:00Z');

    expect(toDisposition(withForm({ ...callback, callbackWith }), DEPLOYMENT, NOW)).toEqual(
      containing({ fact: { code: 'callback-requested', givenAt: NOW, callbackAt, callbackWith } }),
    );
    expect(toDisposition(withForm({ ...callback, callbackWith: '' }), DEPLOYMENT, NOW)).toEqual({
      kind: 'record',
      from,
      said,
      fact: { code: 'callback-requested', givenAt: NOW, callbackAt },
    });
  });

  it.each([
    ['an order number of other signs', { orderId: 'Nº 5' }, 'orderId: must be 1 to 64 printable characters'],
    ['an order number too long', { orderId: '1'.repeat(65) }, 'orderId: must be 1 to 64 printable characters'],
    ['a callback with nobody in particular', { callbackWith: 'Anna' }, 'callbackWith: must be same-agent or anyone'],
    [
      'an objection that is no code',
      { objection: 'Too dear!' },
      'objection: must be a code of small letters, digits and dashes, at most 40',
    ],
    ['a note too long', { note: 'x'.repeat(1_001) }, 'note: must be at most 1000 characters'],
    ['a fact too long', { fact_need: 'x'.repeat(501) }, 'fact_need: must be at most 500 characters'],
    [
      'a fact of no plain name',
      { fact_Need: 'x' },
      'fact_Need: must be fact_ and a name of small letters, digits and underscores, at most 40',
    ],
    [
      'too many facts',
      Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`fact_${'abcdefghijklmnopqrstu'[index]}`, 'x'])),
      '(all): there must be at most 20 facts',
    ],
    [
      'two mistakes',
      { note: 'x'.repeat(1_001), fact_need: 'x'.repeat(501) },
      'note: must be at most 1000 characters; fact_need: must be at most 500 characters',
    ],
  ])('with %s is refused, and told what it takes', (_what, fields, why) => {
    expect(toDisposition(withForm({ disposition: 'follow-up', ...fields }), DEPLOYMENT, NOW)).toEqual({
      kind: 'refuse',
      why,
    });
  });

  it.each([
    ['a disposition that nobody knows', { disposition: 'whatever' }, /^disposition: /],
    ['no disposition', {}, /^disposition: /],
    ['a disposition that is no text', { disposition: 7 }, /^disposition: /],
    ['a callback without its moment', { disposition: 'callback-requested' }, /^callbackAt: is required/],
    [
      'a callback at no moment',
      { disposition: 'callback-requested', callbackAt: 'tomorrow' },
      /^callbackAt: not an ISO/,
    ],
    [
      'a callback on a day that there is not',
      { disposition: 'callback-requested', callbackAt: '2026-02-30T15:00' },
      /^callbackAt: not an ISO/,
    ],
    ['a callback on a date alone', { disposition: 'callback-requested', callbackAt: '2026-02-03' }, /^callbackAt: not/],
    [
      'a callback by nobody we know',
      { disposition: 'callback-requested', callbackAt: '2026-01-07T15:00', callbackWith: 'Ada' },
      /^callbackWith: must be same-agent or anyone/,
    ],
    ['an order that is no amount', { disposition: 'sale', orderValue: 'a lot' }, /^orderValue: must be a whole number/],
    ['an order below nothing', { disposition: 'sale', orderValue: '-5' }, /^orderValue: must be a whole number/],
  ])('with %s is refused, and the field named', (_what, form, why) => {
    expect(toDisposition(withForm(form), DEPLOYMENT, NOW)).toEqual({ kind: 'refuse', why: expect.stringMatching(why) });
  });

  it.each([
    ['a call that is not ours', PUBLISHED, /no tierline attributes/],
    ['an inbound call as the guide publishes it', connectFixture('flow-event.admin-guide'), /no tierline attributes/],
    ['nothing at all', undefined, /expected object/],
    [
      'something that is no flow event',
      { Details: { ContactData: { ContactId: 7 } } },
      /^details\.contactData\.contactId: /,
    ],
  ])('of %s is refused', (_what, event, why) => {
    expect(toDisposition(event, DEPLOYMENT, NOW)).toEqual({ kind: 'refuse', why: expect.stringMatching(why) });
  });

  it('of a call of another deployment is refused', () => {
    expect(toDisposition(GUIDE, 'another', NOW)).toEqual({
      kind: 'refuse',
      why: 'The call belongs to another deployment.',
    });
  });
});

describe("a customer's wish not to be called any more", () => {
  it('names lead and call', () => {
    expect(toOptOut(GUIDE, DEPLOYMENT)).toEqual({
      kind: 'opt-out',
      leadId: 'lead-1',
      attemptNumber: 1,
      contactId: CALL,
    });
  });

  it('is understood with attributes beside ours that are no text', () => {
    const event = withMembers(GUIDE, ['Details', 'ContactData', 'Attributes'], { Language: null, Number: 7 });

    expect(toOptOut(event, DEPLOYMENT)).toEqual(containing({ kind: 'opt-out', leadId: 'lead-1' }));
  });

  it.each([
    ['a call that is not ours', PUBLISHED, /no tierline attributes/],
    ['something that is no flow event', [], /expected object/],
  ])('on %s is refused', (_what, event, why) => {
    expect(toOptOut(event, DEPLOYMENT)).toEqual({ kind: 'refuse', why: expect.stringMatching(why) });
  });

  it('on a call of another deployment is refused', () => {
    expect(toOptOut(GUIDE, 'another')).toEqual({ kind: 'refuse', why: 'The call belongs to another deployment.' });
  });
});

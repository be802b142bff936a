import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toCommand as toOptOut } from '../../../functions/opt-out/event.ts';
import { toCommand as toDisposition } from '../../../functions/record-disposition/event.ts';
import { containing } from '../../support/containing.ts';

const NOW = Temporal.Instant.from('2026-01-05T17:02:00Z');
const published: unknown = JSON.parse(
  readFileSync(new URL('../../fixtures/connect/flow-event.voice-api.json', import.meta.url), 'utf8'),
);

const ours = {
  tierline_deployment: 'simulated',
  tierline_lead: 'lead-1',
  tierline_attempt: '3',
  tierline_rules: '7',
  tierline_stage: 'selling',
};

function flowEvent(parameters: Record<string, string>, contact: Record<string, unknown> = {}): unknown {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: { ContactId: 'c-1', InitialContactId: 'c-1', Attributes: ours, ...contact },
      Parameters: parameters,
    },
  };
}

const said = { deployment: 'simulated', leadId: 'lead-1', attemptNumber: 3, rulesVersion: 7 };

describe("an agent's form", () => {
  it('tells a sale with its order', () => {
    expect(toDisposition(flowEvent({ disposition: 'sale', orderValue: '240' }), NOW)).toEqual({
      kind: 'record',
      contactId: 'c-1',
      said,
      fact: { code: 'sale', givenAt: NOW, orderValue: 240 },
    });
  });

  it('tells a callback with the moment agreed', () => {
    const form = { disposition: 'callback-requested', callbackAt: '2026-01-07T10:00:00-05:00' };

    expect(toDisposition(flowEvent(form), NOW)).toEqual(
      containing({ fact: { code: 'callback-requested', callbackAt: Temporal.Instant.from('2026-01-07T15:00:00Z') } }),
    );
  });

  it('belongs to the call whose guide it is, also when the guide runs under a contact of its own', () => {
    const guide = flowEvent({ disposition: 'not-interested' }, { ContactId: 'c-guide', InitialContactId: 'c-1' });

    expect(toDisposition(guide, NOW)).toMatchObject({ contactId: 'c-1' });
  });

  it.each([
    ['a disposition that nobody knows', { disposition: 'whatever' }, 'disposition'],
    ['no disposition', {}, 'disposition'],
    ['a callback without its moment', { disposition: 'callback-requested' }, 'callbackAt'],
    ['a callback at no moment', { disposition: 'callback-requested', callbackAt: 'tomorrow' }, 'callbackAt'],
    ['an order that is no amount', { disposition: 'sale', orderValue: 'a lot' }, 'orderValue'],
    ['an order below nothing', { disposition: 'sale', orderValue: '-5' }, 'orderValue'],
  ])('with %s is refused, and the field named', (_what, form: Record<string, string>, field) => {
    const command = toDisposition(flowEvent(form), NOW);

    expect(command.kind === 'refuse' && command.why).toContain(field);
  });

  it('of a call that is not ours is refused', () => {
    expect(toDisposition(published, NOW)).toMatchObject({ kind: 'refuse' });
  });

  it('is a command or an error with a name, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          expect(['record', 'refuse']).toContain(toDisposition(value, NOW).kind);
        } catch (error) {
          expect(error).toHaveProperty('name', 'ZodError');
        }
      }),
    );
  });
});

describe("a customer's wish not to be called any more", () => {
  it('names lead and call', () => {
    expect(toOptOut(flowEvent({}))).toEqual({ leadId: 'lead-1', contactId: 'c-1' });
  });

  it('on a call that is not ours takes the error branch', () => {
    expect(() => toOptOut(published)).toThrow('no tierline attributes');
  });
});

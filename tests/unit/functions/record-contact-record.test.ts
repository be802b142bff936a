import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toCommand } from '../../../functions/record-contact-record/event.ts';
import { connectFixture, withMembers } from '../../support/connect-fixture.ts';
import { containing } from '../../support/containing.ts';

const INSTANCE = '12345678-1234-1234-1234-123456789012';
const CALL = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const LATER_LEG = '6d7f8a10-1111-4222-8333-444455556666';
const OURS = connectFixture('contact-record.voice-api.constructed');
const BY_HAND = connectFixture('contact-record.voice-outbound.constructed');
const INBOUND = connectFixture('contact-record.voice-inbound');

function commandOf(record: unknown, ours = { instanceId: INSTANCE, deployment: 'deployment-1' }) {
  return toCommand(Buffer.from(JSON.stringify(record)).toString('base64'), ours);
}

function told(changes: Readonly<Record<string, unknown>>, record = OURS) {
  return commandOf({ ...record, ...changes });
}

function withAttributes(changes: Readonly<Record<string, unknown>>, record = OURS) {
  return commandOf(withMembers(record, ['Attributes'], changes));
}

const lastUpdatedAt = Temporal.Instant.from('2026-01-05T16:59:30Z');
const said = { deployment: 'deployment-1', leadId: 'lead-1', attemptNumber: 1, rulesVersion: 7 };
const recorded = {
  kind: 'record',
  leg: { callId: CALL, contactId: CALL },
  fact: {
    endedAt: Temporal.Instant.from('2026-01-05T16:58:00Z'),
    connectedAt: Temporal.Instant.from('2026-01-05T16:55:12Z'),
    agentConnectedAt: Temporal.Instant.from('2026-01-05T16:55:13Z'),
    agentId: '57db30ae-8c01-44e6-abd5-80b7b51944cf',
    disconnectReason: 'CUSTOMER_DISCONNECT',
    lastUpdatedAt,
    recordingLocation: `recordings-example/connect/2026/01/05/${CALL}.wav`,
  },
  origin: { attributes: OURS['Attributes'], initiatedAt: Temporal.Instant.from('2026-01-05T16:55:00Z') },
};

describe('the contact record of a call of ours', () => {
  it('tells all that is used of it, with attribute keys as they were given', () => {
    expect(commandOf(OURS)).toEqual(recorded);
  });

  it('names the leg that follows after a transfer', () => {
    const transferred = connectFixture('contact-record.voice-api.transferred.constructed');

    expect(commandOf(transferred)).toEqual(
      containing({
        leg: { callId: CALL, contactId: CALL },
        fact: { ...recorded.fact, disconnectReason: 'AGENT_DISCONNECT', nextContactId: LATER_LEG },
      }),
    );
  });

  it('is told of that leg under the call it belongs to, with or without attributes', () => {
    const leg = connectFixture('contact-record.transfer-leg.constructed');

    for (const record of [leg, { ...leg, Attributes: null }]) {
      expect(commandOf(record)).toEqual(containing({ kind: 'record', leg: { callId: CALL, contactId: LATER_LEG } }));
    }
  });

  it('does without what is merely good to know where that cannot be read', () => {
    const record = { ...OURS, Recording: 'none', Agent: { ARN: 7, ConnectedToAgentTimestamp: '2026-01-05T16:55:13Z' } };
    const { agentId: _agent, recordingLocation: _recording, ...fact } = recorded.fact;

    expect(commandOf(record)).toEqual({ ...recorded, fact });
  });

  it('leaves attributes out that are no text', () => {
    expect(withAttributes({ Number: 7, Nothing: null, Nested: {} })).toEqual(recorded);
  });

  it('is not its own next leg', () => {
    expect(told({ NextContactId: CALL })).toEqual(recorded);
  });

  it.each([
    [
      'an end that is no moment',
      { DisconnectTimestamp: 'soon' },
      'disconnectTimestamp: not an ISO 8601 moment of this age',
    ],
    ['no beginning', { InitiationTimestamp: null }, 'initiationTimestamp: a moment is required'],
    [
      'no moment of its latest change',
      { LastUpdateTimestamp: '1970-01-01T00:00:00Z' },
      'lastUpdateTimestamp: a moment is required',
    ],
    [
      'a reason that is no text',
      { DisconnectReason: 3 },
      'disconnectReason: Invalid input: expected string, received number',
    ],
    [
      'attributes that are none',
      { Attributes: 'tierline' },
      'attributes: Invalid input: expected record, received string',
    ],
    [
      'a next leg that is none',
      { NextContactId: {} },
      'nextContactId: Invalid input: expected string, received object',
    ],
  ])('is rejected by path for %s', (_what, change, why) => {
    expect(told(change)).toEqual({ kind: 'reject', why });
  });

  it('is rejected when what we gave it at its start has been damaged', () => {
    expect(withAttributes({ tierline_attempt: 'first' })).toEqual({
      kind: 'reject',
      why: 'attributes: those of our own calls are not whole',
    });
  });
});

describe("the agent's form in a call's attributes", () => {
  it('is told with the record, given when the record was changed last', () => {
    const form = { tierline_disposition: 'sale', tierline_order_value: '240', tierline_callback_at: '' };

    expect(withAttributes(form)).toEqual(
      containing({
        form: { said, disposition: { kind: 'given', fact: { code: 'sale', givenAt: lastUpdatedAt, orderValue: 240 } } },
      }),
    );
  });

  it('is told in full, under the names that attributes have', () => {
    const form = {
      tierline_disposition: 'callback-requested',
      tierline_callback_at: '2026-01-07T10:00:00Z',
      tierline_callback_with: 'same-agent',
      tierline_order_id: 'no sale, no order',
      tierline_objection: 'timing',
      tierline_note: 'Ask for Anna.',
      tierline_fact_need: 'a second supplier',
    };

    expect(withAttributes(form)).toEqual(
      containing({
        form: {
          said,
          disposition: {
            kind: 'given',
            fact: {
              code: 'callback-requested',
              givenAt: lastUpdatedAt,
              callbackAt: Temporal.Instant.from('2026-01-07T10:00:00Z'),
              callbackWith: 'same-agent',
              objection: 'timing',
              note: 'Ask for Anna.',
              facts: { need: 'a second supplier' },
            },
          },
        },
      }),
    );
  });

  it('that is malformed stands in the way of nothing else', () => {
    const command = withAttributes({ tierline_disposition: 'callback-requested' });

    expect(command).toEqual(
      containing({
        kind: 'record',
        fact: recorded.fact,
        form: { said, disposition: { kind: 'malformed', why: 'callbackAt: is required with callback-requested' } },
      }),
    );
  });

  it('that was left empty is none', () => {
    expect(withAttributes({ tierline_disposition: '' })).not.toHaveProperty('form');
  });
});

describe('the contact record of a call that others placed', () => {
  const started = Temporal.Instant.from('2026-01-05T16:55:00Z');
  const call = { contactId: LATER_LEG, how: 'by-hand', e164: '+12125550100', startedAt: started };
  const connectedAt = Temporal.Instant.from('2026-01-05T16:55:12Z');
  const ofInbound = { instanceId: '1d908e11-3d5f-4cfb-b34d-1e7e0f216898', deployment: 'deployment-1' };

  it('counts when an agent dialled by hand and talked', () => {
    expect(commandOf(BY_HAND)).toEqual({
      kind: 'other-call',
      call: { ...call, connectedAt, conversationEndedAt: Temporal.Instant.from('2026-01-05T16:58:00Z') },
    });
  });

  it.each([
    ['answered by a machine or heard by nobody', { Agent: null }, { connectedAt }],
    ['not answered', { ConnectedToSystemTimestamp: null, Agent: null }, {}],
  ])('counts when it was %s, without a conversation', (_how, change, rest) => {
    expect(told(change, BY_HAND)).toEqual({ kind: 'other-call', call: { ...call, ...rest } });
  });

  it('counts when the customer called, as AWS published it', () => {
    expect(commandOf(INBOUND, ofInbound)).toEqual({
      kind: 'other-call',
      call: {
        contactId: '15a5cf14-3212-45a1-9f86-a8e97db8afaf',
        how: 'inbound',
        e164: '+15555550100',
        startedAt: Temporal.Instant.from('2022-04-08T14:59:38Z'),
        connectedAt: Temporal.Instant.from('2022-04-08T14:59:38Z'),
        conversationEndedAt: Temporal.Instant.from('2022-04-08T15:01:22Z'),
      },
    });
  });

  it.each([
    ['no number', { CustomerEndpoint: null }],
    ['a withheld number', { CustomerEndpoint: { Address: 'anonymous', Type: 'TELEPHONE_NUMBER' } }],
    ['an address of another kind', { CustomerEndpoint: { Address: '+12125550100', Type: 'CONTACT_FLOW' } }],
    ['no end yet', { DisconnectTimestamp: null }],
    ['moments that are none', { InitiationTimestamp: 7 }],
  ])('is left alone with %s', (_what, change) => {
    expect(told(change, BY_HAND)).toEqual({
      kind: 'ignore',
      why: 'a call by others that does not tell number and moments',
    });
  });
});

describe('a contact record that is not for us', () => {
  it.each([
    ['of a chat', { Channel: 'CHAT' }, 'not a voice contact'],
    [
      'of another instance',
      { InstanceARN: 'arn:aws:connect:us-west-2:1:instance/another' },
      'a contact of another instance',
    ],
    [
      'of a way to begin that is new',
      { InitiationMethod: 'WEBRTC_API' },
      'neither placed through the API nor transferred',
    ],
    ['of a call by other software', { Attributes: { greetingPlayed: 'true' } }, 'carries no attributes of ours'],
    ['of a contact that is not over', { DisconnectTimestamp: null }, 'a record of a contact that is not over'],
    ['a transfer from nowhere', { InitiationMethod: 'TRANSFER' }, 'a transfer that does not name its call'],
  ])('is left alone when it is %s', (_what, change, why) => {
    expect(told(change)).toEqual({ kind: 'ignore', why });
  });

  it('is left alone when it is of a call of another deployment, whatever else is strange about it', () => {
    const theirs = withMembers(OURS, ['Attributes'], { tierline_deployment: 'another', tierline_attempt: 'first' });

    expect(commandOf({ ...theirs, DisconnectTimestamp: 'soon' })).toEqual({
      kind: 'ignore',
      why: 'belongs to another deployment',
    });
  });

  it('is left alone when it is a chat, however strange', () => {
    expect(commandOf(connectFixture('contact-record.chat.constructed'))).toEqual({
      kind: 'ignore',
      why: 'not a voice contact',
    });
  });
});

describe('a contact record that nobody understands', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', Buffer.from('Hello, this is a test.').toString('base64')],
    ['no base64', '{"ContactId":'],
  ])('is rejected when it is %s', (_what, data) => {
    expect(toCommand(data, { instanceId: INSTANCE, deployment: 'deployment-1' })).toEqual({
      kind: 'reject',
      why: 'not JSON',
    });
  });

  it('is rejected when it is JSON of another kind', () => {
    expect(commandOf({ greeting: 'hello' })).toEqual(containing({ kind: 'reject' }));
  });
});

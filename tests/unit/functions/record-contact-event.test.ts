import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toCommand } from '../../../functions/record-contact-event/event.ts';
import { contactEventFrom } from '../../../shared/adapters/events/contact-event.ts';
import { connectFixture, withMembers } from '../../support/connect-fixture.ts';

const INSTANCE = '12345678-1234-1234-1234-123456789012';
const CALL = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const LATER_LEG = '6d7f8a10-1111-4222-8333-444455556666';

const OURS = connectFixture('contact-event.disconnected.api.constructed');
const LEG_BEGAN = connectFixture('contact-event.initiated.transfer.constructed');

function commandOf(event: unknown) {
  return toCommand(JSON.stringify(event), INSTANCE);
}

function told(changes: Readonly<Record<string, unknown>>, event = OURS) {
  return commandOf(withMembers(event, ['detail'], changes));
}

const ended = {
  kind: 'leg-ended',
  leg: { callId: CALL, contactId: CALL },
  fact: {
    endedAt: Temporal.Instant.from('2026-01-05T17:02:00Z'),
    connectedAt: Temporal.Instant.from('2026-01-05T17:00:12Z'),
    agentConnectedAt: Temporal.Instant.from('2026-01-05T17:00:13Z'),
    agentId: '57db30ae-8c01-44e6-abd5-80b7b51944cf',
  },
};
const unansweredAt = Temporal.Instant.from('2026-01-05T17:00:40Z');

describe('the end of a call of ours', () => {
  it('is told with moments and agent', () => {
    expect(commandOf(OURS)).toEqual(ended);
  });

  it('is understood with every key in PascalCase and another casing of the channel', () => {
    expect(commandOf(connectFixture('contact-event.disconnected.api.pascal-case.constructed'))).toEqual(ended);
  });

  it('takes the first moments of 1970 and null for "not set"', () => {
    expect(commandOf(connectFixture('contact-event.disconnected.api.epoch-zero.constructed'))).toEqual({
      ...ended,
      fact: { endedAt: unansweredAt },
    });
  });

  it("keeps AWS's misspelt reasons as they came", () => {
    expect(commandOf(connectFixture('contact-event.disconnected.api.misspelt.constructed'))).toEqual({
      ...ended,
      fact: {
        endedAt: unansweredAt,
        disconnectReason: 'OUTBUND_PREVIEW_DISCARDED',
        machineDetection: 'VOICEMAIL_NOBEEP',
      },
    });
  });

  it('is told of the leg that a transfer opened, under the call it belongs to', () => {
    expect(commandOf(connectFixture('contact-event.disconnected.queue-transfer.constructed'))).toEqual({
      kind: 'leg-ended',
      leg: { callId: CALL, contactId: LATER_LEG },
      fact: {
        ...ended.fact,
        endedAt: Temporal.Instant.from('2026-01-05T17:05:30Z'),
        connectedAt: Temporal.Instant.from('2026-01-05T17:02:00Z'),
      },
    });
  });

  it.each([
    ['the agent', { agentInfo: { agentArn: 7, connectedToAgentTimestamp: '2026-01-05T17:00:13Z' } }],
    ['the queue', { queueInfo: 'queue', agentInfo: { connectedToAgentTimestamp: '2026-01-05T17:00:13Z' } }],
    [
      'its beginning',
      { initiationTimestamp: 1736096400, agentInfo: { connectedToAgentTimestamp: '2026-01-05T17:00:13Z' } },
    ],
  ])('does without %s where that cannot be read', (_what, change) => {
    const { agentId: _agent, ...fact } = ended.fact;

    expect(told(change)).toEqual({ ...ended, fact });
  });

  it('that has no moment yet is left to the contact record', () => {
    for (const disconnectTimestamp of [null, undefined, '', '1970-01-01T00:00:00.001Z']) {
      expect(told({ disconnectTimestamp })).toEqual({
        kind: 'ignore',
        why: 'the end has no moment; the contact record will tell',
      });
    }
  });
});

describe('the beginning of a leg', () => {
  const began = {
    kind: 'leg-began',
    leg: { callId: CALL, contactId: LATER_LEG },
    at: Temporal.Instant.from('2026-01-05T17:02:00Z'),
  };

  it.each(['TRANSFER', 'QUEUE_TRANSFER', 'Transfer'])('is told when it came about by %s', (initiationMethod) => {
    expect(told({ initiationMethod }, LEG_BEGAN)).toEqual(began);
  });

  it('takes the moment of the event where its own is missing', () => {
    expect(told({ initiationTimestamp: null }, LEG_BEGAN)).toEqual(began);
    expect(told({ initiationTimestamp: 'then' }, { ...LEG_BEGAN, time: undefined })).toEqual({
      kind: 'reject',
      why: 'detail.initiationTimestamp: a moment is required',
    });
  });

  it('of a first leg tells nothing new', () => {
    expect(told({ eventType: 'INITIATED' })).toEqual({
      kind: 'ignore',
      why: 'the beginning of a call, which its start has told',
    });
  });
});

describe('a contact event that is not for us', () => {
  it.each([
    [
      'of another instance',
      { instanceArn: 'arn:aws:connect:us-west-2:1:instance/another' },
      'a contact of another instance',
    ],
    ['of a chat', { channel: 'CHAT' }, 'not a voice contact'],
    ['of an inbound call', { initiationMethod: 'INBOUND' }, 'neither placed through the API nor transferred'],
    [
      'of a way to begin that is new',
      { initiationMethod: 'CAMPAIGN_PREVIEW' },
      'neither placed through the API nor transferred',
    ],
    ['of a call that goes on', { eventType: 'CONNECTED_TO_AGENT' }, 'another type of contact event'],
    ['a transfer from nowhere', { initiationMethod: 'TRANSFER' }, 'a transfer that does not name its call'],
    [
      'a transfer from itself',
      { initiationMethod: 'TRANSFER', initialContactId: CALL },
      'a transfer that does not name its call',
    ],
  ])('is left alone when it is %s', (_what, change, why) => {
    expect(told(change)).toEqual({ kind: 'ignore', why });
  });

  it.each([
    ['contact-event.new-type.constructed', 'another type of contact event'],
    ['contact-event.paused.task.constructed', 'another type of contact event'],
    ['contact-event.completed.api.constructed', 'another type of contact event'],
    ['contact-event.disconnected.chat.constructed', 'not a voice contact'],
    ['contact-event.connected-to-agent.inbound', 'another type of contact event'],
    ['contact-event.disconnected.outbound', 'neither placed through the API nor transferred'],
    ['contact-event.disconnected.outbound.2023', 'neither placed through the API nor transferred'],
  ])('is left alone, whatever else is strange about it: %s', (name, why) => {
    expect(commandOf(connectFixture(name))).toEqual({ kind: 'ignore', why });
  });
});

describe('a contact event that nobody understands', () => {
  it.each([
    [
      'a moment of the end that is none',
      { disconnectTimestamp: 'soon' },
      'detail.disconnectTimestamp: not an ISO 8601 moment of this age',
    ],
    [
      'an end in the far future',
      { disconnectTimestamp: '9999-12-31T00:00:00Z' },
      'detail.disconnectTimestamp: not an ISO 8601 moment of this age',
    ],
    [
      'an end that is a number',
      { disconnectTimestamp: 1736096520 },
      'detail.disconnectTimestamp: Invalid input: expected string, received number',
    ],
    [
      'an answer that is none',
      { connectedToSystemTimestamp: 'yes' },
      'detail.connectedToSystemTimestamp: not an ISO 8601 moment of this age',
    ],
    [
      'an agent who may have talked',
      { agentInfo: 'agent' },
      'detail.agentInfo: Invalid input: expected object, received string',
    ],
    ['no contact', { contactId: undefined }, 'detail.contactId: Invalid input: expected string, received undefined'],
    ['a contact that cannot be one', { contactId: 'Ms Adler +1 212 555 0100' }, 'detail.contactId: not a contact id'],
    [
      'no way to begin',
      { initiationMethod: null },
      'detail.initiationMethod: Invalid input: expected string, received null',
    ],
    ['no type', { eventType: 5 }, 'detail.eventType: Invalid input: expected string, received number'],
  ])('is rejected by path for %s', (_what, change, why) => {
    expect(told(change)).toEqual({ kind: 'reject', why });
  });

  it('is rejected when it is no event at all, and when it is no JSON', () => {
    expect(commandOf(['x'])).toEqual({ kind: 'reject', why: '(all): Invalid input: expected object, received array' });
    expect(toCommand('{"source":"aws.connect"', INSTANCE)).toEqual({ kind: 'reject', why: 'not JSON' });
    expect(toCommand('['.repeat(100_000) + ']'.repeat(100_000), INSTANCE)).toMatchObject({ kind: 'reject' });
  });
});

describe('one name in two casings', () => {
  it('is read as the documents write it', () => {
    expect(told({ EventType: 'QUEUED', CONTACTID: 'another', Channel: null })).toEqual(ended);
  });
});

it.each([
  ['contact-event.connected-to-agent.inbound', 'CONNECTED_TO_AGENT', 'INBOUND'],
  ['contact-event.disconnected.outbound', 'DISCONNECTED', 'OUTBOUND'],
  ['contact-event.disconnected.outbound.2023', 'DISCONNECTED', 'OUTBOUND'],
])('an event is read as AWS published it: %s', (name, eventType, initiationMethod) => {
  expect(contactEventFrom(connectFixture(name))).toMatchObject({
    eventType,
    initiationMethod,
    channel: 'VOICE',
    instanceId: INSTANCE,
  });
});

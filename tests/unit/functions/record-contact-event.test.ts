import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toCommand } from '../../../functions/record-contact-event/event.ts';
import { contactEventFrom } from '../../../shared/adapters/events/contact-event.ts';

const INSTANCE = '12345678-1234-1234-1234-123456789012';

function publishedEvent(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/connect/${name}.json`, import.meta.url), 'utf8'));
}

const ended = {
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  detail: {
    eventType: 'DISCONNECTED',
    contactId: 'c-1',
    channel: 'VOICE',
    instanceArn: `arn:aws::connect:us-west-2:111122223333:instance/${INSTANCE}`,
    initiationMethod: 'API',
    initiationTimestamp: '2026-01-05T17:00:00.000Z',
    connectedToSystemTimestamp: '2026-01-05T17:00:12.000Z',
    disconnectTimestamp: '2026-01-05T17:02:00.000Z',
    disconnectReason: 'CUSTOMER_DISCONNECT',
    agentInfo: {
      agentArn: 'arn:aws:connect:x:y:instance/i/agent/a-7',
      connectedToAgentTimestamp: '2026-01-05T17:00:13Z',
    },
  },
};

const endFact = {
  kind: 'record-end',
  contactId: 'c-1',
  fact: {
    endedAt: Temporal.Instant.from('2026-01-05T17:02:00Z'),
    connectedAt: Temporal.Instant.from('2026-01-05T17:00:12Z'),
    agentConnectedAt: Temporal.Instant.from('2026-01-05T17:00:13Z'),
    agentId: 'a-7',
    disconnectReason: 'CUSTOMER_DISCONNECT',
  },
};

describe('a contact event from the queue', () => {
  it('tells the end of a call', () => {
    expect(toCommand(JSON.stringify(ended), INSTANCE)).toEqual(endFact);
  });

  it('is understood with every key in PascalCase and another casing of the channel', () => {
    const pascal = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value).map(([key, member]) => [key.charAt(0).toUpperCase() + key.slice(1), pascal(member)]),
          )
        : value;
    const told = { ...ended, detail: pascal({ ...ended.detail, channel: 'Voice' }) };

    expect(toCommand(JSON.stringify(told), INSTANCE)).toEqual(endFact);
  });

  it('takes the first moments of 1970 for "not set"', () => {
    const detail = { ...ended.detail, connectedToSystemTimestamp: '1970-01-01T00:00:00.001Z', agentInfo: null };

    expect(toCommand(JSON.stringify({ ...ended, detail }), INSTANCE)).toEqual({
      kind: 'record-end',
      contactId: 'c-1',
      fact: { endedAt: endFact.fact.endedAt, disconnectReason: 'CUSTOMER_DISCONNECT' },
    });
  });

  it.each([
    ['of another instance', { instanceArn: 'arn:aws:connect:us-west-2:1:instance/another' }],
    ['of a chat', { channel: 'CHAT' }],
    ['of an inbound call', { initiationMethod: 'INBOUND' }],
    ['of a kind that is new', { eventType: 'SOMETHING_NEW' }],
    ['of a call that goes on', { eventType: 'CONNECTED_TO_AGENT' }],
  ])('is left alone when it is %s', (_what, change) => {
    const told = { ...ended, detail: { ...ended.detail, ...change } };

    expect(toCommand(JSON.stringify(told), INSTANCE)).toMatchObject({ kind: 'ignore' });
  });

  it('is recorded under the first contact of its chain', () => {
    const told = { ...ended, detail: { ...ended.detail, contactId: 'c-2', initialContactId: 'c-1' } };

    expect(toCommand(JSON.stringify(told), INSTANCE)).toMatchObject({ contactId: 'c-1' });
  });

  it('is a command or an error with a name, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        try {
          expect(['record-end', 'ignore']).toContain(toCommand(body, INSTANCE).kind);
        } catch (error) {
          expect(error).toHaveProperty('name', 'ZodError');
        }
      }),
    );
  });

  it.each([
    ['contact-event.connected-to-agent.inbound', 'CONNECTED_TO_AGENT', 'INBOUND'],
    ['contact-event.disconnected.outbound', 'DISCONNECTED', 'OUTBOUND'],
    ['contact-event.disconnected.outbound.2023', 'DISCONNECTED', 'OUTBOUND'],
  ])('is read as AWS published it: %s', (name, eventType, initiationMethod) => {
    expect(contactEventFrom(publishedEvent(name))).toMatchObject({
      eventType,
      initiationMethod,
      channel: 'VOICE',
      instanceId: INSTANCE,
    });
  });
});

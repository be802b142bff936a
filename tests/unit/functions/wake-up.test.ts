import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toWakeUp } from '../../../functions/dial-due-leads/event.ts';

const INSTANCE = '12345678-1234-1234-1234-123456789012';
const completed = {
  source: 'aws.connect',
  detail: {
    eventType: 'COMPLETED',
    contactId: 'c-1',
    channel: 'VOICE',
    instanceArn: `arn:aws:connect:us-east-1:1:instance/${INSTANCE}`,
    initiationMethod: 'API',
    initiationTimestamp: '2026-01-05T17:00:00Z',
    disconnectTimestamp: '2026-01-05T17:02:00Z',
    queueInfo: { queueArn: `arn:aws:connect:us-east-1:1:instance/${INSTANCE}/queue/q-1` },
    agentInfo: {
      connectedToAgentTimestamp: '2026-01-05T17:00:13Z',
      afterContactWorkEndTimestamp: '2026-01-05T17:02:40Z',
    },
  },
};

describe("a message of the dialler's queue", () => {
  it('may be the tick of a minute', () => {
    expect(toWakeUp('{"kind":"tick","scheduledAt":"2026-01-05T17:00:00Z"}', INSTANCE)).toEqual({ kind: 'tick' });
  });

  it('may tell of a person who is free again', () => {
    expect(toWakeUp(JSON.stringify(completed), INSTANCE)).toEqual({
      kind: 'completed',
      freed: {
        contactId: 'c-1',
        queueId: 'q-1',
        startedAt: Temporal.Instant.from('2026-01-05T17:00:00Z'),
        callEndedAt: Temporal.Instant.from('2026-01-05T17:02:00Z'),
        agentFreeAt: Temporal.Instant.from('2026-01-05T17:02:40Z'),
      },
    });
  });

  it('tells of nobody when nobody talked', () => {
    const unanswered = { ...completed, detail: { ...completed.detail, agentInfo: undefined } };

    expect(toWakeUp(JSON.stringify(unanswered), INSTANCE)).toEqual({ kind: 'completed', freed: undefined });
  });

  it('tells of nobody when the call is of another instance', () => {
    expect(toWakeUp(JSON.stringify(completed), 'another')).toEqual({ kind: 'completed', freed: undefined });
  });

  it('never stands in the way of the others, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (body) => {
        expect(['tick', 'completed', 'unreadable']).toContain(toWakeUp(body, INSTANCE).kind);
      }),
    );
  });
});

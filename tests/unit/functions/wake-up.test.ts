import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toWakeUp } from '../../../functions/dial-due-leads/event.ts';
import { connectFixture, withMembers } from '../../support/connect-fixture.ts';

const INSTANCE = '12345678-1234-1234-1234-123456789012';
const COMPLETED = connectFixture('contact-event.completed.api.constructed');

function told(changes: Readonly<Record<string, unknown>>, instanceId = INSTANCE) {
  return toWakeUp(JSON.stringify(withMembers(COMPLETED, ['detail'], changes)), instanceId);
}

describe("a message of the dialler's queue", () => {
  it('may be the tick of a minute', () => {
    expect(toWakeUp('{"kind":"tick","scheduledAt":"2026-01-05T17:00:00Z"}', INSTANCE)).toEqual({ kind: 'tick' });
  });

  it('may tell of a person who is free again', () => {
    expect(told({})).toEqual({
      kind: 'freed',
      person: {
        contactId: '5ca32fbd-8f92-46af-92a5-6b0f970f0efe',
        queueId: '5cba7cbf-1ecb-4b6d-b8bd-fe91079b3fc8',
        startedAt: Temporal.Instant.from('2026-01-05T17:00:00Z'),
        callEndedAt: Temporal.Instant.from('2026-01-05T17:02:00Z'),
        agentFreeAt: Temporal.Instant.from('2026-01-05T17:02:40Z'),
      },
    });
  });

  it('tells of nobody when nobody talked, or when it cannot be read since when', () => {
    expect(told({ agentInfo: undefined })).toEqual({
      kind: 'over',
      contactId: '5ca32fbd-8f92-46af-92a5-6b0f970f0efe',
    });
    expect(told({ initiationTimestamp: 'then' })).toEqual({ kind: 'completed' });
  });

  it('of another instance, or of something else, is left alone', () => {
    expect(told({}, 'another')).toEqual({ kind: 'ignore', why: 'a contact of another instance' });
    expect(told({ eventType: 'DISCONNECTED' })).toEqual({ kind: 'ignore', why: 'another type of contact event' });
  });

  it('that nobody understands is rejected with its reason', () => {
    expect(toWakeUp('{"kind":"tock"}', INSTANCE)).toEqual({
      kind: 'reject',
      why: 'source: Invalid input: expected "aws.connect"; detail: Invalid input: expected object, received undefined',
    });
    expect(toWakeUp('tick', INSTANCE)).toEqual({ kind: 'reject', why: 'not JSON' });
  });
});

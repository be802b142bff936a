import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { toCommand } from '../../../functions/record-contact-record/event.ts';

const published: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../fixtures/connect/contact-record.voice-inbound.json', import.meta.url), 'utf8'),
);

const inBase64 = (record: unknown) => Buffer.from(JSON.stringify(record)).toString('base64');

describe('a contact record from the stream', () => {
  it('tells all that is used of a call, with attribute keys as they were given', () => {
    const record = {
      ...published,
      InitiationMethod: 'API',
      Attributes: { tierline_lead: 'lead-1', Mixed_Case: 'kept' },
    };

    expect(toCommand(inBase64(record))).toEqual({
      kind: 'record',
      contactId: '15a5cf14-3212-45a1-9f86-a8e97db8afaf',
      fact: {
        endedAt: Temporal.Instant.from('2022-04-08T15:01:22Z'),
        connectedAt: Temporal.Instant.from('2022-04-08T14:59:38Z'),
        agentConnectedAt: Temporal.Instant.from('2022-04-08T15:00:49Z'),
        agentId: '57db30ae-8c01-44e6-abd5-80b7b51944cf',
        disconnectReason: 'CUSTOMER_DISCONNECT',
        lastUpdatedAt: Temporal.Instant.from('2022-04-08T15:03:02Z'),
        recordingLocation:
          'amazon-connect-example/connect/example/CallRecordings/2022/04/08/15a5cf14-3212-45a1-9f86-a8e97db8afaf_20220408T15:00_UTC.wav',
      },
      origin: {
        attributes: { tierline_lead: 'lead-1', Mixed_Case: 'kept' },
        initiatedAt: Temporal.Instant.from('2022-04-08T14:59:38Z'),
      },
    });
  });

  it('of an inbound call is left alone', () => {
    expect(toCommand(inBase64(published))).toMatchObject({ kind: 'ignore' });
  });

  it('of a contact that is not over is left alone', () => {
    const record = { ...published, InitiationMethod: 'API', DisconnectTimestamp: null };

    expect(toCommand(inBase64(record))).toMatchObject({ kind: 'ignore' });
  });

  it('is a command or an error with a name, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          expect(['record', 'ignore']).toContain(toCommand(inBase64(value)).kind);
        } catch (error) {
          expect(error).toHaveProperty('name', 'ZodError');
        }
      }),
    );
  });
});

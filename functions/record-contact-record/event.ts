import type { Temporal } from 'temporal-polyfill';
import { endedFactFrom, mayBeOurs } from '../../shared/adapters/events/call-facts.ts';
import { contactRecordFrom } from '../../shared/adapters/events/contact-record.ts';
import type { RecordFact } from '../../shared/domain/attempt.ts';

export type ContactRecordCommand =
  | {
      readonly kind: 'record';
      readonly contactId: string;
      readonly fact: RecordFact;
      readonly origin: { readonly attributes: unknown; readonly initiatedAt: Temporal.Instant };
    }
  | { readonly kind: 'ignore'; readonly why: string };

/**
 * One base64 contact record of a Kinesis batch turned into what is to be done about it.
 * @throws when the data is no contact record at all: the batch is then split until it alone is left and kept aside.
 */
export function toCommand(data: string): ContactRecordCommand {
  const record = contactRecordFrom(JSON.parse(Buffer.from(data, 'base64').toString('utf8')));
  if (!mayBeOurs(record)) return { kind: 'ignore', why: 'not a call placed through the API' };
  const ended = endedFactFrom(record);
  if (ended === undefined) return { kind: 'ignore', why: 'a record of a contact that is not over' };
  return {
    kind: 'record',
    contactId: record.initialContactId ?? record.contactId,
    fact: {
      ...ended,
      lastUpdatedAt: record.lastUpdatedAt,
      ...(record.recordingLocation !== undefined && { recordingLocation: record.recordingLocation }),
    },
    origin: { attributes: record.attributes, initiatedAt: record.initiatedAt },
  };
}

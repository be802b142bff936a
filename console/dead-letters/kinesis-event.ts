import type { KeptMessage } from './queue-box.ts';

/** An event of one contact record, whose base64 is the letter's body; its id stands for the sequence number. */
export function kinesisEvent({ id, body, sentAt }: Pick<KeptMessage, 'id' | 'body' | 'sentAt'>): unknown {
  return {
    Records: [
      {
        eventSource: 'aws:kinesis',
        eventName: 'aws:kinesis:record',
        eventVersion: '1.0',
        eventID: id,
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey: id,
          sequenceNumber: id,
          data: body,
          approximateArrivalTimestamp: sentAt.epochMilliseconds / 1000,
        },
      },
    ],
  };
}

import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { DeadLetter, SourceName, WayBack } from './dead-letter.ts';

const batchInfo = z.object({ streamArn: z.string(), batchSize: z.number() });

/**
 * What Lambda writes to a bucket of a stream batch that it gave up on.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
const invocationRecord = z.object({
  requestContext: z.object({ functionArn: z.string(), condition: z.string() }),
  responseContext: z.object({ functionError: z.string().nullish() }).nullish(),
  timestamp: z.iso.datetime({ offset: true }),
  KinesisBatchInfo: batchInfo.optional(),
  DDBStreamBatchInfo: batchInfo.optional(),
  payload: z.unknown(),
});

const streamEvent = z.object({ Records: z.array(z.unknown()).min(1) });
const kinesisRecord = z.looseObject({ kinesis: z.looseObject({ data: z.base64() }) });

export interface KeptObject {
  readonly key: string;
  readonly storedAt: Temporal.Instant;
  readonly text: string;
}

const NOT_LAMBDAS: WayBack = {
  kind: 'none',
  why: 'it is no invocation record of a Lambda event source',
  mend: 'Look who put it there: show prints it.',
};
const NO_RECORDS: WayBack = {
  kind: 'none',
  why: "it does not hold the stream's records",
  mend: 'Read them from the stream while it still has them: show prints shard and sequence numbers.',
};

/** An object of the bucket as a dead letter. Whatever it holds: what cannot be read has no way back and says why. */
export function letterFromObject({ key, storedAt, text }: KeptObject, id: string): DeadLetter {
  const bytes = Buffer.byteLength(text);
  const parsed = invocationRecord.safeParse(jsonFrom(text));
  if (!parsed.success) {
    return { id, source: 'contact-records', receivedAt: storedAt, bytes, payload: text, wayBack: NOT_LAMBDAS };
  }
  const { requestContext, responseContext, timestamp, DDBStreamBatchInfo, payload } = parsed.data;
  const source: SourceName = DDBStreamBatchInfo === undefined ? 'contact-records' : 'table-stream';
  const failure = responseContext?.functionError;
  const records = recordsOf(payload);
  return {
    id,
    source,
    receivedAt: Temporal.Instant.from(timestamp),
    reason: `${requestContext.condition}${failure ? `, ${failure}` : ''}; ${counted(records.length)}`,
    bytes,
    payload: records.length === 0 ? text : JSON.stringify({ key, records: records.map(readable) }, null, 2),
    wayBack:
      records.length === 0
        ? NO_RECORDS
        : {
            kind: 'to-function',
            functionName: requestContext.functionArn,
            events: records.map((record) => ({ Records: [record] })),
          },
  };
}

function counted(records: number): string {
  return records === 1 ? '1 record' : `${records} records`;
}

/** Lambda writes the event as text; an event that is no text is taken as it is. */
function recordsOf(payload: unknown): readonly unknown[] {
  const event = streamEvent.safeParse(typeof payload === 'string' ? jsonFrom(payload) : payload);
  return event.success ? event.data.Records : [];
}

/** A Kinesis record with its data in plain text. */
function readable(record: unknown): unknown {
  const parsed = kinesisRecord.safeParse(record);
  if (!parsed.success) return record;
  const { kinesis } = parsed.data;
  const text = Buffer.from(kinesis.data, 'base64').toString('utf8');
  return { ...parsed.data, kinesis: { ...kinesis, data: jsonFrom(text) ?? text } };
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

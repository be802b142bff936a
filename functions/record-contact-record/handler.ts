import middy from '@middy/core';
import type { KinesisStreamBatchResponse, KinesisStreamEvent } from 'aws-lambda';
import { type RecordDependencies, recordContactRecord } from '../../shared/application/record-contact.ts';
import { eachRecord } from '../../shared/runtime/partial-batch.ts';
import { toCommand } from './event.ts';

const SOURCE = 'contact-record';

/** Records contact records; each on its own, safe to repeat, in any order. */
export function createHandler(deps: RecordDependencies) {
  const { journal } = deps;
  return middy(
    (event: KinesisStreamEvent): Promise<KinesisStreamBatchResponse> =>
      eachRecord(
        event.Records,
        ({ kinesis }) => kinesis.sequenceNumber,
        async ({ kinesis }) => {
          const command = toCommand(kinesis.data);
          if (command.kind === 'ignore') journal.note({ kind: 'input-ignored', source: SOURCE, why: command.why });
          else await recordContactRecord(deps, command.contactId, command.fact, command.origin);
        },
        (_sequenceNumber, error) => journal.note({ kind: 'work-failed', what: SOURCE, error }),
      ),
  );
}

import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Telephony } from '../../shared/application/ports/telephony.ts';
import { type RecordDependencies, recordContactEnded } from '../../shared/application/record-contact.ts';
import { eachRecord } from '../../shared/runtime/partial-batch.ts';
import { toCommand } from './event.ts';

const SOURCE = 'contact-event';

export interface RecordContactEventDependencies extends RecordDependencies {
  readonly telephony: Telephony;
  readonly instanceId: string;
}

/** Records the ends of calls; each message on its own, safe to repeat, in any order. */
export function createHandler(deps: RecordContactEventDependencies) {
  const { journal, instanceId } = deps;
  return middy(
    (event: SQSEvent): Promise<SQSBatchResponse> =>
      eachRecord(
        event.Records,
        ({ messageId }) => messageId,
        async ({ body }) => {
          const command = toCommand(body, instanceId);
          if (command.kind === 'ignore') journal.note({ kind: 'input-ignored', source: SOURCE, why: command.why });
          else await recordContactEnded(deps, command.contactId, command.fact);
        },
        (_messageId, error) => journal.note({ kind: 'work-failed', what: SOURCE, error }),
      ),
  );
}

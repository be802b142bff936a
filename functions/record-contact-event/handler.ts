import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { Telephony } from '../../shared/application/ports/telephony.ts';
import { type RecordDependencies, recordLegBegan, recordLegEnded } from '../../shared/application/record-contact.ts';
import { type RejectDependencies, rejectInput } from '../../shared/application/reject-input.ts';
import { eachRecord } from '../../shared/runtime/partial-batch.ts';
import { type ContactEventCommand, toCommand } from './event.ts';

const SOURCE = 'contact-event';

export interface RecordContactEventDependencies extends RecordDependencies, RejectDependencies {
  readonly telephony: Telephony;
  readonly instanceId: string;
}

/**
 * Records the ends of calls and the legs that transfers open; each message on its own, safe to repeat, in any order.
 * What nobody understands is kept aside; it fails only when that is not possible.
 */
export function createHandler(deps: RecordContactEventDependencies) {
  const { journal, instanceId } = deps;
  return middy(
    (event: SQSEvent): Promise<SQSBatchResponse> =>
      eachRecord(
        event.Records,
        ({ messageId }) => messageId,
        ({ body }) => carryOut(deps, toCommand(body, instanceId), body),
        (_messageId, error) => journal.note({ kind: 'work-failed', what: SOURCE, error }),
      ),
  );
}

async function carryOut(
  deps: RecordContactEventDependencies,
  command: ContactEventCommand,
  payload: string,
): Promise<void> {
  switch (command.kind) {
    case 'leg-ended':
      deps.journal.note({ kind: 'end-told', lagSeconds: secondsSince(command.fact.endedAt, deps.clock()) });
      await recordLegEnded(deps, command.leg, command.fact);
      return;
    case 'leg-began':
      await recordLegBegan(deps, command.leg, command.at);
      return;
    case 'ignore':
      deps.journal.note({ kind: 'input-ignored', source: SOURCE, why: command.why });
      return;
    case 'reject':
      await rejectInput(deps, { source: SOURCE, why: command.why, payload });
  }
}

/** None when the other clock is ahead of ours. */
function secondsSince(moment: Temporal.Instant, now: Temporal.Instant): number {
  return Math.max(0, (now.epochMilliseconds - moment.epochMilliseconds) / 1_000);
}

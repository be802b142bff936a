import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type DialDependencies, dialDueLeads } from '../../shared/application/dialling/dial-due-leads.ts';
import { type RejectDependencies, rejectInput } from '../../shared/application/reject-input.ts';
import { eachRecord } from '../../shared/runtime/partial-batch.ts';
import { toWakeUp } from './event.ts';

const SOURCE = 'wake-up';

export interface DialDueLeadsDependencies extends DialDependencies, RejectDependencies {
  readonly instanceId: string;
}

/**
 * One dialler run for all ticks and wake-ups that have gathered. Running again for the same messages finds nothing left
 * to do. What nobody understands is kept aside once the run is over, so that no lead waits for it.
 */
export function createHandler(deps: DialDueLeadsDependencies) {
  return middy(async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const messages = event.Records.map(({ messageId, body }) => ({
      messageId,
      body,
      wakeUp: toWakeUp(body, deps.instanceId),
    }));
    const freed = messages.flatMap(({ wakeUp }) => (wakeUp.kind === 'freed' ? [wakeUp.person] : []));
    const over = messages.flatMap(({ wakeUp }) => (wakeUp.kind === 'over' ? [wakeUp.contactId] : []));
    await dialDueLeads(deps, freed, over);
    return eachRecord(
      messages,
      ({ messageId }) => messageId,
      async ({ wakeUp, body }) => {
        if (wakeUp.kind === 'ignore') deps.journal.note({ kind: 'input-ignored', source: SOURCE, why: wakeUp.why });
        if (wakeUp.kind === 'reject') await rejectInput(deps, { source: SOURCE, why: wakeUp.why, payload: body });
      },
      (_messageId, error) => deps.journal.note({ kind: 'work-failed', what: SOURCE, error }),
    );
  });
}

import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type DialDependencies, dialDueLeads } from '../../shared/application/dialling/dial-due-leads.ts';
import { toWakeUp } from './event.ts';

export interface DialDueLeadsDependencies extends DialDependencies {
  readonly instanceId: string;
}

/** One dialler run for all ticks and wake-ups that have gathered. Running again for the same messages finds nothing left to do. */
export function createHandler(deps: DialDueLeadsDependencies) {
  return middy(async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const wakeUps = event.Records.map(({ body }) => toWakeUp(body, deps.instanceId));
    for (const wakeUp of wakeUps) {
      if (wakeUp.kind !== 'unreadable') continue;
      deps.journal.note({ kind: 'input-ignored', source: 'dialler-queue', why: wakeUp.why });
    }
    const freed = wakeUps.flatMap((wakeUp) => (wakeUp.kind === 'completed' && wakeUp.freed ? [wakeUp.freed] : []));
    await dialDueLeads(deps, freed);
    return { batchItemFailures: [] };
  });
}

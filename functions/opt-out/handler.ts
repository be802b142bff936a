import middy from '@middy/core';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { LeadMissingError, OptOutRefusedError } from '../../shared/application/errors.ts';
import { type OptOutDependencies as OptOutUseCase, optOut } from '../../shared/application/opt-out.ts';
import { type RejectDependencies, rejectInput } from '../../shared/application/reject-input.ts';
import { toCommand } from './event.ts';

export interface OptOutDependencies extends OptOutUseCase, RejectDependencies {}

/**
 * Suppresses the customer at once; answers `{ status: 'suppressed' }`. Repeats change nothing.
 *
 * @throws OptOutRefusedError when no lead of ours can be told from the event, which is kept aside: the flow then takes
 *   its error branch, on which the customer is handed to a person.
 */
export function createHandler(deps: OptOutDependencies) {
  return middy(async (event: ConnectContactFlowEvent): Promise<Record<string, string>> => {
    const command = toCommand(event, deps.deployment);
    if (command.kind === 'refuse') return refuse(deps, command.why, event);
    const { leadId, attemptNumber, contactId } = command;
    try {
      await optOut(deps, leadId, contactId);
    } catch (error) {
      if (error instanceof LeadMissingError) return refuse(deps, 'The lead that the call names is not stored.', event);
      throw error;
    }
    deps.journal.note({ kind: 'opted-out', leadId, attemptNumber, contactId });
    return { status: 'suppressed' };
  });
}

async function refuse(deps: OptOutDependencies, why: string, event: ConnectContactFlowEvent): Promise<never> {
  await rejectInput(deps, { source: 'opt-out', why, payload: JSON.stringify(event ?? null) });
  throw new OptOutRefusedError(why);
}

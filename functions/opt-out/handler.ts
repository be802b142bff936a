import middy from '@middy/core';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { type OptOutDependencies, optOut } from '../../shared/application/opt-out.ts';
import { toCommand } from './event.ts';

/** Suppresses the customer at once; answers `{ status: 'suppressed' }`. Repeats change nothing. */
export function createHandler(deps: OptOutDependencies) {
  return middy(async (event: ConnectContactFlowEvent): Promise<Record<string, string>> => {
    const { leadId, contactId } = toCommand(event);
    await optOut(deps, leadId, contactId);
    return { status: 'suppressed' };
  });
}

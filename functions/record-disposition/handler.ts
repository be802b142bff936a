import middy from '@middy/core';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import type { RecordDependencies } from '../../shared/application/record-contact.ts';
import { recordDisposition } from '../../shared/application/record-disposition.ts';
import { toCommand } from './event.ts';

/**
 * Records the agent's disposition. The answer is a flat map of texts, as contact flows take it: `status` is `decided`,
 * `waiting` (the call is not over yet) or `refused`, then with `why`. Connect repeats a call that fails or takes long;
 * repeats answer as the first did.
 */
export function createHandler(deps: RecordDependencies) {
  return middy(async (event: ConnectContactFlowEvent): Promise<Record<string, string>> => {
    const command = toCommand(event, deps.clock());
    if (command.kind === 'refuse') {
      deps.journal.note({ kind: 'input-ignored', source: 'disposition', why: command.why });
      return { status: 'refused', why: command.why };
    }
    const settled = await recordDisposition(deps, command.contactId, command.said, command.fact);
    return { status: settled.kind };
  });
}

import { composeFlow } from '../language/compose-flow.ts';
import type { FlowDocument } from '../language/flow-document.ts';
import { aimAt, hangUp, ifNamed, queue } from '../language/steps.ts';
import { PROMISED_AGENT, TIER_QUEUE } from './call-attributes.ts';

/**
 * Where a task goes that reminds of a promised callback: to the agent who promised, in his own queue until he has time, or
 * to the tier. The dialler makes the call itself; the task only says that it is coming.
 */
export function callbackReminder(): FlowDocument {
  return composeFlow('Whom to remind', {
    'Whom to remind': ifNamed(PROMISED_AGENT, { named: 'The agent', nobody: 'The tier' }),
    'The agent': aimAt({ agentId: PROMISED_AGENT }, { next: 'Give it to the agent', failed: 'The tier' }),
    'Give it to the agent': queue('The tier'),
    'The tier': aimAt({ queueArn: TIER_QUEUE }, { next: 'Give it to the tier', failed: 'Drop it' }),
    'Give it to the tier': queue('Drop it'),
    'Drop it': hangUp(),
  });
}

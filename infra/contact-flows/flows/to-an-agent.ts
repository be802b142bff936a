import { aimAt, atEvent, ifFree, ifNamed, queue } from '../language/steps.ts';
import { PROMISED_AGENT } from './call-attributes.ts';

/** The flows that run at events of a call. */
export interface EventFlows {
  readonly customerQueueArn: string;
  readonly agentWhisperArn: string;
  readonly customerWhisperArn: string;
  readonly guideArn: string;
  readonly formArn: string;
}

/** Says which flows run while the customer waits, before they talk, and in the agent's workspace; begins at 'While waiting'. */
export function eventSteps<const Next extends string>(flows: EventFlows, next: Next) {
  return {
    'While waiting': atEvent('CustomerQueue', flows.customerQueueArn, 'Before the agent talks'),
    'Before the agent talks': atEvent('AgentWhisper', flows.agentWhisperArn, 'Before the customer talks'),
    'Before the customer talks': atEvent('CustomerWhisper', flows.customerWhisperArn, 'Guide during the call'),
    'Guide during the call': atEvent('DefaultAgentUI', flows.guideArn, 'Form after the call'),
    'Form after the call': atEvent('DisconnectAgentUI', flows.formArn, next),
  } as const;
}

/**
 * Queues for the agent whom the contact names, when he is free, and for the tier otherwise; begins at 'For an agent'.
 * Nothing reserves the agent: who is free here may be busy a moment later.
 */
export function queueSteps<const Failed extends string>(queueArn: string, failed: Failed) {
  return {
    'For an agent': ifNamed(PROMISED_AGENT, { named: 'Is that agent free', nobody: 'To the tier' }),
    'Is that agent free': ifFree({ agentId: PROMISED_AGENT }, { free: 'To that agent', nobody: 'To the tier' }),
    'To that agent': aimAt({ agentId: PROMISED_AGENT }, { next: 'Wait for that agent', failed: 'To the tier' }),
    'Wait for that agent': queue('To the tier'),
    'To the tier': aimAt<'Wait for the tier' | Failed>({ queueArn }, { next: 'Wait for the tier', failed }),
    'Wait for the tier': queue(failed),
  } as const;
}

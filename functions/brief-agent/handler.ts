import middy from '@middy/core';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { type BriefDependencies, briefAgent } from '../../shared/application/brief-agent.ts';
import { answerFrom } from './answer.ts';
import { toCommand } from './event.ts';

export interface BriefAgentDependencies extends BriefDependencies {
  readonly deployment: string;
}

/**
 * Answers what the agent of a call is shown, as a flat map of texts: `status` is `brief`, or `refused` with `why` when no
 * lead of ours can be told from the event. Reads only, so that repeats are harmless. What is refused is not kept as
 * rejected input, because nobody loses anything: nothing was told that could be replayed, and the agent talks without a brief.
 */
export function createHandler(deps: BriefAgentDependencies) {
  return middy(async (event: ConnectContactFlowEvent): Promise<Record<string, string>> => {
    const command = toCommand(event, deps.deployment);
    if (command.kind === 'refuse') return { status: 'refused', why: command.why };
    const briefing = await briefAgent(deps, command.contactId, command.said);
    return briefing.kind === 'unknown' ? { status: 'refused', why: briefing.why } : answerFrom(briefing);
  });
}

import middy from '@middy/core';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { type BriefDependencies, briefAgent } from '../../shared/application/brief-agent.ts';
import type { Journal } from '../../shared/application/ports/journal.ts';
import { answerFrom } from './answer.ts';
import { toCommand } from './event.ts';
import { guideAnswerFrom } from './guide-answer.ts';

export interface BriefAgentDependencies extends BriefDependencies {
  readonly deployment: string;
  readonly journal: Journal;
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
    const { contactId, said, layout } = command;
    const briefing = await briefAgent(deps, contactId, said);
    if (briefing.kind === 'unknown') return { status: 'refused', why: briefing.why };
    const { leadId, attemptNumber } = said;
    deps.journal.note({ kind: 'agent-briefed', leadId, attemptNumber, contactId });
    return layout === 'guide' ? guideAnswerFrom(briefing) : answerFrom(briefing);
  });
}

import middy from '@middy/core';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { attributesOfCustomersCall } from '../../shared/application/call-attributes.ts';
import { type Caller, type LookUpDependencies, lookUpCaller } from '../../shared/application/look-up-caller.ts';
import type { NumberHasher } from '../../shared/application/ports/number-hasher.ts';
import { toCommand } from './event.ts';

export interface LookUpCallerDependencies extends Omit<LookUpDependencies, 'hasher'> {
  readonly deployment: string;
  /** Asked for when a number is to be looked up; a failure is asked for again. */
  readonly hasher: () => Promise<NumberHasher>;
}

/**
 * Answers who calls, as a flat map of texts without number or name: `status` is `known`, then with `lead`, `stage`, `tier`,
 * perhaps `agent`, and the attributes that the flow is to set on the contact; `unknown` when nobody of ours has the number
 * or it is hidden; or `refused` with `why`. Repeats answer alike. What is refused is not kept as rejected input: the caller
 * is served as somebody unknown, and nothing was told that could be replayed.
 */
export function createHandler({ hasher, deployment, ...deps }: LookUpCallerDependencies) {
  return middy(async (event: ConnectContactFlowEvent): Promise<Record<string, string>> => {
    const command = toCommand(event);
    switch (command.kind) {
      case 'refuse':
        return { status: 'refused', why: command.why };
      case 'no-number':
        return { status: 'unknown' };
      case 'look-up':
        return answerFrom(await lookUpCaller({ ...deps, hasher: await hasher() }, command.call), deployment);
    }
  });
}

function answerFrom(caller: Caller, deployment: string): Record<string, string> {
  if (caller.kind === 'unknown') return { status: 'unknown' };
  const { leadId, stage, tier, agentId } = caller;
  return {
    status: 'known',
    lead: leadId,
    stage,
    tier: String(tier),
    ...(agentId !== undefined && { agent: agentId }),
    ...attributesOfCustomersCall(caller, deployment),
  };
}

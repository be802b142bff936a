import type { Temporal } from 'temporal-polyfill';
import type { TrueCall } from '../ground-truth.ts';
import { latestLeg, legsOf, type PlacedCall } from './contact.ts';

/** The call as the person at its other end lived through it, whatever its legs; one still in the air ends `now`. */
export function trueCall(call: PlacedCall, now: Temporal.Instant): TrueCall {
  const withAgent = legsOf(call).find(({ withAgentAt }) => withAgentAt !== undefined) ?? call;
  return {
    contactId: call.contactId,
    personId: call.personId,
    phone: call.customerNumber,
    tier: call.tier,
    stage: call.stage ?? '',
    startedAt: call.initiatedAt.toString(),
    network: call.fate.kind,
    answeredBy: call.answeredBy,
    endedAt: (latestLeg(call).endedAt ?? now).toString(),
    conversation: call.hadConversation,
    dispositions: call.dispositions.map(({ at, code }) => ({ at: at.toString(), code })),
    ...(call.programme !== undefined && { programme: call.programme }),
    ...(call.connectedAt !== undefined && { answeredAt: call.connectedAt.toString() }),
    ...(call.line.heardAt !== undefined && { heardAt: call.line.heardAt.toString() }),
    ...(withAgent.withAgentAt !== undefined && { withAgentAt: withAgent.withAgentAt.toString() }),
    ...(withAgent.agent !== undefined && { agent: withAgent.agent.id }),
  };
}

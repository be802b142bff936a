import type { Temporal } from 'temporal-polyfill';
import type { Agent } from '../people/agents.ts';
import type { Talk } from '../people/talk.ts';
import { identifierFor, randomFor } from '../random.ts';
import type { CallLeg, PlacedCall } from './contact.ts';

/** How an agent hands a customer on. Seconds of `afterSeconds` count from the beginning of the conversation. */
export interface Handover {
  readonly afterSeconds: number;
  /** Until the colleague accepts. */
  readonly acceptSeconds: number;
  /** While both agents are on the line. */
  readonly togetherSeconds: number;
  /** The first agent's work afterwards, without a form. */
  readonly wrapUpSeconds: number;
}

/** Nobody hands a customer on who has hardly begun to talk. */
const SHORTEST_TALK_SECONDS = 40;

/** Whether and how the conversation is handed on; depends on seed and call only. */
export function handover(seed: number, contactId: string, talk: Talk, share: number): Handover | undefined {
  const random = randomFor(seed, 'transfer', contactId);
  if (!random.chance(share) || !talk.isConversation || talk.talkSeconds < SHORTEST_TALK_SECONDS) return undefined;
  return {
    afterSeconds: talk.talkSeconds * random.between(0.3, 0.6),
    acceptSeconds: random.between(1, 4),
    togetherSeconds: random.between(1, 8),
    wrapUpSeconds: random.whole(3, 15),
  };
}

/** The contact that a transfer opens for the colleague: it carries the call's attributes, as Connect copies them. */
export function legAfter(call: PlacedCall, colleague: Agent, now: Temporal.Instant, seed: number): CallLeg {
  return {
    contactId: identifierFor(seed, 'leg', call.contactId, String(call.laterLegs.length + 1)),
    channel: 'VOICE',
    initiationMethod: 'TRANSFER',
    initialContactId: call.contactId,
    previousContactId: call.contactId,
    attributes: call.attributes,
    line: call.line,
    personId: call.personId,
    customerNumber: call.customerNumber,
    systemNumber: call.systemNumber,
    tier: call.tier,
    queue: call.queue,
    initiatedAt: now,
    enqueuedAt: now,
    agent: colleague,
    phase: 'waiting',
  };
}

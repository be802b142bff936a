import type { Temporal } from 'temporal-polyfill';
import type { DispositionFact } from './attempt.ts';

/** A task that tells an agent that a promised call is coming. */
export interface CallbackReminder {
  readonly at: Temporal.Instant;
  /** Who promised to be the one; absent when anyone may call, or when it is not known yet. */
  readonly agentId?: string;
}

/** Enough to end what one is at; the call comes by itself. */
const MINUTES_BEFORE = 5;
/** Tasks can be planned so far ahead: https://docs.aws.amazon.com/connect/latest/APIReference/API_StartTaskContact.html */
const FURTHEST_DAYS = 6;

/**
 * When to remind of the callback that an agent agreed on; undefined when there is none, when it is too near to remind of, or
 * too far ahead for a task. The dialler makes the call in any case.
 * @param agentId who had the conversation, as far as it is known.
 */
export function callbackReminder(
  { code, callbackAt, callbackWith }: DispositionFact,
  agentId: string | undefined,
  now: Temporal.Instant,
): CallbackReminder | undefined {
  if (code !== 'callback-requested' || callbackAt === undefined) return undefined;
  const at = callbackAt.subtract({ minutes: MINUTES_BEFORE });
  const isNear = at.epochMilliseconds <= now.epochMilliseconds;
  const isFar = at.epochMilliseconds > now.add({ hours: 24 * FURTHEST_DAYS }).epochMilliseconds;
  if (isNear || isFar) return undefined;
  return { at, ...(callbackWith === 'same-agent' && agentId !== undefined && { agentId }) };
}

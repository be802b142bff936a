import type { CallingArea } from './calling-area.ts';
import type { CallWindow } from './dial-rules.ts';
import { type Consent, currentNumber, type Lead } from './lead.ts';
import { isBad } from './lead-number.ts';

/** What the gate asks of a lead, moments in whole epoch milliseconds. */
export interface GateFacts {
  /** Of the number that is dialled next. */
  readonly area: CallingArea;
  readonly isNumberBad: boolean;
  readonly consent: Consent | undefined;
  readonly wishedWindow: CallWindow | undefined;
  /** Calls over the lead's life. */
  readonly placed: number;
  /** Attempts of this cycle on the number that is dialled next. */
  readonly countedOnNumber: number;
  readonly cycleStartedMs: number;
  /** Of the recent calls, oldest first. */
  readonly callsMs: readonly number[];
  /** Of those to the number that is dialled next. */
  readonly numberCallsMs: readonly number[];
  /** Of the latest call that a person answered and no agent took; {@link LONG_AGO_MS} when there was none. */
  readonly abandonedMs: number;
  /** End of the latest conversation in the lead's present stage; {@link LONG_AGO_MS} when there was none. */
  readonly talkEndedMs: number;
  /** Until when a call of the customer's own keeps everybody from dialling them; {@link LONG_AGO_MS} when none does. */
  readonly heldMs: number;
}

/** Before all time: no span of time that began then is still running. */
export const LONG_AGO_MS = Number.NEGATIVE_INFINITY;

const known = new WeakMap<Lead, GateFacts>();

/**
 * The facts of a lead, gathered when they are first asked for and kept as long as the lead is. Planning judges a lead many
 * times over, and in a backlog that fills the memory finding its moments costs more than judging them.
 */
export function gateFacts(lead: Lead): GateFacts {
  const kept = known.get(lead);
  if (kept !== undefined) return kept;
  const facts = gathered(lead);
  // Stryker disable next-line CallExpression: kept for speed only, gathered again they are the same.
  known.set(lead, facts);
  return facts;
}

function gathered(lead: Lead): GateFacts {
  const number = currentNumber(lead);
  const callsMs: number[] = [];
  const numberCallsMs: number[] = [];
  let abandonedMs = LONG_AGO_MS;
  let talkEndedMs = LONG_AGO_MS;
  let heldMs = LONG_AGO_MS;
  for (const call of lead.recentCalls) {
    const { at, numberKey, abandoned, stage, conversationEndedAt } = call;
    const atMs = at.epochMilliseconds;
    callsMs.push(atMs);
    if (numberKey === number.key) numberCallsMs.push(atMs);
    if (abandoned) abandonedMs = atMs;
    if (stage === lead.stage && conversationEndedAt !== undefined) talkEndedMs = conversationEndedAt.epochMilliseconds;
    if (call.via !== 'dialler' && call.hold !== undefined) heldMs = Math.max(heldMs, call.hold.until.epochMilliseconds);
  }
  return {
    area: number.area,
    isNumberBad: isBad(number),
    consent: lead.consent,
    wishedWindow: lead.wishes?.callWindow,
    placed: lead.placed,
    countedOnNumber: lead.countedByNumber[number.key] ?? 0,
    cycleStartedMs: lead.cycleStartedAt.epochMilliseconds,
    callsMs,
    numberCallsMs,
    abandonedMs,
    talkEndedMs,
    heldMs,
  };
}

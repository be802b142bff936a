import type { Temporal } from 'temporal-polyfill';
import { earliestCall } from './call-gate.ts';
import type { CallPolicy } from './call-policy.ts';
import { type CallbackStanding, callbackStanding } from './callback.ts';
import type { Lead } from './lead.ts';

/**
 * Where the promise of a lead stands that waits for its callback; undefined when it waits for no promised callback.
 * How long it waits for its agent is counted from the agreed moment, or that of the next try, or the first one after it
 * at which the rules in force allow the call; whatever moved the call since, waiting does not begin anew.
 */
export function waitingCallback(lead: Lead, policy: CallPolicy, now: Temporal.Instant): CallbackStanding | undefined {
  const { state } = lead;
  if (state.kind !== 'ready' || state.urgency !== 'promised' || state.purpose.kind !== 'callback') return undefined;
  const { purpose, wantedAt } = state;
  const wanted = purpose.missed === undefined ? purpose.agreedAt : wantedAt;
  const first = earliestCall(lead, purpose, policy, wanted);
  return callbackStanding(purpose, first.kind === 'at' ? first.at : wanted, policy.rules.callback, now);
}

import { Temporal } from 'temporal-polyfill';
import type { EndedFact } from '../../domain/attempt.ts';
import {
  ASKED_AFTER_MINUTES,
  ended,
  type OpenCall,
  openCalls,
  stillOpen,
  withCallReplaced,
} from '../../domain/customers-call.ts';
import type { DecisionContext } from '../../domain/decision-context.ts';
import type { Lead } from '../../domain/lead.ts';
import { openLaterLegs } from '../../domain/legs.ts';
import type { Journal } from '../ports/journal.ts';
import type { LeadRepository } from '../ports/lead-repository.ts';
import type { Telephony } from '../ports/telephony.ts';

/** A leg that has just ended may be followed by one whose event is still on its way. */
const EVENTS_LAG_MINUTES = 5;

export interface AskDependencies {
  readonly leads: Pick<LeadRepository, 'getContact'>;
  readonly telephony: Telephony;
  readonly journal: Journal;
}

/**
 * The lead as it is after the contact centre was asked about calls of the customer's own of whose end nobody has told: each
 * is over, or holds the lead on for a while. Legs that transfers opened are asked after too, as far as their events told of
 * them; one that ended a moment ago is asked after again. A call that the contact centre does not know is over.
 */
export async function askedAfterCustomer(
  deps: AskDependencies,
  lead: Lead,
  { now }: Pick<DecisionContext, 'now'>,
): Promise<Lead> {
  let { recentCalls } = lead;
  for (const call of openCalls(lead)) {
    const asked = await answerAbout(deps, call, now);
    const after =
      asked.kind === 'lasts' ? stillOpen(call, asked.as, asked.askAgainAt) : ended(call, talkedUntil(asked.told));
    recentCalls = withCallReplaced(recentCalls, call, after);
    const answer = asked.kind === 'lasts' ? 'still-talking' : 'over';
    deps.journal.note({ kind: 'customer-asked-after', leadId: lead.id, answer });
  }
  return { ...lead, recentCalls };
}

type Answer =
  | { readonly kind: 'lasts'; readonly as: string; readonly askAgainAt: Temporal.Instant }
  /** `told` is the account of the leg that ended last; absent when the contact centre does not know the contact. */
  | { readonly kind: 'over'; readonly told: EndedFact | undefined };

async function answerAbout(
  { leads, telephony }: AskDependencies,
  { contactId, hold: { openAs } }: OpenCall,
  now: Temporal.Instant,
): Promise<Answer> {
  const askAgainAt = now.add({ minutes: ASKED_AFTER_MINUTES });
  const first = await telephony.describe(openAs);
  if (first !== undefined && first.ended === undefined) return { kind: 'lasts', as: openAs, askAgainAt };
  const known = await leads.getContact(contactId);
  let told = first?.ended;
  for (const leg of known?.kind === 'unlinked' ? openLaterLegs(known.facts) : []) {
    const later = await telephony.describe(leg);
    if (later !== undefined && later.ended === undefined) return { kind: 'lasts', as: leg, askAgainAt };
    told = later?.ended ?? told;
  }
  const certainAt = told?.endedAt.add({ minutes: EVENTS_LAG_MINUTES });
  const mayGoOn = certainAt !== undefined && Temporal.Instant.compare(now, certainAt) < 0;
  return mayGoOn ? { kind: 'lasts', as: openAs, askAgainAt: certainAt } : { kind: 'over', told };
}

function talkedUntil(told: EndedFact | undefined): Temporal.Instant | undefined {
  return told?.agentConnectedAt === undefined ? undefined : told.endedAt;
}

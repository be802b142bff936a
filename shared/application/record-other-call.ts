import type { Temporal } from 'temporal-polyfill';
import { withRecordedCall } from '../domain/customers-call.ts';
import type { OtherPlacedCall, PlacedCall } from '../domain/lead.ts';
import { withOtherCall } from '../domain/remembered-calls.ts';
import { tierHolding } from '../domain/sales-structure.ts';
import { StaleLeadError } from './errors.ts';
import type { Journal } from './ports/journal.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { NumberHasher } from './ports/number-hasher.ts';
import type { SettingsCache } from './settings-in-force.ts';

export interface OtherCallDependencies {
  readonly leads: LeadRepository;
  readonly settings: SettingsCache;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
  readonly hasher: NumberHasher;
}

/** A call that an agent dialled by hand, or a customer's own, as its contact record tells it. */
export interface OtherCall {
  readonly contactId: string;
  readonly how: 'by-hand' | 'inbound';
  /** The customer's number. */
  readonly e164: string;
  readonly startedAt: Temporal.Instant;
  readonly connectedAt?: Temporal.Instant;
  /** Set when an agent talked with the customer. */
  readonly conversationEndedAt?: Temporal.Instant;
  /** The contact under which the call goes on after a transfer. */
  readonly goesOnAs?: string;
}

export type CountedCall = { readonly kind: 'counted' } | { readonly kind: 'not-ours' };

const MAX_TRIES = 6;

/**
 * Takes a call that the dialler did not place into the calls of the lead whose number it was, where caps, gaps and quiet
 * periods find it; neither placed calls nor the retry budget count it. Told of again, days later too, it changes
 * nothing, but that a conversation not known before is taken in. A call of a number that no lead holds is not ours.
 *
 * @throws StaleLeadError when other writers kept changing the lead.
 */
export async function recordOtherCall(deps: OtherCallDependencies, call: OtherCall): Promise<CountedCall> {
  const { contactId, how, startedAt } = call;
  const numberKey = deps.hasher.keyOf(call.e164);
  let leadId = '';
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const lead = await deps.leads.leadWithNumber(numberKey);
    if (lead === undefined) {
      deps.journal.note({ kind: 'contact-not-ours', contactId });
      return { kind: 'not-ours' };
    }
    leadId = lead.id;
    const { stage } = lead;
    const other: OtherPlacedCall = {
      via: how,
      contactId,
      at: startedAt,
      numberKey,
      tier: tierHolding((await deps.settings.current()).structure, stage).number,
      stage,
    };
    const recentCalls = callsWith(lead.recentCalls, other, call, deps.clock());
    if (recentCalls === lead.recentCalls) return { kind: 'counted' };
    if ((await deps.leads.save({ ...lead, recentCalls })) === 'saved') {
      deps.journal.note({ kind: 'other-call-counted', leadId, contactId, how });
      return { kind: 'counted' };
    }
  }
  throw new StaleLeadError(leadId);
}

function callsWith(
  calls: readonly PlacedCall[],
  other: OtherPlacedCall,
  { how, conversationEndedAt, goesOnAs }: OtherCall,
  now: Temporal.Instant,
): readonly PlacedCall[] {
  if (how === 'by-hand') {
    const talked = conversationEndedAt === undefined ? {} : { conversationEndedAt };
    return withOtherCall(calls, { ...other, ...talked }, now);
  }
  const news = {
    ...(conversationEndedAt !== undefined && { talkedUntil: conversationEndedAt }),
    ...(goesOnAs !== undefined && { goesOnAs }),
  };
  return withRecordedCall(calls, other, news, now);
}

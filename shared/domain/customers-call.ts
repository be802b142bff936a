import type { Temporal } from 'temporal-polyfill';
import type { CallHold, Lead, OtherPlacedCall, PlacedCall } from './lead.ts';
import { isTooOld, withCall, withOtherCall } from './remembered-calls.ts';

/*
 * A call that the customer placed. From the moment it is known until it is told to be over it holds the lead: nobody dials
 * somebody who is on the line with us. Its end is told by the contact record, minutes later or never: a hold that has
 * lasted its time makes the dialler ask the contact centre before anything else.
 */

/** How long a call is taken to go on before the contact centre is asked. */
export const ASKED_AFTER_MINUTES = 30;

/** Whoever has just talked with an agent is not rung back at once, not even for a promise: they had the talk. */
export const REST_AFTER_TALK_MINUTES = 60;

/** A customer's call of whose end nobody has told. */
export type OpenCall = OtherPlacedCall & { readonly hold: CallHold & { readonly openAs: string } };

/** What the record of a customer's call tells. */
export interface CallNews {
  /** Set when an agent talked with the customer. */
  readonly talkedUntil?: Temporal.Instant;
  /** The contact under which the call goes on after a transfer; over when absent. */
  readonly goesOnAs?: string;
}

/** The calls with one that the customer has just begun; a call that is known already stays as it is. */
export function withCallBegun(
  calls: readonly PlacedCall[],
  call: Omit<OtherPlacedCall, 'hold' | 'via'>,
  now: Temporal.Instant,
): readonly PlacedCall[] {
  if (calls.some(({ contactId }) => contactId === call.contactId) || isTooOld(call, now)) return calls;
  const hold = { until: now.add({ minutes: ASKED_AFTER_MINUTES }), openAs: call.contactId };
  return withCall(calls, { ...call, via: 'inbound', hold }, now);
}

/** Those of the lead's calls that may still go on. */
export function openCalls({ recentCalls }: Pick<Lead, 'recentCalls'>): readonly OpenCall[] {
  return recentCalls.filter(isOpen);
}

/** The call held on, because it still goes on under that contact. */
export function stillOpen(call: OpenCall, openAs: string, until: Temporal.Instant): OpenCall {
  return { ...call, hold: { until, openAs } };
}

/** The call as it is once it is over. */
export function ended({ hold: _, ...call }: OpenCall, talkedUntil: Temporal.Instant | undefined): OtherPlacedCall {
  return { ...call, ...afterTalk(talkedUntil) };
}

/**
 * The calls with what the record of the customer's call tells of its first leg. Told of again it changes nothing: a call
 * once over stays over, and one that goes on under another contact does not end with its first. A record that comes
 * before anybody knew of the call is all there is to know.
 */
export function withRecordedCall(
  calls: readonly PlacedCall[],
  call: OtherPlacedCall,
  news: CallNews,
  now: Temporal.Instant,
): readonly PlacedCall[] {
  const known = calls.find((other): other is OpenCall => isOpen(other) && other.contactId === call.contactId);
  if (known === undefined) {
    return withOtherCall(calls, { ...call, ...afterTalk(news.talkedUntil) }, now);
  }
  if (known.hold.openAs !== call.contactId) return calls;
  return withCallReplaced(calls, known, toldOf(known, news));
}

export function withCallReplaced(
  calls: readonly PlacedCall[],
  call: PlacedCall,
  by: PlacedCall,
): readonly PlacedCall[] {
  return calls.map((other) => (other === call ? by : other));
}

function toldOf(call: OpenCall, { talkedUntil, goesOnAs }: CallNews): OtherPlacedCall {
  if (goesOnAs === undefined) return ended(call, talkedUntil);
  const talked = talkedUntil === undefined ? {} : { conversationEndedAt: talkedUntil };
  return { ...call, ...talked, hold: { ...call.hold, openAs: goesOnAs } };
}

function afterTalk(talkedUntil: Temporal.Instant | undefined): Pick<OtherPlacedCall, 'conversationEndedAt' | 'hold'> {
  if (talkedUntil === undefined) return {};
  return {
    conversationEndedAt: talkedUntil,
    hold: { until: talkedUntil.add({ minutes: REST_AFTER_TALK_MINUTES }) },
  };
}

function isOpen(call: PlacedCall): call is OpenCall {
  return call.via === 'inbound' && call.hold?.openAs !== undefined;
}

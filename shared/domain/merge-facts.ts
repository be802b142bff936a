import { Temporal } from 'temporal-polyfill';
import type {
  AttemptFacts,
  DispositionFact,
  EndedFact,
  LaterLegFacts,
  Leg,
  OptOutFact,
  RecordFact,
} from './attempt.ts';

/** A fact and where it comes from. */
export type IncomingFact =
  | { readonly kind: 'began'; readonly leg: Leg; readonly at: Temporal.Instant }
  | { readonly kind: 'ended'; readonly leg: Leg; readonly fact: EndedFact }
  | { readonly kind: 'record'; readonly leg: Leg; readonly fact: RecordFact }
  | { readonly kind: 'disposition'; readonly fact: DispositionFact }
  | { readonly kind: 'opt-out'; readonly fact: OptOutFact };

type LegFact = Extract<IncomingFact, { readonly leg: Leg }>;

/**
 * The facts with one more taken in; the very same object when it brings nothing new. Of every leg the earliest
 * beginning, the fullest end and the latest record stand, of several wishes the earliest, in whatever order they came.
 * What the agent says is the one thing that has an order: the first saying is the disposition, each different one after
 * it a correction, and what was said before is a repeat. A first leg has no beginning of its own: its call's start is
 * known.
 */
export function mergeFact(facts: AttemptFacts, incoming: IncomingFact): AttemptFacts {
  switch (incoming.kind) {
    case 'began':
    case 'ended':
    case 'record':
      return withLegFact(facts, incoming);
    case 'disposition':
      return withDisposition(facts, incoming.fact);
    case 'opt-out':
      return facts.optOut === undefined || isEarlier(incoming.fact.at, facts.optOut.at)
        ? { ...facts, optOut: incoming.fact }
        : facts;
  }
}

/** Whether both say the same of the call; when it was said makes no difference. */
export function saysTheSame(one: DispositionFact, other: DispositionFact): boolean {
  return (
    one.code === other.code &&
    one.orderValue === other.orderValue &&
    one.orderId === other.orderId &&
    one.callbackAt?.epochNanoseconds === other.callbackAt?.epochNanoseconds &&
    one.callbackWith === other.callbackWith &&
    one.objection === other.objection &&
    one.note === other.note &&
    sortedEntries(one.facts) === sortedEntries(other.facts)
  );
}

/** Everything the agent said, in the order in which it came. */
function sayingsIn({ disposition, corrections = [] }: AttemptFacts): readonly DispositionFact[] {
  return disposition === undefined ? corrections : [disposition, ...corrections];
}

/** What the agent said last, which holds, whatever came first; of two sayings of one moment the one that came later. */
export function lastSaid(facts: AttemptFacts): DispositionFact | undefined {
  return sayingsIn(facts)
    .toSorted((one, other) => Temporal.Instant.compare(one.givenAt, other.givenAt))
    .at(-1);
}

function withLegFact(facts: AttemptFacts, incoming: LegFact): AttemptFacts {
  const { callId, contactId } = incoming.leg;
  if (contactId === callId) return incoming.kind === 'began' ? facts : withAccount(facts, incoming);
  const leg: LaterLegFacts = facts.laterLegs?.[contactId] ?? {};
  const merged = incoming.kind === 'began' ? withBeginning(leg, incoming.at) : withAccount(leg, incoming);
  return merged === leg ? facts : { ...facts, laterLegs: { ...facts.laterLegs, [contactId]: merged } };
}

function withBeginning(leg: LaterLegFacts, at: Temporal.Instant): LaterLegFacts {
  return leg.beganAt === undefined || isEarlier(at, leg.beganAt) ? { ...leg, beganAt: at } : leg;
}

/** @param leg what is known of the leg, or of the whole attempt for the first one. */
function withAccount<Known extends Pick<AttemptFacts, 'ended' | 'record'>>(
  leg: Known,
  incoming: Exclude<LegFact, { readonly kind: 'began' }>,
): Known {
  if (incoming.kind === 'ended') {
    return leg.ended === undefined || isFuller(incoming.fact, leg.ended) ? { ...leg, ended: incoming.fact } : leg;
  }
  return leg.record === undefined || isNewer(incoming.fact, leg.record) ? { ...leg, record: incoming.fact } : leg;
}

function withDisposition(facts: AttemptFacts, said: DispositionFact): AttemptFacts {
  if (facts.disposition === undefined) return { ...facts, disposition: said };
  if (sayingsIn(facts).some((before) => saysTheSame(before, said))) return facts;
  return { ...facts, corrections: [...(facts.corrections ?? []), said] };
}

function isEarlier(moment: Temporal.Instant, than: Temporal.Instant): boolean {
  return Temporal.Instant.compare(moment, than) < 0;
}

function isNewer(record: RecordFact, than: RecordFact): boolean {
  const updated = Temporal.Instant.compare(record.lastUpdatedAt, than.lastUpdatedAt);
  return updated > 0 || (updated === 0 && isFuller(record, than));
}

/** More members stand against fewer; between equals their text decides, so that the order of arrival never does. */
function isFuller(fact: EndedFact, than: EndedFact): boolean {
  const more = Object.keys(fact).length - Object.keys(than).length;
  return more > 0 || (more === 0 && textOf(fact) > textOf(than));
}

function textOf(fact: EndedFact): string {
  return sortedEntries(fact);
}

/** One text for all members, in whatever order they were written; none at all read like no members. */
function sortedEntries(members: object | undefined): string {
  return JSON.stringify(Object.entries(members ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

import { Temporal } from 'temporal-polyfill';
import type { AttemptFacts, DispositionFact, EndedFact, OptOutFact, RecordFact } from './attempt.ts';

/** A fact and where it comes from. */
export type IncomingFact =
  | { readonly kind: 'ended'; readonly fact: EndedFact }
  | { readonly kind: 'record'; readonly fact: RecordFact }
  | { readonly kind: 'disposition'; readonly fact: DispositionFact }
  | { readonly kind: 'opt-out'; readonly fact: OptOutFact };

/**
 * The facts with one more taken in. Repeats change nothing: the first `ended`, `disposition` and `opt-out` stand, and a
 * `record` gives way only to one that was updated later. Kinds do not touch each other, so their order is free.
 */
export function mergeFact(facts: AttemptFacts, incoming: IncomingFact): AttemptFacts {
  switch (incoming.kind) {
    case 'ended':
      return facts.ended === undefined ? { ...facts, ended: incoming.fact } : facts;
    case 'record':
      return facts.record === undefined || isNewer(incoming.fact, facts.record)
        ? { ...facts, record: incoming.fact }
        : facts;
    case 'disposition':
      return facts.disposition === undefined ? { ...facts, disposition: incoming.fact } : facts;
    case 'opt-out':
      return facts.optOut === undefined ? { ...facts, optOut: incoming.fact } : facts;
  }
}

function isNewer(record: RecordFact, than: RecordFact): boolean {
  return Temporal.Instant.compare(record.lastUpdatedAt, than.lastUpdatedAt) > 0;
}

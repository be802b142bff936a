import { Temporal } from 'temporal-polyfill';
import type { AttemptFacts, EndedFact, LaterLegFacts } from './attempt.ts';

/** One leg of the call as far as anybody told; without `account` it goes on. */
export interface KnownLeg {
  /** Absent for the first leg, which goes by the call's own key. */
  readonly contactId?: string;
  readonly account?: EndedFact;
}

/**
 * The legs of the call: the first one, then every one that has begun, whoever told of it; those that are over in the
 * order in which they ended.
 */
export function legsOf(facts: AttemptFacts): readonly KnownLeg[] {
  const later = facts.laterLegs ?? {};
  const followers = [facts, ...Object.values(later)].flatMap(({ record }) => record?.nextContactId ?? []);
  const contactIds = [...new Set([...Object.keys(later), ...followers])].sort();
  const legs = contactIds.map((contactId): KnownLeg => ({ contactId, ...accountedFor(later[contactId] ?? {}) }));
  return [accountedFor(facts), ...legs.toSorted(byEnd)];
}

/** The contacts of the later legs that have begun and not ended, as far as anybody told. */
export function openLaterLegs(facts: AttemptFacts): readonly string[] {
  return legsOf(facts).flatMap(({ contactId, account }) =>
    contactId === undefined || account !== undefined ? [] : [contactId],
  );
}

/** The record is the fuller account; the event fills what it leaves out. */
function accountedFor({ ended, record }: LaterLegFacts): KnownLeg {
  if (ended === undefined) return record === undefined ? {} : { account: record };
  return { account: { ...ended, ...record } };
}

function byEnd({ account: one }: KnownLeg, { account: other }: KnownLeg): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return Temporal.Instant.compare(one.endedAt, other.endedAt);
}

/** The facts as if the later legs that have begun and not ended had never been told of. */
export function withoutOpenLegs(facts: AttemptFacts): AttemptFacts {
  const open = new Set(openLaterLegs(facts));
  if (open.size === 0) return facts;
  const { laterLegs = {}, record, ...others } = facts;
  const closed = Object.entries(laterLegs)
    .filter(([contactId]) => !open.has(contactId))
    .map(([contactId, leg]): [string, LaterLegFacts] => [contactId, withoutFollower(leg, open)]);
  return {
    ...others,
    ...withoutFollower(record === undefined ? {} : { record }, open),
    ...(closed.length > 0 && { laterLegs: Object.fromEntries(closed) }),
  };
}

function withoutFollower(leg: LaterLegFacts, open: ReadonlySet<string>): LaterLegFacts {
  const { record, ...others } = leg;
  if (record?.nextContactId === undefined || !open.has(record.nextContactId)) return leg;
  const { nextContactId: _, ...alone } = record;
  return { ...others, record: alone };
}

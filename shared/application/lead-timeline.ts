import { Temporal } from 'temporal-polyfill';
import type { Attempt } from '../domain/attempt.ts';
import type { ClosedCase, DialledCall, Lead, Order, OtherPlacedCall, PastTouch } from '../domain/lead.ts';
import type { CallOfLead, LeadArchive } from './ports/lead-archive.ts';
import type { LeadRepository } from './ports/lead-repository.ts';

export interface TimelineDependencies {
  readonly leads: Pick<LeadRepository, 'get'>;
  readonly archive: Pick<LeadArchive, 'callsOf' | 'attempts'>;
}

/** Something that happened with a lead, and when. */
export type TimelineEntry = { readonly at: Temporal.Instant } & (
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  /** Nobody could tell whether it became a call. */
  | { readonly kind: 'unknown-call'; readonly call: DialledCall }
  | { readonly kind: 'other-call'; readonly call: OtherPlacedCall }
  | { readonly kind: 'purchase'; readonly order: Order }
  | { readonly kind: 'touch-left-out'; readonly touch: PastTouch }
  | { readonly kind: 'case-closed'; readonly closed: ClosedCase }
);

export interface LeadTimeline {
  readonly lead: Lead;
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  /** Entries before this moment follow; absent when none do. */
  readonly before?: Temporal.Instant;
}

/**
 * What happened with a lead, newest first: its calls with all that is known and was decided of each, customers' own calls
 * and those dialled by hand, purchases, touches that were left out, closed cases. Three requests a page. Calls go back to
 * the first; everything else as far as the lead remembers it, which is some weeks for calls that the dialler did not place.
 *
 * @param limit of calls on a page; what else happened between them comes with them.
 * @returns undefined when the lead is not stored.
 */
export async function leadTimeline(
  { leads, archive }: TimelineDependencies,
  leadId: string,
  { limit, before }: { readonly limit: number; readonly before?: Temporal.Instant },
): Promise<LeadTimeline | undefined> {
  const [lead, kept] = await Promise.all([
    leads.get(leadId),
    archive.callsOf(leadId, limit + 1, before === undefined ? undefined : { at: before, contactId: '' }),
  ]);
  if (lead === undefined) return undefined;
  const calls = callsBefore(lead, kept, before).slice(0, limit + 1);
  const beyond = calls.length > limit ? calls.at(limit - 1) : undefined;
  const attempts = await archive.attempts(calls.slice(0, limit).map(({ contactId }) => contactId));
  const isShown = ({ at }: { readonly at: Temporal.Instant }) =>
    (before === undefined || isBefore(at, before)) && (beyond === undefined || !isBefore(at, beyond.at));
  const entries = [...attempts.map(entryOf), ...entriesOf(lead)]
    .filter(isShown)
    .toSorted((one, other) => Temporal.Instant.compare(other.at, one.at));
  return { lead, entries, ...(beyond !== undefined && { before: beyond.at }) };
}

/** Those that were kept when they were linked, and those that the lead remembers from before calls were kept. */
function callsBefore(
  { recentCalls }: Lead,
  kept: readonly CallOfLead[],
  before: Temporal.Instant | undefined,
): readonly CallOfLead[] {
  const remembered = recentCalls.flatMap((call): readonly CallOfLead[] =>
    call.via === 'dialler' && call.contactId !== undefined ? [{ at: call.at, contactId: call.contactId }] : [],
  );
  const all = new Map([...remembered, ...kept].map((call) => [call.contactId, call]));
  return [...all.values()]
    .filter(({ at }) => before === undefined || isBefore(at, before))
    .toSorted((one, other) => Temporal.Instant.compare(other.at, one.at));
}

function entryOf(attempt: Attempt): TimelineEntry {
  return { kind: 'attempt', at: attempt.placement.startedAt, attempt };
}

function entriesOf({ recentCalls, purchases, pastTouches = [], closedCases = [] }: Lead): readonly TimelineEntry[] {
  return [
    ...recentCalls.flatMap((call): readonly TimelineEntry[] => {
      if (call.via !== 'dialler') return [{ kind: 'other-call', at: call.at, call }];
      return call.contactId === undefined ? [{ kind: 'unknown-call', at: call.at, call }] : [];
    }),
    ...(purchases.recent ?? []).map((order): TimelineEntry => ({ kind: 'purchase', at: order.at, order })),
    ...pastTouches.flatMap((touch): readonly TimelineEntry[] =>
      touch.skipped === undefined ? [] : [{ kind: 'touch-left-out', at: touch.at, touch }],
    ),
    ...closedCases.map((closed): TimelineEntry => ({ kind: 'case-closed', at: closed.at, closed })),
  ];
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

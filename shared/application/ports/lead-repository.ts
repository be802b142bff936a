import type { Temporal } from 'temporal-polyfill';
import type { Attempt, AttemptFacts, Decision } from '../../domain/attempt.ts';
import type { Lead, SuppressReason } from '../../domain/lead.ts';
import type { IncomingFact } from '../../domain/merge-facts.ts';
import type { RecordedOrder } from '../../domain/purchases.ts';
import type { TierNumber } from '../../domain/tier-number.ts';

export type AddLeadResult = { readonly kind: 'added' } | { readonly kind: 'number-taken'; readonly byLeadId: string };

export type ClaimResult = { readonly kind: 'claimed' } | { readonly kind: 'stale' } | { readonly kind: 'suppressed' };

export type LinkResult =
  | { readonly kind: 'linked'; readonly attempt: Attempt }
  /** The lead is past this attempt's start: linked before, or its fate was settled otherwise. */
  | { readonly kind: 'stale' };

export type DecideResult =
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** The attempt was decided before: the stored decision stands. */
  | { readonly kind: 'decided-before'; readonly decision: Decision }
  /** The lead changed since the attempt's snapshot was taken: read it and decide again. */
  | { readonly kind: 'stale' };

export type RecordOrderResult =
  | { readonly kind: 'recorded' }
  /** The order was recorded for this lead before, however long ago; nothing was written. */
  | { readonly kind: 'recorded-before' }
  | { readonly kind: 'stale' };

/** What is known of a contact: linked to a lead, or facts kept until somebody links them. */
export type KnownContact =
  | { readonly kind: 'linked'; readonly attempt: Attempt }
  | { readonly kind: 'unlinked'; readonly facts: AttemptFacts };

/** What is known of a contact after a fact was told, and whether the fact brought anything new. */
export type ToldContact = KnownContact & { readonly isNews: boolean };

export type ToldAttempt = Extract<ToldContact, { readonly kind: 'linked' }>;

/**
 * Leads, their numbers and their attempts. Every write of a lead is conditional on the version it was read at and
 * stores version + 1, suppression excepted.
 */
export interface LeadRepository {
  /**
   * Stores a new lead and takes its numbers, all or nothing. A number taken by another lead refuses the whole lead.
   * Repeating the same lead (same id) answers `number-taken` by that very id. The company's own id of the lead, when it
   * has one, leads to it from then on, unless it leads to another lead already.
   */
  add(lead: Lead): Promise<AddLeadResult>;

  /** The lead as last written, or undefined. Sees every write that was acknowledged before the call. */
  get(leadId: string): Promise<Lead | undefined>;

  /** The lead that holds the number of this key, or undefined when none does. As fresh as `get`. */
  leadWithNumber(numberKey: string): Promise<Lead | undefined>;

  /** Why the number of this key may never be called, whoever holds it; undefined when it may. As fresh as `get`. */
  suppressionOf(numberKey: string): Promise<SuppressReason | undefined>;

  /**
   * The lead to which the company's own id leads: the first that was added with it. Undefined when none was, and for leads
   * that were added before ids were looked up. As fresh as `get`.
   */
  leadWithExternalId(externalId: string): Promise<Lead | undefined>;

  /**
   * Stores a changed lead.
   * @returns `stale` when the stored version is not `lead.version`; nothing is written then.
   */
  save(lead: Lead): Promise<'saved' | 'stale'>;

  /**
   * One transaction: stores a changed lead whose purchases now hold this order, and notes for good that the lead has it,
   * so that an order which comes again when the lead has long forgotten it is not counted again. Of two who record the
   * same order at once one is told `recorded-before` or `stale`.
   * @param tier the tier that cares for customers now, by which the order is counted.
   */
  recordOrder(lead: Lead, order: RecordedOrder, tier: TierNumber): Promise<RecordOrderResult>;

  /**
   * One transaction: no number of the lead is suppressed, and the lead, still at `lead.version`, becomes `dialling`.
   * `lead` is the claimed lead carrying the version it was read at.
   */
  claim(lead: Lead): Promise<ClaimResult>;

  /**
   * One transaction: stores the attempt under its contact id and the lead as in the air. `attempt.lead` is the new lead
   * carrying the version it was read at; the attempt returned holds it as written, and facts that had arrived before.
   */
  link(attempt: Attempt): Promise<LinkResult>;

  /**
   * Merges one fact into the call's attempt by the rules of `mergeFact`, creating the record when nothing of the call is
   * known yet. `callId` is the first contact of the call's chain, also for facts of later legs. Repeats change nothing.
   * Facts of calls nobody links are forgotten after seven days.
   */
  addFact(callId: string, fact: IncomingFact, now: Temporal.Instant): Promise<ToldContact>;

  /** The same, for a call that is linked; tells nothing and answers undefined when it is not. */
  addFactToLinked(callId: string, fact: IncomingFact, now: Temporal.Instant): Promise<ToldAttempt | undefined>;

  getContact(contactId: string): Promise<KnownContact | undefined>;

  /**
   * One transaction: the lead as the attempt's new snapshot, without a decision (used when a conversation ends and the
   * disposition is awaited). `attempt.lead` carries the version it was read at.
   */
  saveProgress(attempt: Attempt): Promise<'saved' | 'stale'>;

  /**
   * One transaction: the first decision on the attempt and the lead that follows from it. `lead` carries the version it
   * was read at; the attempt's own snapshot stays as it was before the decision. Of two deciders one wins; the other is
   * told the decision that stands.
   */
  decide(attempt: Attempt, decision: Decision, lead: Lead): Promise<DecideResult>;

  /**
   * One transaction: a correction in place of the decision whose version is one less, which joins the earlier ones, and
   * the lead that follows from it, conditional on the version it was read at. Without `lead` the lead stays as it is.
   * Of two correctors one wins; the other, and a repeat, are told the decision that stands.
   */
  correct(attempt: Attempt, decision: Decision, lead?: Lead): Promise<DecideResult>;

  /**
   * Suppresses every given number, unconditionally, each on its own: a failure of one is thrown only after all were tried.
   * Numbers nobody holds are suppressed too. Repeating changes nothing; the first moment and reason stand.
   */
  suppressNumbers(numberKeys: readonly string[], why: SuppressReason, at: Temporal.Instant): Promise<void>;
}

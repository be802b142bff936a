import type { RefusalCode } from '../../domain/gate.ts';
import type { SkipReason } from '../../domain/lead.ts';
import type { Counts } from '../../domain/reports/report-counter.ts';

/** Which call an entry is about: by these its lines are found. */
export interface NotedCall {
  readonly leadId: string;
  readonly attemptNumber: number;
  /** Absent until the contact centre has given the call one. */
  readonly contactId?: string;
}

type OfCall<Kind extends string, More = unknown> = { readonly kind: Kind } & NotedCall & More;

/** Things that happen while the work goes on and that people want counted; none carries a number or a name. */
export type JournalEntry =
  | OfCall<'call-started', { readonly contactId: string; readonly campaignId: string }>
  | { readonly kind: 'call-held-back'; readonly leadId: string; readonly campaignId: string; readonly by: RefusalCode }
  | {
      readonly kind: 'touch-skipped';
      readonly leadId: string;
      readonly programme: string;
      readonly touch: number;
      readonly why: SkipReason;
    }
  | OfCall<'start-throttled', { readonly campaignId: string }>
  | OfCall<'start-refused', { readonly campaignId: string; readonly why: string }>
  | OfCall<'start-unknown', { readonly campaignId: string }>
  | OfCall<'lease-ended', { readonly answer: 'still-talking' | 'over' | 'unknown-fate' }>
  /** What one run of the dialler found, once it is over. */
  | {
      readonly kind: 'run-ended';
      readonly inTheAir: number;
      /** Absent when no campaign may dial, so that nobody was counted and nobody looked for. */
      readonly dialling?: {
        /** When the run began, less those whom calls in the air will need; absent when nothing was due, so that nobody was counted. */
        readonly peopleFree?: number;
        /** Leads that the run found due and callable, and left as they were. */
        readonly leftDue: number;
      };
    }
  /** The end of a contact was told, so long after it ended. */
  | { readonly kind: 'end-told'; readonly lagSeconds: number }
  | OfCall<'outcome-decided', { readonly contactId: string; readonly outcome: string; readonly nextStep: string }>
  | OfCall<
      'decision-corrected',
      { readonly contactId: string; readonly outcome: string; readonly nextStep: string; readonly version: number }
    >
  /** What a change of a call, or an order, added to the reports of a tier; a correction takes away. */
  | { readonly kind: 'results-counted'; readonly tier: string; readonly counts: Counts }
  | OfCall<'opted-out'>
  | OfCall<'agent-briefed'>
  /** Kept as a fact; too long after the first decision to make a new one. */
  | OfCall<'correction-too-late'>
  /** Something new about a call that was decided before. */
  | OfCall<'fact-recorded-late', { readonly fact: string }>
  | {
      readonly kind: 'other-call-counted';
      readonly leadId: string;
      readonly contactId: string;
      readonly how: 'by-hand' | 'inbound';
    }
  /** A customer called; without a lead nobody of ours has the number. */
  | { readonly kind: 'caller-looked-up'; readonly contactId: string; readonly leadId?: string }
  | {
      readonly kind: 'customers-call-settled';
      readonly leadId: string;
      readonly contactId: string;
      readonly outcome: string;
    }
  /** A lead was due whose customer had called us: whether that call still lasts. */
  | { readonly kind: 'customer-asked-after'; readonly leadId: string; readonly answer: 'still-talking' | 'over' }
  | { readonly kind: 'purchase-recorded'; readonly leadId: string; readonly how: 'counted' | 'confirmed' | 'known' }
  | { readonly kind: 'case-recorded'; readonly leadId: string }
  | { readonly kind: 'lead-captured'; readonly leadId: string; readonly how: 'added' | 'updated' | 'known' }
  /** The customer bought while their call was under way: it was stopped, or somebody had answered. */
  | OfCall<'call-overtaken', { readonly how: 'stopped' | 'goes-on' }>
  | { readonly kind: 'contact-not-ours'; readonly contactId: string }
  | { readonly kind: 'input-ignored'; readonly source: string; readonly why: string }
  | { readonly kind: 'input-rejected'; readonly source: string; readonly why: string }
  /** A stored lead that is passed over; `reason` names its key and what is wrong, never a value. */
  | { readonly kind: 'lead-unreadable'; readonly reason: string }
  | { readonly kind: 'setting-unreadable'; readonly what: string; readonly reason: string }
  | ({ readonly kind: 'work-failed'; readonly what: string; readonly error: unknown } & Partial<NotedCall>)
  /** The whole invocation failed, and whoever invoked the function is told so. */
  | { readonly kind: 'invocation-failed'; readonly error: unknown };

/** Where entries go: metrics and logs in the cloud, counters in a simulated run. Never throws, never waits. */
export interface Journal {
  note(entry: JournalEntry): void;
}

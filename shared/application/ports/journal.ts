import type { RefusalCode } from '../../domain/gate.ts';
import type { SkipReason } from '../../domain/lead.ts';

/** Things that happen while the work goes on and that people want counted; none carries a number or a name. */
export type JournalEntry =
  | { readonly kind: 'call-started'; readonly leadId: string; readonly contactId: string; readonly campaignId: string }
  | { readonly kind: 'call-held-back'; readonly leadId: string; readonly campaignId: string; readonly by: RefusalCode }
  | {
      readonly kind: 'touch-skipped';
      readonly leadId: string;
      readonly programme: string;
      readonly touch: number;
      readonly why: SkipReason;
    }
  | { readonly kind: 'start-throttled'; readonly leadId: string; readonly campaignId: string }
  | { readonly kind: 'start-refused'; readonly leadId: string; readonly campaignId: string; readonly why: string }
  | { readonly kind: 'start-unknown'; readonly leadId: string; readonly campaignId: string }
  | {
      readonly kind: 'lease-ended';
      readonly leadId: string;
      readonly answer: 'still-talking' | 'over' | 'unknown-fate';
    }
  | {
      readonly kind: 'outcome-decided';
      readonly leadId: string;
      readonly contactId: string;
      readonly outcome: string;
      readonly nextStep: string;
    }
  | {
      readonly kind: 'decision-corrected';
      readonly leadId: string;
      readonly contactId: string;
      readonly outcome: string;
      readonly nextStep: string;
      readonly version: number;
    }
  /** Kept as a fact; too long after the first decision to make a new one. */
  | { readonly kind: 'correction-too-late'; readonly leadId: string; readonly contactId: string }
  /** Something new about a call that was decided before. */
  | { readonly kind: 'fact-recorded-late'; readonly leadId: string; readonly contactId: string; readonly fact: string }
  | {
      readonly kind: 'other-call-counted';
      readonly leadId: string;
      readonly contactId: string;
      readonly how: 'by-hand' | 'inbound';
    }
  | { readonly kind: 'purchase-recorded'; readonly leadId: string; readonly how: 'counted' | 'confirmed' | 'known' }
  | { readonly kind: 'case-recorded'; readonly leadId: string }
  | { readonly kind: 'lead-captured'; readonly leadId: string; readonly how: 'added' | 'updated' | 'known' }
  /** The customer bought while their call was under way: it was stopped, or somebody had answered. */
  | {
      readonly kind: 'call-overtaken';
      readonly leadId: string;
      readonly contactId: string;
      readonly how: 'stopped' | 'goes-on';
    }
  | { readonly kind: 'contact-not-ours'; readonly contactId: string }
  | { readonly kind: 'input-ignored'; readonly source: string; readonly why: string }
  | { readonly kind: 'input-rejected'; readonly source: string; readonly why: string }
  /** A stored lead that is passed over; `reason` names its key and what is wrong, never a value. */
  | { readonly kind: 'lead-unreadable'; readonly reason: string }
  | { readonly kind: 'setting-unreadable'; readonly what: string; readonly reason: string }
  | { readonly kind: 'work-failed'; readonly what: string; readonly leadId?: string; readonly error: unknown };

/** Where entries go: metrics and logs in the cloud, counters in a simulated run. Never throws, never waits. */
export interface Journal {
  note(entry: JournalEntry): void;
}

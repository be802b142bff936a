import type { Temporal } from 'temporal-polyfill';
import type { CallWindow, ProgrammePurpose, RollingCap } from './dial-rules.ts';
import type { CAPACITY_REFUSAL_CODES, RefusalCode } from './gate.ts';
import type { CallPurpose, CloseReason, Consent, RestingState, ReviewReason, SuppressReason } from './lead.ts';
import type { OpenDay } from './open-days.ts';
import type { RuleSource } from './rules-in-force.ts';
import type { TierNumber } from './tier-number.ts';
import type { TouchReason } from './touch-reason.ts';

/** Whose clocks tell the time. */
export interface LeadClock<Moment = Temporal.Instant> {
  readonly now: Moment;
  /** By which moments are told. */
  readonly zone: string;
  /** Every zone in which the lead may be, the westernmost first. */
  readonly zones: readonly string[];
}

/** Why a campaign places no call; `kind` is the code of the refusal. */
export type CampaignAbout<Moment = Temporal.Instant> =
  | { readonly kind: 'emergency-stop' | 'table-restored' | 'observe-mode' | 'not-a-test-number' }
  | { readonly kind: 'campaign-paused'; readonly campaignId: string }
  | { readonly kind: 'tier-paused'; readonly tier: TierNumber }
  | {
      readonly kind: 'campaign-not-running';
      readonly campaignId: string;
      /** `ahead`: it begins then; `over`: it ended then. */
      readonly run: 'ahead' | 'over';
      readonly at: Moment;
    }
  | { readonly kind: 'campaign-not-running'; readonly campaignId: string; readonly run: 'none' }
  | { readonly kind: 'campaign-not-equipped'; readonly campaignId: string; readonly tier: TierNumber };

/** The sales structure has not the tier of a campaign. */
export interface NoTier {
  readonly kind: 'no-tier';
  readonly campaignId: string;
  readonly tier: TierNumber;
}

/** A call that a programme planned. */
export interface ToldTouch {
  readonly programme: string;
  readonly goal?: ProgrammePurpose;
  /** Why it is made then, in English, where nothing but the sentence was stored. */
  readonly why?: string;
  readonly because?: TouchReason;
}

/** The call that a lead waits for. */
export type ToldCall =
  | { readonly kind: Exclude<CallPurpose['kind'], 'touch'> }
  | ({ readonly kind: 'touch' } & ToldTouch);

/** A condition of the lead itself, which has a reason of its own where that is known. */
interface ToldState<Kind extends RefusalCode, Why> {
  readonly kind: Kind;
  readonly why?: Why;
}

type CapacityCode = (typeof CAPACITY_REFUSAL_CODES)[number];

/** Why a lead is not called; `kind` is the code of the refusal. */
export type LeadAbout<Moment = Temporal.Instant> =
  | ToldState<'done', CloseReason>
  | ToldState<'suppressed', SuppressReason>
  | ToldState<'in-review', ReviewReason>
  | ToldState<'resting', RestingState['why']>
  | {
      readonly kind: 'in-a-call';
      /** Only its outcome is awaited. */
      readonly isOver: boolean;
    }
  | { readonly kind: 'not-due'; readonly call?: ToldCall }
  | { readonly kind: 'dialled-by-hand' | 'number-bad' | 'customer-calls' | 'holiday' | 'closed-date' | CapacityCode }
  | { readonly kind: 'no-consent'; readonly needed: Consent; readonly given?: Consent }
  | { readonly kind: 'timezone-unknown'; readonly zones: number }
  | {
      readonly kind: 'outside-hours';
      readonly tier: TierNumber;
      readonly hours: readonly OpenDay[];
      /** The hours without compliance presets, where these cut them. */
      readonly uncut?: readonly OpenDay[];
    }
  | { readonly kind: 'outside-wished-hours'; readonly wished?: CallWindow }
  | { readonly kind: 'cap-lifetime'; readonly placed: number; readonly most: number }
  | { readonly kind: 'cap-number' | 'cap-day'; readonly most: number }
  | { readonly kind: 'cap-rolling'; readonly caps: readonly RollingCap[] }
  | {
      readonly kind: 'min-gap';
      readonly minutes: number;
      /** When the last call was. */
      readonly at?: Moment;
    }
  | {
      readonly kind: 'quiet-after-conversation';
      readonly days: number;
      /** That waits so long, in place of the tier. */
      readonly programme?: string;
      /** When somebody talked with the lead. */
      readonly at?: Moment;
    }
  | {
      readonly kind: 'drop-lockout';
      readonly hours: number;
      /** When the call was dropped. */
      readonly at?: Moment;
    }
  | {
      readonly kind: 'lead-expired';
      readonly days: number;
      /** When calling began. */
      readonly at: Moment;
    }
  | { readonly kind: 'bought-recently' | 'touch-left-out'; readonly touch?: Pick<ToldTouch, 'programme' | 'goal'> };

export type ReasonAbout<Moment = Temporal.Instant> = CampaignAbout<Moment> | LeadAbout<Moment>;

/**
 * What is told of one reason, as data: sentences in any language are made of it alone. A moment is called `at` wherever
 * there is one, and is text where it goes over HTTP.
 */
export interface ToldReason<Moment = Temporal.Instant> {
  readonly about: ReasonAbout<Moment>;
  /** When it ends by itself; absent when it does not. */
  readonly until?: Moment;
  /** Who set the rules that it comes from; none where no rule does. */
  readonly sources: readonly RuleSource[];
}

import type { Temporal } from 'temporal-polyfill';
import type { CallbackRule, Programme } from '../../shared/domain/dial-rules.ts';
import type { CallPurpose, LeadStatus } from '../../shared/domain/lead.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import type { Outcome, OutcomeCode } from '../../shared/domain/outcome.ts';
import type { ReportCounter } from '../../shared/domain/reports/report-counter.ts';
import type { Tier, TierNumber } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { AuditReport } from '../auditor/audit-report.ts';
import type { Recount } from '../auditor/recount.ts';
import type { Shift } from '../people/shift.ts';
import type { HeardAlarms } from './heard-alarms.ts';

export interface RunOptions {
  readonly days: number;
  /** The virtual clock's first moment. */
  readonly start: Temporal.Instant;
  readonly seed: number;
  /** How the company was divided, in words. */
  readonly structure: string;
  /** Every tier that it ever had. */
  readonly tiers: readonly Pick<Tier, 'number' | 'name' | 'stages'>[];
  /** People altogether. */
  readonly people: number;
  /** By how much better people were assumed to convince who work one stage only: 0.1 is a tenth. */
  readonly specialisationGain: number;
  /** As many as each tier had last. */
  readonly agentsByTier: Readonly<Partial<Record<TierNumber, number>>>;
  /** When the company's people worked. */
  readonly shift: Shift;
}

/** A row of the lead list that was not taken in. */
export interface RejectedRow {
  /** Line of the file on which the row begins; the header is line 1. */
  readonly line: number;
  /** Stable code, for example `duplicate-number`; counted by it. */
  readonly code: string;
  /** The sentence that says what is wrong and how to mend it. */
  readonly reason: string;
  /** The row exactly as the file had it. */
  readonly row: string;
}

export interface ListResult {
  readonly fileName: string;
  readonly rows: number;
  readonly loaded: number;
  readonly rejected: readonly RejectedRow[];
}

/** One placed call, as the table holds it at the end of the run. */
export interface CallRow {
  readonly contactId: string;
  readonly leadId: string;
  readonly externalId?: string;
  readonly phone: string;
  readonly tier: TierNumber;
  readonly campaign: string;
  readonly list: string;
  readonly source?: string;
  readonly stage: Stage;
  readonly attemptNumber: number;
  readonly dueAt: Temporal.Instant;
  readonly startedAt: Temporal.Instant;
  /** The zones of the number's calling area, at least one. */
  readonly zones: readonly string[];
  readonly connectedAt?: Temporal.Instant;
  readonly endedAt?: Temporal.Instant;
  /** From the agent's joining to the end; absent when no agent was on the line. */
  readonly talkSeconds?: number;
  readonly agent?: string;
  readonly outcome?: Outcome;
  readonly disposition?: OutcomeCode;
  readonly orderValue?: number;
  /** What the customer objected to, as the agent said when the call was decided. */
  readonly objection?: string;
  /** The lead as it was known when the call was decided. */
  readonly leadThen: LeadThen;
  readonly purpose: CallPurpose;
  /** The agent for whom a promised callback was placed; absent when it was for whoever was free. */
  readonly offeredTo?: string;
  readonly nextStep?: NextStep;
  readonly rulesVersion: number;
  /** How late the call for an agreed moment could begin in time; absent for all others. */
  readonly callbackToleranceMinutes?: number;
}

/** A lead at the decision of one of its calls. */
export interface LeadThen {
  /** Which of the lead's calls it was, counted from 1. */
  readonly ordinal: number;
  /** When the lead's cycle began. */
  readonly waitingSince: Temporal.Instant;
  /** When the dialler had called it last before. */
  readonly lastCallAt?: Temporal.Instant;
  readonly orders: number;
}

/** One lead, as the table holds it at the end of the run. */
export interface LeadRow {
  readonly leadId: string;
  readonly externalId?: string;
  /** The lead's first number. */
  readonly phone: string;
  readonly timezone?: string;
  readonly region?: string;
  readonly stage: Stage;
  readonly tier: TierNumber;
  readonly status: LeadStatus;
  readonly timerAt?: Temporal.Instant;
  readonly placed: number;
  readonly counted: number;
  readonly lastOutcome?: OutcomeCode;
  readonly lastCalledAt?: Temporal.Instant;
  readonly suppressed: boolean;
  readonly orders: number;
  readonly orderTotal: number;
  /** What the lead's next call is for: the plan of a ready, dialling or resting lead. */
  readonly nextPurpose?: CallPurpose;
}

/** A touch that was due and deliberately not called. */
export interface SkippedTouch {
  readonly leadId: string;
  readonly programme: string;
  readonly touch: number;
  readonly at: Temporal.Instant;
  /** Reason code, for example `bought-recently`. */
  readonly why: string;
}

/** Time that a tier's people spent on calls, in seconds. */
export interface PeopleSeconds {
  readonly ringing: number;
  readonly talking: number;
  readonly wrappingUp: number;
}

/**
 * Everything a run's summary and files are made of. Holds nothing that differs between two runs of the same seed: no
 * elapsed time, no path, no port.
 */
export interface RunResult {
  readonly options: RunOptions;
  /** Product name of the DynamoDB engine, for example `Dynoxide`. */
  readonly engine: string;
  readonly list: ListResult;
  readonly calls: readonly CallRow[];
  readonly leads: readonly LeadRow[];
  /** The programmes in force at the end of the run, of all tiers, each id once. */
  readonly programmes: readonly Programme[];
  readonly skippedTouches: readonly SkippedTouch[];
  /** How callbacks are kept, by the rules in force at the end of the run. */
  readonly callbackRules: Readonly<Record<Stage, CallbackRule>>;
  /** How often a wanted call was moved to a later moment, by reason code. */
  readonly heldBack: Readonly<Record<string, number>>;
  readonly secondsByTier: Readonly<Partial<Record<TierNumber, PeopleSeconds>>>;
  readonly audit: AuditReport;
  readonly alarms: HeardAlarms;
  /** The counters of the reports, and how they compare with the calls. */
  readonly reports: { readonly counters: readonly ReportCounter[]; readonly recount: Recount };
}

import { Temporal } from 'temporal-polyfill';
import type { Attempt, Decision, EndedFact, Placement } from '../attempt.ts';
import { isInTime } from '../callback.ts';
import type { CallPurpose, Lead } from '../lead.ts';
import { accountOf } from '../outcome-from-facts.ts';
import { type Counts, NO_SOURCE, type ReportSubject } from './report-counter.ts';

/** What one decided call counts for, and for whom. */
export interface CallResults {
  /** Each counts the whole call. */
  readonly subjects: readonly ReportSubject[];
  /** The hour in which the call started, in UTC. */
  readonly hour: Temporal.Instant;
  readonly counts: Counts;
}

/** How late a callback may be when its placement does not say: what the rules say unless somebody changed them. */
const TOLERANCE_MINUTES_AT_FIRST = 15;

/** What calls for that win customers back; a touch planned before programmes had a purpose goes by its programme's id. */
const WIN_BACK = 'win-back';

/**
 * What a call counts for as its decision and its facts are now; undefined while it is not decided. Everything is taken
 * from the attempt alone, its lead as it was before the decision: the same attempt always gives the same results.
 */
export function resultsOf(attempt: Attempt): CallResults | undefined {
  const { decision, placement } = attempt;
  if (decision === undefined) return undefined;
  const call = accountOf(attempt.facts);
  return {
    subjects: subjectsOf(attempt, call),
    hour: hourOf(placement.startedAt),
    counts: withoutNothing({
      ...callCounts(decision, placement, call),
      ...salesCounts(attempt, decision),
      ...promiseCounts(attempt, decision),
      ...touchCounts(placement.purpose, decision),
    }),
  };
}

/** The beginning of the hour, in UTC. */
export function hourOf(moment: Temporal.Instant): Temporal.Instant {
  return moment.round({ smallestUnit: 'hour', roundingMode: 'floor' });
}

function subjectsOf({ placement, lead }: Attempt, call: EndedFact | undefined): readonly ReportSubject[] {
  const { purpose } = placement;
  return [
    { dimension: 'tier', key: String(placement.tier) },
    { dimension: 'campaign', key: placement.campaignId },
    { dimension: 'list', key: lead.listId },
    { dimension: 'source', key: lead.source ?? NO_SOURCE },
    ...(purpose.kind === 'touch' ? [{ dimension: 'programme', key: purpose.programme } as const] : []),
    ...(call?.agentId === undefined ? [] : [{ dimension: 'agent', key: call.agentId } as const]),
  ];
}

/** A call that was never placed counts by its outcome alone. */
function callCounts(decision: Decision, { stage, startedAt }: Placement, call: EndedFact | undefined): Counts {
  const { code, flags } = decision.outcome;
  const ofOutcome = { [`outcome#${code}`]: 1 } as const;
  if (code === 'not-placed') return ofOutcome;
  const { nextStep, said } = decision;
  return {
    ...ofOutcome,
    attempts: 1,
    [`stage#${stage}`]: 1,
    humans: count(flags.answeredBy === 'human'),
    machines: count(flags.answeredBy === 'machine'),
    conversations: count(flags.conversation),
    rightParties: count(flags.rightParty),
    abandoned: count(flags.abandoned),
    talkSeconds: call === undefined ? 0 : secondsBetween(call.agentConnectedAt, call.endedAt),
    lineSeconds: call === undefined ? 0 : secondsBetween(startedAt, call.endedAt),
    handovers: count(nextStep.kind === 'advance' && nextStep.to === 'selling'),
    complaints: count(code === 'complaint'),
    optOuts: count(code === 'do-not-call'),
    ...(said?.objection !== undefined && { [`objection#${said.objection}`]: 1 }),
  };
}

function salesCounts({ placement, lead }: Attempt, { outcome, said }: Decision): Counts {
  if (outcome.code !== 'sale') return {};
  return {
    sales: 1,
    pricedSales: count(said?.orderValue !== undefined),
    revenue: said?.orderValue ?? 0,
    repeatSales: count(placement.stage === 'account-care'),
    newRegulars: count(lead.purchases.count === 1),
  };
}

function promiseCounts({ placement, lead, attemptNumber }: Attempt, { outcome }: Decision): Counts {
  const { purpose, startedAt } = placement;
  if (outcome.code === 'not-placed') return {};
  const before = lastCallBefore(lead, attemptNumber);
  return {
    ...(lead.placed === 1 && {
      firstCalls: 1,
      firstCallWaitSeconds: secondsBetween(lead.cycleStartedAt, startedAt),
    }),
    ...handoverCounts(purpose, startedAt, before),
    ...callbackCounts(placement, before, outcome.flags.answeredBy === 'human'),
  };
}

function handoverCounts(
  purpose: CallPurpose,
  startedAt: Temporal.Instant,
  before: Temporal.Instant | undefined,
): Counts {
  if (purpose.kind !== 'handover' || purpose.handedOverAt === undefined) return {};
  const { handedOverAt, promisedBy } = purpose;
  if (before !== undefined && !isBefore(before, handedOverAt)) return {};
  return {
    handoverCalls: 1,
    handoverWaitSeconds: secondsBetween(handedOverAt, startedAt),
    handoversPromised: count(promisedBy !== undefined),
    handoversInTime: count(promisedBy !== undefined && !isBefore(promisedBy, startedAt)),
  };
}

function callbackCounts(
  { purpose, startedAt, callbackToleranceMinutes: toleranceMinutes = TOLERANCE_MINUTES_AT_FIRST }: Placement,
  before: Temporal.Instant | undefined,
  isReached: boolean,
): Counts {
  if (purpose.kind !== 'callback') return {};
  const { agreedAt, missed = 0 } = purpose;
  const isFirst =
    missed === 0 && (before === undefined || isBefore(before, agreedAt)) && !isBefore(startedAt, agreedAt);
  const isKept = isInTime(purpose, startedAt, { toleranceMinutes });
  return {
    callbacksKept: count(isFirst && isKept),
    callbacksLate: count(isFirst && !isKept),
    callbacksMissed: count(!isReached),
  };
}

function touchCounts(purpose: CallPurpose, { outcome }: Decision): Counts {
  if (purpose.kind !== 'touch' || outcome.code === 'not-placed') return {};
  const winsBack = (purpose.goal ?? purpose.programme) === WIN_BACK;
  return {
    touchCalls: 1,
    winBackTalks: count(winsBack && outcome.flags.rightParty),
    winBackSales: count(winsBack && outcome.code === 'sale'),
  };
}

/** When the dialler called the lead last before this attempt, as far as was known when it was decided. */
export function lastCallBefore({ recentCalls }: Lead, attemptNumber: number): Temporal.Instant | undefined {
  return recentCalls
    .flatMap((call) =>
      call.via === 'dialler' && call.contactId !== undefined && call.attemptNumber < attemptNumber ? [call.at] : [],
    )
    .toSorted(Temporal.Instant.compare)
    .at(-1);
}

function count(holds: boolean): 0 | 1 {
  return holds ? 1 : 0;
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

/** Whole seconds; none when the beginning is unknown or after the end. */
function secondsBetween(from: Temporal.Instant | undefined, to: Temporal.Instant): number {
  return from === undefined ? 0 : Math.max(0, Math.round((to.epochMilliseconds - from.epochMilliseconds) / 1_000));
}

function withoutNothing(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([, counted]) => counted !== 0));
}

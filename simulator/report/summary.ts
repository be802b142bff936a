import type { Temporal } from 'temporal-polyfill';
import type { Programme } from '../../shared/domain/dial-rules.ts';
import type { LeadStatus } from '../../shared/domain/lead.ts';
import { triggerWords } from '../../shared/domain/programme-words.ts';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import { STAGES, type Stage } from '../../shared/domain/stage.ts';
import type { PromiseCount, ViolationKind } from '../auditor/audit-report.ts';
import { isReached, RESULT_GROUPS, type ResultGroup, resultGroup } from './call-result.ts';
import { type CallbackSummary, callbacksByTier } from './callbacks.ts';
import { type AlarmSummary, alarmSummaries } from './heard-alarms.ts';
import { percent } from './number-text.ts';
import { adviceOfRun } from './run-advice.ts';
import type { CallRow, PeopleSeconds, RunOptions, RunResult } from './run-result.ts';
import { bestStory, boughtAgain, callsByLead, type Story, wentTheWholeWay } from './story.ts';
import { type DueTouch, type Touches, type TouchFate, touchesOf } from './touches.ts';

type Tier = RunOptions['tiers'][number];

type Counts = Readonly<Record<string, number>>;

export interface DaySummary {
  /** Counted from 1. */
  readonly day: number;
  readonly calls: number;
  readonly reached: number;
}

export interface TierSummary {
  readonly tier: TierNumber;
  readonly name: string;
  /** The stages that the tier held last, and any other whose leads it called. */
  readonly stages: readonly Stage[];
  readonly people: number;
  /** `reached` + `notReached` + `undecided`. */
  readonly calls: number;
  readonly reached: number;
  readonly reachedPercent: number;
  readonly notReached: number;
  /** Calls without a decision when the run ended. */
  readonly undecided: number;
  /** Adds up to `reached`. */
  readonly results: Readonly<Record<ResultGroup, number>>;
  /** Adds up to `reached` + `notReached`. */
  readonly outcomes: Counts;
  readonly orderTotal: number;
  readonly movedOn: readonly { readonly to: Stage; readonly leads: number }[];
  /** Leads of this tier that wait for a call of an after-silence programme. */
  readonly waitingForWinBack: readonly { readonly programme: string; readonly leads: number }[];
  /** Absent when no callback was due. */
  readonly callbacks?: CallbackSummary;
  readonly seconds: PeopleSeconds;
  readonly days: readonly DaySummary[];
}

/** What became of a programme's touches in one of the run's days, by when they were first called or were skipped. */
export interface ProgrammeDay {
  /** Counted from 1. */
  readonly day: number;
  readonly onTheDay: number;
  readonly late: number;
  readonly skipped: number;
}

export interface ProgrammeSummary {
  readonly id: string;
  readonly says: string;
  /** `onTheDay` + `late` + `skipped` + `dropped` + `notYet`. */
  readonly due: number;
  readonly onTheDay: number;
  readonly late: number;
  readonly skipped: number;
  readonly skippedWhy: Counts;
  readonly dropped: number;
  readonly droppedWhy: Counts;
  readonly notYet: number;
  /** Planned for a day after the run; not part of `due`. */
  readonly waiting: number;
  readonly calls: number;
  readonly sales: number;
  readonly orderTotal: number;
  /** Every day of the run; they add up to `onTheDay`, `late` and `skipped`. */
  readonly days: readonly ProgrammeDay[];
}

/** Leads whose first call was a cold one, and how far each went; every number is at most the one before. */
export interface ProspectFunnel {
  readonly called: number;
  readonly reached: number;
  readonly movedToSelling: number;
  readonly bought: number;
  readonly calledAgain: number;
  readonly boughtAgain: number;
}

/** Everything a run prints. Documented in docs/summary.md. */
export interface Summary {
  readonly run: {
    readonly start: string;
    readonly days: number;
    readonly seed: number;
    /** How the company was divided, in words. */
    readonly structure: string;
    /** By how much better people were assumed to convince who work one stage only. */
    readonly specialisationGainPercent: number;
    readonly tiers: number;
    readonly people: number;
    readonly engine: string;
  };
  readonly list: {
    readonly file: string;
    readonly rows: number;
    readonly loaded: number;
    readonly rejected: number;
    readonly rejectedWhy: Counts;
  };
  readonly tiers: readonly TierSummary[];
  readonly programmes: readonly ProgrammeSummary[];
  readonly story?: Story;
  /** Leads that went prospecting, selling with a sale, and a later programme call in account care. */
  readonly wholeWay: { readonly leads: number; readonly boughtAgain: number };
  readonly funnel: ProspectFunnel;
  readonly leads: {
    readonly total: number;
    /** Adds up to `total`. */
    readonly byStatus: Readonly<Record<LeadStatus, number>>;
    /** Leads that are not done, not under review, and have no timer. */
    readonly forgotten: number;
  };
  readonly heldBack: {
    readonly byReason: Counts;
    /** Calls that began more than two minutes after they were due. */
    readonly waitedForFreePersonOrLine: number;
  };
  readonly promises: Readonly<Record<ViolationKind, PromiseCount>>;
  /** Figures of the hourly reports that were held against a recount of the calls, and those that differ. */
  readonly reports: { readonly figures: number; readonly wrong: number };
  /** Of the alarms that are deployed, those that would have rung. */
  readonly alarms: { readonly listening: number; readonly rung: readonly AlarmSummary[] };
  /** Whether the division into tiers is right, in at most five sentences; empty when nobody was called. */
  readonly advice: readonly string[];
}

const PATIENCE_MILLISECONDS = 120_000;
const NO_SECONDS: PeopleSeconds = { ringing: 0, talking: 0, wrappingUp: 0 };

function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Counts {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return Object.fromEntries(
    [...counts].toSorted(([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1)),
  );
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

const orderTotalOf = (calls: readonly CallRow[]) => total(calls.map((call) => call.orderValue ?? 0));

/** Which 24 hours of the run hold the moment, counted from 0; what came after the end belongs to the last. */
function dayIndex(at: Temporal.Instant, start: Temporal.Instant, days: number): number {
  return Math.min(Math.floor((at.epochMilliseconds - start.epochMilliseconds) / 86_400_000), days - 1);
}

function daysOf(calls: readonly CallRow[], start: Temporal.Instant, days: number): readonly DaySummary[] {
  const perDay = Array.from({ length: days }, (_, index) => ({ day: index + 1, calls: 0, reached: 0 }));
  for (const call of calls) {
    const day = perDay[dayIndex(call.startedAt, start, days)];
    if (day === undefined) continue;
    day.calls += 1;
    if (isReached(call)) day.reached += 1;
  }
  return perDay;
}

function movedOnFrom(tier: Tier, calls: readonly CallRow[]): TierSummary['movedOn'] {
  const stages: readonly Stage[] = ['selling', 'account-care', 'prospecting'];
  return stages
    .map((to) => ({
      to,
      leads: new Set(
        calls.flatMap(({ nextStep, stage, leadId }) =>
          nextStep?.kind === 'advance' && nextStep.to === to && stage !== to ? [leadId] : [],
        ),
      ).size,
    }))
    .filter(({ to, leads }) => leads > 0 || (to !== 'prospecting' && leadsTo(tier, to)));
}

/** Whether the tier works the stage before the given one, so that "0 moved on" is worth telling. */
function leadsTo(tier: Tier, to: Stage): boolean {
  return tier.stages.includes(to === 'selling' ? 'prospecting' : 'selling');
}

function tierSummary(
  result: RunResult,
  tier: Tier,
  touches: Touches,
  callbacks: CallbackSummary | undefined,
): TierSummary {
  const calls = result.calls.filter((call) => call.tier === tier.number);
  const reached = calls.filter(isReached);
  const decided = calls.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome.code]));
  const results: Record<ResultGroup, number> = { interested: 0, sales: 0, no: 0, later: 0, stop: 0, other: 0 };
  for (const { outcome } of reached) if (outcome !== undefined) results[resultGroup(outcome.code)] += 1;
  const ownLeads = new Set(result.leads.flatMap((lead) => (lead.tier === tier.number ? [lead.leadId] : [])));
  const winBack = result.programmes.filter(({ trigger }) => trigger.kind === 'after-silence');
  return {
    tier: tier.number,
    name: tier.name,
    stages: STAGES.filter((stage) => tier.stages.includes(stage) || calls.some((call) => call.stage === stage)),
    people: result.options.agentsByTier[tier.number] ?? 0,
    calls: calls.length,
    reached: reached.length,
    reachedPercent: percent(reached.length, calls.length),
    notReached: decided.length - reached.length,
    undecided: calls.length - decided.length,
    results,
    outcomes: countBy(decided, (code) => code),
    orderTotal: orderTotalOf(calls),
    movedOn: movedOnFrom(tier, calls),
    waitingForWinBack: tier.stages.includes('account-care')
      ? winBack.map(({ id }) => ({
          programme: id,
          leads: touches.waiting.filter(({ programme, leadId }) => programme === id && ownLeads.has(leadId)).length,
        }))
      : [],
    ...(callbacks !== undefined && { callbacks }),
    seconds: rounded(result.secondsByTier[tier.number] ?? NO_SECONDS),
    days: daysOf(calls, result.options.start, result.options.days),
  };
}

function rounded({ ringing, talking, wrappingUp }: PeopleSeconds): PeopleSeconds {
  return { ringing: Math.round(ringing), talking: Math.round(talking), wrappingUp: Math.round(wrappingUp) };
}

function programmeDays(due: readonly DueTouch[], { start, days }: RunOptions): readonly ProgrammeDay[] {
  const perDay = Array.from({ length: days }, (_, index) => ({ day: index + 1, onTheDay: 0, late: 0, skipped: 0 }));
  for (const { at, fate } of due) {
    const day = perDay[dayIndex(at, start, days)];
    if (day === undefined) continue;
    if (fate.kind === 'on-the-day') day.onTheDay += 1;
    if (fate.kind === 'late') day.late += 1;
    if (fate.kind === 'skipped') day.skipped += 1;
  }
  return perDay;
}

function programmeSummary(programme: Programme, touches: Touches, result: RunResult): ProgrammeSummary {
  const dueTouches = touches.due.filter((touch) => touch.programme === programme.id);
  const due = dueTouches.map(({ fate }) => fate);
  const calls = result.calls.filter(({ purpose }) => purpose.kind === 'touch' && purpose.programme === programme.id);
  const count = (kind: TouchFate['kind']) => due.filter((fate) => fate.kind === kind).length;
  const reasons = (kind: 'skipped' | 'dropped') =>
    countBy(
      due.flatMap((fate) => (fate.kind === kind ? [fate.why] : [])),
      (why) => why,
    );
  return {
    id: programme.id,
    says: `${programme.id}, ${triggerWords(programme.trigger)}`,
    due: due.length,
    onTheDay: count('on-the-day'),
    late: count('late'),
    skipped: count('skipped'),
    skippedWhy: reasons('skipped'),
    dropped: count('dropped'),
    droppedWhy: reasons('dropped'),
    notYet: count('not-yet'),
    waiting: touches.waiting.filter((touch) => touch.programme === programme.id).length,
    calls: calls.length,
    sales: calls.filter(({ outcome }) => outcome?.code === 'sale').length,
    orderTotal: orderTotalOf(calls),
    days: programmeDays(dueTouches, result.options),
  };
}

function funnelOf(leads: readonly (readonly CallRow[])[]): ProspectFunnel {
  const called = leads.filter(([first]) => first?.stage === 'prospecting');
  const reached = called.filter((calls) => calls.some(isReached));
  const moved = reached.filter((calls) =>
    calls.some(({ nextStep }) => nextStep?.kind === 'advance' && nextStep.to === 'selling'),
  );
  const bought = moved.filter((calls) =>
    calls.some(({ stage, outcome }) => stage === 'selling' && outcome?.code === 'sale'),
  );
  const again = bought.filter(wentTheWholeWay);
  return {
    called: called.length,
    reached: reached.length,
    movedToSelling: moved.length,
    bought: bought.length,
    calledAgain: again.length,
    boughtAgain: again.filter(boughtAgain).length,
  };
}

function leadsNow(leads: RunResult['leads']): Summary['leads'] {
  const byStatus: Record<LeadStatus, number> = {
    ready: 0,
    dialling: 0,
    wrapping: 0,
    resting: 0,
    review: 0,
    closed: 0,
    suppressed: 0,
  };
  for (const { status } of leads) byStatus[status] += 1;
  const needsTimer: ReadonlySet<LeadStatus> = new Set(['ready', 'dialling', 'wrapping', 'resting']);
  const forgotten = leads.filter(({ status, timerAt }) => needsTimer.has(status) && timerAt === undefined).length;
  return { total: leads.length, byStatus, forgotten };
}

/** Adds a run up. Reads no clock; the same result gives the same summary, key for key. */
export function summarise(result: RunResult): Summary {
  const { options, list, calls } = result;
  const end = options.start.add({ hours: 24 * options.days });
  const { tiers } = options;
  const touches = touchesOf(result, end);
  const callbacks = callbacksByTier(result, end);
  const leadsCalled = [...callsByLead(calls).values()];
  const wholeWay = leadsCalled.filter(wentTheWholeWay);
  const story = bestStory(calls);
  return {
    run: {
      start: options.start.toString(),
      days: options.days,
      seed: options.seed,
      structure: options.structure,
      specialisationGainPercent: Math.round(options.specialisationGain * 1_000) / 10,
      tiers: tiers.length,
      people: options.people,
      engine: result.engine,
    },
    list: {
      file: list.fileName,
      rows: list.rows,
      loaded: list.loaded,
      rejected: list.rejected.length,
      rejectedWhy: countBy(list.rejected, ({ code }) => code),
    },
    tiers: tiers.map((tier) => tierSummary(result, tier, touches, callbacks.get(tier.number))),
    programmes: result.programmes.map((programme) => programmeSummary(programme, touches, result)),
    ...(story === undefined ? {} : { story }),
    wholeWay: { leads: wholeWay.length, boughtAgain: wholeWay.filter(boughtAgain).length },
    funnel: funnelOf(leadsCalled),
    leads: leadsNow(result.leads),
    heldBack: {
      byReason: Object.fromEntries(
        Object.entries(result.heldBack).toSorted(
          ([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1),
        ),
      ),
      waitedForFreePersonOrLine: calls.filter(
        (call) => call.startedAt.epochMilliseconds - call.dueAt.epochMilliseconds > PATIENCE_MILLISECONDS,
      ).length,
    },
    promises: result.audit.counts,
    alarms: {
      listening: result.alarms.listening,
      rung: alarmSummaries(result.alarms.rung, result.options.start.add({ hours: result.options.days * 24 })),
    },
    reports: { figures: result.reports.recount.compared, wrong: result.reports.recount.miscounts.length },
    advice: adviceOfRun(result),
  };
}

/** The groups that hold anything, in the order of {@link RESULT_GROUPS}. */
export function resultsThatHappened(results: TierSummary['results']): readonly { group: ResultGroup; count: number }[] {
  return RESULT_GROUPS.map((group) => ({ group, count: results[group] })).filter(({ count }) => count > 0);
}

/** Hours that the tier's people spent ringing, talking and wrapping up. */
export function hoursOf({ seconds }: Pick<TierSummary, 'seconds'>): number {
  return Math.round((seconds.ringing + seconds.talking + seconds.wrappingUp) / 3600);
}

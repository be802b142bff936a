import { Temporal } from 'temporal-polyfill';
import type { CallPurpose, LeadStatus } from '../../shared/domain/lead.ts';
import type { NextStep } from '../../shared/domain/next-step.ts';
import { inCallOrder, plannedMoment } from './calls-csv.ts';
import type { CallRow, LeadRow, RunResult } from './run-result.ts';

export type TouchFate =
  | { readonly kind: 'on-the-day' }
  | { readonly kind: 'late' }
  | { readonly kind: 'skipped'; readonly why: string }
  /** The lead left the plan before its day: stopped, closed, under review, or given another plan. */
  | { readonly kind: 'dropped'; readonly why: LeadStatus | 'another-plan' }
  | { readonly kind: 'not-yet' };

/** One planned call of a programme whose moment came before the run ended. */
export interface DueTouch {
  readonly leadId: string;
  readonly programme: string;
  /** When it was first called or was skipped; of one that was neither, when it was due. */
  readonly at: Temporal.Instant;
  readonly fate: TouchFate;
}

export interface Touches {
  readonly due: readonly DueTouch[];
  /** Planned, and due only after the run. */
  readonly waiting: readonly { readonly leadId: string; readonly programme: string }[];
}

type TouchPurpose = Extract<CallPurpose, { kind: 'touch' }>;

function plannedTouch(step: NextStep | undefined): TouchPurpose | undefined {
  if (step === undefined) return undefined;
  const purpose = purposeOf(step);
  return purpose?.kind === 'touch' ? purpose : undefined;
}

function purposeOf(step: NextStep): CallPurpose | undefined {
  switch (step.kind) {
    case 'advance':
    case 'call-again':
      return step.call.purpose;
    case 'rest':
      return step.why === 'not-callable' ? step.stalled.purpose : step.then.purpose;
    case 'close':
    case 'suppress':
    case 'review':
      return undefined;
  }
}

const keyOf = (leadId: string, touch: Pick<TouchPurpose, 'programme' | 'touch'>) =>
  `${leadId}\n${touch.programme}\n${touch.touch}`;

interface Plan {
  readonly leadId: string;
  readonly programme: string;
  readonly key: string;
  readonly dueAt: Temporal.Instant;
}

/** Every touch that was ever planned, at the moment it was first planned for. */
function plansOf(calls: readonly CallRow[], leads: readonly LeadRow[]): ReadonlyMap<string, Plan> {
  const plans = new Map<string, Plan>();
  const add = (leadId: string, touch: TouchPurpose, dueAt: Temporal.Instant) => {
    const key = keyOf(leadId, touch);
    if (!plans.has(key)) plans.set(key, { leadId, programme: touch.programme, key, dueAt });
  };
  for (const call of calls) {
    if (call.purpose.kind === 'touch') add(call.leadId, call.purpose, call.dueAt);
    const next = plannedTouch(call.nextStep);
    if (next !== undefined && call.nextStep !== undefined) {
      add(call.leadId, next, plannedMoment(call.nextStep) ?? next.plannedAt);
    }
  }
  for (const lead of leads) {
    if (lead.nextPurpose?.kind === 'touch')
      add(lead.leadId, lead.nextPurpose, lead.timerAt ?? lead.nextPurpose.plannedAt);
  }
  return plans;
}

function isOnTheDay(call: CallRow, dueAt: Temporal.Instant): boolean {
  const zone = call.zones[0] ?? 'UTC';
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDate();
  return Temporal.PlainDate.compare(day(call.startedAt), day(dueAt)) <= 0;
}

/**
 * What became of every planned call of a programme. A touch counts as on the day when its first call began on the day,
 * by the customer's calendar, for which the decision planned it: a Sunday or a holiday had already been stepped over.
 */
export function touchesOf(
  result: Pick<RunResult, 'calls' | 'leads' | 'skippedTouches'>,
  end: Temporal.Instant,
): Touches {
  const calls = result.calls.toSorted(inCallOrder);
  const firstCalls = new Map<string, CallRow>();
  for (const call of calls) {
    if (call.purpose.kind !== 'touch') continue;
    const key = keyOf(call.leadId, call.purpose);
    if (!firstCalls.has(key)) firstCalls.set(key, call);
  }
  const leads = new Map(result.leads.map((lead) => [lead.leadId, lead]));
  const skipped = new Map(result.skippedTouches.map((skip) => [keyOf(skip.leadId, skip), skip]));

  const uncalled = [...skipped].flatMap(([key, skip]) => (firstCalls.has(key) ? [] : [skip]));
  const due: DueTouch[] = uncalled.map(({ leadId, programme, at, why }) => ({
    leadId,
    programme,
    at,
    fate: { kind: 'skipped', why },
  }));
  const waiting: { leadId: string; programme: string }[] = [];
  for (const { leadId, programme, key, dueAt } of plansOf(calls, result.leads).values()) {
    const call = firstCalls.get(key);
    if (call === undefined && skipped.has(key)) continue;
    if (call !== undefined) {
      const kind = isOnTheDay(call, dueAt) ? 'on-the-day' : 'late';
      due.push({ leadId, programme, at: call.startedAt, fate: { kind } });
      continue;
    }
    const lead = leads.get(leadId);
    const stillPlanned = lead?.nextPurpose?.kind === 'touch' && keyOf(leadId, lead.nextPurpose) === key;
    if (Temporal.Instant.compare(dueAt, end) >= 0) {
      if (stillPlanned) waiting.push({ leadId, programme });
      continue;
    }
    due.push({
      leadId,
      programme,
      at: dueAt,
      fate: stillPlanned ? { kind: 'not-yet' } : { kind: 'dropped', why: whyDropped(lead) },
    });
  }
  return { due, waiting };
}

function whyDropped(lead: LeadRow | undefined): LeadStatus | 'another-plan' {
  switch (lead?.status) {
    case 'suppressed':
    case 'closed':
    case 'review':
      return lead.status;
    default:
      return 'another-plan';
  }
}

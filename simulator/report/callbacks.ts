import { Temporal } from 'temporal-polyfill';
import { type CallbackPurpose, isInTime } from '../../shared/domain/callback.ts';
import type { CallPurpose } from '../../shared/domain/lead.ts';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { KeptClaim } from '../auditor/asked-callbacks.ts';
import { isReached } from './call-result.ts';
import { inCallOrder } from './calls-csv.ts';
import type { CallRow, LeadRow, RunResult } from './run-result.ts';

/** What became of a tier's promised callbacks. */
export interface CallbackSummary {
  /** Promises whose tolerance ended before the run did = `kept` + `late` + `dropped` + `notYet`. */
  readonly due: number;
  /** The first call for it was placed at the agreed moment or within the tolerance after it. */
  readonly kept: number;
  readonly late: number;
  /** Never called, because the lead was stopped, closed, put under review or given another plan. */
  readonly dropped: number;
  readonly notYet: number;
  /** Of all that were called those in which the customer was reached, and by the very agent who had promised it. */
  readonly reached: number;
  readonly bySameAgent: number;
  /** Called, and never reached. */
  readonly missed: number;
  /** Promised by an agent and called by whoever was free, because that agent was not. */
  readonly released: number;
}

type Rules = RunResult['callbackRules'];

interface Promised {
  readonly leadId: string;
  readonly purpose: CallbackPurpose;
  /** Calls for it, in their order. */
  readonly calls: readonly CallRow[];
}

/** The callbacks whose first call kept them in time, as the product's own books tell. */
export function keptInTime(calls: readonly CallRow[], rules: Rules): readonly KeptClaim[] {
  return promisesIn(calls, []).flatMap(({ purpose, calls: own }): readonly KeptClaim[] => {
    const [first] = own;
    if (first === undefined || !isInTime(purpose, first.startedAt, rules[first.stage])) return [];
    return [{ contactId: first.contactId, agreedAt: purpose.agreedAt.toString() }];
  });
}

/** Promises by the tier that called, or has the lead; a tier for which none was due is absent. */
export function callbacksByTier(
  { calls, leads, callbackRules }: Pick<RunResult, 'calls' | 'leads' | 'callbackRules'>,
  end: Temporal.Instant,
): ReadonlyMap<TierNumber, CallbackSummary> {
  const leadsById = new Map(leads.map((lead) => [lead.leadId, lead]));
  const byTier = new Map<TierNumber, CallbackSummary>();
  for (const promised of promisesIn(calls, leads)) {
    const owner = promised.calls[0] ?? leadsById.get(promised.leadId);
    if (owner === undefined) continue;
    const rule = callbackRules[owner.stage];
    const endsAt = promised.purpose.agreedAt.add({ minutes: rule.toleranceMinutes });
    if (Temporal.Instant.compare(endsAt, end) >= 0) continue;
    const fate = fateOf(promised, leadsById.get(promised.leadId), rule);
    byTier.set(owner.tier, sumOf(byTier.get(owner.tier), fate));
  }
  return byTier;
}

function fateOf({ purpose, calls }: Promised, lead: LeadRow | undefined, rule: Rules[keyof Rules]): CallbackSummary {
  const [first] = calls;
  const isPlanned = lead?.nextPurpose?.kind === 'callback' && lead.nextPurpose.agreedAt.equals(purpose.agreedAt);
  const isKept = first !== undefined && isInTime(purpose, first.startedAt, rule);
  const answered = calls.find(isReached);
  const { agentId } = purpose;
  return {
    due: 1,
    kept: one(isKept),
    late: one(first !== undefined && !isKept),
    dropped: one(first === undefined && !isPlanned),
    notYet: one(first === undefined && isPlanned),
    reached: one(answered !== undefined),
    bySameAgent: one(answered !== undefined && answered.agent === agentId),
    missed: one(first !== undefined && answered === undefined),
    released: one(first !== undefined && agentId !== undefined && first.offeredTo === undefined),
  };
}

/** Every promise that a call was placed for, a decision planned or a lead still waits for. */
function promisesIn(calls: readonly CallRow[], leads: readonly LeadRow[]): readonly Promised[] {
  const promises = new Map<string, Promised>();
  const add = (leadId: string, purpose: CallPurpose | undefined, call?: CallRow) => {
    if (purpose?.kind !== 'callback') return;
    const key = `${leadId} ${purpose.agreedAt.epochMilliseconds}`;
    const known = promises.get(key) ?? { leadId, purpose, calls: [] };
    promises.set(key, call === undefined ? known : { ...known, calls: [...known.calls, call] });
  };
  for (const call of calls.toSorted(inCallOrder)) {
    const { leadId, purpose, nextStep } = call;
    add(leadId, purpose, call);
    if (nextStep?.kind === 'call-again') add(leadId, nextStep.call.purpose);
  }
  for (const { leadId, nextPurpose } of leads) add(leadId, nextPurpose);
  return [...promises.values()];
}

function sumOf(sum: CallbackSummary | undefined, fate: CallbackSummary): CallbackSummary {
  if (sum === undefined) return fate;
  return {
    due: sum.due + fate.due,
    kept: sum.kept + fate.kept,
    late: sum.late + fate.late,
    dropped: sum.dropped + fate.dropped,
    notYet: sum.notYet + fate.notYet,
    reached: sum.reached + fate.reached,
    bySameAgent: sum.bySameAgent + fate.bySameAgent,
    missed: sum.missed + fate.missed,
    released: sum.released + fate.released,
  };
}

function one(is: boolean): number {
  return is ? 1 : 0;
}

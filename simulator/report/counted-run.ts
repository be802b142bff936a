import type { CountedCalls, CountedWeeks } from '../../shared/domain/advice/counted-weeks.ts';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import { isReached, ringingSeconds } from './call-result.ts';
import type { CallRow, RunResult } from './run-result.ts';

const DAY_MILLISECONDS = 86_400_000;

/** A run counted as the weeks of a real company are, for the advice on its division into tiers. */
export function countedRun({ options, calls, leads, secondsByTier }: RunResult): CountedWeeks {
  const callsByDay = countBy(calls, ({ startedAt }) =>
    Math.floor((startedAt.epochMilliseconds - options.start.epochMilliseconds) / DAY_MILLISECONDS),
  );
  const counted = (stage: Stage) => countedCalls(calls, stage, (tier) => secondsByTier[tier]?.wrappingUp ?? 0);
  const inCare = new Set(calls.filter(({ stage }) => stage === 'account-care').map(({ leadId }) => leadId));
  const customers = leads.filter(({ leadId, orders }) => orders > 0 && inCare.has(leadId));
  return {
    workingDays: callsByDay.size,
    callsOnBusiestDay: Math.max(0, ...callsByDay.values()),
    prospecting: {
      ...counted('prospecting'),
      newLeads: distinct(calls, 'prospecting', ({ leadId }) => leadId),
      handovers: distinct(calls, 'prospecting', ({ leadId, nextStep }) =>
        nextStep?.kind === 'advance' && nextStep.to === 'selling' ? leadId : undefined,
      ),
    },
    selling: {
      ...counted('selling'),
      opportunities: distinct(calls, 'selling', ({ leadId }) => leadId),
      ...soldIn(calls, 'selling'),
    },
    accountCare: {
      ...counted('account-care'),
      touches: distinct(calls, 'account-care', ({ leadId, purpose }) =>
        purpose.kind === 'touch' ? `${leadId} ${purpose.touch}` : undefined,
      ),
      ...soldIn(calls, 'account-care'),
    },
    purchases: {
      everBought: customers.length,
      boughtAgain: customers.filter(({ orders }) => orders > 1).length,
      orders: customers.reduce((sum, { orders }) => sum + orders, 0),
    },
  };
}

/** The wrap-up of a tier is known in all: every call that an agent took has the same part of it. */
function countedCalls(
  calls: readonly CallRow[],
  stage: Stage,
  wrapUpSecondsOf: (tier: TierNumber) => number,
): CountedCalls {
  const taken = countBy(
    calls.filter(({ agent }) => agent !== undefined),
    ({ tier }) => tier,
  );
  const seconds = (call: CallRow) =>
    ringingSeconds(call) +
    (call.talkSeconds ?? 0) +
    (call.agent === undefined ? 0 : wrapUpSecondsOf(call.tier) / (taken.get(call.tier) ?? 1));
  const sum = (some: readonly CallRow[]) => some.reduce((total, call) => total + seconds(call), 0);
  const own = calls.filter((call) => call.stage === stage);
  const reached = own.filter(isReached);
  return {
    calls: own.length,
    reached: reached.length,
    reachedSeconds: sum(reached),
    failedSeconds: sum(own.filter((call) => !isReached(call))),
  };
}

function soldIn(calls: readonly CallRow[], stage: Stage): { readonly sales: number; readonly orderTotal: number } {
  const sold = calls.filter((call) => call.stage === stage && call.outcome?.code === 'sale');
  return { sales: sold.length, orderTotal: sold.reduce((sum, { orderValue }) => sum + (orderValue ?? 0), 0) };
}

function distinct(calls: readonly CallRow[], stage: Stage, keyOf: (call: CallRow) => string | undefined): number {
  const keys = new Set(calls.filter((call) => call.stage === stage).map(keyOf));
  keys.delete(undefined);
  return keys.size;
}

function countBy<Key>(calls: readonly CallRow[], keyOf: (call: CallRow) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const call of calls) counts.set(keyOf(call), (counts.get(keyOf(call)) ?? 0) + 1);
  return counts;
}

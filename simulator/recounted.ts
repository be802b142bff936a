import type { NotedOrder } from '../shared/domain/reports/noted-order.ts';
import type { ReportCounter } from '../shared/domain/reports/report-counter.ts';
import { type CallToRecount, type KeptCounter, type OrderToRecount, type Recount, recount } from './auditor/recount.ts';
import type { CallRow } from './report/run-result.ts';

/**
 * The counters of the reports, held by the auditor against the calls as calls.csv tells them, and the orders of the books.
 * @param onTheirWay contacts of calls, and names of orders, of whose last change no function has been told yet.
 */
export function recounted(
  calls: readonly CallRow[],
  orders: readonly NotedOrder[],
  counters: readonly ReportCounter[],
  onTheirWay: ReadonlySet<string>,
): Recount {
  return recount(calls.map(callToRecount), orders.map(orderToRecount), counters.map(keptCounter), onTheirWay);
}

/** Tells an order from those of all customers. */
export function orderName(leadId: string, name: string): string {
  return `${leadId} ${name}`;
}

function orderToRecount({ leadId, name, at, listId, source, tier, value, boughtBefore }: NotedOrder): OrderToRecount {
  return {
    name: orderName(leadId, name),
    at: at.toString(),
    tier,
    list: listId,
    ...(source !== undefined && { source }),
    value,
    boughtBefore,
  };
}

function keptCounter({ subject, hour, counts }: ReportCounter): KeptCounter {
  return {
    ...subject,
    hour: new Date(hour.epochMilliseconds).toISOString(),
    counts: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count ?? 0])),
  };
}

function callToRecount(call: CallRow): CallToRecount {
  const { contactId, tier, campaign, list, source, stage, talkSeconds, agent, orderValue, objection, leadThen } = call;
  return {
    contactId,
    tier,
    campaign,
    list,
    ...(source !== undefined && { source }),
    stage,
    startedAt: call.startedAt.toString(),
    ...(call.endedAt !== undefined && { endedAt: call.endedAt.toString() }),
    ...(talkSeconds !== undefined && { talkSeconds }),
    ...(agent !== undefined && { agent }),
    ...(call.outcome !== undefined && { outcome: call.outcome.code }),
    ...(call.nextStep?.kind === 'advance' && { nextStage: call.nextStep.to }),
    ...(orderValue !== undefined && { orderValue }),
    ...(objection !== undefined && { objection }),
    purpose: purposeOf(call),
    ordinal: leadThen.ordinal,
    waitingSince: leadThen.waitingSince.toString(),
    ...(leadThen.lastCallAt !== undefined && { lastCallAt: leadThen.lastCallAt.toString() }),
    ordersBefore: leadThen.orders,
  };
}

function purposeOf({ purpose, callbackToleranceMinutes: toleranceMinutes }: CallRow): CallToRecount['purpose'] {
  switch (purpose.kind) {
    case 'approach':
      return { kind: 'approach' };
    case 'handover':
      return {
        kind: 'handover',
        ...(purpose.handedOverAt !== undefined && { handedOverAt: purpose.handedOverAt.toString() }),
        ...(purpose.promisedBy !== undefined && { promisedBy: purpose.promisedBy.toString() }),
      };
    case 'callback':
      return {
        kind: 'callback',
        agreedAt: purpose.agreedAt.toString(),
        missed: purpose.missed ?? 0,
        ...(toleranceMinutes !== undefined && { toleranceMinutes }),
      };
    case 'touch':
      return {
        kind: 'touch',
        programme: purpose.programme,
        ...(purpose.goal !== undefined && { goal: purpose.goal }),
      };
  }
}

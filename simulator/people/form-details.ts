import type { OutcomeCode } from '../../shared/domain/outcome.ts';
import type { Random } from '../random.ts';

const NEEDS = ['a second supplier', 'shorter delivery', 'a lower price', 'more stock for spring'] as const;
const DECIDERS = ['the owner', 'the head of purchasing', 'the person called'] as const;
const BUDGETS = ['under 500', '500 to 2000', 'above 2000', 'not fixed yet'] as const;
const OBJECTIONS = ['price', 'timing', 'authority', 'need', 'competitor'] as const;

/** What an agent fills in beside the disposition: what a hand-over needs, why somebody hesitates, and the order's number, one to a call. */
export function formDetails(
  disposition: OutcomeCode,
  { stage, callId }: { readonly stage: string | undefined; readonly callId: string },
  random: Random,
): Readonly<Record<string, string>> {
  switch (disposition) {
    case 'interested':
      return {
        fact_need: random.pick(NEEDS),
        fact_decision_maker: random.pick(DECIDERS),
        fact_budget: random.pick(BUDGETS),
      };
    case 'not-interested':
    case 'follow-up':
      return stage === 'selling' ? { objection: random.pick(OBJECTIONS) } : {};
    case 'sale':
      return { orderId: `order-${callId.slice(0, 13)}` };
    default:
      return {};
  }
}

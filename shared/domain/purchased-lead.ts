import type { Temporal } from 'temporal-polyfill';
import { isOvertaken } from './after-purchase.ts';
import type { DecisionContext } from './decision-context.ts';
import type { Lead } from './lead.ts';
import { customerAfterPurchase, customerAsTheyStand, rechosenLead } from './lead-transitions.ts';
import { freshPurpose } from './plan-call.ts';

/**
 * The lead after a purchase that was made elsewhere, its version unchanged: a customer from now on, with the touch that
 * follows the purchase in place of whatever call it leaves without a purpose. A call under way is marked, because only
 * its end can say what follows. Whoever complained, or was let rest by a person, rests on, reviews wait for their person, and nobody who said stop is called.
 *
 * @param lead with the purchase among its purchases already.
 * @param boughtAt when they bought, which may be long ago.
 */
export function purchasedLead(lead: Lead, boughtAt: Temporal.Instant, context: DecisionContext): Lead {
  const { state } = lead;
  const by = { boughtAt };
  switch (state.kind) {
    case 'suppressed':
      return lead;
    case 'review':
      return customerAsTheyStand(lead, by, context);
    case 'dialling':
      if (!isOvertaken(lead, state.planned.purpose, context.now, context)) return lead;
      return { ...lead, state: { ...state, overtakenBy: by } };
    case 'wrapping':
      return lead.stage === 'account-care' ? lead : { ...lead, state: { ...state, overtakenBy: by } };
    case 'resting': {
      if (state.why === 'complaint' || state.why === 'by-hand') {
        const then = { stage: 'account-care', purpose: freshPurpose('account-care') } as const;
        return { ...customerAsTheyStand(lead, by, context), state: { ...state, then } };
      }
      if (state.why === 'unknown-fate') {
        const { unsettled } = state;
        if (!isOvertaken(lead, unsettled.planned.purpose, context.now, context)) return lead;
        return { ...lead, state: { ...state, unsettled: { ...unsettled, overtakenBy: by } } };
      }
      return customerAfterPurchase(lead, by, context);
    }
    case 'ready':
      return isOvertaken(lead, state.purpose, state.dueAt, context)
        ? customerAfterPurchase(lead, by, context)
        : rechosenLead(lead, context);
    case 'closed':
      return customerAfterPurchase(lead, by, context);
  }
}

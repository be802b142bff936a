import type { Stage } from '../stage.ts';
import type { TransitionCause } from '../transitions.ts';

/** What speaks against a transition that a company sets, apart from how it is written. */
export type TransitionFault =
  | { readonly kind: 'followed-twice'; readonly on: TransitionCause; readonly from: Stage }
  | { readonly kind: 'no-mere-retry'; readonly on: TransitionCause }
  | { readonly kind: 'success-exhausts'; readonly on: TransitionCause }
  | { readonly kind: 'no-touches-there'; readonly from: Stage }
  | { readonly kind: 'last-stage' }
  | { readonly kind: 'no-advance-after'; readonly on: TransitionCause }
  | { readonly kind: 'care-by-sale-alone' }
  | { readonly kind: 'leads-elsewhere'; readonly on: TransitionCause; readonly from: Stage; readonly to: Stage }
  | { readonly kind: 'no-effect-on-sale' }
  | { readonly kind: 'delay-twice' }
  | { readonly kind: 'rests-upwards'; readonly from: Stage }
  | { readonly kind: 'rests-no-day'; readonly on: TransitionCause };

/** What is wrong, in a few words. */
export function transitionFaultInWords(fault: TransitionFault): string {
  switch (fault.kind) {
    case 'followed-twice':
      return `says a second time what follows ${fault.on} in ${fault.from}`;
    case 'no-mere-retry':
      return `is not for ${fault.on}: whoever said so is not simply called again`;
    case 'success-exhausts':
      return `is not for ${fault.on}, which is a success`;
    case 'no-touches-there':
      return `is not for ${fault.from}: programmes plan touches of customers alone`;
    case 'last-stage':
      return 'leads nowhere: account-care is the last stage';
    case 'no-advance-after':
      return `is not for ${fault.on}`;
    case 'care-by-sale-alone':
      return 'is not for selling: account-care is reached by a sale';
    case 'leads-elsewhere':
      return `is not where ${fault.on} leads from ${fault.from}: that is ${fault.to}`;
    case 'no-effect-on-sale':
      return 'has no effect on a sale: programmes say when a customer is called';
    case 'delay-twice':
      return 'says the delay a second time, after delayMinutes';
    case 'rests-upwards':
      return `is a later stage than ${fault.from}: nothing but an advance leads up`;
    case 'rests-no-day':
      return `is 0, and after ${fault.on} a lead is left alone for a day at least`;
  }
}

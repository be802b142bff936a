import type { Condition, Programme, Trigger } from './programme-answers.ts';

/** A programme to begin with, of a name that the list does not have yet. */
export function freshProgramme(programmes: readonly Programme[]): Programme {
  const isTaken = (id: string) => programmes.some((one) => one.id === id);
  let number = 1;
  while (isTaken(`programme-${number}`)) number += 1;
  return { id: `programme-${number}`, trigger: freshTrigger('every'), skipIfBoughtWithinDays: 14 };
}

/** A trigger of a kind, as somebody would begin it. */
export function freshTrigger(kind: Trigger['kind']): Trigger {
  switch (kind) {
    case 'after-sale':
      return { kind, days: 7 };
    case 'after-purchase':
      return { kind, days: 14 };
    case 'every':
      return { kind, days: 30 };
    case 'after-silence':
      return { kind, days: 90 };
    case 'order-interval':
      return { kind, times: [1, 1.5, 2], atLeastOrders: 3 };
    case 'contract-end':
      return { kind, daysBefore: [60, 30, 7], attribute: 'contract_end' };
    case 'after-case':
      return { kind, days: 2 };
    case 'on-date':
      return { kind, attribute: 'birthday', yearly: true };
  }
}

/** A condition of a kind that keeps the attribute of the one before. */
export function freshCondition(kind: Condition['kind'], before?: Condition): Condition {
  const attribute = before !== undefined && 'attribute' in before ? before.attribute : 'plan';
  switch (kind) {
    case 'attribute-is':
    case 'attribute-is-not':
      return { kind, attribute, value: '' };
    case 'attribute-in':
      return { kind, attribute, values: [] };
    case 'attribute-exists':
      return { kind, attribute };
    case 'attribute-at-least':
    case 'attribute-at-most':
      return { kind, attribute, value: 0 };
    case 'orders-at-least':
      return { kind, value: 1 };
    case 'order-total-at-least':
      return { kind, value: 100 };
  }
}

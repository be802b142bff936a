import type { TouchCondition } from './dial-rules.ts';
import type { Lead } from './lead.ts';

/** What a condition asks about. */
export type ConditionedCustomer = Pick<Lead, 'attributes' | 'purchases'>;

/** The conditions that do not hold, in their order. */
export function unmetConditions(
  customer: ConditionedCustomer,
  conditions: readonly TouchCondition[],
): readonly TouchCondition[] {
  return conditions.filter((condition) => !holds(customer, condition));
}

function holds({ attributes, purchases }: ConditionedCustomer, condition: TouchCondition): boolean {
  switch (condition.kind) {
    case 'attribute-is':
      return attributes[condition.attribute] === condition.value;
    case 'attribute-is-not':
      return attributes[condition.attribute] !== condition.value;
    case 'attribute-in':
      return condition.values.some((value) => value === attributes[condition.attribute]);
    case 'attribute-exists':
      return (attributes[condition.attribute] ?? '') !== '';
    case 'attribute-at-least':
      return numberIn(attributes[condition.attribute]) >= condition.value;
    case 'attribute-at-most':
      return numberIn(attributes[condition.attribute]) <= condition.value;
    case 'orders-at-least':
      return purchases.count >= condition.value;
    case 'order-total-at-least':
      return purchases.total >= condition.value;
  }
}

/** NaN, which is neither at least nor at most anything, where the text is no number. */
function numberIn(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? Number.NaN : Number(text);
}

/** "plan is gold", for a sentence. */
export function conditionWords(condition: TouchCondition): string {
  switch (condition.kind) {
    case 'attribute-is':
      return `${condition.attribute} is ${condition.value}`;
    case 'attribute-is-not':
      return `${condition.attribute} is not ${condition.value}`;
    case 'attribute-in':
      return `${condition.attribute} is one of ${condition.values.join(', ')}`;
    case 'attribute-exists':
      return `${condition.attribute} is known`;
    case 'attribute-at-least':
      return `${condition.attribute} is at least ${condition.value}`;
    case 'attribute-at-most':
      return `${condition.attribute} is at most ${condition.value}`;
    case 'orders-at-least':
      return `at least ${condition.value} orders`;
    case 'order-total-at-least':
      return `orders of at least ${condition.value} in all`;
  }
}

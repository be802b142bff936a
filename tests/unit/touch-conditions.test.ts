import { describe, expect, it } from 'vitest';
import type { TouchCondition } from '../../shared/domain/dial-rules.ts';
import { conditionWords, unmetConditions } from '../../shared/domain/touch-conditions.ts';

const customer = {
  attributes: { plan: 'gold', seats: '12', empty: '', blank: ' ', word: 'twelve' },
  purchases: { count: 3, total: 450 },
};
const holds = (condition: TouchCondition) => unmetConditions(customer, [condition]).length === 0;

describe('a condition on a customer', () => {
  it.each<[TouchCondition, boolean, string]>([
    [{ kind: 'attribute-is', attribute: 'plan', value: 'gold' }, true, 'plan is gold'],
    [{ kind: 'attribute-is', attribute: 'plan', value: 'silver' }, false, 'plan is silver'],
    [{ kind: 'attribute-is', attribute: 'none', value: 'gold' }, false, 'none is gold'],
    [{ kind: 'attribute-is-not', attribute: 'plan', value: 'silver' }, true, 'plan is not silver'],
    [{ kind: 'attribute-is-not', attribute: 'plan', value: 'gold' }, false, 'plan is not gold'],
    [{ kind: 'attribute-is-not', attribute: 'none', value: 'gold' }, true, 'none is not gold'],
    [{ kind: 'attribute-in', attribute: 'plan', values: ['silver', 'gold'] }, true, 'plan is one of silver, gold'],
    [{ kind: 'attribute-in', attribute: 'plan', values: ['silver'] }, false, 'plan is one of silver'],
    [{ kind: 'attribute-in', attribute: 'none', values: ['silver'] }, false, 'none is one of silver'],
    [{ kind: 'attribute-exists', attribute: 'plan' }, true, 'plan is known'],
    [{ kind: 'attribute-exists', attribute: 'empty' }, false, 'empty is known'],
    [{ kind: 'attribute-exists', attribute: 'none' }, false, 'none is known'],
    [{ kind: 'attribute-at-least', attribute: 'seats', value: 12 }, true, 'seats is at least 12'],
    [{ kind: 'attribute-at-least', attribute: 'seats', value: 13 }, false, 'seats is at least 13'],
    [{ kind: 'attribute-at-least', attribute: 'word', value: 0 }, false, 'word is at least 0'],
    [{ kind: 'attribute-at-least', attribute: 'blank', value: 0 }, false, 'blank is at least 0'],
    [{ kind: 'attribute-at-most', attribute: 'seats', value: 12 }, true, 'seats is at most 12'],
    [{ kind: 'attribute-at-most', attribute: 'seats', value: 11 }, false, 'seats is at most 11'],
    [{ kind: 'attribute-at-most', attribute: 'none', value: 11 }, false, 'none is at most 11'],
    [{ kind: 'orders-at-least', value: 3 }, true, 'at least 3 orders'],
    [{ kind: 'orders-at-least', value: 4 }, false, 'at least 4 orders'],
    [{ kind: 'order-total-at-least', value: 450 }, true, 'orders of at least 450 in all'],
    [{ kind: 'order-total-at-least', value: 451 }, false, 'orders of at least 451 in all'],
  ])('%j holds: %s', (condition, expected, words) => {
    expect(holds(condition)).toBe(expected);
    expect(conditionWords(condition)).toBe(words);
  });

  it('is named when it does not hold, in the order of the programme', () => {
    const first = { kind: 'orders-at-least', value: 4 } as const;
    const second = { kind: 'attribute-exists', attribute: 'none' } as const;
    const met = { kind: 'orders-at-least', value: 1 } as const;

    expect(unmetConditions(customer, [first, met, second])).toEqual([first, second]);
  });
});

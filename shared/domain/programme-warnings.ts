import type { Programme, TouchCondition } from './dial-rules.ts';
import { rulesFinding } from './findings/found.ts';
import { levelPath, type RulesLevel } from './rules-levels.ts';
import type { RulesDoubt } from './rules-view.ts';
import { isBegunByPurchase } from './touch-dates.ts';
import { coolDownDays, shortestGapDays } from './touch-rest.ts';

/** What one level's programmes say that cannot be meant: conditions that never hold together, rests that swallow dates, exits without effect. */
export function programmeWarnings({ source, fields }: RulesLevel): readonly RulesDoubt[] {
  return (fields.programmes ?? []).flatMap((programme, index) => {
    const path = [...levelPath(source), 'programmes', String(index)];
    return [...neverTogether(programme, path), ...longRest(programme, path), ...idleExits(programme, path)];
  });
}

function neverTogether({ conditions = [] }: Programme, path: readonly string[]): readonly RulesDoubt[] {
  return conditions.flatMap((condition, index) => {
    const other = conditions.slice(0, index).find((earlier) => excludeEachOther(earlier, condition));
    if (other === undefined) return [];
    const trouble = { kind: 'conditions-exclude', one: other, other: condition } as const;
    return [{ ...rulesFinding([...path, 'conditions', String(index)], trouble), about: 'conditions' }];
  });
}

function excludeEachOther(one: TouchCondition, other: TouchCondition): boolean {
  if (!('attribute' in one) || !('attribute' in other) || one.attribute !== other.attribute) return false;
  return cannotHoldBeside(one, other) || cannotHoldBeside(other, one);
}

function cannotHoldBeside(one: TouchCondition, other: TouchCondition): boolean {
  if (one.kind === 'attribute-at-least') return other.kind === 'attribute-at-most' && one.value > other.value;
  if (one.kind !== 'attribute-is' && one.kind !== 'attribute-in') return false;
  const values = one.kind === 'attribute-is' ? [one.value] : one.values;
  return values.every((value) => !admits(other, value));
}

function admits(condition: TouchCondition, value: string): boolean {
  switch (condition.kind) {
    case 'attribute-is':
      return condition.value === value;
    case 'attribute-is-not':
      return condition.value !== value;
    case 'attribute-in':
      return condition.values.includes(value);
    case 'attribute-at-least':
      return Number(value) >= condition.value;
    case 'attribute-at-most':
      return Number(value) <= condition.value;
    case 'attribute-exists':
    case 'orders-at-least':
    case 'order-total-at-least':
      return true;
  }
}

function longRest(programme: Programme, path: readonly string[]): readonly RulesDoubt[] {
  if (!HAVE_SEVERAL_DATES.has(programme.trigger.kind)) return [];
  const gap = shortestGapDays(programme.trigger);
  const rest = coolDownDays(programme);
  if (rest < gap || rest === 0) return [];
  const trouble = { kind: 'rests-over-dates', restDays: rest, gapDays: gap } as const;
  return [{ ...rulesFinding([...path, 'coolDownDays'], trouble), about: 'coolDownDays' }];
}

/** With dates whose distance the rules themselves say. */
const HAVE_SEVERAL_DATES: ReadonlySet<Programme['trigger']['kind']> = new Set<Programme['trigger']['kind']>([
  'every',
  'after-silence',
  'contract-end',
]);

function idleExits({ trigger, exitOn = [] }: Programme, path: readonly string[]): readonly RulesDoubt[] {
  const index = exitOn.indexOf('purchase');
  if (index < 0 || !isBegunByPurchase(trigger)) return [];
  return [{ ...rulesFinding([...path, 'exitOn', String(index)], { kind: 'exit-without-effect' }), about: 'exitOn' }];
}

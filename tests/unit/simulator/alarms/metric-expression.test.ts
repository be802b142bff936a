import { describe, expect, it } from 'vitest';
import { DEPLOYED_ALARMS } from '../../../../simulator/alarms/deployed-alarms.ts';
import { valueOfExpression } from '../../../../simulator/alarms/metric-expression.ts';

const POINTS: Readonly<Record<string, number>> = { due: 3, free: 2, none: 0 };

function value(expression: string): number | undefined {
  return valueOfExpression(expression, (id) => POINTS[id]);
}

describe('a metric expression', () => {
  it.each([
    ['2 + 3 * 4 - 1', 13],
    ['(2 + 3) * 4 / 10', 2],
    ['due > 0 AND free > 0 AND none == 0', 1],
    ['due > 3 OR free >= 2', 1],
    ['due != 3', 0],
    ['IF(due >= 3, 100 * free / due, 0)', 200 / 3],
    ['IF(due < 3, 1, free - 2)', 0],
  ])('%s is %s', (expression, wanted) => {
    expect(value(expression)).toBe(wanted);
  });

  it('is missing as soon as a value is, whatever else it says, and where it divides by nothing', () => {
    expect(value('IF(gone > 0, 1, 0)')).toBeUndefined();
    expect(value('due + gone')).toBeUndefined();
    expect(value('due / none')).toBeUndefined();
  });

  it('that leaves out a missing branch is not missing', () => {
    expect(value('IF(due > 0, 1, gone)')).toBe(1);
  });

  it.each(['due >', 'due free', 'FILL(due, 0)', 'due & free', 'IF(due, 1)', '(due'])('%s is refused', (expression) => {
    expect(() => value(expression)).toThrow(SyntaxError);
  });

  it('of every deployed alarm is understood', () => {
    for (const { expression, metrics } of DEPLOYED_ALARMS) {
      if (expression === undefined) continue;
      const ids = new Set(metrics.map(({ id }) => id));
      expect(() => valueOfExpression(expression, (id) => (ids.has(id) ? 1 : undefined))).not.toThrow();
      expect(valueOfExpression(expression, (id) => (ids.has(id) ? 1 : undefined))).toEqual(expect.any(Number));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import { SALES_STRUCTURES, tierHolding } from '../../shared/domain/sales-structure.ts';
import { STAGES } from '../../shared/domain/stage.ts';

describe('a sales department', () => {
  it('of one tier does everything', () => {
    expect(SALES_STRUCTURES.one).toEqual({
      scripts: {},
      transitions: DEFAULT_TRANSITIONS,
      tiers: [{ number: 1, name: 'sales', stages: ['prospecting', 'selling', 'account-care'] }],
    });
  });

  it('of two tiers keeps the work with strangers apart', () => {
    expect(SALES_STRUCTURES.two).toEqual({
      scripts: {},
      transitions: DEFAULT_TRANSITIONS,
      tiers: [
        { number: 1, name: 'prospecting', stages: ['prospecting'] },
        { number: 2, name: 'selling and care', stages: ['selling', 'account-care'] },
      ],
    });
  });

  it('of three tiers has one for each stage', () => {
    expect(SALES_STRUCTURES.three).toEqual({
      scripts: {},
      transitions: DEFAULT_TRANSITIONS,
      tiers: [
        { number: 1, name: 'prospecting', stages: ['prospecting'] },
        { number: 2, name: 'selling', stages: ['selling'] },
        { number: 3, name: 'account care', stages: ['account-care'] },
      ],
    });
  });
});

describe('the tier that works a stage', () => {
  it.each([
    ['one', [1, 1, 1]],
    ['two', [1, 2, 2]],
    ['three', [1, 2, 3]],
  ] as const)('is found in a structure of %s', (kind, numbers) => {
    expect(STAGES.map((stage) => tierHolding(SALES_STRUCTURES[kind], stage).number)).toEqual(numbers);
  });

  it('is missed loudly in a structure that leaves a stage out', () => {
    const incomplete = {
      tiers: [{ number: 1 as const, name: 'prospecting', stages: ['prospecting' as const] }],
    };

    expect(() => tierHolding(incomplete, 'selling')).toThrow(
      new RangeError('None of the 1 tiers holds the stage selling.'),
    );
  });
});

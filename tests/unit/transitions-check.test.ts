import { describe, expect, it } from 'vitest';
import type { RulesFinding } from '../../shared/domain/rules-problem.ts';
import { checkTransitions } from '../../shared/domain/transitions-check.ts';
import { type TransitionOverrides, transitionOverridesSchema } from '../../shared/domain/transitions-schema.ts';

function told(...overrides: TransitionOverrides) {
  const { errors, warnings } = checkTransitions(transitionOverridesSchema.parse(overrides));
  const inShort = ({ path, message }: RulesFinding) => `${path.join('.')}: ${message}`;
  return { errors: errors.map(inShort), warnings: warnings.map(inShort) };
}

const NOTHING = { errors: [], warnings: [] };
const AT_ONCE_DOWN = { from: 'selling', on: 'attempts-spent', kind: 'rest', days: 0, to: 'prospecting' } as const;

describe('transitions', () => {
  it('are sound where nothing is set, and where they only differ', () => {
    expect(told()).toEqual(NOTHING);
    expect(
      told(
        { from: 'prospecting', on: 'interested', kind: 'advance', delayDays: 1, facts: ['need'] },
        { from: 'selling', on: 'attempts-spent', kind: 'rest', days: 30, to: 'prospecting' },
        { from: 'account-care', on: 'interested', kind: 'rest', days: 0, to: 'selling' },
      ),
    ).toEqual(NOTHING);
  });
});

describe('a dead end', () => {
  it('is a success after which nobody calls again: refused for interest', () => {
    expect(told({ from: 'prospecting', on: 'interested', kind: 'close' })).toEqual({
      errors: ['0.kind: closes leads of prospecting after a success: nobody calls whoever said interested again'],
      warnings: ['0: leaves no way to selling: only lists bring leads there'],
    });
  });

  it('is a sale that closes: told, because it may be the only one', () => {
    expect(told({ from: 'account-care', on: 'sale', kind: 'close' })).toEqual({
      errors: [],
      warnings: ['0.kind: closes leads of account-care after a success: nobody calls whoever said sale again'],
    });
  });

  it('is prospecting when nothing advances from it', () => {
    const { errors } = told(
      { from: 'selling', on: 'complaint', kind: 'close' },
      { from: 'prospecting', on: 'sale', kind: 'rest', days: 30 },
      { from: 'prospecting', on: 'interested', kind: 'retry' },
    );

    expect(errors).toEqual(['1: leaves prospecting a dead end: nothing advances a lead to a later stage']);
  });

  it('is selling when nothing advances from it: told, because the company may keep no customers', () => {
    expect(told({ from: 'selling', on: 'sale', kind: 'rest', days: 365 })).toEqual({
      errors: [],
      warnings: ['0: leaves selling a dead end: nothing advances a lead to a later stage'],
    });
  });

  it('is a stage that nobody reaches', () => {
    expect(
      told(
        { from: 'selling', on: 'sale', kind: 'rest', days: 365 },
        { from: 'prospecting', on: 'sale', kind: 'rest', days: 365 },
      ).warnings,
    ).toEqual([
      '0: leaves selling a dead end: nothing advances a lead to a later stage',
      '0: leaves no way to account-care: only lists bring leads there',
    ]);
  });

  it('is no longer one where another outcome leads on', () => {
    expect(
      told(
        { from: 'prospecting', on: 'interested', kind: 'retry' },
        { from: 'prospecting', on: 'follow-up', kind: 'advance' },
      ),
    ).toEqual(NOTHING);
  });
});

describe('a loop without delay', () => {
  it('is refused with its path', () => {
    expect(told(AT_ONCE_DOWN)).toEqual({
      errors: ['0: goes round without any delay: prospecting (interested) > selling (attempts-spent) > prospecting'],
      warnings: [],
    });
  });

  it('may lie in one stage', () => {
    expect(told({ from: 'account-care', on: 'no-need-now', kind: 'rest', days: 0 }).errors).toEqual([
      '0: goes round without any delay: account-care (no-need-now) > account-care',
    ]);
  });

  it('is none where any of its transitions takes time', () => {
    expect(told({ from: 'prospecting', on: 'interested', kind: 'advance', delayMinutes: 1 }, AT_ONCE_DOWN)).toEqual(
      NOTHING,
    );
    expect(told({ from: 'prospecting', on: 'interested', kind: 'advance', delayDays: 1 }, AT_ONCE_DOWN)).toEqual(
      NOTHING,
    );
    expect(told({ ...AT_ONCE_DOWN, days: 'lostSaleRestDays' })).toEqual(NOTHING);
  });

  it('is told once for each way round', () => {
    const also = { from: 'prospecting', on: 'no-need-now', kind: 'advance', delayDays: 0 } as const;

    expect(told(also, AT_ONCE_DOWN).errors).toEqual([
      '1: goes round without any delay: prospecting (interested) > selling (attempts-spent) > prospecting',
      '0: goes round without any delay: prospecting (no-need-now) > selling (attempts-spent) > prospecting',
    ]);
  });
});

describe('what is found', () => {
  it('says how it is mended', () => {
    const { errors, warnings } = checkTransitions([
      AT_ONCE_DOWN,
      { from: 'selling', on: 'sale', kind: 'close' },
      { from: 'prospecting', on: 'interested', kind: 'advance', delayMinutes: 0 },
    ]);

    expect([...errors, ...warnings].map(({ mend }) => mend)).toEqual([
      'give one of these transitions a delay or days to rest',
      'let a sale advance to account-care or rest',
      'let one outcome of selling advance, such as {"from":"selling","on":"sale","kind":"advance"}',
    ]);
  });
});

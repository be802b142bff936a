import { describe, expect, it } from 'vitest';
import { mayActAs, ROLES, widestRole } from '../../shared/domain/roles.ts';
import { maySeeNumbers, shownNumber } from '../../shared/domain/shown-number.ts';

describe('roles', () => {
  it('let each do what those before it may, and no more', () => {
    const may = ROLES.map((role) => ROLES.map((asked) => mayActAs(role, asked)));

    expect(may).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  it('are found among words that mean nothing, the widest first', () => {
    expect(widestRole(['eu-west-1_google', 'viewer', 'administrator'])).toBe('administrator');
    expect(widestRole(['Administrator', 'everybody'])).toBeUndefined();
  });
});

describe('numbers of leads', () => {
  it('are shown in full to supervisors and administrators only', () => {
    expect(ROLES.map((role) => shownNumber('+12025550199', role))).toEqual([
      '••••••99',
      '+12025550199',
      '+12025550199',
    ]);
    expect(ROLES.map(maySeeNumbers)).toEqual([false, true, true]);
  });

  it('are nothing to show when they were erased', () => {
    expect(ROLES.map((role) => shownNumber('', role))).toEqual(['', '', '']);
  });

  it('tell a viewer neither the country nor how long they are', () => {
    expect(shownNumber('+4930901820', 'viewer')).toBe('••••••20');
  });
});

import { describe, expect, it } from 'vitest';
import { GROUPS, RULE_ROWS, type RuleRow } from '../../../console/web/rules/rule-fields.ts';
import { RETRIED_CODES } from '../../../shared/domain/retry-plan.ts';
import { parseRulesDocument } from '../../../shared/domain/rules-document.ts';
import { FIELD_MENDS, rulesFieldsSchema } from '../../../shared/domain/rules-fields.ts';
import { WEEKDAYS } from '../../../shared/domain/weekly-windows.ts';

function isRight({ field, part }: RuleRow, value: unknown): boolean {
  const fields = { [field]: part === undefined ? value : { [part]: value } };
  return rulesFieldsSchema.safeParse(fields).success;
}

function partsOf(field: string): readonly unknown[] {
  return RULE_ROWS.filter((row) => row.field === field).map(({ part }) => part);
}

describe('the fields of the rule editor', () => {
  it('are all that there are, each once', () => {
    expect(new Set(RULE_ROWS.map(({ field }) => field))).toEqual(new Set(Object.keys(FIELD_MENDS)));
    expect(new Set(RULE_ROWS.map(({ path }) => path)).size).toBe(RULE_ROWS.length);
    expect(new Set(RULE_ROWS.map(({ group }) => group))).toEqual(new Set(GROUPS));
    expect(partsOf('callWindows')).toEqual(WEEKDAYS);
    expect(partsOf('retry')).toEqual(RETRIED_CODES);
  });

  it.each(
    RULE_ROWS.filter(({ control }) => control.kind === 'amount'),
  )('take amounts exactly within their bounds: $path', (row) => {
    if (row.control.kind !== 'amount') throw new Error('is no amount');
    const { min, max } = row.control;
    expect([min - 1, min, max, max + 1].map((value) => isRight(row, value))).toEqual([false, true, true, false]);
  });

  it.each(RULE_ROWS.filter(({ control }) => control.kind === 'choice'))('offer what is a choice: $path', (row) => {
    if (row.control.kind !== 'choice') throw new Error('is no choice');
    expect(row.control.options.filter((option) => !isRight(row, option))).toEqual([]);
    expect(isRight(row, 'anything-else')).toBe(false);
  });

  it('leave to the organisation what it alone chooses', () => {
    const refused = RULE_ROWS.filter(({ field, part, control }) => {
      if (part !== undefined || control.kind !== 'presets') return false;
      return parseRulesDocument({ tiers: { '1': { [field]: [] } } }).kind === 'invalid';
    });
    expect(RULE_ROWS.filter((row) => row.isOrganisationOnly)).toEqual(refused);
  });
});

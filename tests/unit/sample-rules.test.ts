import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRulesDocument } from '../../shared/domain/rules-document.ts';
import { rulesFieldsSchema } from '../../shared/domain/rules-fields.ts';
import { SALES_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { campaignsOf } from '../../simulator/company.ts';

const FILE = join(import.meta.dirname, '../../simulator/sample/sample-rules.json');

describe('the sample rules', () => {
  const input: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
  const parsed = parseRulesDocument(input);
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems, undefined, 2));
  const { organisation, tiers, campaigns } = parsed.document;
  const levels = [organisation, ...Object.values(tiers ?? {}), ...Object.values(campaigns ?? {})];

  it('say something at every level, and of campaigns that the simulated company has', () => {
    const known = campaignsOf(SALES_STRUCTURES.three).map(({ id }) => id);

    expect(levels.filter((fields) => Object.keys(fields ?? {}).length === 0)).toEqual([]);
    expect(Object.keys(tiers ?? {})).toEqual(['1', '2', '3']);
    expect(Object.keys(campaigns ?? {}).filter((id) => known.includes(id))).toEqual(['prospecting']);
  });

  it('show every field there is', () => {
    const shown = new Set(levels.flatMap((fields) => Object.keys(fields ?? {})));

    expect(Object.keys(rulesFieldsSchema.unwrap().shape).filter((field) => !shown.has(field))).toEqual([]);
  });
});

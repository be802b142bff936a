import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesJsonSchema, rulesPage } from '../../shared/domain/data/generate-rules-reference.ts';
import { RULES_REFERENCE } from '../../shared/domain/data/rules-reference.ts';
import { parseRulesDocument } from '../../shared/domain/rules-document.ts';
import { FIELD_MENDS, levelFieldsSchema, rulesFieldsSchema } from '../../shared/domain/rules-fields.ts';
import { UNAVAILABLE_RULES } from '../../shared/domain/unavailable-rules.ts';

const FIELDS = Object.keys(rulesFieldsSchema.unwrap().shape).toSorted();

describe('the reference of the dial rules', () => {
  it('describes every field, and no other', () => {
    expect(Object.keys(RULES_REFERENCE).toSorted()).toEqual(FIELDS);
    expect(Object.keys(FIELD_MENDS).toSorted()).toEqual(FIELDS);
  });

  it.each(Object.entries(RULES_REFERENCE))('shows a value of %s that a document may hold', (field, { example }) => {
    const document = { organisation: { [field]: example } };

    expect(parseRulesDocument(document)).toEqual({ kind: 'valid', document });
  });

  it('stands in docs as it is generated', () => {
    expect(readFileSync('docs/dial-rules.md', 'utf8')).toBe(rulesPage());
    expect(readFileSync('docs/dial-rules.schema.json', 'utf8')).toBe(rulesJsonSchema());
  });

  it('shows a document that is right', () => {
    const [, shown = ''] = /```json\n(\{[\s\S]*?)\n```/.exec(rulesPage()) ?? [];

    expect(parseRulesDocument(JSON.parse(shown)).kind).toBe('valid');
  });

  it('has a section for every field, and a row for every rule that is not available', () => {
    const page = rulesPage();

    expect(FIELDS.filter((field) => !page.includes(`\n## ${field}\n`))).toEqual([]);
    expect(Object.keys(UNAVAILABLE_RULES).filter((name) => !page.includes(`\n| \`${name}\` | `))).toEqual([]);
    expect(page.match(/undefined|\[object/g)).toBeNull();
  });
});

describe('the JSON Schema of the dial rules', () => {
  const schema = JSON.parse(rulesJsonSchema());

  it('describes every field on every level, and lets the organisation alone choose presets', () => {
    const { organisation, level } = schema.$defs;

    expect(Object.keys(organisation.properties).toSorted()).toEqual(FIELDS);
    expect(Object.keys(level.properties).toSorted()).toEqual(FIELDS.filter((field) => field !== 'compliancePresets'));
    for (const [field, { meaning }] of Object.entries(RULES_REFERENCE)) {
      expect(organisation.properties[field].description).toContain(meaning);
      if (field in level.properties) expect(level.properties[field].description).toContain(meaning);
    }
  });

  it('refuses what is not known, and gives numbers their bounds', () => {
    const { additionalProperties, properties } = schema.$defs.level;

    expect([schema.additionalProperties, additionalProperties]).toEqual([false, false]);
    expect(properties.ringTimeoutSeconds).toEqual(
      expect.objectContaining({ type: 'integer', minimum: 15, maximum: 60 }),
    );
    expect(properties.dialMode.enum).toEqual(['progressive', 'manual']);
    expect(Object.keys(schema.properties)).toEqual(['organisation', 'tiers', 'campaigns']);
  });

  it('lists what the parser lists', () => {
    expect(Object.keys(levelFieldsSchema.unwrap().shape).toSorted()).toEqual(
      Object.keys(schema.$defs.level.properties).toSorted(),
    );
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, structureJsonSchema, structurePage } from '../../shared/domain/data/generate-structure-reference.ts';
import {
  DOCUMENT_REFERENCE,
  SCRIPT_REFERENCE,
  TARGET_REFERENCE,
  TIER_REFERENCE,
} from '../../shared/domain/data/structure-reference.ts';
import { parseStructureDocument } from '../../shared/domain/structure-document.ts';
import { scriptSchema, structureSchema, targetsSchema, tierSchema } from '../../shared/domain/structure-fields.ts';

describe('the reference of the sales structure', () => {
  it.each([
    ['a document', DOCUMENT_REFERENCE, structureSchema],
    ['a tier', TIER_REFERENCE, tierSchema],
    ['targets', TARGET_REFERENCE, targetsSchema],
    ['a script', SCRIPT_REFERENCE, scriptSchema],
  ])('describes every part of %s, and no other', (_, reference, schema) => {
    expect(Object.keys(reference)).toEqual(Object.keys(schema.unwrap().shape));
  });

  it('stands in docs as it is generated', () => {
    expect(readFileSync('docs/sales-structure.md', 'utf8')).toBe(structurePage());
    expect(readFileSync('docs/sales-structure.schema.json', 'utf8')).toBe(structureJsonSchema());
  });

  it('shows a document that is right', () => {
    const [, shown = ''] = /```json\n(\{[\s\S]*?)\n```/.exec(structurePage()) ?? [];

    expect(JSON.parse(shown)).toEqual(EXAMPLE);
    expect(parseStructureDocument(EXAMPLE)).toEqual({ kind: 'valid', document: EXAMPLE });
    expect(structurePage().match(/undefined|\[object/g)).toBeNull();
  });
});

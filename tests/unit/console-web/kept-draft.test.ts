import { describe, expect, it } from 'vitest';
import { type DraftStore, keepDraft, keptDraft } from '../../../console/web/pages/rules/kept-draft.ts';

function aStore(): DraftStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const BEGUN = { draft: { organisation: { minGapMinutes: 5 } }, base: {}, version: 3, etag: '"rules-3"' };

describe('a kept draft', () => {
  it('belongs to whoever wrote it, until it is given up', () => {
    const store = aStore();
    keepDraft(store, 'ada', BEGUN);
    expect(keptDraft(store, 'ada')).toEqual(BEGUN);
    expect(keptDraft(store, 'kim')).toBeUndefined();
    keepDraft(store, 'ada', undefined);
    expect(keptDraft(store, 'ada')).toBeUndefined();
  });

  it.each([
    'null',
    '7',
    '{"draft":[]}',
    '{"draft":{},"base":{}}',
    '{"draft":{',
    '',
  ])('of another shape is forgotten: %s', (text) => {
    const store = aStore();
    keepDraft(store, 'ada', BEGUN);
    const [key = ''] = store.kept.keys();
    store.setItem(key, text);
    expect(keptDraft(store, 'ada')).toBeUndefined();
  });
});

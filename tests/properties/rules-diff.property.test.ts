import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesInWords } from '../../shared/domain/rules-change-words.ts';
import { type RulesChange, type RulesLevel, rulesDiff } from '../../shared/domain/rules-diff.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';

const aWindow = fc.constantFrom({ start: '09:00', end: '12:00' }, { start: '13:00', end: '24:00' });
const someWindows = fc.array(aWindow, { maxLength: 2 });
const aRetryRule = fc.record({
  delaysMinutes: fc.array(fc.nat(9), { minLength: 1, maxLength: 2 }),
  maxCount: fc.integer({ min: 1, max: 3 }),
  next: fc.constantFrom('same-number' as const, 'next-number' as const),
});
const someFields = fc.record(
  {
    callWindows: fc.record({ monday: someWindows, tuesday: someWindows, sunday: someWindows }, { requiredKeys: [] }),
    retry: fc.record({ busy: aRetryRule, 'no-answer': aRetryRule }, { requiredKeys: [] }),
    holidays: fc.constantFrom('block' as const, 'ignore' as const),
    maxAttemptsPerDay: fc.integer({ min: 1, max: 3 }),
    rollingCaps: fc.array(fc.record({ count: fc.integer({ min: 1, max: 2 }), windowHours: fc.constant(24) }), {
      maxLength: 2,
    }),
    exhaust: fc.constantFrom({ kind: 'close' } as const, { kind: 'nurture', days: 9 } as const),
  },
  { requiredKeys: [] },
);
const aDocument: fc.Arbitrary<RulesDocument> = fc.record(
  {
    organisation: someFields,
    tiers: fc.record({ '1': someFields, '3': someFields }, { requiredKeys: [] }),
    campaigns: fc.dictionary(fc.constantFrom('spring', 'a', 'a.retry', '7'), someFields, { maxKeys: 3 }),
  },
  { requiredKeys: [] },
);

describe('the changes between any two documents', () => {
  it('are none between a document and itself', () => {
    fc.assert(
      fc.property(aDocument, (document) => {
        expect(rulesDiff(document, structuredClone(document))).toEqual([]);
      }),
    );
  });

  it('make the one into the other', () => {
    fc.assert(
      fc.property(aDocument, aDocument, (a, b) => {
        expect(settled(applied(a, rulesDiff(a, b)))).toEqual(settled(b));
      }),
    );
  });

  it('are the way back, told from the other side', () => {
    fc.assert(
      fc.property(aDocument, aDocument, (a, b) => {
        expect(rulesDiff(b, a)).toEqual(rulesDiff(a, b).map(turned));
      }),
    );
  });

  it('are each said in one sentence of its own', () => {
    fc.assert(
      fc.property(aDocument, aDocument, (a, b) => {
        const changes = rulesDiff(a, b);
        const sentences = changesInWords(changes);

        expect(sentences).toHaveLength(changes.length);
        expect(new Set(sentences).size).toBe(changes.length);
      }),
    );
  });
});

function turned(change: RulesChange): RulesChange {
  const { path, place } = change;
  switch (change.kind) {
    case 'added':
      return { path, place, kind: 'removed', before: change.after };
    case 'removed':
      return { path, place, kind: 'added', after: change.before };
    case 'changed':
      return { path, place, kind: 'changed', before: change.after, after: change.before };
  }
}

/** The document after the changes, by nothing but their places and values. */
function applied(document: RulesDocument, changes: readonly RulesChange[]): unknown {
  return changes.reduce<unknown>((tree, change) => {
    const { level, field, part } = change.place;
    const keys = [...levelKeys(level), field, ...(part === undefined ? [] : [part])];
    return withValue(tree, keys, change.kind === 'removed' ? undefined : JSON.parse(change.after));
  }, document);
}

function levelKeys(level: RulesLevel): readonly string[] {
  switch (level.kind) {
    case 'organisation':
      return ['organisation'];
    case 'tier':
      return ['tiers', level.tier];
    case 'campaign':
      return ['campaigns', level.campaignId];
  }
}

function withValue(tree: unknown, [key, ...deeper]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const members = isRecord(tree) ? tree : {};
  return { ...members, [key]: withValue(members[key], deeper, value) };
}

/** What the document sets, without the levels and fields that hold nothing. */
function settled(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, settled(member)] as const);
  const held = members.filter(([, member]) => member !== undefined);
  return held.length === 0 ? undefined : Object.fromEntries(held);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

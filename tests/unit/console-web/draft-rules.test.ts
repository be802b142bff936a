import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  type DraftRules,
  downTo,
  levelNamed,
  rebased,
  valueIn,
  widerThan,
  withoutValue,
  withValue,
} from '../../../console/web/pages/rules/draft-rules.ts';
import { levelPath } from '../../../shared/domain/rules-diff.ts';

const PATHS = [
  ['organisation', 'minGapMinutes'],
  ['organisation', 'callWindows', 'monday'],
  ['organisation', 'retry', 'busy'],
  ['tiers', '1', 'maxAttemptsPerDay'],
  ['tiers', '2', 'callback', 'toleranceMinutes'],
  ['campaigns', 'spring.sale', 'holidays'],
  ['campaigns', 'winter', 'callWindows', 'friday'],
];

const settings = fc.array(fc.tuple(fc.constantFrom(...PATHS), fc.integer({ min: 0, max: 3 })), { maxLength: 8 });
const documents = settings.map((made) =>
  made.reduce<DraftRules>((document, [path, value]) => withValue(document, path, value), {}),
);

describe('a draft of rules', () => {
  it('holds what is set, and nothing of what is taken out', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(...PATHS), (document, path) => {
        const set = withValue(document, path, 'new');
        expect(valueIn(set, path)).toBe('new');
        const others = PATHS.filter((one) => one !== path);
        expect(others.map((one) => valueIn(set, one))).toEqual(others.map((one) => valueIn(document, one)));
        expect(withoutValue(set, path)).toEqual(withoutValue(document, path));
        expect(JSON.stringify(withoutValue(set, path))).not.toContain('{}}');
      }),
    );
  });

  it('is carried over to a newer version with its own changes, and those of others stay', () => {
    fc.assert(
      fc.property(documents, documents, documents, (base, draft, newest) => {
        const carried = rebased(draft, base, newest);
        const mine = new Set(changesBetween(base, draft).map(({ path }) => path));
        for (const path of PATHS) {
          const expected = mine.has(path.join('.')) ? draft : newest;
          expect(valueIn(carried, path)).toEqual(valueIn(expected, path));
        }
      }),
    );
  });

  it('is the newest version itself where nothing was changed', () => {
    fc.assert(
      fc.property(documents, documents, (base, newest) => {
        expect(rebased(base, base, newest)).toEqual(newest);
      }),
    );
  });

  it('inherits from wider levels only', () => {
    const document = {
      organisation: { minGapMinutes: 1 },
      tiers: { '1': { minGapMinutes: 2 }, '2': { minGapMinutes: 3 } },
      campaigns: { spring: { minGapMinutes: 4 } },
    };
    const { organisation, tiers, campaigns } = document;
    expect(widerThan({ kind: 'organisation' }, document)).toEqual({});
    expect(widerThan({ kind: 'tier', tier: '1' }, document)).toEqual({ organisation });
    expect(widerThan({ kind: 'campaign', campaignId: 'spring' }, document)).toEqual({ organisation, tiers });
    expect(downTo({ kind: 'tier', tier: '2' }, document)).toEqual({ organisation, tiers: { '2': tiers['2'] } });
    expect(downTo({ kind: 'campaign', campaignId: 'spring' }, document)).toEqual({ organisation, tiers, campaigns });
    expect(downTo({ kind: 'campaign', campaignId: 'autumn' }, document)).toEqual({ organisation, tiers });
  });

  it('names its levels by their place, campaigns with dots in their ids too', () => {
    const paths = ['organisation', 'tiers.2', 'campaigns.spring.sale'];
    expect(paths.map((path) => levelPath(levelNamed(path) ?? { kind: 'organisation' }).join('.'))).toEqual(paths);
    expect(['', 'tiers', 'organisation.x', 'elsewhere.1'].map(levelNamed)).toEqual(Array(4).fill(undefined));
  });

  it('is no way into the prototype of objects', () => {
    expect(valueIn({}, ['constructor', 'name'])).toBeUndefined();
    expect(withoutValue({ a: 1 }, ['toString', 'x'])).toEqual({ a: 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { inheritedProgrammes, ownProgrammes, rulesWith } from '../../../console/web/pages/programmes/levels.ts';

const repeat = { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 0 } as const;
const welcome = { id: 'welcome', trigger: { kind: 'after-sale', days: 7 }, skipIfBoughtWithinDays: 0 } as const;
const ALL = {
  version: 3,
  levels: [
    { level: 'organisation', programmes: [{ programme: repeat, text: '' }] },
    { level: 'tiers.3', programmes: [{ programme: welcome, text: '' }] },
    { level: 'campaigns.a.b', programmes: [] },
  ],
};
const tierOf = (id: string) => (id === 'care' ? 3 : 1);

describe('programmes of a level', () => {
  it('are its own list, an empty one included, or none', () => {
    expect(ownProgrammes(ALL, 'tiers.3')).toEqual([welcome]);
    expect(ownProgrammes(ALL, 'campaigns.a.b')).toEqual([]);
    expect(ownProgrammes(ALL, 'tiers.1')).toBeNull();
  });

  it('are inherited whole from the nearest level above that has any', () => {
    expect(inheritedProgrammes(ALL, 'campaigns.care', tierOf)).toEqual([welcome]);
    expect(inheritedProgrammes(ALL, 'campaigns.cold', tierOf)).toEqual([repeat]);
    expect(inheritedProgrammes(ALL, 'tiers.1', tierOf)).toEqual([repeat]);
    expect(inheritedProgrammes(ALL, 'organisation', tierOf)).toEqual([]);
  });

  it('are judged in the dial rules, of which nothing else changes; null takes the list away', () => {
    const rules = {
      organisation: { maxAttemptsPerDay: 2, programmes: [repeat] },
      campaigns: { 'a.b': { maxAttemptsPerDay: 1 } },
    };

    expect(rulesWith(rules, 'organisation', null)).toEqual({
      organisation: { maxAttemptsPerDay: 2 },
      campaigns: { 'a.b': { maxAttemptsPerDay: 1 } },
    });
    expect(rulesWith(rules, 'campaigns.a.b', [welcome])).toEqual({
      organisation: { maxAttemptsPerDay: 2, programmes: [repeat] },
      campaigns: { 'a.b': { maxAttemptsPerDay: 1, programmes: [welcome] } },
    });
    expect(rulesWith({}, 'tiers.3', [])).toEqual({ tiers: { '3': { programmes: [] } } });
  });
});

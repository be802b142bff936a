import { describe, expect, it } from 'vitest';
import { USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { structureChangesInWords } from '../../shared/domain/structure-change-words.ts';
import { structureDiff } from '../../shared/domain/structure-diff.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';

const [price, timing] = [
  { code: 'price', title: 'Too dear', answer: 'It pays for itself.' },
  { code: 'timing', title: 'Not now', answer: 'When then?' },
];
const FULL: StructureDocument = {
  tiers: [
    {
      name: 'all',
      stages: ['prospecting', 'selling', 'account-care'],
      queueId: 'q',
      callerNumbers: ['+12025550100', '+12025550101'],
      script: 'offer',
      targets: { winRate: 0.25 },
    },
  ],
  transitions: [{ from: 'selling', on: 'not-interested', kind: 'rest', days: 90 }],
  scripts: {
    offer: {
      title: 'Offer',
      objections: [price, timing],
      cards: [],
      facts: [{ name: 'budget', question: 'What may it cost?' }],
    },
  },
};

function words(before: StructureDocument, after: StructureDocument): readonly string[] {
  return structureChangesInWords(structureDiff(before, after));
}

describe('two sales structures', () => {
  it('that say the same have no difference, however they are written', () => {
    const [tier] = FULL.tiers;
    const reordered = {
      scripts: FULL.scripts ?? {},
      transitions: FULL.transitions ?? [],
      tiers: [Object.fromEntries(Object.entries(tier ?? {}).toReversed())],
    };

    expect(structureDiff(FULL, JSON.parse(JSON.stringify(reordered)))).toEqual([]);
  });

  it('differ by tiers, what follows what, and scripts, each in words', () => {
    expect(words(USUAL_STRUCTURES.one, FULL)).toEqual([
      'tier 1, caller numbers: set to +12025550100, +12025550101',
      'tier 1, name: sales becomes all',
      'tier 1, queue: set to q',
      'tier 1, script: set to offer',
      'tier 1, target share of deals won: set to 0.25',
      'what follows not-interested in selling: set to {"days":90,"kind":"rest"}',
      'script offer, fact to find out budget: set to What may it cost?',
      'script offer, objection price: set to Too dear',
      'script offer, objection timing: set to Not now',
      'script offer, order of objections: set to price, timing',
      'script offer, title: set to Offer',
    ]);
    expect(words(USUAL_STRUCTURES.three, USUAL_STRUCTURES.two)).toEqual([
      'tier 2, name: selling becomes selling and care',
      'tier 2, stages: selling becomes selling, account-care',
      'tier 3, name: no longer set, was account care',
      'tier 3, stages: no longer set, was account-care',
    ]);
  });

  it('differ when answers stand in another order', () => {
    const offer = FULL.scripts?.['offer'];
    const turned = {
      ...FULL,
      scripts: { offer: { title: 'Offer', cards: [], facts: offer?.facts ?? [], objections: [timing, price] } },
    };

    expect(words(FULL, turned)).toEqual(['script offer, order of objections: price, timing becomes timing, price']);
  });
});

import type { StructureDocument } from '../shared/domain/structure-fields.ts';
import { COMPANY } from './company.ts';

type Scripts = NonNullable<StructureDocument['scripts']>;

const HESITATES = [
  {
    code: 'price',
    title: 'Too expensive',
    answer: 'Ask what it is compared with. One delivery a month instead of four pays for the difference.',
  },
  {
    code: 'timing',
    title: 'Not now',
    answer: 'Ask what has to happen before, and agree on a day for a callback.',
  },
  {
    code: 'competitor',
    title: 'Has a supplier',
    answer: 'Nobody has to leave anybody: offer the second source for the article that runs out most often.',
  },
] as const;

const CARDS = [
  { id: 'delivery', title: 'Delivery', text: 'Orders before noon leave the same day; free from 200 on.' },
  { id: 'returns', title: 'Returns', text: 'Unopened goods are taken back for 30 days.' },
] as const;

/** What the agents of each tier have before them, by the name of the script. */
const SAMPLE_SCRIPTS = {
  'first-talk': {
    title: 'First talk',
    opening: `Good morning, this is ${COMPANY.name}. You order office supplies somewhere: may I ask two questions about it?`,
    objections: HESITATES,
    cards: [],
    facts: [
      { name: 'need', question: 'What is missing in how they order today?' },
      { name: 'decision_maker', question: 'Who decides where they order?' },
      { name: 'budget', question: 'How much do they spend in a month?' },
    ],
  },
  offer: {
    title: 'The offer',
    opening: 'My colleague told me what you need. I have put an offer together: shall we go through it?',
    objections: HESITATES,
    cards: CARDS,
  },
  'customer-care': {
    title: 'Customer care',
    opening: 'You have been our customer for a while: I call to hear whether everything arrives as it should.',
    objections: [],
    cards: CARDS,
  },
} as const satisfies Scripts;

const OF_STAGES = { prospecting: 'first-talk', selling: 'offer', 'account-care': 'customer-care' } as const;

/** The structure with a script for every tier: that of the first stage it holds. */
export function withSampleScripts(document: StructureDocument): StructureDocument {
  return {
    ...document,
    scripts: SAMPLE_SCRIPTS,
    tiers: document.tiers.map((tier) => {
      const [first = 'prospecting'] = tier.stages;
      return { ...tier, script: OF_STAGES[first] };
    }),
  };
}

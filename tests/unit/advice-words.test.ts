import { describe, expect, it } from 'vitest';
import { type AdviceTopic, adviceInWords } from '../../shared/domain/advice/advice-words.ts';
import { advise } from '../../shared/domain/advice/advise.ts';
import type { PeopleAtHand, SalesFigures } from '../../shared/domain/advice/sales-figures.ts';
import { callCentreFigures, roundFigures, total } from '../support/sales-figures.ts';

function about(topic: AdviceTopic, figures: SalesFigures): readonly string[] {
  return adviceInWords(advise(figures))
    .filter((sentence) => sentence.about === topic)
    .map(({ text }) => text);
}

const byTier = (first: number, second: number, third: number): PeopleAtHand => ({
  kind: 'by-tier',
  structure: 'three',
  byTier: { 1: first, 2: second, 3: third },
});

describe('the advice in words', () => {
  it('tells the whole of a department that is divided rightly', () => {
    const people: PeopleAtHand = { kind: 'by-tier', structure: 'three', byTier: { 1: 7, 2: 6, 3: 2 } };
    const sentences = adviceInWords(advise(callCentreFigures(people)));
    expect(sentences.map(({ about: topic, text }) => ({ about: topic, text }))).toMatchInlineSnapshot(`
      [
        {
          "about": "structure",
          "text": "Three tiers fit: they need 15 people (7 prospecting, 6 selling, 2 account care) and you have 15.",
        },
        {
          "about": "work",
          "text": "A working day brings 27.1 hours of calls and wrap-up in prospecting, 21.7 in selling and 3.5 in account care: the work of 6.4, 5.5 and 0.9 people.",
        },
        {
          "about": "balance",
          "text": "Account care (2 people, 34 % busy) starves: below 60 % people wait for work. Let its people stand in for another tier.",
        },
        {
          "about": "balance",
          "text": "Prospecting (7 people, 74 % busy) and selling (6 people, 69 % busy) are in balance.",
        },
        {
          "about": "transfer",
          "text": "A customer put through to selling at once finds nobody free in 47 % of the cases when everybody goes on dialling, in 2 % when hand-overs come before planned calls (of 6 people in selling 4 are there at a time, 6.4 hand-overs an hour): let them come first, or have 9.",
        },
        {
          "about": "care",
          "text": "Whether calls to customers are worth their time cannot be told: say how many conversations with customers end in an order (accountCare.boughtShare), how many opportunities are won (selling.wonShare), what orders are worth (orderValue) and how many customers bought again (purchases).",
        },
        {
          "about": "caution",
          "text": "The work of selling is without its failed calls: how many of them are answered is not known (selling.answerShare).",
        },
      ]
    `);
  });

  it.each<[string, SalesFigures, string]>([
    [
      'a department of five',
      roundFigures({ people: total(5) }),
      'One tier fits, where everybody does everything: it needs 4 people and you have 5; two tiers would need 4 (2 prospecting, 2 selling and care), and a department of 5 has nobody to spare (rule of thumb: up to five people everybody does everything).',
    ],
    [
      'fourteen people',
      callCentreFigures(total(14)),
      'Two tiers fit: they need 14 people (7 prospecting, 7 selling and care) and you have 14; three tiers would need 15 (7 prospecting, 6 selling, 2 account care). Deal them out 7 to prospecting and 7 to selling and care.',
    ],
    [
      'thirteen people',
      callCentreFigures(total(13)),
      'One tier fits, where everybody does everything: it needs 13 people and you have 13; two tiers would need 14 (7 prospecting, 7 selling and care).',
    ],
    [
      'twelve people',
      callCentreFigures(total(12)),
      'No division into tiers carries this work: even when everybody does everything it takes 13 people, and you have 12. Add 1 person, or call at most 557 new leads a day instead of 600.',
    ],
    [
      'an unknown number of people',
      callCentreFigures(),
      'How many people there are is not said (people): one tier needs 13, two tiers need 14 (7 prospecting, 7 selling and care) and three tiers need 15 (7 prospecting, 6 selling, 2 account care).',
    ],
    [
      'fifteen people who are dealt out badly',
      callCentreFigures(byTier(9, 4, 2)),
      'Three tiers fit: they need 15 people (7 prospecting, 6 selling, 2 account care) and you have 15. Deal them out 7 to prospecting, 6 to selling and 2 to account care.',
    ],
    [
      'four people in three tiers',
      roundFigures({ people: byTier(2, 1, 1) }),
      'One tier fits, where everybody does everything: it needs 4 people and you have 4; two tiers would need 4 (2 prospecting, 2 selling and care), and a department of 4 has nobody to spare (rule of thumb: up to five people everybody does everything). You work in three tiers now.',
    ],
  ])('says which division fits %s', (_what, figures, text) => {
    expect(about('structure', figures)).toEqual([text]);
  });

  it('says that a tier of its own for customers who buy once would be a waste', () => {
    // 4.0 | 1.5 | 0.5 people: three tiers need 4 + 2 + 2. 129,600 s of work for 8 x 27,000 s of people are 60 %.
    const figures = roundFigures({
      prospecting: { newLeadsPerDay: 720, qualifiedShare: { share: 0.05 } },
      people: total(8),
      purchases: { everBought: 400, boughtAgain: 12, orders: 412 },
    });
    expect(about('structure', figures)).toEqual([
      'Two tiers fit: they need 6 people (4 prospecting, 2 selling and care) and you have 8; three tiers would need 8 (4 prospecting, 2 selling, 2 account care), but calls to customers are not worth a tier of their own. Deal them out 5 to prospecting and 3 to selling and care.',
    ]);
    expect(about('care', figures)).toEqual([
      '3 % of 400 customers bought again (with a confidence of 95 % between 2 % and 5 %), on average 1.03 orders per customer: sales are one-offs. Do not put working time into upselling; the work of 0.5 people is better spent on new customers.',
      'An hour of these calls cannot be set beside an hour of selling: say how many conversations with customers end in an order (accountCare.boughtShare), how many opportunities are won (selling.wonShare) and what orders are worth (orderValue).',
    ]);
  });

  it('says which tier chokes, which starves, and what to do', () => {
    expect(about('balance', roundFigures({ people: byTier(4, 1, 2) }))).toEqual([
      'Selling chokes: the work takes 120 % of the time of its one person, and above 90 % work piles up. Move 1 person from prospecting, or slow prospecting to 240 new leads a day (now 360).',
      'Prospecting (4 people, 40 % busy) and account care (2 people, 20 % busy) starve: below 60 % people wait for work. 2 people of prospecting could do other work. Let the others stand in for another tier.',
    ]);
    expect(about('balance', roundFigures({ people: byTier(2, 0, 2) }))).toEqual([
      'Nobody works in selling, which has 9 hours of work a day. Add 2 people.',
      'Account care (2 people, 20 % busy) starves: below 60 % people wait for work. Let its people stand in for another tier.',
      'Prospecting (2 people, 80 % busy) is in balance.',
    ]);
    expect(about('balance', roundFigures({ people: total(4), prospecting: { newLeadsPerDay: 30 } }))).toEqual([
      'Sales (4 people, 16 % busy) starves: below 60 % people wait for work. 3 people of sales could do other work.',
    ]);
    expect(about('balance', roundFigures({ people: byTier(2, 2, 2), prospecting: { newLeadsPerDay: 200 } }))).toEqual([
      'Prospecting (2 people, 44 % busy), selling (2 people, 33 % busy) and account care (2 people, 20 % busy) starve: below 60 % people wait for work. There is time for more leads.',
    ]);
  });

  it('says how to make room in account care', () => {
    const accountCare = {
      demand: { kind: 'planned', segments: [{ name: 'all', customers: 10_800, cycleDays: 70 }] },
    } as const;
    expect(about('balance', roundFigures({ accountCare, people: byTier(2, 2, 2) }))[0]).toBe(
      'Account care chokes: the work takes 120 % of the time of its 2 people, and above 90 % work piles up. Make the time between two calls to a customer 1.5 times as long, or add 1 person.',
    );
  });

  it.each([
    [
      2,
      'A customer put through to selling at once finds nobody free in 30 % of the cases even when hand-overs come before planned calls (of 2 people in selling 1 is there at a time, 3.6 hand-overs an hour): have 4, or promise a call instead.',
    ],
    [
      3,
      'A customer put through to selling at once finds nobody free in 28 % of the cases when everybody goes on dialling, in 4 % when hand-overs come before planned calls (of 3 people in selling 2 are there at a time, 3.6 hand-overs an hour): let them come first, or have 4.',
    ],
    [
      4,
      'A customer put through to selling at once finds nobody free in 7 % of the cases (of 4 people in selling 3 are there at a time, 3.6 hand-overs an hour): that can be promised.',
    ],
  ])('says how often a customer put through to %i people would wait', (people, text) => {
    expect(about('transfer', roundFigures({ people: byTier(2, people, 2) }))).toEqual([text]);
  });

  it('says what an hour with customers brings, and where it turns', () => {
    const value = { selling: { wonShare: { share: 0.25 } }, orderValue: { first: 280, repeat: 100 } };
    const bought = (boughtShare: SalesFigures['accountCare']['boughtShare'] & object) =>
      about('care', roundFigures({ ...value, accountCare: { boughtShare } }))[0];
    expect(bought({ share: 0.2 })).toBe(
      'Calls to customers are worth their time: an hour of them brings 240 in orders, an hour of prospecting and selling 120 in orders. It turns where 10 % of the conversations end in an order; it is 20 %.',
    );
    expect(bought({ share: 0.05 })).toBe(
      'Calls to customers are not worth their time: an hour of them brings 60 in orders, an hour of prospecting and selling 120 in orders. It turns where 10 % of the conversations end in an order; it is 5 %. Do not put working time into upselling; the work of 0.5 people is better spent on new customers.',
    );
    expect(bought({ share: 0.2, outOf: 20 })).toBe(
      'Whether calls to customers are worth their time cannot be told yet: an hour of them brings 96.8 to 499 in orders, an hour of prospecting and selling 120 in orders. It turns where 10 % of the conversations end in an order; it is 20 % of 20. Count on before you add people or take them away.',
    );
  });

  it('grants customers the time that nobody else needs', () => {
    // 86,400 s of work for 10 x 27,000 s of people are 32 %; for four they are 80 %.
    const figures = (people: number) =>
      roundFigures({ people: total(people), purchases: { everBought: 400, boughtAgain: 12, orders: 412 } });
    expect(about('care', figures(10))[0]).toContain(
      'sales are one-offs. As long as people wait for work calls to customers take nothing away from new business; once there are more leads to call, let the leads come first.',
    );
    expect(about('care', figures(4))[0]).toContain('Do not put working time into upselling');
    const compared = roundFigures({
      people: total(10),
      selling: { wonShare: { share: 0.25 } },
      accountCare: { boughtShare: { share: 0.05 } },
      orderValue: { first: 280, repeat: 100 },
    });
    expect(about('care', compared)).toEqual([
      'Calls to customers bring less than new business: an hour of them brings 60 in orders, an hour of prospecting and selling 120 in orders. It turns where 10 % of the conversations end in an order; it is 5 %. As long as people wait for work calls to customers take nothing away from new business; once there are more leads to call, let the leads come first.',
    ]);
  });

  it('says that not even an order in every conversation would be enough', () => {
    const figures = roundFigures({
      selling: { wonShare: { share: 0.25 } },
      accountCare: { boughtShare: { share: 0.5 } },
      orderValue: { first: 28_000, repeat: 100 },
    });
    expect(about('care', figures)[0]).toContain('Not even an order in every conversation would change that.');
  });

  it('says what is missing instead of guessing it', () => {
    expect(about('care', roundFigures())).toEqual([
      'Whether calls to customers are worth their time cannot be told: say how many conversations with customers end in an order (accountCare.boughtShare), how many opportunities are won (selling.wonShare), what orders are worth (orderValue) and how many customers bought again (purchases).',
    ]);
    expect(about('care', roundFigures({ accountCare: { demand: { kind: 'planned', segments: [] } } }))).toEqual([
      'There are no customers to call: account care would wait for work.',
    ]);
  });

  it('says so when figures rest on few cases', () => {
    const figures = roundFigures({
      prospecting: { qualifiedShare: { share: 0.1, outOf: 400 } },
      selling: { wonShare: { share: 0.25, outOf: 12 } },
    });
    expect(about('caution', figures)).toEqual([
      'Counted on few cases only: opportunities won: 25 % of 12, which may as well be 9 % or 53 %.',
    ]);
  });

  it('says so when a rush hides behind the average, and when people took no breaks', () => {
    const counted = (callsOnBusiestDay: number) => ({
      ...roundFigures({ working: { shrinkage: 0 } }),
      source: { kind: 'counted', workingDays: 20, callsOnBusiestDay, isWithoutBreaks: true } as const,
    });
    // 360 + 108 + 36 = 504 calls a day.
    const noBreaks = 'These people take no breaks and are never away: of real people you need about 1.4 times as many.';
    expect(about('caution', counted(756))).toEqual([noBreaks]);
    expect(about('caution', counted(1_512))).toEqual([
      'All this is the average of 20 working days (504 calls each); the busiest had 1,512 calls, 3 times as many.',
      noBreaks,
    ]);
  });
});

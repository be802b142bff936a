import { describe, expect, it } from 'vitest';
import { advise } from '../../shared/domain/advice/advise.ts';
import type { StructureNeed } from '../../shared/domain/advice/structure-need.ts';
import type { TierBalance } from '../../shared/domain/advice/tier-balance.ts';
import { type StageWorkload, workloadsOf } from '../../shared/domain/advice/workload.ts';
import { calculationInWords } from '../../shared/domain/advice/workload-words.ts';
import { callCentreFigures, roundFigures, total } from '../support/sales-figures.ts';

const rounded = (number: number, digits = 2) => Number(number.toFixed(digits));
const peopleOf = ({ tiers }: StructureNeed) => tiers.map(({ people }) => people);
const kindsOf = (balances: readonly TierBalance[]) =>
  balances.map((balance) => [
    balance.need.tier,
    balance.kind,
    balance.kind === 'unstaffed' ? 0 : rounded(balance.occupancy),
  ]);

const firstFormula = ({ steps: [first] }: StageWorkload) => first && calculationInWords(first.calculation).formula;

describe('the workload that was calculated by hand', () => {
  /*
   * Reached within six: 1 - 0.88^6 = 0.535596. Attempts: 600 x 0.535596 / 0.12 = 2,678; contacts: 321.36.
   * Work: 321.36 x 120 + 2,356.62 x 25 = 97,478 s; a person gives 27,000 x 0.8 x 0.7 = 15,120 s: 6.45 people.
   */
  it('takes 2,678 attempts and 321 contacts of 600 leads, the work of 6.4 people', () => {
    const { calls, reached, seconds, people } = workloadsOf(callCentreFigures()).prospecting;
    expect([calls, reached, seconds].map(Math.round)).toEqual([2678, 321, 97478]);
    expect(rounded(people)).toBe(6.45);
  });

  /* 321.36 x 0.15 = 48.20 opportunities x 3 x 540 s = 78,090 s; a person gives 27,000 x 0.75 x 0.7 = 14,175 s: 5.51. */
  it('takes the work of 5.5 people in selling', () => {
    const { items, seconds, people } = workloadsOf(callCentreFigures()).selling;
    expect([rounded(items), Math.round(seconds), rounded(people)]).toEqual([48.2, 78090, 5.51]);
  });

  /*
   * 2,400 / 60 working days = 40 touches. Reached: 1 - 0.7^4 = 0.7599; calls 0.7599 / 0.3 = 2.533 each.
   * Work: 30.396 x 360 + (101.32 - 30.396) x 25 = 12,715.7 s / 14,175 = 0.90 people.
   */
  it('takes the work of 0.9 people in account care', () => {
    const { items, calls, seconds, people } = workloadsOf(callCentreFigures())['account-care'];
    expect([items, rounded(calls), Math.round(seconds), rounded(people)]).toEqual([40, 101.32, 12716, 0.9]);
  });

  it('needs 7, 6 and 2 people in three tiers, 15 in all', () => {
    const [, , three] = advise(callCentreFigures(total(15))).needs;
    expect(three && [peopleOf(three), three.people]).toEqual([[7, 6, 2], 15]);
  });

  /* Two tiers: 7 and ceil(5.51 + 0.90 = 6.41) = 7. One: ceil(6.45 + 6.41 = 12.86) = 13. */
  it.each([
    [16, 'three'],
    [15, 'three'],
    [14, 'two'],
    [13, 'one'],
  ])('with %i people fits %s', (people, kind) => {
    const { structure } = advise(callCentreFigures(total(people)));
    expect(structure.kind === 'take' && structure.need.kind).toBe(kind);
  });

  /* One lead is (6.44699 + 5.50899) / 600 = 0.0199266 people; 12 - 0.89705 = 11.10295 people do 557.2 leads. */
  it('is too much for 12 people, who could work 557 leads a day', () => {
    expect(advise(callCentreFigures(total(12))).structure).toEqual({
      kind: 'overloaded',
      people: 12,
      needed: 13,
      newLeadsPerDay: 557,
    });
  });

  it('keeps every step of its computation, from leads to people', () => {
    const { steps } = workloadsOf(callCentreFigures()).prospecting;
    const told = steps.map(({ calculation, result }) => ({ ...calculationInWords(calculation), result }));
    expect(told).toEqual([
      {
        what: 'calls',
        formula: '600 new leads x (1 - (1 - 0.12)^6) / 0.12',
        result: expect.closeTo(2677.98, 2),
        unit: 'a day',
      },
      {
        what: 'reached',
        formula: '600 new leads x (1 - (1 - 0.12)^6)',
        result: expect.closeTo(321.36, 2),
        unit: 'a day',
      },
      { what: 'work', formula: '321 x 120 s + 2,357 x 25 s', result: expect.closeTo(27.08, 2), unit: 'hours a day' },
      {
        what: 'people',
        formula: '27.1 h / (7.5 h x 0.8 x (1 - 0.3))',
        result: expect.closeTo(6.45, 2),
        unit: 'people',
      },
    ]);
  });
});

describe('the work of a stage', () => {
  it('counts the failed calls of selling once it is known how many are answered', () => {
    // 36 opportunities x 3 = 108 conversations, of 216 calls: 108 fail for 25 s each, 2,700 s more.
    const figures = roundFigures({
      selling: { reach: { kind: 'conversations', each: 3, answerShare: { share: 0.5 } } },
    });
    expect(workloadsOf(figures).selling).toMatchObject({ items: 36, calls: 216, reached: 108, seconds: 35_100 });
  });

  it('counts opportunities that come from elsewhere', () => {
    expect(workloadsOf(roundFigures({ selling: { callbacksPerDay: 14 } })).selling).toMatchObject({
      items: 50,
      reached: 150,
    });
  });

  it('adds the touches of all segments, by the working days of their cycles', () => {
    // 70 calendar days are 50 working days, 14 are 10: 36 + 20 = 56 touches.
    const segments = [
      { name: 'regular', customers: 1_800, cycleDays: 70 },
      { name: 'large', customers: 200, cycleDays: 14 },
    ];
    const figures = roundFigures({ accountCare: { demand: { kind: 'planned', segments } } });
    expect(workloadsOf(figures)['account-care'].items).toBe(56);
    expect(firstFormula(workloadsOf(figures)['account-care'])).toBe(
      '1,800 customers / (70 days x 5/7) + 200 customers / (14 days x 5/7)',
    );
  });

  it('takes what was counted as it was', () => {
    const figures = roundFigures({
      prospecting: { reach: { kind: 'counted', attemptsEach: 2.5, reachedEach: 0.5 } },
      accountCare: {
        demand: { kind: 'counted', touchesPerDay: 8 },
        reach: { kind: 'counted', attemptsEach: 3, reachedEach: 2 },
      },
    });
    const { prospecting, 'account-care': care } = workloadsOf(figures);
    // 180 x 120 + 720 x 25 = 39,600; 16 x 300 + 8 x 25 = 5,000.
    expect(prospecting).toMatchObject({ calls: 900, reached: 180, seconds: 39_600 });
    expect(care).toMatchObject({ items: 8, calls: 24, reached: 16, seconds: 5_000 });
    expect(firstFormula(prospecting)).toBe('360 new leads x 2.5, counted');
  });
});

describe('whether one, two or three tiers fit', () => {
  it('needs two people in every tier of a split department, so that one may be away', () => {
    // 2.0 | 1.5 | 0.5 people: one tier 4, two 2 + 2, three 2 + 2 + 2.
    expect(advise(roundFigures()).needs.map((need) => [need.kind, peopleOf(need), need.people])).toEqual([
      ['one', [4], 4],
      ['two', [2, 2], 4],
      ['three', [2, 2, 2], 6],
    ]);
  });

  it('keeps a company of five together, although the work of two tiers finds its people', () => {
    expect(advise(roundFigures({ people: total(5) })).structure).toMatchObject({
      kind: 'take',
      need: { kind: 'one' },
      dealt: new Map([[1, 5]]),
      notMore: { need: { kind: 'two' }, why: 'too-few-to-split' },
    });
  });

  it('splits a company of six into three', () => {
    const { structure } = advise(roundFigures({ people: total(6) }));
    expect(structure).toMatchObject({
      kind: 'take',
      need: { kind: 'three' },
      dealt: new Map([
        [1, 2],
        [2, 2],
        [3, 2],
      ]),
    });
    expect(structure).not.toHaveProperty('notMore');
  });

  it('deals further people out where the work is most for those there', () => {
    // Loads 2/2, 1.5/2, 0.5/2: the 7th to prospecting (2/3), the 8th to selling (1.5/3), the 9th to prospecting again.
    expect(advise(roundFigures({ people: total(9) })).structure).toMatchObject({
      dealt: new Map([
        [1, 4],
        [2, 3],
        [3, 2],
      ]),
    });
  });

  it('says what each would need when nobody said how many people there are', () => {
    expect(advise(roundFigures())).toMatchObject({ structure: { kind: 'head-count-unknown' }, balances: [] });
  });

  it('knows that fewer leads do not help where other work alone is too much', () => {
    // Account care alone: 10 x 0.5 = 5 people.
    const accountCare = {
      demand: { kind: 'planned', segments: [{ name: 'all', customers: 18_000, cycleDays: 70 }] },
    } as const;
    expect(advise(roundFigures({ people: total(4), accountCare })).structure).toEqual({
      kind: 'overloaded',
      people: 4,
      needed: 9,
      newLeadsPerDay: 0,
    });
  });

  it('leaves a tier of its own to account care only where its calls are not found to be a waste', () => {
    const purchases = { everBought: 400, boughtAgain: 12, orders: 412 };
    expect(advise(roundFigures({ people: total(6), purchases })).structure).toMatchObject({
      need: { kind: 'two' },
      dealt: new Map([
        [1, 3],
        [2, 3],
      ]),
      notMore: { need: { kind: 'three' }, why: 'customers-not-worth-a-tier' },
    });
  });
});

describe('which tier chokes or starves', () => {
  const byTier = (first: number, second: number, third: number) =>
    ({ kind: 'by-tier', structure: 'three', byTier: { 1: first, 2: second, 3: third } }) as const;

  it('is told by how much of their time people are busy: 36,000 s x 0.75 each', () => {
    // 43,200 / 54,000 = 0.8; 32,400 / 54,000 = 0.6; 10,800 / 54,000 = 0.2.
    expect(kindsOf(advise(roundFigures({ people: byTier(2, 2, 2) })).balances)).toEqual([
      [1, 'balanced', 0.8],
      [2, 'balanced', 0.6],
      [3, 'starves', 0.2],
    ]);
  });

  it('moves a person to a selling tier that chokes, or slows prospecting to what it can take', () => {
    // 32,400 / 27,000 = 1.2. One person does 240 of the 360 leads' opportunities. Prospecting has 4 and needs 2.
    const [first, second] = advise(roundFigures({ people: byTier(4, 1, 2) })).balances;
    expect(second).toMatchObject({
      kind: 'chokes',
      occupancy: 1.2,
      reliefs: [
        { kind: 'move-here', from: { tier: 1 }, people: 1 },
        { kind: 'slow-intake', newLeadsPerDay: 240 },
      ],
    });
    expect(first).toMatchObject({ kind: 'starves', occupancy: 0.4, spare: 2 });
  });

  it('takes people from the tier that has most to spare, and no more than that', () => {
    // Of 4.0 people's work in prospecting 3 are short; account care (0.5 of 4) can give 2, selling (1.5 of 3) only 1.
    const prospecting = { newLeadsPerDay: 720, qualifiedShare: { share: 0.05 } };
    const [first] = advise(roundFigures({ prospecting, people: byTier(1, 3, 4) })).balances;
    expect(first).toMatchObject({
      kind: 'chokes',
      reliefs: [
        { kind: 'move-here', from: { tier: 3 }, people: 2 },
        { kind: 'slow-intake', newLeadsPerDay: 180 },
      ],
    });
  });

  it('adds people where nobody can be spared', () => {
    expect(advise(roundFigures({ people: byTier(2, 1, 2) })).balances[1]).toMatchObject({
      kind: 'chokes',
      reliefs: [
        { kind: 'slow-intake', newLeadsPerDay: 240 },
        { kind: 'add', people: 1 },
      ],
    });
  });

  it('lengthens the cycles of account care, which no new lead fills', () => {
    // 216 touches x 300 s = 64,800 s: 3.0 people; 64,800 / 54,000 = 1.2.
    const accountCare = {
      demand: { kind: 'planned', segments: [{ name: 'all', customers: 10_800, cycleDays: 70 }] },
    } as const;
    expect(advise(roundFigures({ accountCare, people: byTier(2, 2, 2) })).balances[2]).toMatchObject({
      kind: 'chokes',
      occupancy: 1.2,
      reliefs: [
        { kind: 'lengthen-cycles', times: 1.5 },
        { kind: 'add', people: 1 },
      ],
    });
  });

  it('names a tier in which nobody works, with what could be moved there', () => {
    expect(advise(roundFigures({ people: byTier(5, 0, 2) })).balances[1]).toMatchObject({
      kind: 'unstaffed',
      reliefs: [{ kind: 'move-here', from: { tier: 1 }, people: 2 }],
    });
  });

  it('asks nobody for a tier without work', () => {
    const accountCare = { demand: { kind: 'planned', segments: [] } } as const;
    expect(advise(roundFigures({ accountCare, people: byTier(3, 3, 0) })).balances[2]).toMatchObject({
      kind: 'unstaffed',
      reliefs: [],
    });
  });

  it('begins to choke above 90 % and to starve below 60 %', () => {
    // Two people give 54,000 s: 405 leads x 120 s are 0.9 of it, 270 are 0.6.
    const kindAt = (newLeadsPerDay: number) =>
      advise(roundFigures({ prospecting: { newLeadsPerDay }, people: byTier(2, 9, 2) })).balances[0]?.kind;
    expect([405, 406, 270, 269].map(kindAt)).toEqual(['balanced', 'chokes', 'balanced', 'starves']);
  });
});

describe('a customer who is put through at once', () => {
  const transferWith = (second: number) =>
    advise(roundFigures({ people: { kind: 'by-tier', structure: 'three', byTier: { 1: 2, 2: second, 3: 2 } } }))
      .warmTransfer;

  /*
   * 36 hand-overs of 300 s in 36,000 s are 0.3 erlangs, all 108 conversations 0.9. With 0.25 away, 2 people are 1
   * there, 3 are 2, 4 are 3. One person: as often as busy. Two: a^2 / (2 + a) = 0.09 / 2.3 and 0.81 / 2.9.
   */
  it.each([
    [2, 1, 0.3, 0.9, 'too-many-wait'],
    [3, 2, 0.0391, 0.2793, 'few-wait-if-kept-free'],
    [4, 3, 0.0033, 0.07, 'few-wait'],
  ])('with %i people in selling waits as Erlang C says', (people, present, waitKeptFree, waitShared, verdict) => {
    expect(transferWith(people)).toMatchObject({
      people,
      present,
      handoversPerHour: 3.6,
      waitKeptFree: expect.closeTo(waitKeptFree, 3),
      waitShared: expect.closeTo(waitShared, 2),
      verdict,
      enoughPeople: 4,
    });
  });

  it('does not exist where one tier does both', () => {
    expect(advise(roundFigures({ people: total(4) }))).not.toHaveProperty('warmTransfer');
  });
});

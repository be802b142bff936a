import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../shared/domain/advice/figure-words.ts';
import { parseSalesFigures } from '../../shared/domain/advice/figures-file.ts';
import type { SalesFigures } from '../../shared/domain/advice/sales-figures.ts';

const SAMPLE = join(import.meta.dirname, '../../simulator/sample/sample-figures.json');
const PAGE = join(import.meta.dirname, '../../docs/advice.md');

/** The fewest figures that can be used. */
const FEWEST = {
  prospecting: {
    newLeadsPerDay: 600,
    answerShare: 0.12,
    attemptsPerLead: 6,
    contactSeconds: 120,
    failedAttemptSeconds: 25,
    qualifiedShare: 0.15,
  },
  selling: { callsPerOpportunity: 3, contactSeconds: 540 },
  accountCare: { segments: [], answerShare: 0.3, attemptsPerTouch: 4, contactSeconds: 330 },
  working: { shiftHours: 7.5 },
};

type File = typeof FEWEST;

function figures(file: object): SalesFigures {
  const parsed = parseSalesFigures(file);
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.figures;
}

function problems(file: unknown): readonly string[] {
  const parsed = parseSalesFigures(file);
  return parsed.kind === 'figures'
    ? []
    : parsed.problems.map(({ path, value, message, mend }) => `${path} (${value}) ${message}; ${mend}`);
}

const changed = (part: keyof File, fields: object) => ({ ...FEWEST, [part]: { ...FEWEST[part], ...fields } });

describe('a figures file', () => {
  it('gets the usual values where figures are left out, and leaves unknown what nobody can guess', () => {
    expect(figures(FEWEST)).toEqual({
      source: { kind: 'entered' },
      prospecting: {
        newLeadsPerDay: 600,
        reach: { kind: 'until-reached', answerShare: { share: 0.12 }, mostAttempts: 6 },
        contactSeconds: 120,
        failedAttemptSeconds: 25,
        qualifiedShare: { share: 0.15 },
      },
      selling: {
        callbacksPerDay: 0,
        reach: { kind: 'conversations', each: 3 },
        contactSeconds: 540,
        failedAttemptSeconds: 25,
      },
      accountCare: {
        demand: { kind: 'planned', segments: [] },
        reach: { kind: 'until-reached', answerShare: { share: 0.3 }, mostAttempts: 4 },
        contactSeconds: 330,
        failedAttemptSeconds: 25,
      },
      working: {
        shiftHours: 7.5,
        daysPerWeek: 5,
        shrinkage: 0.3,
        occupancy: { prospecting: 0.8, selling: 0.75, 'account-care': 0.75 },
      },
    });
  });

  it('takes a share as it was counted', () => {
    const file = changed('selling', { wonShare: { count: 12, of: 48 }, answerShare: { count: 50, of: 100 } });
    expect(figures(file).selling).toMatchObject({
      wonShare: { share: 0.25, outOf: 48 },
      reach: { answerShare: { share: 0.5, outOf: 100 } },
    });
  });

  it.each([
    [15, { kind: 'total', people: 15 }],
    [{ 1: 4 }, { kind: 'by-tier', structure: 'one', byTier: { 1: 4 } }],
    [
      { 1: 2, 2: 0 },
      { kind: 'by-tier', structure: 'two', byTier: { 1: 2, 2: 0 } },
    ],
    [
      { 1: 7, 2: 6, 3: 2 },
      { kind: 'by-tier', structure: 'three', byTier: { 1: 7, 2: 6, 3: 2 } },
    ],
  ])('takes people %j', (people, expected) => {
    expect(figures({ ...FEWEST, people }).people).toEqual(expected);
  });

  it('changes one occupancy alone', () => {
    expect(figures(changed('working', { occupancy: { selling: 0.7 } })).working.occupancy).toEqual({
      prospecting: 0.8,
      selling: 0.7,
      'account-care': 0.75,
    });
  });

  it('ships as a sample that can be used', () => {
    const sample = figures(JSON.parse(readFileSync(SAMPLE, 'utf8')));
    expect(sample.people).toEqual({ kind: 'by-tier', structure: 'three', byTier: { 1: 7, 2: 6, 3: 2 } });
  });

  it('is explained in full on its page', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(Object.keys(FIGURES).filter((path) => !page.includes(`\`${path}\``))).toEqual([]);
  });
});

describe('a figure that is missing or impossible is told with where it stands and how to mend it', () => {
  const SHARE = 'write 0.12 for 12 %, or what was counted: {"count": 48, "of": 321}';
  const PEOPLE = 'write 15, or by tier, from tier 1 on: {"1": 7, "2": 6, "3": 2}';

  it.each<[string, unknown, readonly string[]]>([
    [
      'a share in hundredths',
      changed('prospecting', { answerShare: 12 }),
      [`prospecting.answerShare (12) is no share between 0 and 1; ${SHARE}`],
    ],
    [
      'more counted than there were',
      changed('selling', { wonShare: { count: 5, of: 4 } }),
      [`selling.wonShare ({"count":5,"of":4}) is no share between 0 and 1; ${SHARE}`],
    ],
    [
      'nobody who answers',
      changed('accountCare', { answerShare: 0 }),
      [`accountCare.answerShare (0) says that nobody ever answers; ${SHARE}`],
    ],
    [
      'a figure that is missing',
      changed('prospecting', { attemptsPerLead: undefined }),
      ['prospecting.attemptsPerLead () is missing; give a whole number from 1 to 50'],
    ],
    [
      'a part that is missing',
      { ...FEWEST, selling: undefined },
      [
        'selling.callsPerOpportunity () is missing; give a number above 0, at most 100',
        'selling.contactSeconds () is missing; give seconds, from 1 to 14,400',
      ],
    ],
    [
      'a misspelt figure',
      changed('working', { shiftHuors: 8 }),
      ['working.shiftHuors (8) is no figure, did you mean shiftHours?; give hours, above 0 and at most 24'],
    ],
    [
      'a misspelt figure of a segment',
      changed('accountCare', { segments: [{ name: 'all', customers: 1, cycleDays: 30, cicle: 1 }] }),
      ['accountCare.segments.0.cicle (1) is no figure, did you mean name?; give a name'],
    ],
    [
      'a cycle without days',
      changed('accountCare', { segments: [{ name: 'all', customers: 1, cycleDays: 0 }] }),
      ['accountCare.segments.0.cycleDays (0) is below 1; give days, from 1 to 3,660'],
    ],
    [
      'shrinkage that leaves nobody',
      changed('working', { shrinkage: 1 }),
      ['working.shrinkage (1) leaves nobody at work; write 0.3 for 30 %; it has to be below 1'],
    ],
    ['no people at all', { ...FEWEST, people: { 1: 0 } }, [`people ({"1":0}) is no number of people; ${PEOPLE}`]],
    [
      'a tier that is left out',
      { ...FEWEST, people: { 1: 4, 3: 2 } },
      [`people ({"1":4,"3":2}) is no number of people; ${PEOPLE}`],
    ],
    [
      'more customers who bought again than bought',
      { ...FEWEST, purchases: { everBought: 10, boughtAgain: 11, orders: 30 } },
      ['purchases.boughtAgain (11) is more than ever bought; give at most everBought'],
    ],
    [
      'fewer orders than those customers placed',
      { ...FEWEST, purchases: { everBought: 10, boughtAgain: 5, orders: 14 } },
      [
        'purchases.orders (14) is less than those customers must have placed; give at least everBought and boughtAgain together',
      ],
    ],
    [
      'nobody to call',
      changed('prospecting', { newLeadsPerDay: 0 }),
      ['prospecting.newLeadsPerDay (0) nobody is called at all; give new leads, callbacks or customers'],
    ],
    [
      'something that is no set of figures',
      [],
      [
        ' ([]) is no set of figures; write {"prospecting":{…},"selling":{…},"accountCare":{…},"working":{…}}; people, purchases and orderValue if known',
      ],
    ],
  ])('%s', (_what, file, expected) => {
    expect(problems(file)).toEqual(expected);
  });

  it('tells all of them at once', () => {
    expect(problems({ peple: 3 })).toHaveLength(14);
  });
});

import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../../console/web/pages/reports/figure-groups.ts';
import { figureName, figureText } from '../../../console/web/pages/reports/figure-text.ts';
import { REPORTS_WORDS } from '../../../console/web/pages/reports/words.ts';
import { figureBasisInRussian } from '../../../console/web/terms/figure-terms.ts';
import { FIGURE_NAMES, figureBasis, isObjection } from '../../../shared/domain/reports/figure-names.ts';
import { COUNTERS } from '../../../shared/domain/reports/report-counter.ts';
import { reportFigures } from '../../../shared/domain/reports/report-figures.ts';

const SHARE = {
  kind: 'share',
  key: 'contact-rate',
  name: 'contact rate',
  part: 45,
  of: 366,
  basis: 'attempts',
  what: 'attempts',
} as const;

describe('a figure of a report', () => {
  it('is told with what it is of', () => {
    expect(figureText(SHARE, 'en', REPORTS_WORDS.en)).toBe('12.3% (45 of 366 attempts)');
    expect(figureText(SHARE, 'ru', REPORTS_WORDS.ru)).toMatch(/^12,3\s% \(45 из 366 попыток\)$/);
  });

  it('is no share yet where one case would move it far, and nothing of nothing', () => {
    expect(figureText({ ...SHARE, part: 2, of: 19 }, 'en', REPORTS_WORDS.en)).toBe('few: 2 of 19 attempts');
    expect(figureText({ ...SHARE, part: 2, of: 20 }, 'en', REPORTS_WORDS.en)).toBe('10% (2 of 20 attempts)');
    expect(figureText({ ...SHARE, part: 0, of: 0 }, 'en', REPORTS_WORDS.en)).toBe('none');
  });

  it.each([
    [1, '1 of 1 attempt', '1 из 1 попытки'],
    [2, '1 of 2 attempts', '1 из 2 попыток'],
    [11, '1 of 11 attempts', '1 из 11 попыток'],
    [21, '1 of 21 attempts', '1 из 21 попытки'],
    [111, '1 of 111 attempts', '1 из 111 попыток'],
  ])('is of as many as the words say (%i)', (of, english, russian) => {
    const figure = { ...SHARE, part: 1, of, what: figureBasis('attempts', of) };

    expect(figureText(figure, 'en', REPORTS_WORDS.en)).toContain(english);
    expect(figureText(figure, 'ru', REPORTS_WORDS.ru)).toContain(russian);
  });

  it('is a mean with its unit', () => {
    const mean = {
      kind: 'mean',
      key: 'talk-length',
      name: 'length of a talk',
      sum: 45,
      of: 10,
      basis: 'talks',
      what: 'talks',
      unit: 'minutes',
    } as const;

    expect(figureText(mean, 'en', REPORTS_WORDS.en)).toBe('4.5 min (of 10 talks)');
    expect(figureText(mean, 'ru', REPORTS_WORDS.ru)).toBe('4,5 мин (по данным 10 разговоров)');
  });

  it('has a Russian name, whatever reports tell of', () => {
    const counts = Object.fromEntries(
      [...COUNTERS, 'stage#prospecting', 'stage#selling', 'stage#account-care'].map((name) => [name, 1]),
    );
    const figures = reportFigures(counts, 30).flatMap((group) => group.figures);

    for (const figure of figures) {
      expect(figureName(figure, 'ru')).toMatch(/^[а-яё (),]+$/);
      expect(figureName(figure, 'en')).toBe(figure.name);
      if (figure.kind !== 'count') expect(figureBasisInRussian(figure.basis, figure.of)).toMatch(/^[а-яё ]+$/);
    }
    expect(new Set(figures.map(({ key }) => key))).toEqual(new Set(Object.keys(FIGURE_NAMES)));
    expect(figureName({ key: 'sales', name: 'sales' }, 'ru')).toBe('продажи');
  });

  it('that tells of an objection has the code that the company gave it', () => {
    const counts = { 'stage#selling': 40, rightParties: 30, 'objection#price': 12 };
    const objected = reportFigures(counts).flatMap(({ figures }) => figures.filter(({ key }) => isObjection(key)));

    expect(objected.map((figure) => [figureName(figure, 'en'), figureName(figure, 'ru')])).toEqual([
      ['objected: price', 'возражение: price'],
    ]);
  });
});

describe('figures side by side', () => {
  it('stand by the same figure of every row that has it', () => {
    const sales = { kind: 'count', key: 'sales', name: 'sales', count: 3 } as const;
    const rows = [
      { name: 'Tier 1', figures: [{ about: 'all calls' as const, figures: [SHARE] }] },
      {
        name: 'Tier 2',
        figures: [
          { about: 'all calls' as const, figures: [SHARE] },
          { about: 'selling' as const, figures: [sales] },
        ],
      },
    ];

    expect(
      groupsOf(rows).map(({ about, lines, of }) => [about, lines.map(({ key }) => key), of.map(({ name }) => name)]),
    ).toEqual([
      ['all calls', ['contact-rate'], ['Tier 1', 'Tier 2']],
      ['selling', ['sales'], ['Tier 2']],
    ]);
  });
});

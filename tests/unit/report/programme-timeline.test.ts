import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { programmeTimeline } from '../../../simulator/report/programme-timeline.ts';
import { type ProgrammeDay, type ProgrammeSummary, summarise } from '../../../simulator/report/summary.ts';
import { aBusyRun } from '../../support/a-busy-run.ts';
import { RUN_START } from '../../support/a-run-result.ts';

const SAYS = /<title>(.+?): ([\d,]+) on the day, ([\d,]+) late, ([\d,]+) skipped<\/title>/g;
const WEEKS =
  /<tr><th scope="row">from (.+?)<\/th><td class="number">([\d,]+)<\/td><td class="number">([\d,]+)<\/td><td class="number">([\d,]+)<\/td><\/tr>/g;

/** Date and numbers of all that the pattern finds. */
function told(html: string, pattern: RegExp): readonly (readonly [string, number, number, number])[] {
  const number = (text = '') => Number(text.replaceAll(',', ''));
  return [...html.matchAll(pattern)].map((found) => [
    found[1] ?? '',
    number(found[2]),
    number(found[3]),
    number(found[4]),
  ]);
}

const addedUp = (rows: ReturnType<typeof told>) =>
  [1, 2, 3].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0));

/** Total height of the parts of one colour, in hundredths of the row's top. */
const heightOf = (html: string, colour: string) =>
  [...html.matchAll(new RegExp(`<rect class="${colour}"[^>]* height="([\\d.]+)"`, 'g'))].reduce(
    (sum, [, height]) => sum + Number(height),
    0,
  );

function aProgramme(days: readonly Omit<ProgrammeDay, 'day'>[], id = 'welcome'): ProgrammeSummary {
  const sum = (fate: 'onTheDay' | 'late' | 'skipped') => days.reduce((all, day) => all + day[fate], 0);
  const [onTheDay, late, skipped] = [sum('onTheDay'), sum('late'), sum('skipped')];
  return {
    id,
    says: `${id}, 7 days after a sale`,
    due: onTheDay + late + skipped,
    onTheDay,
    late,
    skipped,
    skippedWhy: {},
    dropped: 0,
    droppedWhy: {},
    notYet: 0,
    waiting: 0,
    calls: onTheDay + late,
    sales: 0,
    orderTotal: 0,
    days: days.map((day, index) => ({ day: index + 1, ...day })),
  };
}

const NOTHING = { onTheDay: 0, late: 0, skipped: 0 };
const quiet = (days: number) => Array.from({ length: days }, () => NOTHING);

describe('the timeline of the programmes', () => {
  it.each([
    1, 2, 3,
  ])('adds up to the programmes of the summary, drawn and as tables, in the busy run of seed %i', (seed) => {
    for (const programme of summarise(aBusyRun(seed)).programmes) {
      const html = programmeTimeline([programme], RUN_START);
      const wanted = [programme.onTheDay, programme.late, programme.skipped];
      expect(told(html, SAYS)).toHaveLength(60);
      expect(addedUp(told(html, SAYS))).toEqual(wanted);
      expect(told(html, WEEKS)).toHaveLength(9);
      expect(addedUp(told(html, WEEKS))).toEqual(wanted);
    }
  });

  it('stacks a day from what was on the day, over what was late, to what was skipped', () => {
    const html = programmeTimeline([aProgramme([{ onTheDay: 2, late: 1, skipped: 1 }, NOTHING])], RUN_START);
    expect(html.match(/<g>.*<\/g>/g)).toEqual([
      '<g><title>5 Jan: 2 on the day, 1 late, 1 skipped</title><rect class="catch" x="0" y="0" width="10" height="100"/><rect class="good" x="1.5" y="60" width="7" height="40"/><rect class="gold" x="1.5" y="40" width="7" height="20"/><rect class="mute" x="1.5" y="20" width="7" height="20"/></g>',
      '<g><title>6 Jan: 0 on the day, 0 late, 0 skipped</title><rect class="catch" x="10" y="0" width="10" height="100"/></g>',
    ]);
    expect(html).toContain('<div class="axis" aria-hidden="true"><span>5</span><span>0</span></div>');
  });

  it('draws each part as high as its share of the row that is full at the top', () => {
    const days = [
      { onTheDay: 90, late: 10, skipped: 0 },
      { onTheDay: 5, late: 0, skipped: 40 },
    ];
    const html = programmeTimeline([aProgramme(days)], RUN_START);
    expect(['good', 'gold', 'mute'].map((colour) => heightOf(html, colour))).toEqual([95, 10, 40]);
  });

  it('is by day for a quarter, and by week in a longer run, with the year once it is another', () => {
    const quarter = programmeTimeline([aProgramme(quiet(92))], RUN_START);
    expect(told(quarter, SAYS)).toHaveLength(92);

    const days = [...quiet(363), { onTheDay: 1200, late: 3, skipped: 0 }, { onTheDay: 1, late: 0, skipped: 2 }];
    const year = programmeTimeline([aProgramme(days)], Temporal.Instant.from('2026-01-05T05:00:00Z'));
    expect(told(year, SAYS)).toHaveLength(53);
    expect(told(year, SAYS).slice(-2)).toEqual([
      ['week from 28 Dec', 1200, 3, 0],
      ['week from 4 Jan 2027', 1, 0, 2],
    ]);
    expect(told(year, WEEKS).slice(-2)).toEqual([
      ['28 Dec', 1200, 3, 0],
      ['4 Jan 2027', 1, 0, 2],
    ]);
  });

  it('has a row, a name for readers and a table with its own id for every programme', () => {
    const html = programmeTimeline([aProgramme(quiet(3)), aProgramme(quiet(3), 'repeat')], RUN_START);
    expect([...html.matchAll(/role="img" aria-label="(.+?)"/g)].map(([, says]) => says)).toEqual(
      ['welcome', 'repeat'].map(
        (id) =>
          `${id}: touches called on the day, called late and skipped in each of 3 days; the tables below hold the numbers.`,
      ),
    );
    expect([...html.matchAll(/ id="(.+?)"/g)].map(([, id]) => id)).toEqual(['timeline-1', 'timeline-2']);
  });

  it('takes the name of a programme as text and never as markup, and needs neither script nor drawn text', () => {
    const html = programmeTimeline([aProgramme(quiet(2), '<script>"&\'')], RUN_START);
    expect(html).not.toMatch(/<script|<text|on\w+="/);
    expect(html).toContain('<h3>&lt;script&gt;&quot;&amp;&#39;, 7 days after a sale</h3>');
    expect(html).toContain('aria-label="&lt;script&gt;&quot;&amp;&#39;: touches');
    expect(html).toContain('<span>&lt;script&gt;&quot;&amp;&#39; by week</span>');
  });

  it('is left out of a run without programmes', () => {
    expect(programmeTimeline([], RUN_START)).toBe('');
  });
});

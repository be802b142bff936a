import type { Temporal } from 'temporal-polyfill';
import { dateOf, inWeeks, roundTop } from './chart-axes.ts';
import { escaped, table } from './html-text.ts';
import { grouped } from './number-text.ts';
import type { ProgrammeDay, ProgrammeSummary } from './summary.ts';

/** A quarter of single days can still be told apart; a longer run is drawn by week. */
const MOST_SINGLE_DAYS = 92;

const HEIGHT = 100;
const STEP = 10;
const BAR = 7;

type Fate = 'onTheDay' | 'late' | 'skipped';

/** From the bottom of a bar to its top. */
const FATES: readonly { readonly fate: Fate; readonly words: string; readonly colour: string }[] = [
  { fate: 'onTheDay', words: 'on the day', colour: 'good' },
  { fate: 'late', words: 'late', colour: 'gold' },
  { fate: 'skipped', words: 'skipped', colour: 'mute' },
];

const heightOf = (day: ProgrammeDay) => day.onTheDay + day.late + day.skipped;

function addedUp(days: readonly [ProgrammeDay, ...ProgrammeDay[]]): ProgrammeDay {
  return days.reduce((all, { onTheDay, late, skipped }) => ({
    day: all.day,
    onTheDay: all.onTheDay + onTheDay,
    late: all.late + late,
    skipped: all.skipped + skipped,
  }));
}

/** One stacked bar, with an area over the whole height that shows its numbers when pointed at. */
function bar(span: ProgrammeDay, index: number, top: number, says: string): string {
  let below = 0;
  const parts = FATES.filter(({ fate }) => span[fate] > 0).map(({ fate, colour }) => {
    const height = Math.round((1000 * HEIGHT * span[fate]) / top) / 1000;
    below += height;
    return `<rect class="${colour}" x="${index * STEP + (STEP - BAR) / 2}" y="${Math.round(1000 * (HEIGHT - below)) / 1000}" width="${BAR}" height="${height}"/>`;
  });
  return `<g><title>${escaped(says)}</title><rect class="catch" x="${index * STEP}" y="0" width="${STEP}" height="${HEIGHT}"/>${parts.join('')}</g>`;
}

function row(programme: ProgrammeSummary, start: Temporal.Instant): string {
  const weekly = programme.days.length > MOST_SINGLE_DAYS;
  const spans = weekly ? inWeeks(programme.days).map(addedUp) : programme.days;
  const top = roundTop(Math.max(0, ...spans.map(heightOf)));
  const bars = spans.map((span, index) => {
    const numbers = FATES.map(({ fate, words }) => `${grouped(span[fate])} ${words}`).join(', ');
    return bar(span, index, top, `${weekly ? 'week from ' : ''}${dateOf(start, span.day)}: ${numbers}`);
  });
  const width = Math.max(1, spans.length) * STEP;
  const says = `${programme.id}: touches called on the day, called late and skipped in each of ${spans.length} ${weekly ? 'weeks' : 'days'}; the tables below hold the numbers.`;
  return `<h3>${escaped(programme.says)}</h3>
<div class="plot"><div class="axis" aria-hidden="true"><span>${grouped(top)}</span><span>0</span></div>
<svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${escaped(says)}">
<path class="grid" d="M0 0H${width}M0 ${HEIGHT}H${width}"/>
${bars.join('\n')}
</svg></div>`;
}

function weekTable(programme: ProgrammeSummary, index: number, start: Temporal.Instant): string {
  return table(
    `timeline-${index + 1}`,
    `${programme.id} by week`,
    ['Week', ...FATES.map(({ words }) => words)],
    inWeeks(programme.days)
      .map(addedUp)
      .map((week) => [`from ${dateOf(start, week.day)}`, ...FATES.map(({ fate }) => grouped(week[fate]))]),
  );
}

/**
 * What became of each programme's touches over the run: a row of bars per programme, by day or, in a run longer than a
 * quarter, by week, and the same as tables to unfold. Each row has its own scale, with its top at the left, so that a
 * small programme can be seen beside a large one. The drawings carry no text, so that they may be stretched to any width.
 */
export function programmeTimeline(programmes: readonly ProgrammeSummary[], start: Temporal.Instant): string {
  const [first] = programmes;
  if (first === undefined) return '';
  const days = first.days.length;
  const legend = FATES.map(({ words, colour }) => `<li><span class="key ${colour}"></span>${words}</li>`);
  return `<figure class="timeline">
<figcaption>Planned calls by the ${days > MOST_SINGLE_DAYS ? 'week' : 'day'} on which they were first called, or skipped; each row has its own scale</figcaption>
<ul class="legend">${legend.join('')}</ul>
${programmes.map((programme) => row(programme, start)).join('\n')}
<div class="dates" aria-hidden="true"><span>${dateOf(start, 1)}</span><span>${dateOf(start, Math.ceil(days / 2))}</span><span>${dateOf(start, days)}</span></div>
<details><summary>The same by week, as tables</summary>
${programmes.map((programme, index) => weekTable(programme, index, start)).join('\n')}
</details>
</figure>`;
}

import type { Temporal } from 'temporal-polyfill';
import { dateOf, inWeeks, roundTop } from './chart-axes.ts';
import { escaped, table } from './html-text.ts';
import { grouped } from './number-text.ts';
import type { TierSummary } from './summary.ts';

const HEIGHT = 100;
const STEP = 10;
const BAR = 7;

/**
 * Calls of a tier by day as a bar chart, the people reached as the solid part of each bar, and the same as a table to
 * unfold. The drawing carries no text, so that it may be stretched to any width.
 */
export function dayChart(tier: TierSummary, start: Temporal.Instant): string {
  const { days } = tier;
  const top = roundTop(Math.max(0, ...days.map(({ calls }) => calls)));
  const height = (count: number) => Math.round((1000 * HEIGHT * count) / top) / 1000;
  const bar = (name: string, index: number, count: number) =>
    `<rect class="${name}" x="${index * STEP + (STEP - BAR) / 2}" y="${HEIGHT - height(count)}" width="${BAR}" height="${height(count)}"/>`;
  const bars = days
    .map(({ day, calls, reached }, index) => {
      const says = `${dateOf(start, day)}: ${grouped(calls)} calls, ${grouped(reached)} reached`;
      return `<g><title>${escaped(says)}</title><rect class="catch" x="${index * STEP}" y="0" width="${STEP}" height="${HEIGHT}"/>${bar('calls', index, calls)}${bar('reached', index, reached)}</g>`;
    })
    .join('\n');
  const width = Math.max(1, days.length) * STEP;
  const middle = Math.ceil(days.length / 2);
  const says = `Tier ${tier.tier} ${tier.name}: calls and people reached on each of ${days.length} days; the table below holds the numbers.`;
  return `<figure class="days tier-${tier.tier}">
<figcaption><span class="key calls"></span>calls <span class="key reached"></span>of these reached, by day</figcaption>
<div class="plot"><div class="axis" aria-hidden="true"><span>${grouped(top)}</span><span>${grouped(top / 2)}</span><span>0</span></div>
<svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${escaped(says)}">
<path class="grid" d="M0 0H${width}M0 ${HEIGHT / 2}H${width}M0 ${HEIGHT}H${width}"/>
${bars}
</svg></div>
<div class="dates" aria-hidden="true"><span>${dateOf(start, 1)}</span><span>${dateOf(start, middle)}</span><span>${dateOf(start, days.length)}</span></div>
<details><summary>The same by week, as a table</summary>
${weekTable(tier, start)}
</details>
</figure>`;
}

function weekTable(tier: TierSummary, start: Temporal.Instant): string {
  const weeks = inWeeks(tier.days).map((days) => {
    const sum = (of: 'calls' | 'reached') => days.reduce((total, day) => total + day[of], 0);
    return [`from ${dateOf(start, days[0].day)}`, grouped(sum('calls')), grouped(sum('reached'))];
  });
  return table(`weeks-${tier.tier}`, `Tier ${tier.tier} by week`, ['Week', 'calls', 'reached'], weeks);
}

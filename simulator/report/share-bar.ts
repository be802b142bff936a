import { escaped } from './html-text.ts';
import { grouped } from './number-text.ts';

export interface Share {
  readonly label: string;
  readonly count: number;
  /** CSS class that colours the part. */
  readonly colour: string;
}

/** Parts of a whole as one stacked bar with its legend; parts of nothing are left out. */
export function shareBar(label: string, shares: readonly Share[]): string {
  const shown = shares.filter(({ count }) => count > 0);
  const whole = shown.reduce((sum, { count }) => sum + count, 0);
  if (whole === 0) return '<p class="quiet">Nothing yet.</p>';
  let left = 0;
  const parts = shown.map(({ label: name, count, colour }) => {
    const width = Math.round((1_000_000 * count) / whole) / 1000;
    const part = `<rect class="${colour}" x="${Math.round(left * 1000) / 1000}" y="0" width="${width}" height="10"><title>${escaped(name)}: ${grouped(count)}</title></rect>`;
    left += width;
    return part;
  });
  const legend = shown.map(
    ({ label: name, count, colour }) =>
      `<li><span class="key ${colour}"></span><b>${grouped(count)}</b> ${escaped(name)}</li>`,
  );
  const says = `${label}: ${shown.map(({ label: name, count }) => `${grouped(count)} ${name}`).join(', ')}.`;
  return `<svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${escaped(says)}">${parts.join('')}</svg>
<ul class="legend">${legend.join('')}</ul>`;
}

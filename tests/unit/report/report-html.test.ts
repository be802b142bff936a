import { describe, expect, it } from 'vitest';
import { SALES_STRUCTURES } from '../../../shared/domain/sales-structure.ts';
import { reportHtml } from '../../../simulator/report/report-html.ts';
import { summarise } from '../../../simulator/report/summary.ts';
import { aBusyRun } from '../../support/a-busy-run.ts';
import { aRunResult } from '../../support/a-run-result.ts';

type Run = ReturnType<typeof aRunResult>;

/** Step and tier of each row of the funnel. */
function funnelOf(run: Run): readonly (readonly (string | undefined)[])[] {
  const html = reportHtml(summarise(run), run.audit);
  const rows = html.slice(html.indexOf('<table class="funnel">')).split('</table>')[0] ?? '';
  return [...rows.matchAll(/<th scope="row">(.+?)<\/th>.*?<td>(.*?)<\/td>/g)].map(([, step, tier]) => [step, tier]);
}

describe('the way from cold call to regular customer', () => {
  it('names the tier that works each step', () => {
    expect(funnelOf(aBusyRun(1))).toEqual([
      ['cold-called', '1 prospecting'],
      ['reached', '1 prospecting'],
      ['moved to selling', '1 prospecting'],
      ['bought', '2 selling'],
      ['called again', '3 account care'],
      ['bought again', '3 account care'],
    ]);
  });

  it('names one tier for several steps where it works several stages, as text and not as markup', () => {
    const run = aRunResult();
    const tiers = SALES_STRUCTURES.two.tiers.map((tier) =>
      tier.number === 1 ? { ...tier, name: '<b>new</b>' } : tier,
    );
    expect(funnelOf({ ...run, options: { ...run.options, tiers } }).map(([, tier]) => tier)).toEqual([
      ...Array.from({ length: 3 }, () => '1 &lt;b&gt;new&lt;/b&gt;'),
      ...Array.from({ length: 3 }, () => '2 selling and care'),
    ]);
  });

  it('shows the timeline of its programmes below their table, and none in a run without programmes', () => {
    const run = aBusyRun(1);
    const html = reportHtml(summarise(run), run.audit);
    expect(html.indexOf('<figure class="timeline">')).toBeGreaterThan(html.indexOf('id="programmes"'));
    const none = { ...run, programmes: [] };
    expect(reportHtml(summarise(none), run.audit)).not.toContain('<figure class="timeline">');
  });
});

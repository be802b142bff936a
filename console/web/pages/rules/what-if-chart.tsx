import BarChart from '@cloudscape-design/components/bar-chart';
import { useWords } from '../../language/language-context.ts';
import type { CountedPair } from './what-if-counts.ts';
import { PAGE_WORDS } from './words.ts';

interface WhatIfChartProps {
  readonly pairs: readonly CountedPair[];
  /** What the pairs stand for: days or hours. */
  readonly x: string;
}

const HEIGHT = 220;

/** Calls by the published rules and by the draft, side by side. */
export default function WhatIfChart({ pairs, x }: WhatIfChartProps) {
  const { whatIf: words } = useWords(PAGE_WORDS);
  const most = Math.max(1, ...pairs.flatMap(({ published, draft }) => [published, draft]));
  return (
    <BarChart
      ariaLabel={words.chart}
      height={HEIGHT}
      hideFilter
      xScaleType="categorical"
      xDomain={pairs.map(({ at }) => at)}
      yDomain={[0, most]}
      xTitle={x}
      yTitle={words.y}
      empty={words.noData}
      i18nStrings={{
        legendAriaLabel: words.filter,
        chartAriaRoleDescription: words.chart,
        xAxisAriaRoleDescription: x,
        yAxisAriaRoleDescription: words.y,
      }}
      series={[
        { title: words.published, type: 'bar', data: pairs.map(({ at, published }) => ({ x: at, y: published })) },
        { title: words.draftSeries, type: 'bar', data: pairs.map(({ at, draft }) => ({ x: at, y: draft })) },
      ]}
    />
  );
}

import { useWords } from '../../language/language-context.ts';
import { CountChart } from '../../parts/count-chart.tsx';
import type { CountedPair } from './what-if-counts.ts';
import { PAGE_WORDS } from './words.ts';

interface WhatIfChartProps {
  readonly pairs: readonly CountedPair[];
  /** What the pairs stand for: days or hours. */
  readonly x: string;
}

/** Calls by the published rules and by the draft, side by side. */
export default function WhatIfChart({ pairs, x }: WhatIfChartProps) {
  const { whatIf: words } = useWords(PAGE_WORDS);
  return (
    <CountChart
      label={words.chart}
      legend={words.filter}
      height={220}
      x={x}
      y={words.y}
      names={pairs.map(({ at }) => at)}
      series={[
        { title: words.published, counts: pairs.map(({ published }) => published) },
        { title: words.draftSeries, counts: pairs.map(({ draft }) => draft) },
      ]}
      empty={words.noData}
    />
  );
}

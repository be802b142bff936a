import BarChart from '@cloudscape-design/components/bar-chart';
import { useWords } from '../../language/language-context.ts';
import { type DrawnRow, SERIES } from './counted-series.ts';
import { REPORTS_WORDS } from './words.ts';

interface ReportChartProps {
  readonly rows: readonly DrawnRow[];
  /** What the rows stand for. */
  readonly x: string;
}

const HEIGHT = 260;

/** Calls and what came of them, row beside row. Loaded on demand: charts are large. */
export default function ReportChart({ rows, x }: ReportChartProps) {
  const words = useWords(REPORTS_WORDS);
  const most = Math.max(1, ...rows.flatMap(({ counts }) => SERIES.map((name) => counts[name] ?? 0)));
  return (
    <BarChart
      ariaLabel={words.chart}
      height={HEIGHT}
      hideFilter
      xScaleType="categorical"
      xDomain={rows.map(({ name }) => name)}
      yDomain={[0, most]}
      xTitle={x}
      yTitle={words.count}
      i18nStrings={{
        legendAriaLabel: words.chart,
        chartAriaRoleDescription: words.chart,
        xAxisAriaRoleDescription: x,
        yAxisAriaRoleDescription: words.count,
      }}
      series={SERIES.map((name) => ({
        title: words.series[name],
        type: 'bar',
        data: rows.map((row) => ({ x: row.name, y: row.counts[name] ?? 0 })),
      }))}
    />
  );
}

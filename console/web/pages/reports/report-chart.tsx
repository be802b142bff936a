import { useWords } from '../../language/language-context.ts';
import { CountChart } from '../../parts/count-chart.tsx';
import { type DrawnRow, SERIES } from './counted-series.ts';
import { REPORTS_WORDS } from './words.ts';

interface ReportChartProps {
  readonly rows: readonly DrawnRow[];
  /** What the rows stand for. */
  readonly x: string;
}

/** Calls and what came of them, row beside row. Loaded on demand: charts are large. */
export default function ReportChart({ rows, x }: ReportChartProps) {
  const words = useWords(REPORTS_WORDS);
  return (
    <CountChart
      label={words.chart}
      legend={words.chart}
      height={260}
      x={x}
      y={words.count}
      names={rows.map(({ name }) => name)}
      series={SERIES.map((name) => ({
        title: words.series[name],
        counts: rows.map(({ counts }) => counts[name] ?? 0),
      }))}
    />
  );
}

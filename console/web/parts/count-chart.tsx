import BarChart from '@cloudscape-design/components/bar-chart';

interface CountChartProps {
  /** What the chart tells. */
  readonly label: string;
  readonly legend: string;
  readonly height: number;
  /** What stands along the axes. */
  readonly x: string;
  readonly y: string;
  /** Names along the first axis, each once. */
  readonly names: readonly string[];
  /** Counts in the order of the names. */
  readonly series: readonly { readonly title: string; readonly counts: readonly number[] }[];
  /** Said where there is nothing to draw. */
  readonly empty?: string;
}

/** Counts side by side at each name. To be loaded on demand: charts are large. */
export function CountChart(props: CountChartProps) {
  const { label, legend, height, x, y, names, series, empty } = props;
  const most = Math.max(1, ...series.flatMap(({ counts }) => counts));
  return (
    <BarChart
      ariaLabel={label}
      height={height}
      hideFilter
      xScaleType="categorical"
      xDomain={[...names]}
      yDomain={[0, most]}
      xTitle={x}
      yTitle={y}
      empty={empty}
      i18nStrings={{
        legendAriaLabel: legend,
        chartAriaRoleDescription: label,
        xAxisAriaRoleDescription: x,
        yAxisAriaRoleDescription: y,
      }}
      series={series.map(({ title, counts }) => ({
        title,
        type: 'bar',
        data: names.map((name, at) => ({ x: name, y: counts[at] ?? 0 })),
      }))}
    />
  );
}

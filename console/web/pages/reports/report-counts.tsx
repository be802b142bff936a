import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { Loading } from '../../parts/loading.tsx';
import { type DrawnRow, MORE_COUNTS, SERIES } from './counted-series.ts';
import { REPORTS_WORDS } from './words.ts';

const ReportChart = lazy(() => import('./report-chart.tsx'));

interface ReportCountsProps {
  readonly rows: readonly DrawnRow[];
  readonly x: string;
}

/** What was counted: drawn, and the same in a table. */
export function ReportCounts({ rows, x }: ReportCountsProps) {
  const words = useWords(REPORTS_WORDS);
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const told = [...SERIES, ...MORE_COUNTS];
  return (
    <Container header={<Header variant="h2">{words.chart}</Header>}>
      <SpaceBetween size="m">
        <Suspense fallback={<Loading />}>
          <ReportChart rows={rows} x={x} />
        </Suspense>
        <ExpandableSection headerText={words.chartTable} headingTagOverride="h3" defaultExpanded>
          <FigureTable
            caption={words.chartTable}
            columns={[x, ...SERIES.map((name) => words.series[name]), ...MORE_COUNTS.map((name) => words.more[name])]}
            rows={rows.map(({ name, counts }) => ({
              id: name,
              cells: [name, ...told.map((counter) => number.format(counts[counter] ?? 0))],
            }))}
          />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import type { Report } from './report.ts';
import { ReportCounts } from './report-counts.tsx';
import { ReportFigures } from './report-figures.tsx';
import { REPORTS_WORDS } from './words.ts';

interface ReportShownProps {
  readonly report: Report;
}

/** A report as it was answered: what was counted, and what it says. */
export function ReportShown({ report: { dimension, by, rows, total } }: ReportShownProps) {
  const words = useWords(REPORTS_WORDS);
  if (rows.length === 0) return <Box>{words.nothing}</Box>;
  const isTiers = by === undefined && dimension === 'tier';
  const named = rows.map((row) => (isTiers ? { ...row, name: words.tier(row.name) } : row));
  const together = { name: words.total, figures: total.figures };
  const isSideBySide = by === undefined && named.length > 1;
  return (
    <SpaceBetween size="l">
      <ReportCounts rows={named} x={by === undefined ? words.dimensions[dimension] : words[by]} />
      <ReportFigures rows={isSideBySide ? [...named, together] : [together]} />
    </SpaceBetween>
  );
}

import { csvText } from '../../shared/domain/csv-text.ts';
import type { RejectedRow } from './run-result.ts';

/** rejected.csv: every row that was not taken in, with its line, why, and the row as the file had it. */
export function rejectedCsv(rejected: readonly RejectedRow[]): string {
  return csvText(
    ['line', 'reason', 'original_row'],
    rejected.toSorted((one, other) => one.line - other.line).map(({ line, reason, row }) => [line, reason, row]),
  );
}

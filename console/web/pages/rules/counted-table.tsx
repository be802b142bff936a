import { useLanguage, useWords } from '../../language/language-context.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import type { CountedPair } from './what-if-counts.ts';
import { PAGE_WORDS } from './words.ts';

interface CountedTableProps {
  readonly title: string;
  /** What the first column is. */
  readonly first: string;
  readonly pairs: readonly CountedPair[];
}

export function CountedTable({ title, first, pairs }: CountedTableProps) {
  const { whatIf: words } = useWords(PAGE_WORDS);
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(language);
  return (
    <FigureTable
      caption={title}
      columns={[first, words.published, words.draftSeries]}
      rows={pairs.map(({ at, published, draft }) => ({
        id: at,
        cells: [at, number.format(published), number.format(draft)],
      }))}
    />
  );
}

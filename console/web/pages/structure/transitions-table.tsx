import Badge from '@cloudscape-design/components/badge';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Table from '@cloudscape-design/components/table';
import type { Stage } from '../../../../shared/domain/stage.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import type { TransitionRow } from './structure-answers.ts';
import { boxText, causeText, followsText } from './transition-telling.ts';
import { STRUCTURE_WORDS } from './words.ts';

interface TransitionsTableProps {
  readonly stage: Stage;
  readonly rows: readonly TransitionRow[];
}

/** What follows every outcome in one stage. */
export function TransitionsTable({ stage, rows }: TransitionsTableProps) {
  const words = useWords(STRUCTURE_WORDS);
  const { language } = useLanguage();
  const name = STAGE_TERMS[language][stage];
  return (
    <ExpandableSection variant="container" headerText={name}>
      <Table
        variant="embedded"
        ariaLabels={{ tableLabel: name, selectionGroupLabel: name }}
        wrapLines
        items={rows.filter(({ from }) => from === stage)}
        trackBy="on"
        columnDefinitions={[
          { id: 'on', header: words.outcome, isRowHeader: true, cell: ({ on }) => causeText(on, language) },
          { id: 'follows', header: words.follows, cell: (row) => followsText(row, language) },
          {
            id: 'to',
            header: words.goesTo,
            cell: ({ from, to }) => (from === to ? words.theSame : boxText(to, language)),
          },
          {
            id: 'by',
            header: words.setBy,
            cell: ({ isOwn }) => (isOwn ? <Badge color="blue">{words.company}</Badge> : words.default),
          },
        ]}
      />
    </ExpandableSection>
  );
}

import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { DeedList } from '../../parts/deed-list.tsx';
import { Moment } from '../../parts/moment.tsx';
import { OlderNewer } from '../../parts/older-newer.tsx';
import { useCursors } from '../../parts/use-cursors.ts';
import type { AuditAnswer, AuditEntryShown } from './audit-answer.ts';
import { AuditFilter, type AuditFilterValue } from './audit-filter.tsx';
import { AuditSubjectName } from './audit-subject-name.tsx';
import { DownloadLog } from './download-log.tsx';
import { AUDIT_WORDS } from './words.ts';

interface AuditLogProps {
  readonly filter: AuditFilterValue;
  readonly onFilter: (filter: AuditFilterValue) => void;
}

/** The log under one filter, page by page. */
export function AuditLog({ filter, onFilter }: AuditLogProps) {
  const words = useWords(AUDIT_WORDS);
  const cursors = useCursors();
  const found = useApi<AuditAnswer>('/audit', { query: { ...filter, cursor: cursors.cursor }, keepsPrevious: true });
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.about} actions={<DownloadLog filter={filter} />}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <AuditFilter value={filter} onChange={onFilter} />
        <Answered of={found}>
          {({ entries, next }) => (
            <Table<AuditEntryShown>
              items={entries}
              wrapLines
              header={<Header variant="h2">{words.entries(entries.length)}</Header>}
              empty={words.none}
              footer={<OlderNewer cursors={cursors} next={next} />}
              columnDefinitions={[
                { id: 'when', header: words.when, cell: ({ at }) => <Moment at={at} />, width: 190 },
                { id: 'who', header: words.who, cell: ({ author }) => author },
                { id: 'what', header: words.what, cell: (entry) => <AuditSubjectName {...entry} /> },
                { id: 'deed', header: words.deed, cell: ({ deeds }) => <DeedList deeds={deeds} />, isRowHeader: true },
                {
                  id: 'why',
                  header: words.why,
                  cell: ({ note }) => (note === '' ? <Box color="text-body-secondary">{words.noWhy}</Box> : note),
                },
              ]}
            />
          )}
        </Answered>
      </SpaceBetween>
    </ContentLayout>
  );
}

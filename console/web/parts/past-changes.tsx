import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useApi } from '../api/use-api.ts';
import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';
import { Moment } from './moment.tsx';
import { OlderNewer } from './older-newer.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useCursors } from './use-cursors.ts';

interface PastChange {
  readonly version: number;
  readonly at: string;
  readonly author: string;
  readonly note: string;
}

interface PastChangesProps<Entry> {
  /** Where they are read: `/controls/versions`. */
  readonly path: string;
  readonly title: string;
  /** Said while there is none. */
  readonly none: string;
  /** Above what was done, which `tell` shows. */
  readonly what: string;
  readonly tell: (entry: Entry) => ReactNode;
}

/** Who changed what and why, newest first, where there is no way back. */
export function PastChanges<Entry extends PastChange>({ path, title, none, what, tell }: PastChangesProps<Entry>) {
  const words = useWords(CHANGE_WORDS);
  const cursors = useCursors();
  const fetched = useApi<{ readonly versions: readonly Entry[]; readonly next?: string }>(path, {
    query: { limit: 10, cursor: cursors.cursor },
    keepsPrevious: true,
  });
  return (
    <>
      <ProblemAlert problem={fetched.problem} onAgain={() => void fetched.reload()} />
      <Table
        wrapLines
        header={
          <Header variant="h2" actions={<OlderNewer cursors={cursors} next={fetched.body?.next} />}>
            {title}
          </Header>
        }
        loading={fetched.isLoading}
        loadingText={title}
        items={[...(fetched.body?.versions ?? [])]}
        trackBy={({ version }) => String(version)}
        empty={none}
        columnDefinitions={[
          { id: 'when', header: words.when, isRowHeader: true, cell: ({ at }) => <Moment at={at} /> },
          { id: 'who', header: words.who, cell: ({ author }) => author },
          { id: 'what', header: what, cell: tell },
          { id: 'why', header: words.why, cell: ({ note }) => note },
        ]}
      />
    </>
  );
}

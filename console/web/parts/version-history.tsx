import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { output } from 'zod';
import type { versionsPublished } from '../../../functions/api/routes/document-routes.ts';
import { useApi } from '../api/use-api.ts';
import { useLanguage, useWords } from '../language/language-context.ts';
import { unreadableInRussian } from '../terms/findings/finding-in-russian.ts';
import { ChangeList } from './change-list.tsx';
import { CHANGE_WORDS } from './change-words.ts';
import { Moment } from './moment.tsx';
import { OlderNewer } from './older-newer.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { RollBack, type TellChange } from './roll-back.tsx';
import { useCursors } from './use-cursors.ts';
import { useIsDamaged } from './use-is-damaged.ts';

type Versions = output<typeof versionsPublished>;

interface VersionHistoryProps {
  readonly of: '/rules' | '/structure';
  /** The version in force. */
  readonly inForce: number;
  readonly etag: string | undefined;
  readonly mayRollBack: boolean;
  /** Paths whose answers are old after going back. */
  readonly makesOld: readonly string[];
  readonly tell?: TellChange;
}

/** Who published what and why, newest first, with the way back to each, and to the one in force where it is damaged. */
export function VersionHistory({ of, inForce, etag, mayRollBack, makesOld, tell }: VersionHistoryProps) {
  const words = useWords(CHANGE_WORDS);
  const { language } = useLanguage();
  const cursors = useCursors();
  const [wanted, setWanted] = useState<number>();
  const isDamaged = useIsDamaged(of, mayRollBack);
  const page = useApi<Versions>(`${of}/versions`, {
    query: { limit: 10, cursor: cursors.cursor },
    keepsPrevious: true,
  });
  return (
    <>
      <ProblemAlert problem={page.problem} onAgain={() => void page.reload()} />
      {isDamaged && (
        <Alert
          type="error"
          header={words.damaged}
          action={<Button onClick={() => setWanted(inForce)}>{words.publishAnew(inForce)}</Button>}
        >
          {words.obeyedMeanwhile(inForce)}
        </Alert>
      )}
      <Table
        variant="container"
        header={
          <Header
            variant="h2"
            {...(!mayRollBack && { description: words.mayNotGoBack })}
            actions={<OlderNewer cursors={cursors} next={page.body?.next} />}
          >
            {words.history}
          </Header>
        }
        loading={page.isLoading}
        loadingText={words.history}
        empty={words.noHistory}
        items={[...(page.body?.versions ?? [])]}
        trackBy={({ version }) => String(version)}
        wrapLines
        columnDefinitions={[
          {
            id: 'version',
            header: words.version,
            isRowHeader: true,
            cell: ({ version }) => (
              <SpaceBetween direction="horizontal" size="xs">
                <Box variant="span">{version}</Box>
                {version === inForce && <Badge color="green">{words.isInForce}</Badge>}
              </SpaceBetween>
            ),
          },
          {
            id: 'when',
            header: words.when,
            cell: (entry) => (entry.kind === 'readable' ? <Moment at={entry.at} /> : '-'),
          },
          { id: 'who', header: words.who, cell: (entry) => (entry.kind === 'readable' ? entry.author : '-') },
          { id: 'why', header: words.why, cell: (entry) => (entry.kind === 'readable' ? entry.note : '-') },
          {
            id: 'what',
            header: words.what,
            cell: (entry) =>
              entry.kind === 'readable' ? (
                <What entry={entry} tell={tell} />
              ) : (
                words.unreadable(language === 'en' ? entry.reason : `${unreadableInRussian(entry.why)}.`)
              ),
          },
          ...(mayRollBack
            ? [
                {
                  id: 'back',
                  header: words.goBack,
                  cell: ({ version }: Versions['versions'][number]) =>
                    version !== inForce && (
                      <Button wrapText={false} ariaLabel={words.goBackTo(version)} onClick={() => setWanted(version)}>
                        {words.goBack}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {wanted !== undefined && (
        <RollBack
          of={of}
          inForce={inForce}
          etag={etag}
          toVersion={wanted}
          makesOld={makesOld}
          {...(tell !== undefined && { tell })}
          onClose={() => setWanted(undefined)}
        />
      )}
    </>
  );
}

interface WhatProps {
  readonly entry: Extract<Versions['versions'][number], { readonly kind: 'readable' }>;
  readonly tell: TellChange | undefined;
}

function What({ entry: { comparedWith, version, changes, differences }, tell }: WhatProps) {
  return (
    tell?.({ from: comparedWith, to: version, changes }) ?? <ChangeList changes={changes} differences={differences} />
  );
}

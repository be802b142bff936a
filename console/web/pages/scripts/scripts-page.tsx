import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { useMay } from '../../session/profile.ts';
import { CreateScript } from './create-script.tsx';
import type { AllScripts } from './script-answers.ts';
import { SCRIPT_WORDS } from './words.ts';

export default function ScriptsPage() {
  const words = useWords(SCRIPT_WORDS);
  const fetched = useApi<AllScripts>('/scripts');
  const mayChange = useMay('scripts.publish');
  const [isCreating, setIsCreating] = useState(false);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={mayChange ? words.about : `${words.about} ${words.mayNotChange}`}
          actions={
            mayChange && (
              <Button variant="primary" onClick={() => setIsCreating(true)}>
                {words.create}
              </Button>
            )
          }
        >
          {words.title}
        </Header>
      }
    >
      <Answered of={fetched}>
        {({ scripts }) => (
          <Table
            ariaLabels={{ tableLabel: words.title, selectionGroupLabel: words.title }}
            wrapLines
            items={[...scripts]}
            trackBy="id"
            empty={words.none}
            columnDefinitions={[
              {
                id: 'script',
                header: words.script,
                isRowHeader: true,
                cell: ({ id, title }) => <Link to={`/scripts/${id}`}>{title}</Link>,
              },
              { id: 'id', header: words.id, cell: ({ id }) => id },
              { id: 'tiers', header: words.tiers, cell: ({ tiers }) => tiers.join(', ') || words.nowhere },
              {
                id: 'programmes',
                header: words.programmes,
                cell: ({ programmes }) => programmes.join(', ') || words.nowhere,
              },
            ]}
          />
        )}
      </Answered>
      {isCreating && <CreateScript etag={fetched.etag} reload={fetched.reload} onClose={() => setIsCreating(false)} />}
    </ContentLayout>
  );
}

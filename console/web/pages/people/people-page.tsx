import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { useCursors } from '../../parts/use-cursors.ts';
import { DeedDialog } from './deed-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import type { PeopleAnswer } from './people-answers.ts';
import { PeopleTable } from './people-table.tsx';
import type { PersonDeed } from './person-deed.ts';
import { PEOPLE_WORDS } from './words.ts';

/** What is asked about: a new person, or a deed about somebody who is listed. */
type Asking = { readonly kind: 'invite' } | { readonly kind: 'deed'; readonly id: string; readonly deed: PersonDeed };

/** Who may sign in, and as what. */
export default function PeoplePage() {
  const words = useWords(PEOPLE_WORDS);
  const cursors = useCursors();
  const [asking, setAsking] = useState<Asking>();
  const found = useApi<PeopleAnswer>('/people', { query: { cursor: cursors.cursor }, keepsPrevious: true });
  const close = () => setAsking(undefined);
  const asked = asking?.kind === 'deed' ? found.body?.people.find(({ id }) => id === asking.id) : undefined;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={words.about}
          actions={
            <Button variant="primary" onClick={() => setAsking({ kind: 'invite' })}>
              {words.invite}
            </Button>
          }
        >
          {words.title}
        </Header>
      }
    >
      <Answered of={found}>
        {({ people, next }) => (
          <PeopleTable
            people={people}
            next={next}
            cursors={cursors}
            onDeed={({ id }, deed) => setAsking({ kind: 'deed', id, deed })}
          />
        )}
      </Answered>
      {asking?.kind === 'invite' && <InviteDialog onClose={close} />}
      {asking?.kind === 'deed' && asked !== undefined && (
        <DeedDialog person={asked} deed={asking.deed} onClose={close} onReload={found.reload} />
      )}
    </ContentLayout>
  );
}

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useDraft } from '../../api/use-draft.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { CHANGE_WORDS } from '../../parts/change-words.ts';
import { Moment } from '../../parts/moment.tsx';
import { useMay } from '../../session/profile.ts';
import type { StructureInForce } from './structure-answers.ts';
import { StructureEditor } from './structure-editor.tsx';
import { STRUCTURE_WORDS } from './words.ts';

export default function StructurePage() {
  const words = useWords(STRUCTURE_WORDS);
  const common = useWords(CHANGE_WORDS);
  const fetched = useApi<StructureInForce>('/structure');
  const draft = useDraft(fetched, ({ document }) => document);
  const mayChange = useMay('structure.publish');
  const [isPublishing, setIsPublishing] = useState(false);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={mayChange ? words.about : `${words.about} ${words.mayNotChange}`}
          actions={
            mayChange && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!draft.isChanged} onClick={draft.discard}>
                  {common.discard}
                </Button>
                <Button variant="primary" disabled={!draft.isChanged} onClick={() => setIsPublishing(true)}>
                  {common.publish}
                </Button>
              </SpaceBetween>
            )
          }
        >
          {words.title}
        </Header>
      }
    >
      <Answered of={fetched}>
        {({ version, publishedAt }) => (
          <SpaceBetween size="l">
            <Box color="text-body-secondary">
              {version === 0 ? words.nothingPublished : words.version(version)}
              {publishedAt !== undefined && (
                <>
                  , {words.inForceSince} <Moment at={publishedAt} />
                </>
              )}
            </Box>
            {draft.value !== undefined && (
              <StructureEditor
                draft={draft}
                document={draft.value}
                inForce={version}
                etag={fetched.etag}
                isReadOnly={!mayChange}
                isPublishing={isPublishing}
                onPublished={() => setIsPublishing(false)}
              />
            )}
          </SpaceBetween>
        )}
      </Answered>
    </ContentLayout>
  );
}

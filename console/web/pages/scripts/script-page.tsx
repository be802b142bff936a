import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { InForceAnswer } from '../../../../functions/api/routes/document-routes.ts';
import type { StructureDocument } from '../../../../shared/domain/structure-fields.ts';
import { useApi } from '../../api/use-api.ts';
import { useDraft } from '../../api/use-draft.ts';
import { useDraftWithin } from '../../api/use-draft-within.ts';
import { useJudged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { CHANGE_WORDS } from '../../parts/change-words.ts';
import { useToldFaults } from '../../parts/use-told-faults.ts';
import { type DraftVerdict, Verdict } from '../../parts/verdict.tsx';
import { useMay } from '../../session/profile.ts';
import { PublishScript } from './publish-script.tsx';
import { RemoveScript } from './remove-script.tsx';
import type { OneScript } from './script-answers.ts';
import { ScriptForm } from './script-form.tsx';
import { ScriptPreview } from './script-preview.tsx';
import { SCRIPT_WORDS } from './words.ts';

export default function ScriptPage() {
  const words = useWords(SCRIPT_WORDS);
  const told = useToldFaults();
  const common = useWords(CHANGE_WORDS);
  const { scriptId = '' } = useParams();
  const [asked, setAsked] = useState<'publish' | 'remove'>();
  // A script that was just deleted is not asked for again.
  const isWanted = asked !== 'remove';
  const fetched = useApi<OneScript>(`/scripts/${encodeURIComponent(scriptId)}`, { isWanted });
  const structure = useApi<InForceAnswer<StructureDocument>>('/structure');
  const draft = useDraftWithin(
    useDraft(fetched, ({ script }) => script),
    structure,
  );
  const mayChange = useMay('scripts.publish');
  const { value } = draft;
  const document = structure.body?.document;
  const judged =
    draft.isChanged && value !== undefined && document !== undefined
      ? { document: { ...document, scripts: { ...document.scripts, [scriptId]: value } } }
      : undefined;
  const check = useJudged<DraftVerdict>('/structure/check', judged, { about: draft.startedFrom });
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={mayChange ? scriptId : `${scriptId}. ${words.mayNotChange}`}
          actions={
            mayChange && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={() => setAsked('remove')}>{words.remove}</Button>
                <Button disabled={!draft.isChanged} onClick={draft.discard}>
                  {common.discard}
                </Button>
                <Button variant="primary" disabled={!draft.isChanged} onClick={() => setAsked('publish')}>
                  {common.publish}
                </Button>
              </SpaceBetween>
            )
          }
        >
          {fetched.body?.script.title ?? words.script}
        </Header>
      }
    >
      <Answered of={fetched}>
        {({ script }) => (
          <SpaceBetween size="l">
            {draft.isChanged && <Verdict of={check} />}
            <Grid gridDefinition={[{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]}>
              <ScriptForm
                script={value ?? script}
                faults={draft.isChanged ? told(check.body?.faults) : []}
                path={`scripts.${scriptId}`}
                isReadOnly={!mayChange}
                onChange={draft.set}
              />
              <ScriptPreview script={value ?? script} />
            </Grid>
          </SpaceBetween>
        )}
      </Answered>
      {asked === 'publish' && (
        <PublishScript id={scriptId} draft={draft} check={check} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'remove' && <RemoveScript id={scriptId} fetched={fetched} onClose={() => setAsked(undefined)} />}
    </ContentLayout>
  );
}

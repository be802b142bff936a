import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { STAGES } from '../../../../shared/domain/stage.ts';
import type { Draft } from '../../api/use-draft.ts';
import { useJudged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { CHANGE_WORDS } from '../../parts/change-words.ts';
import { useToldFaults } from '../../parts/use-told-faults.ts';
import { type DraftVerdict, Verdict } from '../../parts/verdict.tsx';
import { VersionHistory } from '../../parts/version-history.tsx';
import { OverridesEditor } from './overrides-editor.tsx';
import { PublishStructure } from './publish-structure.tsx';
import { type DrawnTransitions, STRUCTURE_OLD, type StructureDocument } from './structure-answers.ts';
import { TiersEditor } from './tiers-editor.tsx';
import { TransitionsDiagram } from './transitions-diagram.tsx';
import { TransitionsTable } from './transitions-table.tsx';
import { STRUCTURE_WORDS } from './words.ts';

interface StructureEditorProps {
  readonly draft: Draft<StructureDocument>;
  readonly document: StructureDocument;
  readonly inForce: number;
  readonly etag: string | undefined;
  readonly isReadOnly: boolean;
  readonly isPublishing: boolean;
  readonly onPublished: () => void;
}

/** Tiers, transitions and history of the draft, judged while it is written. */
export function StructureEditor(props: StructureEditorProps) {
  const { draft, document, inForce, etag, isReadOnly, isPublishing, onPublished } = props;
  const words = useWords(STRUCTURE_WORDS);
  const told = useToldFaults();
  const common = useWords(CHANGE_WORDS);
  const check = useJudged<DraftVerdict>('/structure/check', draft.isChanged ? { document } : undefined, {
    about: draft.startedFrom,
  });
  const faults = draft.isChanged ? told(check.body?.faults) : [];
  const isJudged = !draft.isChanged || check.isUpToDate;
  const isDrawable = isJudged && !faults.some(({ path }) => path.startsWith('transitions'));
  const drawn = useJudged<DrawnTransitions>(
    '/structure/transitions/diagram',
    isDrawable ? { transitions: document.transitions ?? [] } : undefined,
  );
  const rows = drawn.body?.rows ?? [];
  return (
    <SpaceBetween size="l">
      {draft.isChanged && <Verdict of={check} />}
      <Tabs
        tabs={[
          {
            id: 'tiers',
            label: words.tiers,
            content: (
              <TiersEditor
                document={document}
                rows={rows}
                faults={faults}
                isReadOnly={isReadOnly}
                onChange={draft.set}
              />
            ),
          },
          {
            id: 'transitions',
            label: words.transitions,
            content: (
              <SpaceBetween size="l">
                <OverridesEditor
                  overrides={document.transitions ?? []}
                  faults={faults}
                  isReadOnly={isReadOnly}
                  onChange={(transitions) => draft.set({ ...document, transitions })}
                />
                <TransitionsDiagram rows={rows} />
                {STAGES.map((stage) => (
                  <TransitionsTable key={stage} stage={stage} rows={rows} />
                ))}
              </SpaceBetween>
            ),
          },
          {
            id: 'history',
            label: common.history,
            content: (
              <VersionHistory
                of="/structure"
                inForce={inForce}
                etag={etag}
                mayRollBack={!isReadOnly}
                makesOld={STRUCTURE_OLD}
              />
            ),
          },
        ]}
      />
      {isPublishing && <PublishStructure draft={draft} check={check} onClose={onPublished} />}
    </SpaceBetween>
  );
}

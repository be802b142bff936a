import type { Draft } from '../../api/use-draft.ts';
import type { Judged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { PublishDraft } from '../../parts/publish-draft.tsx';
import type { DraftVerdict } from '../../parts/verdict.tsx';
import { STRUCTURE_OLD, type StructureDocument } from './structure-answers.ts';
import { STRUCTURE_WORDS } from './words.ts';

interface PublishStructureProps {
  readonly draft: Draft<StructureDocument>;
  readonly check: Judged<DraftVerdict>;
  readonly onClose: () => void;
}

export function PublishStructure({ draft, check, onClose }: PublishStructureProps) {
  const words = useWords(STRUCTURE_WORDS);
  return (
    <PublishDraft
      draft={draft}
      check={check}
      path="/structure"
      body={{ document: draft.value }}
      makesOld={STRUCTURE_OLD}
      published={words.published}
      onClose={onClose}
    />
  );
}

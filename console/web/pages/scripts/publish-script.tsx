import type { Draft } from '../../api/use-draft.ts';
import type { Judged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { PublishDraft } from '../../parts/publish-draft.tsx';
import type { DraftVerdict } from '../../parts/verdict.tsx';
import { SCRIPTS_OLD, type Script } from './script-answers.ts';
import { SCRIPT_WORDS } from './words.ts';

interface PublishScriptProps {
  readonly id: string;
  readonly draft: Draft<Script>;
  readonly check: Judged<DraftVerdict>;
  readonly onClose: () => void;
}

export function PublishScript({ id, draft, check, onClose }: PublishScriptProps) {
  const words = useWords(SCRIPT_WORDS);
  return (
    <PublishDraft
      draft={draft}
      check={check}
      path={`/scripts/${encodeURIComponent(id)}`}
      body={{ script: draft.value }}
      makesOld={SCRIPTS_OLD}
      published={words.published(id)}
      onClose={onClose}
    />
  );
}

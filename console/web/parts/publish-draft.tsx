import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useChange } from '../api/use-change.ts';
import type { Draft } from '../api/use-draft.ts';
import type { Judged } from '../api/use-judged.ts';
import { useWords } from '../language/language-context.ts';
import { ChangeList } from './change-list.tsx';
import { CHANGE_WORDS } from './change-words.ts';
import { Confirmation } from './confirmation.tsx';
import { FaultList } from './fault-list.tsx';
import { useFlash } from './flash-context.ts';
import type { DraftVerdict } from './verdict.tsx';

interface PublishDraftProps<Value> {
  readonly draft: Draft<Value>;
  readonly check: Judged<DraftVerdict>;
  readonly path: string;
  /** What is sent, but for the note. */
  readonly body: object;
  readonly makesOld: readonly string[];
  /** Said when it is done. */
  readonly published: string;
  /** In place of what the API says. */
  readonly changesToldBy?: ReactNode;
  /** In place of the faults as the API tells them. */
  readonly warningsToldBy?: ReactNode;
  readonly onClose: () => void;
}

/** Shows what a draft changes and what is doubtful about it, and publishes it over what its author had seen. */
export function PublishDraft<Value>(props: PublishDraftProps<Value>) {
  const { draft, check, path, body, makesOld, published, changesToldBy, warningsToldBy, onClose } = props;
  const words = useWords(CHANGE_WORDS);
  const flash = useFlash();
  const change = useChange<unknown>({
    makesOld,
    onDone: () => {
      draft.discard();
      flash({ type: 'success', text: published });
      onClose();
    },
  });
  const { changes = [], differences = [], warnings = [], verdict } = check.body ?? {};
  return (
    <Confirmation
      header={words.askPublish}
      doIt={words.publishNow}
      size="large"
      isDisabled={!check.isUpToDate || verdict !== 'right'}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={() => void draft.keepOverNewest().then(change.forget)}
      onConfirm={(note) =>
        void change.send({
          method: 'PUT',
          path,
          body: { ...body, note },
          ifMatch: draft.startedFrom,
        })
      }
    >
      <SpaceBetween size="s">
        <Box variant="h3">{words.changes}</Box>
        {changesToldBy ?? <ChangeList changes={changes} differences={differences} />}
        {warnings.length > 0 && <Box variant="h3">{words.warnings}</Box>}
        {warnings.length > 0 && (warningsToldBy ?? <FaultList faults={warnings} />)}
      </SpaceBetween>
    </Confirmation>
  );
}

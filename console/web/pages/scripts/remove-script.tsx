import { useNavigate } from 'react-router';
import type { Fetched } from '../../api/use-api.ts';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { useFlash } from '../../parts/flash-context.ts';
import { type OneScript, SCRIPTS_OLD } from './script-answers.ts';
import { SCRIPT_WORDS } from './words.ts';

interface RemoveScriptProps {
  readonly id: string;
  readonly fetched: Fetched<OneScript>;
  readonly onClose: () => void;
}

/** A script that a tier has is not deleted: the API says which tier. */
export function RemoveScript({ id, fetched, onClose }: RemoveScriptProps) {
  const words = useWords(SCRIPT_WORDS);
  const flash = useFlash();
  const navigate = useNavigate();
  const change = useChange<unknown>({
    makesOld: SCRIPTS_OLD,
    onDone: () => {
      flash({ type: 'success', text: words.removed(id) });
      void navigate('/scripts');
    },
  });
  return (
    <Confirmation
      header={words.askRemove(id)}
      doIt={words.doRemove}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={() => void fetched.reload().then(change.forget)}
      onConfirm={(note) =>
        void change.send({
          method: 'DELETE',
          path: `/scripts/${encodeURIComponent(id)}`,
          query: { note },
          ifMatch: fetched.etag,
        })
      }
    >
      <div>{words.removeText}</div>
    </Confirmation>
  );
}

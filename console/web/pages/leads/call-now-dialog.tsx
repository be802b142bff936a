import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { DEED_WORDS } from './deed-words.ts';
import type { DialogProps } from './dialog-props.ts';
import { leadPath } from './lead-answers.ts';
import { useLeadChange } from './use-lead-change.ts';

/** Makes a lead due at once, where the rules allow its call. */
export function CallNowDialog({ lead, found, onClose }: DialogProps) {
  const words = useWords(DEED_WORDS);
  const change = useLeadChange(lead.id, words.didCallNow, onClose);
  return (
    <Confirmation
      header={words.askCallNow}
      doIt={words.callNow}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={() => void found.reload().then(change.forget)}
      onConfirm={(note) =>
        void change.send({
          method: 'POST',
          path: `${leadPath(lead.id)}/call-now`,
          body: { note },
          ifMatch: found.etag,
        })
      }
    >
      {words.callNowText}
    </Confirmation>
  );
}

import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { DEED_WORDS } from './deed-words.ts';
import type { DialogProps } from './dialog-props.ts';
import { leadPath } from './lead-answers.ts';
import { useLeadChange } from './use-lead-change.ts';

/** Suppresses a person for good. It names no version: whoever says stop is heard, whatever was seen of them. */
export function OptOutDialog({ lead, onClose }: DialogProps) {
  const words = useWords(DEED_WORDS);
  const change = useLeadChange(lead.id, words.didOptOut, onClose);
  return (
    <Confirmation
      header={words.askOptOut}
      doIt={words.doOptOut}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onConfirm={(note) => void change.send({ method: 'POST', path: `${leadPath(lead.id)}/opt-out`, body: { note } })}
    >
      {words.optOutText}
    </Confirmation>
  );
}

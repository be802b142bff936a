import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { DEED_WORDS } from './deed-words.ts';
import type { DialogProps } from './dialog-props.ts';
import { leadPath } from './lead-answers.ts';
import { useLeadChange } from './use-lead-change.ts';

/** Erases a person who demands it, once whoever does it has written the word. */
export function EraseDialog({ lead, onClose }: DialogProps) {
  const words = useWords(DEED_WORDS);
  const [written, setWritten] = useState('');
  const change = useLeadChange(lead.id, words.didErase, onClose);
  return (
    <Confirmation
      header={words.askErase}
      doIt={words.doErase}
      isDisabled={written.trim().toLowerCase() !== words.eraseWord}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onConfirm={(note) =>
        void change.send({
          method: 'POST',
          path: `${leadPath(lead.id)}/erase`,
          body: { confirmation: 'erase', note },
        })
      }
    >
      {words.eraseText}
      <TextField label={words.eraseConfirm(words.eraseWord)} value={written} onChange={setWritten} />
    </Confirmation>
  );
}

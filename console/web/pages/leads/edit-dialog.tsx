import Box from '@cloudscape-design/components/box';
import { useDraft } from '../../api/use-draft.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { DEED_WORDS } from './deed-words.ts';
import type { DialogProps } from './dialog-props.ts';
import { EditFields } from './edit-fields.tsx';
import { editedOf, type LeadEdits, mergedEdits, patchOf } from './edited-lead.ts';
import { leadPath } from './lead-answers.ts';
import { useLeadChange } from './use-lead-change.ts';

/**
 * Changes what is known of a lead. The draft is only what was written: what somebody else changed meanwhile is told, and
 * stays when the draft is kept.
 */
export function EditDialog({ lead, found, onClose }: DialogProps) {
  const words = useWords(DEED_WORDS);
  const draft = useDraft(found, (): LeadEdits => ({}));
  const change = useLeadChange(lead.id, words.didEdit, onClose);
  const edited = editedOf(lead, draft.value);
  const patch = patchOf(edited, lead);
  const isChanged = Object.keys(patch).length > 0;
  return (
    <Confirmation
      header={words.askEdit}
      doIt={words.doEdit}
      size="large"
      isDisabled={!isChanged}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={() => void draft.keepOverNewest().then(change.forget)}
      onConfirm={(note) =>
        void change.send({
          method: 'PATCH',
          path: leadPath(lead.id),
          body: { ...patch, note },
          ifMatch: draft.startedFrom,
        })
      }
    >
      <EditFields value={edited} onChange={(edits) => draft.set(mergedEdits(draft.value, edits))} />
      {!isChanged && <Box color="text-body-secondary">{words.noChange}</Box>}
    </Confirmation>
  );
}

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal, { type ModalProps } from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface ConfirmationProps {
  readonly header: string;
  readonly doIt: string;
  readonly isSending: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onConfirm: (note: string) => void;
  readonly onClose: () => void;
  /** Offered when somebody else changed it since. */
  readonly onKeepMine?: () => void;
  readonly isDisabled?: boolean;
  readonly size?: ModalProps.Size;
  readonly children?: ReactNode;
}

/** Asks once more before something changes, with what it will do and why it is done. */
export function Confirmation(props: ConfirmationProps) {
  const {
    header,
    doIt,
    isSending,
    problem,
    onConfirm,
    onClose,
    onKeepMine,
    isDisabled = false,
    size,
    children,
  } = props;
  const words = useWords(CHANGE_WORDS);
  const [note, setNote] = useState('');
  return (
    <Modal
      visible
      header={header}
      closeAriaLabel={words.close}
      onDismiss={onClose}
      {...(size !== undefined && { size })}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button variant="primary" loading={isSending} disabled={isDisabled} onClick={() => onConfirm(note)}>
              {doIt}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <ProblemAlert problem={problem} {...(onKeepMine !== undefined && { onKeepMine })} />
        {children}
        <FormField label={words.note} stretch>
          <Input value={note} onChange={({ detail }) => setNote(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}

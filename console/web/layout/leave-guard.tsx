import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useContext, useEffect } from 'react';
import { useBlocker } from 'react-router';
import { UnsavedContext } from '../api/unsaved-context.ts';
import { useWords } from '../language/language-context.ts';
import { LAYOUT_WORDS } from './words.ts';

/** Asks before somebody leaves a page on which a draft would be lost. */
export function LeaveGuard() {
  const words = useWords(LAYOUT_WORDS);
  const unsaved = useContext(UnsavedContext);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return unsaved.size > 0 && currentLocation.pathname !== nextLocation.pathname;
  });
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => unsaved.size > 0 && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      visible
      header={words.askLeave}
      closeAriaLabel={words.stay}
      onDismiss={() => blocker.reset()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => blocker.proceed()}>{words.leave}</Button>
            <Button variant="primary" onClick={() => blocker.reset()}>
              {words.stay}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {words.askLeaveText}
    </Modal>
  );
}

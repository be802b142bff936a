import { type Change, useChange } from '../../api/use-change.ts';
import { useFlash } from '../../parts/flash-context.ts';
import { leadPath } from './lead-answers.ts';

/** Changes one lead; once it is done says so, and closes what asked for it. */
export function useLeadChange(leadId: string, done: string, onClose: () => void): Change<unknown> {
  const flash = useFlash();
  return useChange<unknown>({
    makesOld: [leadPath(leadId), '/leads/search', '/reviews', '/overview'],
    onDone: () => {
      flash({ type: 'success', text: done });
      onClose();
    },
  });
}

import type { Fetched } from '../api/use-api.ts';
import { useWords } from '../language/language-context.ts';
import { Confirmation } from '../parts/confirmation.tsx';
import type { Controls } from './controls.ts';
import { useSwitch } from './use-switch.ts';
import { STOP_WORDS } from './words.ts';

interface StopDialogProps {
  readonly verb: 'stop' | 'resume';
  readonly controls: Fetched<Controls>;
  readonly onClose: () => void;
}

/** Asks once more. Stopping names no version: whatever others do meanwhile, it stops. */
export function StopDialog({ verb, controls, onClose }: StopDialogProps) {
  const words = useWords(STOP_WORDS);
  const isStop = verb === 'stop';
  const done = isStop ? words.didStop : words.didResume;
  const { send, change, onKeepMine } = useSwitch(controls, done, onClose);
  return (
    <Confirmation
      header={isStop ? words.askStop : words.askResume}
      doIt={isStop ? words.doStop : words.doResume}
      isSending={change.isSending}
      problem={change.problem}
      onConfirm={(note) =>
        void (isStop ? change.send : send)({ method: 'POST', path: `/controls/${verb}`, body: { note } })
      }
      onKeepMine={onKeepMine}
      onClose={onClose}
    >
      <div>{isStop ? words.askStopText : words.askResumeText}</div>
    </Confirmation>
  );
}

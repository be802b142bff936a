import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import type { Fetched } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useSwitch } from '../../stop/use-switch.ts';
import type { Controls, Mode } from './mode-answers.ts';
import { MODE_WORDS } from './words.ts';

interface ChangeModeProps {
  readonly to: Mode;
  readonly fetched: Fetched<Controls>;
  readonly onClose: () => void;
}

/** Before customers are called, the word has to be typed. */
export function ChangeMode({ to, fetched, onClose }: ChangeModeProps) {
  const words = useWords(MODE_WORDS);
  const [typed, setTyped] = useState('');
  const isLive = to === 'live';
  const { send, change, onKeepMine } = useSwitch(fetched, words.changed(words.modes[to]), onClose);
  return (
    <Confirmation
      header={words.ask(words.modes[to])}
      doIt={words.doChange}
      isDisabled={isLive && typed !== 'live'}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={onKeepMine}
      onConfirm={(note) =>
        void send({
          method: 'PUT',
          path: '/controls/mode',
          body: { mode: to, note, ...(isLive && { confirmation: typed }) },
        })
      }
    >
      {isLive ? (
        <>
          <Alert type="warning">{words.liveText}</Alert>
          <TextField label={words.confirmation} value={typed} onChange={setTyped} />
        </>
      ) : (
        <div>{words.meaning[to]}</div>
      )}
    </Confirmation>
  );
}

import type { Fetched } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { useSwitch } from '../../stop/use-switch.ts';
import type { Controls } from './mode-answers.ts';
import { MODE_WORDS } from './words.ts';

interface RemoveTestNumberProps {
  readonly number: Controls['testNumbers'][number];
  readonly fetched: Fetched<Controls>;
  readonly onClose: () => void;
}

export function RemoveTestNumber({ number: { key, label }, fetched, onClose }: RemoveTestNumberProps) {
  const words = useWords(MODE_WORDS);
  const { send, change, onKeepMine } = useSwitch(fetched, words.numberRemoved(label), onClose);
  return (
    <Confirmation
      header={words.askRemoveNumber(label)}
      doIt={words.doRemove}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={onKeepMine}
      onConfirm={(note) =>
        void send({
          method: 'DELETE',
          path: `/controls/test-numbers/${encodeURIComponent(key)}`,
          query: { note },
        })
      }
    />
  );
}

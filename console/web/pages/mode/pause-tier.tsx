import { useState } from 'react';
import type { Fetched } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { useSwitch } from '../../stop/use-switch.ts';
import type { Controls } from './mode-answers.ts';
import { MODE_WORDS } from './words.ts';

interface PauseTierProps {
  readonly tier: number;
  /** When it was asked: what others do meanwhile does not turn the question round. */
  readonly isPaused: boolean;
  readonly fetched: Fetched<Controls>;
  readonly onClose: () => void;
}

export function PauseTier({ tier, isPaused, fetched, onClose }: PauseTierProps) {
  const words = useWords(MODE_WORDS);
  const [wasPaused] = useState(isPaused);
  const done = wasPaused ? words.didResumeTier(tier) : words.didPauseTier(tier);
  const { send, change, onKeepMine } = useSwitch(fetched, done, onClose);
  const verb = wasPaused ? 'resume' : 'pause';
  return (
    <Confirmation
      header={wasPaused ? words.askResumeTier(tier) : words.askPauseTier(tier)}
      doIt={wasPaused ? words.resumeTier(tier) : words.pauseTier(tier)}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={onKeepMine}
      onConfirm={(note) =>
        void (wasPaused ? send : change.send)({
          method: 'POST',
          path: `/controls/tiers/${tier}/${verb}`,
          body: { note },
        })
      }
    >
      <div>{words.tierText}</div>
    </Confirmation>
  );
}

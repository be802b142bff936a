import Flashbar from '@cloudscape-design/components/flashbar';
import { useWords } from '../language/language-context.ts';
import type { ShownFlash } from './use-flashes.ts';
import { LAYOUT_WORDS } from './words.ts';

interface FlashesProps {
  readonly flashes: readonly ShownFlash[];
  readonly onPutAway: (id: string) => void;
}

export function Flashes({ flashes, onPutAway }: FlashesProps) {
  const words = useWords(LAYOUT_WORDS);
  return (
    <Flashbar
      i18nStrings={{ ariaLabel: words.messages }}
      items={flashes.map(({ id, type, text }) => ({
        id,
        type,
        content: text,
        dismissible: true,
        dismissLabel: words.dismiss,
        ariaRole: 'status',
        onDismiss: () => onPutAway(id),
      }))}
    />
  );
}

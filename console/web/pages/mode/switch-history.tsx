import { useWords } from '../../language/language-context.ts';
import { DeedList } from '../../parts/deed-list.tsx';
import { PastChanges } from '../../parts/past-changes.tsx';
import type { SwitchesThrown } from './mode-answers.ts';
import { MODE_WORDS } from './words.ts';

export function SwitchHistory() {
  const words = useWords(MODE_WORDS);
  return (
    <PastChanges<SwitchesThrown['versions'][number]>
      path="/controls/versions"
      title={words.history}
      none={words.noHistory}
      what={words.what}
      tell={({ deeds }) => <DeedList deeds={deeds} />}
    />
  );
}

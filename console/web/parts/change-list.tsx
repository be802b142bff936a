import './plain-list.css';
import Box from '@cloudscape-design/components/box';
import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';

/** What differs, a sentence each, as the API tells it: in English. */
export function ChangeList({ changes }: { readonly changes: readonly string[] }) {
  const words = useWords(CHANGE_WORDS);
  if (changes.length === 0) return <Box color="text-body-secondary">{words.nothingDiffers}</Box>;
  return (
    <ul className="tierline-plain-list">
      {changes.map((change) => (
        <li key={change} lang="en">
          {change}
        </li>
      ))}
    </ul>
  );
}

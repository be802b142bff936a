import './plain-list.css';
import Box from '@cloudscape-design/components/box';
import type { Fault } from '../../../functions/api/routing/problem.ts';
import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';

/** What is wrong or doubtful, each with its place and how to mend it. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const words = useWords(CHANGE_WORDS);
  return (
    <ul className="tierline-plain-list">
      {faults.map(({ path, message, mend }) => (
        <li key={`${path} ${message}`}>
          <Box variant="code">{path}</Box> <span lang="en">{message}</span>
          {mend !== undefined && mend !== '' && <Box color="text-body-secondary">{words.whatToDo(mend)}</Box>}
        </li>
      ))}
    </ul>
  );
}

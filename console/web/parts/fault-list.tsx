import './plain-list.css';
import Box from '@cloudscape-design/components/box';
import type { Fault } from '../../../functions/api/routing/problem.ts';
import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';
import { useToldFaults } from './use-told-faults.ts';

/** What is wrong or doubtful, each with its place and how to mend it. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const words = useWords(CHANGE_WORDS);
  const told = useToldFaults();
  return (
    <ul className="tierline-plain-list">
      {told(faults).map(({ path, message, mend, language }) => (
        <li key={`${path} ${message}`} lang={language}>
          <Box variant="code">{path}</Box> {message}
          {mend !== undefined && mend !== '' && <Box color="text-body-secondary">{words.whatToDo(mend)}</Box>}
        </li>
      ))}
    </ul>
  );
}

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';
import type { Fetched } from '../api/use-api.ts';
import { useWords } from '../language/language-context.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { PART_WORDS } from './words.ts';

interface AnsweredProps<Body> {
  readonly of: Fetched<Body>;
  readonly children: (body: Body) => ReactNode;
}

/** Shows what was answered; until then that it is awaited; what went wrong beside what is known from before. */
export function Answered<Body>({ of: { body, problem, reload }, children }: AnsweredProps<Body>) {
  const words = useWords(PART_WORDS);
  if (body === undefined && problem === undefined) {
    return (
      <Box textAlign="center" padding="l">
        <span role="status">
          <Spinner /> {words.loading}
        </span>
      </Box>
    );
  }
  return (
    <SpaceBetween size="l">
      {problem !== undefined && <ProblemAlert problem={problem} onAgain={() => void reload()} />}
      {body !== undefined && children(body)}
    </SpaceBetween>
  );
}

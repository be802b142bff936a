import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Fetched } from '../api/use-api.ts';
import { Loading } from './loading.tsx';
import { ProblemAlert } from './problem-alert.tsx';

interface AnsweredProps<Body> {
  readonly of: Fetched<Body>;
  readonly children: (body: Body) => ReactNode;
}

/** Shows what was answered; until then that it is awaited; what went wrong beside what is known from before. */
export function Answered<Body>({ of: { body, problem, reload }, children }: AnsweredProps<Body>) {
  if (body === undefined && problem === undefined) return <Loading />;
  return (
    <SpaceBetween size="l">
      {problem !== undefined && <ProblemAlert problem={problem} onAgain={() => void reload()} />}
      {body !== undefined && children(body)}
    </SpaceBetween>
  );
}

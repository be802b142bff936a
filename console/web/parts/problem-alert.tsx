import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ApiProblem, kindOf } from '../api/problem.ts';
import { useWords } from '../language/language-context.ts';
import { FaultList } from './fault-list.tsx';
import { SinceList } from './since-list.tsx';
import { PART_WORDS } from './words.ts';

interface ProblemAlertProps {
  readonly problem: ApiProblem | undefined;
  /** Offered for what was read and failed. */
  readonly onAgain?: () => void;
  /** Offered when somebody else changed it since: `draft.keepOverNewest`. */
  readonly onKeepMine?: () => void;
}

/** What the API says is wrong: every fault with its place and how to mend it, and who changed what meanwhile. */
export function ProblemAlert({ problem, onAgain, onKeepMine }: ProblemAlertProps) {
  const words = useWords(PART_WORDS);
  if (problem === undefined) return null;
  const { title, detail, mend, faults = [], since = [], isAllSince = true } = problem.body;
  const kind = kindOf(problem.body);
  const isOvertaken = kind === 'overtaken';
  const action =
    isOvertaken && onKeepMine !== undefined ? (
      <Button onClick={onKeepMine}>{words.keepMine}</Button>
    ) : (
      onAgain && <Button onClick={onAgain}>{words.tryAgain}</Button>
    );
  return (
    <div role="alert">
      <Alert
        type={isOvertaken ? 'warning' : 'error'}
        header={kind === undefined ? title : words.titles[kind]}
        action={action}
      >
        <SpaceBetween size="xs">
          <div>{detail}</div>
          {mend !== undefined && (
            <div>
              {words.mend}: {mend}
            </div>
          )}
          {faults.length > 0 && <FaultList faults={faults} />}
          {since.length > 0 && <SinceList since={since} isAll={isAllSince} />}
        </SpaceBetween>
      </Alert>
    </div>
  );
}

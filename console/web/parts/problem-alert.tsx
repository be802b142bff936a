import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ApiProblem, kindOf } from '../api/problem.ts';
import { useWords } from '../language/language-context.ts';
import { FaultList } from './fault-list.tsx';
import { SinceList } from './since-list.tsx';
import { useToldProblem } from './use-told-problem.ts';
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
  const told = useToldProblem();
  if (problem === undefined) return null;
  const { faults = [], since = [], isAllSince = true } = problem.body;
  const { title, detail, mend, language } = told(problem.body);
  const isOvertaken = kindOf(problem.body) === 'overtaken';
  const action =
    isOvertaken && onKeepMine !== undefined ? (
      <Button onClick={onKeepMine}>{words.keepMine}</Button>
    ) : (
      onAgain && <Button onClick={onAgain}>{words.tryAgain}</Button>
    );
  return (
    <div role="alert">
      <Alert type={isOvertaken ? 'warning' : 'error'} header={title} action={action}>
        <SpaceBetween size="xs">
          <div lang={language}>{detail}</div>
          {mend !== undefined && (
            <div>
              {words.mend}: <span lang={language}>{mend}</span>
            </div>
          )}
          {faults.length > 0 && <FaultList faults={faults} />}
          {since.length > 0 && <SinceList since={since} isAll={isAllSince} />}
        </SpaceBetween>
      </Alert>
    </div>
  );
}

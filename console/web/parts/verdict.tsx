import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { output } from 'zod';
import type { judged } from '../../../functions/api/routes/document-routes.ts';
import type { Judged } from '../api/use-judged.ts';
import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';
import { FaultList } from './fault-list.tsx';
import { ProblemAlert } from './problem-alert.tsx';

export type DraftVerdict = output<typeof judged>;

/** Whether a draft could be published, and what is to be mended first; told aloud when it changes. */
export function Verdict({ of: { body, problem } }: { readonly of: Judged<DraftVerdict> }) {
  const words = useWords(CHANGE_WORDS);
  if (problem !== undefined) return <ProblemAlert problem={problem} />;
  if (body === undefined) return null;
  const { verdict, faults, warnings } = body;
  return (
    <div role="status">
      <SpaceBetween size="s">
        {verdict === 'right' ? (
          <Alert type="info">
            {words.isRight} {words.notPublished}
          </Alert>
        ) : (
          <Alert type="error" header={verdict === 'wrong' ? words.isWrong : words.isHindered}>
            <FaultList faults={faults} />
          </Alert>
        )}
        {warnings.length > 0 && (
          <Alert type="warning" header={words.warnings}>
            <FaultList faults={warnings} />
          </Alert>
        )}
      </SpaceBetween>
    </div>
  );
}

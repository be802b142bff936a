import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CheckedDraft } from '../../../../functions/api/routes/document-routes.ts';
import type { Judged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { PublishDraft } from '../../parts/publish-draft.tsx';
import { Status } from '../../parts/status.tsx';
import { useMay } from '../../session/profile.ts';
import { ChangesList } from './changes-list.tsx';
import { changesBetween, type Level } from './draft-rules.ts';
import { faultsBelow } from './rule-form.ts';
import { RULES_OLD, type Scopes } from './rules-answers.ts';
import { SettingFaults } from './setting-faults.tsx';
import type { RulesDraft } from './use-rules-draft.ts';
import { PAGE_WORDS } from './words.ts';

interface DraftPanelProps {
  readonly draft: RulesDraft;
  readonly check: Judged<CheckedDraft>;
  readonly level: Level;
  readonly scopes: Scopes;
}

/** What the draft changes, whether it is right, and the way to publish it. */
export function DraftPanel({ draft, check, level, scopes }: DraftPanelProps) {
  const page = useWords(PAGE_WORDS);
  const mayPublish = useMay('rules.publish');
  const [isReviewing, setIsReviewing] = useState(false);
  const changes = changesBetween(draft.base, draft.value);
  const faults = check.body?.faults ?? [];
  const elsewhere = faults.filter((fault) => !faultsBelow(faults, level).includes(fault));
  const isRight = check.isUpToDate && check.body?.verdict === 'right';
  return (
    <Container header={<Header variant="h2">{page.draft.title}</Header>}>
      <SpaceBetween size="s">
        {draft.newerVersion !== undefined && draft.isChanged && (
          <Alert
            type="warning"
            action={<Button onClick={() => void draft.keepOverNewest()}>{page.draft.takeOver}</Button>}
          >
            {page.draft.newer(draft.newerVersion)}
          </Alert>
        )}
        {!draft.isChanged && <span>{page.draft.unchanged}</span>}
        {draft.isChanged && (
          <>
            <strong>{page.draft.changes(changes.length)}</strong>
            <ChangesList changes={changes} scopes={scopes} />
            <div aria-live="polite">
              <Verdict check={check} />
            </div>
            {elsewhere.length > 0 && (
              <>
                <strong>{page.draft.elsewhere}</strong>
                {elsewhere.map(({ path }) => (
                  <code key={path}>{path}</code>
                ))}
                <SettingFaults kind="error" faults={elsewhere} />
              </>
            )}
            <SpaceBetween direction="horizontal" size="xs">
              {mayPublish && (
                <Button variant="primary" disabled={!isRight} onClick={() => setIsReviewing(true)}>
                  {page.draft.review}
                </Button>
              )}
              <Button onClick={draft.discard}>{page.draft.discard}</Button>
            </SpaceBetween>
            {!mayPublish && <span>{page.mayNotPublish}</span>}
          </>
        )}
      </SpaceBetween>
      {isReviewing && (
        <PublishDraft
          draft={draft}
          check={check}
          path="/rules"
          body={{ document: draft.value }}
          makesOld={RULES_OLD}
          published={page.draft.published}
          changesToldBy={<ChangesList changes={changes} scopes={scopes} />}
          warningsToldBy={<SettingFaults kind="warning" faults={check.body?.warnings ?? []} />}
          onClose={() => setIsReviewing(false)}
        />
      )}
    </Container>
  );
}

function Verdict({ check: { body, isUpToDate, problem } }: Pick<DraftPanelProps, 'check'>) {
  const page = useWords(PAGE_WORDS);
  if (problem !== undefined) return <ProblemAlert problem={problem} />;
  if (!isUpToDate || body === undefined) return <Status type="in-progress">{page.draft.checking}</Status>;
  if (body.verdict !== 'right') {
    return <Status type="error">{page.draft.wrong(body.faults.length)}</Status>;
  }
  return (
    <>
      <Status type="success">{page.draft.right}</Status>
      {body.warnings.length > 0 && (
        <div>
          <Status type="warning">{page.draft.warnings(body.warnings.length)}</Status>
        </div>
      )}
    </>
  );
}

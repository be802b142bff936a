import Alert from '@cloudscape-design/components/alert';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { CheckedDraft } from '../../../../functions/api/routes/document-routes.ts';
import { useJudged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { GROUPS } from '../../rules/rule-fields.ts';
import { useMay } from '../../session/profile.ts';
import { DraftPanel } from './draft-panel.tsx';
import type { DraftRules, Level } from './draft-rules.ts';
import { LevelSelect } from './level-select.tsx';
import { RuleGroup } from './rule-group.tsx';
import type { Scopes } from './rules-answers.ts';
import { useLevelRules } from './use-level-rules.ts';
import type { RulesDraft } from './use-rules-draft.ts';
import { WhatIfPanel } from './what-if-panel.tsx';
import { PAGE_WORDS } from './words.ts';
import './rules-editor.css';

interface RulesEditorProps {
  readonly draft: RulesDraft;
  readonly level: Level;
  readonly scopes: Scopes;
  readonly onChooseLevel: (level: Level) => void;
}

const COLUMNS = [{ colspan: { default: 12, s: 8 } }, { colspan: { default: 12, s: 4 } }];

/** The latest draft that was found right: what is wrong has no effect that could be shown. */
function useLastRight({ value, base }: RulesDraft, isRight: boolean): DraftRules {
  const [right, setRight] = useState(base);
  if (isRight && right !== value) setRight(value);
  return right;
}

/** The forms of one level, with the draft and its effect beside them. */
export function RulesEditor({ draft, level, scopes, onChooseLevel }: RulesEditorProps) {
  const page = useWords(PAGE_WORDS);
  const mayDraft = useMay('rules.whatIf');
  const check = useJudged<CheckedDraft>('/rules/check', { document: draft.value });
  const isJudged = check.isUpToDate && check.problem === undefined;
  const form = {
    level,
    draft,
    mayDraft,
    rules: useLevelRules(level, useLastRight(draft, isJudged && check.body?.verdict !== 'wrong')),
    published: useLevelRules(level, draft.base),
    faults: check.body?.faults ?? [],
    warnings: check.body?.warnings ?? [],
  };
  return (
    <SpaceBetween size="l">
      {!mayDraft && <Alert type="info">{page.mayNotChange}</Alert>}
      <LevelSelect scopes={scopes} level={level} document={draft.value} onChoose={onChooseLevel} />
      <Grid gridDefinition={COLUMNS}>
        <SpaceBetween size="s">
          {GROUPS.map((group) => (
            <RuleGroup key={group} group={group} form={form} />
          ))}
        </SpaceBetween>
        <div className="tierline-beside">
          <SpaceBetween size="l">
            {mayDraft && <DraftPanel draft={draft} check={check} level={level} scopes={scopes} />}
            <WhatIfPanel draft={draft} isRight={isJudged && check.body?.verdict === 'right'} scopes={scopes} />
          </SpaceBetween>
        </div>
      </Grid>
    </SpaceBetween>
  );
}

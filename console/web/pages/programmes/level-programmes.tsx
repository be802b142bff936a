import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { InForceAnswer } from '../../../../functions/api/routes/document-routes.ts';
import type { RulesDocument } from '../../../../shared/domain/rules-document.ts';
import { type Fetched, useApi } from '../../api/use-api.ts';
import { useDraft } from '../../api/use-draft.ts';
import { useDraftWithin } from '../../api/use-draft-within.ts';
import { useJudged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { CHANGE_WORDS } from '../../parts/change-words.ts';
import { PublishDraft } from '../../parts/publish-draft.tsx';
import { useToldFaults } from '../../parts/use-told-faults.ts';
import { type DraftVerdict, Verdict } from '../../parts/verdict.tsx';
import { useMay } from '../../session/profile.ts';
import { freshProgramme } from './fresh-programme.ts';
import { ownProgrammes, rulesWith } from './levels.ts';
import { type AllProgrammes, PROGRAMMES_OLD, type Programme } from './programme-answers.ts';
import { ProgrammeForm } from './programme-form.tsx';
import { TouchCalendar } from './touch-calendar.tsx';
import { PROGRAMME_WORDS } from './words.ts';

interface LevelProgrammesProps {
  readonly level: string;
  readonly fetched: Fetched<AllProgrammes>;
  readonly inherited: readonly Programme[];
  readonly scripts: readonly string[];
}

/** The programmes of one level, judged while they are written as a part of the dial rules. */
export function LevelProgrammes({ level, fetched, inherited, scripts }: LevelProgrammesProps) {
  const words = useWords(PROGRAMME_WORDS);
  const told = useToldFaults();
  const common = useWords(CHANGE_WORDS);
  const mayChange = useMay('programmes.publish');
  const rules = useApi<InForceAnswer<RulesDocument>>('/rules');
  const draft = useDraftWithin(
    useDraft(fetched, (all) => ({ programmes: ownProgrammes(all, level) })),
    rules,
  );
  const [isPublishing, setIsPublishing] = useState(false);
  const own = draft.value?.programmes ?? null;
  const document = rules.body?.document;
  const judged = draft.isChanged && document !== undefined ? { document: rulesWith(document, level, own) } : undefined;
  const check = useJudged<DraftVerdict>('/rules/check', judged, { about: draft.startedFrom });
  const isReady = judged === undefined || (check.isUpToDate && check.body?.verdict !== 'wrong');
  const faults = draft.isChanged ? told(check.body?.faults) : [];
  const set = (programmes: readonly Programme[] | null) => draft.set({ programmes });
  return (
    <SpaceBetween size="l">
      {mayChange && (
        <SpaceBetween direction="horizontal" size="xs">
          {own !== null && <Button onClick={() => set([...own, freshProgramme(own)])}>{words.add}</Button>}
          {own !== null && <Button onClick={() => set(null)}>{words.inheritAgain}</Button>}
          {own === null && <Button onClick={() => set(inherited)}>{words.ownList}</Button>}
          <Button disabled={!draft.isChanged} onClick={draft.discard}>
            {common.discard}
          </Button>
          <Button variant="primary" disabled={!draft.isChanged} onClick={() => setIsPublishing(true)}>
            {common.publish}
          </Button>
        </SpaceBetween>
      )}
      {draft.isChanged && <Verdict of={check} />}
      {own === null && (
        <Alert type="info">
          {level === 'organisation' ? words.noneAtAll : words.inherits}{' '}
          {level !== 'organisation' && inherited.length === 0 && words.inheritsNone}
        </Alert>
      )}
      {own?.length === 0 && <Alert type="info">{words.isEmpty}</Alert>}
      {(own ?? inherited).map((programme, index) => (
        <ProgrammeForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a programme is its place while its name is typed
          key={index}
          programme={programme}
          scripts={scripts}
          faults={faults}
          path={`${level}.programmes.${index}`}
          isReadOnly={!mayChange || own === null}
          onChange={(changed) => set((own ?? []).with(index, changed))}
          onRemove={() => set((own ?? []).toSpliced(index, 1))}
        />
      ))}
      <TouchCalendar programmes={own ?? inherited} isReady={isReady} />
      {isPublishing && (
        <PublishDraft
          draft={draft}
          check={check}
          path={`/programmes/${encodeURIComponent(level)}`}
          body={{ programmes: own }}
          makesOld={PROGRAMMES_OLD}
          published={words.published}
          onClose={() => setIsPublishing(false)}
        />
      )}
    </SpaceBetween>
  );
}

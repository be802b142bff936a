import Box from '@cloudscape-design/components/box';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Tabs from '@cloudscape-design/components/tabs';
import { useSearchParams } from 'react-router';
import type { InForceAnswer } from '../../../../functions/api/routes/document-routes.ts';
import type { ScopesAnswer } from '../../../../functions/api/routes/rules-routes.ts';
import { levelPath } from '../../../../shared/domain/rules-diff.ts';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { Moment } from '../../parts/moment.tsx';
import { VersionHistory } from '../../parts/version-history.tsx';
import { useMay } from '../../session/profile.ts';
import { type DraftRules, type Level, levelNamed } from './draft-rules.ts';
import { RULES_OLD } from './rules-answers.ts';
import { RulesEditor } from './rules-editor.tsx';
import { useRulesDraft } from './use-rules-draft.ts';
import { VersionChanges } from './version-changes.tsx';
import { PAGE_WORDS } from './words.ts';

const TABS = ['edit', 'history'] as const;
const WIDEST: Level = { kind: 'organisation' };

/** The dial rules: what holds at each level, a draft, its effect, and what was published before. */
export default function RulesPage() {
  const words = useWords(PAGE_WORDS);
  const [params, setParams] = useSearchParams();
  const inForce = useApi<InForceAnswer<DraftRules>>('/rules');
  const scopes = useApi<ScopesAnswer>('/rules/scopes');
  const draft = useRulesDraft(inForce);
  const mayRollBack = useMay('rules.rollBack');
  const level = levelNamed(params.get('level') ?? '') ?? WIDEST;
  const tab = TABS.find((one) => one === params.get('tab')) ?? 'edit';
  const chooseLevel = (chosen: Level) => setParams({ tab, level: levelPath(chosen).join('.') }, { replace: true });
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.intro}>
          {words.title}
        </Header>
      }
    >
      <Answered of={inForce}>
        {({ version, publishedAt }) => (
          <Answered of={scopes}>
            {(levels) =>
              draft !== undefined && (
                <>
                  <Box variant="p">
                    {words.version(version)}
                    {publishedAt !== undefined && (
                      <>
                        , {words.publishedAt} <Moment at={publishedAt} />
                      </>
                    )}
                  </Box>
                  <Tabs
                    activeTabId={tab}
                    onChange={({ detail }) =>
                      setParams({ tab: detail.activeTabId, level: levelPath(level).join('.') }, { replace: true })
                    }
                    tabs={[
                      {
                        id: 'edit',
                        label: words.tabs.edit,
                        content: (
                          <RulesEditor draft={draft} level={level} scopes={levels.scopes} onChooseLevel={chooseLevel} />
                        ),
                      },
                      {
                        id: 'history',
                        label: words.tabs.history,
                        content: (
                          <VersionHistory
                            of="/rules"
                            inForce={version}
                            etag={inForce.etag}
                            mayRollBack={mayRollBack}
                            makesOld={RULES_OLD}
                            tell={(change) => <VersionChanges change={change} scopes={levels.scopes} />}
                          />
                        ),
                      },
                    ]}
                  />
                </>
              )
            }
          </Answered>
        )}
      </Answered>
    </ContentLayout>
  );
}

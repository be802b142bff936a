import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { useMay } from '../../session/profile.ts';
import type { Controls } from './mode-answers.ts';
import { ModeChoice } from './mode-choice.tsx';
import { ReadinessReport } from './readiness-report.tsx';
import { SwitchHistory } from './switch-history.tsx';
import { SwitchesShown } from './switches-shown.tsx';
import { TestNumbers } from './test-numbers.tsx';
import { MODE_WORDS } from './words.ts';

export default function ModePage() {
  const words = useWords(MODE_WORDS);
  const fetched = useApi<Controls>('/controls', { polls: true });
  const mayChange = useMay('controls.setMode');
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={mayChange ? words.about : `${words.about} ${words.mayNotChange}`}>
          {words.title}
        </Header>
      }
    >
      <Answered of={fetched}>
        {(controls) => (
          <SpaceBetween size="l">
            <ModeChoice fetched={fetched} controls={controls} />
            <ReadinessReport />
            <SwitchesShown fetched={fetched} controls={controls} />
            <TestNumbers fetched={fetched} controls={controls} />
            <SwitchHistory />
          </SpaceBetween>
        )}
      </Answered>
    </ContentLayout>
  );
}

import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { FaultList } from '../../parts/fault-list.tsx';
import { Status } from '../../parts/status.tsx';
import type { Readiness } from './mode-answers.ts';
import { MODE_WORDS } from './words.ts';

/** Whether customers could be called as the company stands now. */
export function ReadinessReport() {
  const words = useWords(MODE_WORDS);
  const fetched = useApi<Readiness>('/controls/readiness');
  return (
    <Container header={<Header variant="h2">{words.readiness}</Header>}>
      <Answered of={fetched}>
        {({ hindrances, warnings, campaigns }) => (
          <SpaceBetween size="s">
            {hindrances.length === 0 ? (
              <Status type="success">{words.ready(campaigns)}</Status>
            ) : (
              <Alert type="error" header={words.notReady}>
                <FaultList faults={hindrances} />
              </Alert>
            )}
            {warnings.length > 0 && (
              <Alert type="warning" header={words.doubts}>
                <FaultList faults={warnings} />
              </Alert>
            )}
          </SpaceBetween>
        )}
      </Answered>
    </Container>
  );
}

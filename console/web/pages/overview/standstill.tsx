import './standstill.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import { Status } from '../../parts/status.tsx';
import type { Overview } from './overview.ts';
import { Reason } from './reason.tsx';
import { OVERVIEW_WORDS } from './words.ts';

/** Whether calls are placed, and in plain words what keeps them from being placed. */
export function Standstill({ standstill, zone }: Pick<Overview, 'standstill' | 'zone'>) {
  const words = useWords(OVERVIEW_WORDS);
  const { isDialling, reasons, isAll } = standstill;
  return (
    <Container header={<Header variant="h2">{isDialling ? words.whyNotMore : words.why}</Header>}>
      <SpaceBetween size="s">
        <Status type={isDialling ? 'success' : 'stopped'}>{isDialling ? words.dialling : words.notDialling}</Status>
        {reasons.length === 0 && <div>{isDialling ? words.nothingKeeps : words.noReason}</div>}
        {reasons.length > 0 && (
          <ol className="tierline-reasons">
            {reasons.map((reason) => (
              <Reason key={`${reason.code} ${reason.campaignIds.join()}`} reason={reason} zone={zone} />
            ))}
          </ol>
        )}
        {!isAll && <div>{words.notAll}</div>}
      </SpaceBetween>
    </Container>
  );
}

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import type { Overview } from './overview.ts';
import { TierBars } from './tier-bars.tsx';
import { OVERVIEW_WORDS } from './words.ts';

const PERIODS = ['today', 'last30Days'] as const;

/** What became of leads, tier by tier. */
export function Funnel({ funnel }: Pick<Overview, 'funnel'>) {
  const words = useWords(OVERVIEW_WORDS);
  const [period, setPeriod] = useState<(typeof PERIODS)[number]>('today');
  const choice = (
    <SegmentedControl
      label={words.period}
      selectedId={period}
      options={PERIODS.map((id) => ({ id, text: words.periods[id] }))}
      onChange={({ detail }) => setPeriod(PERIODS.find((id) => id === detail.selectedId) ?? 'today')}
    />
  );
  return (
    <Container
      header={
        <Header variant="h2" actions={choice}>
          {words.funnel}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {funnel.map((tier) => (
          <TierBars key={tier.tier} tier={tier} period={period} />
        ))}
      </SpaceBetween>
    </Container>
  );
}

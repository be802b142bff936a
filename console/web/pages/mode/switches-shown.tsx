import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { InForceAnswer } from '../../../../functions/api/routes/document-routes.ts';
import type { StructureDocument } from '../../../../shared/domain/structure-fields.ts';
import { type Fetched, useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Status } from '../../parts/status.tsx';
import { useMay } from '../../session/profile.ts';
import type { Controls } from './mode-answers.ts';
import { PauseTier } from './pause-tier.tsx';
import { MODE_WORDS } from './words.ts';

interface SwitchesShownProps {
  readonly fetched: Fetched<Controls>;
  readonly controls: Controls;
}

/** Emergency stop and pauses; a tier is paused here, a campaign on its own page. */
export function SwitchesShown({ fetched, controls }: SwitchesShownProps) {
  const words = useWords(MODE_WORDS);
  const mayPause = useMay('controls.pauseTier');
  const structure = useApi<InForceAnswer<StructureDocument>>('/structure');
  const [asked, setAsked] = useState<number>();
  const { emergencyStop, isRestored, pausedCampaigns, pausedTiers } = controls;
  const tiers = (structure.body?.document.tiers ?? []).map((_, index) => index + 1);
  return (
    <Container header={<Header variant="h2">{words.switches}</Header>}>
      <SpaceBetween size="m">
        {isRestored && <Alert type="error">{words.restored}</Alert>}
        <Status type={emergencyStop ? 'stopped' : 'success'}>{emergencyStop ? words.stopOn : words.stopOff}</Status>
        <KeyValuePairs
          columns={4}
          minColumnWidth={200}
          items={[
            { label: words.pausedCampaigns, value: pausedCampaigns.join(', ') || words.none },
            ...tiers.map((tier) => {
              const isPaused = pausedTiers.includes(tier);
              return {
                label: words.tier(tier),
                value: (
                  <SpaceBetween size="xxs">
                    <Status type={isPaused ? 'stopped' : 'success'}>{isPaused ? words.paused : words.notPaused}</Status>
                    {mayPause && (
                      <Button onClick={() => setAsked(tier)}>
                        {isPaused ? words.resumeTier(tier) : words.pauseTier(tier)}
                      </Button>
                    )}
                  </SpaceBetween>
                ),
              };
            }),
          ]}
        />
      </SpaceBetween>
      {asked !== undefined && (
        <PauseTier
          tier={asked}
          isPaused={pausedTiers.includes(asked)}
          fetched={fetched}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Container>
  );
}

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Fetched } from '../../api/use-api.ts';
import { useChange } from '../../api/use-change.ts';
import { useDraft } from '../../api/use-draft.ts';
import { useWords } from '../../language/language-context.ts';
import { CHANGE_WORDS } from '../../parts/change-words.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { useFlash } from '../../parts/flash-context.ts';
import { useToldFaults } from '../../parts/use-told-faults.ts';
import { useMay } from '../../session/profile.ts';
import { useZone } from '../../zone/zone-context.ts';
import { CAMPAIGNS_OLD, type OneCampaign, type StoredCampaign } from './campaign-answers.ts';
import { CampaignForm } from './campaign-form.tsx';
import { CAMPAIGN_WORDS } from './words.ts';
import { patchBetween, writtenFrom } from './written-campaign.ts';

interface CampaignSettingsProps {
  readonly fetched: Fetched<OneCampaign>;
  readonly state: OneCampaign;
}

/**
 * Name, priority, schedule and equipment, changed over the version that was read. Fields that its author left alone are
 * not sent: what others changed of them meanwhile stays.
 */
export function CampaignSettings({ fetched, state }: CampaignSettingsProps) {
  const words = useWords(CAMPAIGN_WORDS);
  const told = useToldFaults();
  const common = useWords(CHANGE_WORDS);
  const flash = useFlash();
  const mayEdit = useMay('campaigns.edit');
  const zone = useZone();
  const unchanged = ({ campaign }: OneCampaign) => {
    const written = writtenFrom(campaign, zone);
    return { before: written, after: written };
  };
  const draft = useDraft(fetched, unchanged);
  const [isAsking, setIsAsking] = useState(false);
  const { id, name } = state.campaign;
  const { before, after } = draft.value ?? unchanged(state);
  const change = useChange<StoredCampaign>({
    makesOld: CAMPAIGNS_OLD,
    onDone: ({ campaign }) => {
      draft.discard();
      setIsAsking(false);
      flash({ type: 'success', text: words.changed(campaign.name) });
    },
  });
  const send = (note: string) =>
    change.send({
      method: 'PATCH',
      path: `/campaigns/${encodeURIComponent(id)}`,
      body: { ...patchBetween(before, after, zone), note },
      ifMatch: draft.startedFrom,
    });
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            mayEdit && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button disabled={!draft.isChanged} onClick={draft.discard}>
                  {common.discard}
                </Button>
                <Button
                  disabled={!draft.isChanged}
                  onClick={() => {
                    change.forget();
                    setIsAsking(true);
                  }}
                >
                  {words.save}
                </Button>
              </SpaceBetween>
            )
          }
        >
          {words.settings}
        </Header>
      }
    >
      <CampaignForm
        written={after}
        faults={told(change.problem?.body.faults)}
        isNew={false}
        isReadOnly={!mayEdit}
        onChange={(written) => draft.set({ before, after: written })}
      />
      {isAsking && (
        <Confirmation
          header={words.askSave(name)}
          doIt={words.doSave}
          isSending={change.isSending}
          problem={change.problem}
          onClose={() => setIsAsking(false)}
          onKeepMine={() => void draft.keepOverNewest().then(change.forget)}
          onConfirm={(note) => void send(note)}
        />
      )}
    </Container>
  );
}

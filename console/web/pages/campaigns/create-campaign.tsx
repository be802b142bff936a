import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { useFlash } from '../../parts/flash-context.ts';
import { useToldFaults } from '../../parts/use-told-faults.ts';
import { useZone } from '../../zone/zone-context.ts';
import { CAMPAIGNS_OLD, type StoredCampaign } from './campaign-answers.ts';
import { CampaignForm } from './campaign-form.tsx';
import { CAMPAIGN_WORDS } from './words.ts';
import { campaignToSend, FRESH_CAMPAIGN } from './written-campaign.ts';

export function CreateCampaign({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(CAMPAIGN_WORDS);
  const told = useToldFaults();
  const flash = useFlash();
  const zone = useZone();
  const navigate = useNavigate();
  const [written, setWritten] = useState(FRESH_CAMPAIGN);
  const change = useChange<StoredCampaign>({
    makesOld: CAMPAIGNS_OLD,
    onDone: ({ campaign: { id, name } }) => {
      flash({ type: 'success', text: words.created(name) });
      onClose();
      void navigate(`/campaigns/${encodeURIComponent(id)}`);
    },
  });
  return (
    <Confirmation
      header={words.askCreate}
      doIt={words.doCreate}
      size="large"
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onConfirm={(note) =>
        void change.send({
          method: 'POST',
          path: '/campaigns',
          body: { campaign: campaignToSend(written, zone), note },
        })
      }
    >
      <CampaignForm
        written={written}
        faults={told(change.problem?.body.faults)}
        isNew
        isReadOnly={false}
        onChange={setWritten}
      />
    </Confirmation>
  );
}

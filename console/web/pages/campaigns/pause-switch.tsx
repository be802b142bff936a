import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useChange } from '../../api/use-change.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { useFlash } from '../../parts/flash-context.ts';
import { useMay } from '../../session/profile.ts';
import type { Controls } from '../../stop/controls.ts';
import { CAMPAIGNS_OLD, type CampaignState } from './campaign-answers.ts';
import { CAMPAIGN_WORDS } from './words.ts';

/** Pauses a campaign, or lets it call again; nothing for whoever may not. Pausing names no version. */
export function PauseSwitch({ campaign: { id, name }, isPaused }: Pick<CampaignState, 'campaign' | 'isPaused'>) {
  const words = useWords(CAMPAIGN_WORDS);
  const flash = useFlash();
  const controls = useApi<Controls>('/controls');
  const [mayPause, mayResume] = [useMay('campaigns.pause'), useMay('campaigns.resume')];
  const [isAsking, setIsAsking] = useState(false);
  const change = useChange<unknown>({
    makesOld: CAMPAIGNS_OLD,
    onDone: () => {
      flash(
        isPaused ? { type: 'success', text: words.didResume(name) } : { type: 'warning', text: words.didPause(name) },
      );
      setIsAsking(false);
    },
  });
  if (!(isPaused ? mayResume : mayPause)) return null;
  const send = (note: string) =>
    change.send({
      method: 'POST',
      path: `/campaigns/${encodeURIComponent(id)}/${isPaused ? 'resume' : 'pause'}`,
      body: { note },
      ...(isPaused && controls.etag !== undefined && { ifMatch: controls.etag }),
    });
  return (
    <>
      <Button
        wrapText={false}
        ariaLabel={isPaused ? words.resumeNamed(name) : words.pauseNamed(name)}
        onClick={() => {
          change.forget();
          setIsAsking(true);
        }}
      >
        {isPaused ? words.resume : words.pause}
      </Button>
      {isAsking && (
        <Confirmation
          header={isPaused ? words.askResume(name) : words.askPause(name)}
          doIt={isPaused ? words.resume : words.pause}
          isSending={change.isSending}
          problem={change.problem}
          onClose={() => setIsAsking(false)}
          onKeepMine={() => void controls.reload().then(change.forget)}
          onConfirm={(note) => void send(note)}
        >
          <div>{isPaused ? words.resumeText : words.pauseText}</div>
        </Confirmation>
      )}
    </>
  );
}

import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { useWords } from '../language/language-context.ts';
import { useMay } from '../session/profile.ts';
import type { Controls } from './controls.ts';
import { StopDialog } from './stop-dialog.tsx';
import { STOP_WORDS } from './words.ts';

/** The big red stop; where everything is stopped, the way back. */
export function StopSwitch() {
  const words = useWords(STOP_WORDS);
  const controls = useApi<Controls>('/controls', { polls: true });
  const [asked, setAsked] = useState<'stop' | 'resume'>();
  const [isStopAllowed, isResumeAllowed] = [useMay('controls.stop'), useMay('controls.resume')];
  const isStopped = controls.body?.emergencyStop ?? false;
  const isAllowed = isStopped ? isResumeAllowed : isStopAllowed;
  const whyNot = isStopped ? words.mayNotResume : words.mayNotStop;
  return (
    <>
      <button
        type="button"
        className="tierline-stop"
        aria-disabled={!isAllowed}
        aria-describedby={isAllowed ? undefined : 'why-no-stop'}
        title={isAllowed ? undefined : whyNot}
        onClick={() => isAllowed && setAsked(isStopped ? 'resume' : 'stop')}
      >
        {isStopped ? (isAllowed ? words.stopped : words.isStopped) : words.stop}
      </button>
      {!isAllowed && (
        <span id="why-no-stop" className="tierline-unseen">
          {whyNot}
        </span>
      )}
      {asked !== undefined && <StopDialog verb={asked} controls={controls} onClose={() => setAsked(undefined)} />}
    </>
  );
}

import { useState } from 'react';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { instantOf, type LocalMoment, localMomentOf } from '../../parts/local-moment.ts';
import { momentText } from '../../parts/moment.tsx';
import { useZone } from '../../zone/zone-context.ts';
import { DEED_WORDS } from './deed-words.ts';
import type { DialogProps } from './dialog-props.ts';
import { leadPath } from './lead-answers.ts';
import { MomentField } from './moment-field.tsx';
import { useLeadChange } from './use-lead-change.ts';

const A_WEEK_MILLISECONDS = 7 * 24 * 3_600_000;

/** Lets a lead rest until a moment, given by the clock of whoever asks. */
export function RestDialog({ lead, found, onClose }: DialogProps) {
  const words = useWords(DEED_WORDS);
  const { language } = useLanguage();
  const zone = useZone();
  const [until, setUntil] = useState<LocalMoment>(() => {
    const from = lead.standing.until ?? lead.lastCalledAt ?? new Date().toISOString();
    return localMomentOf(new Date(Date.parse(from) + A_WEEK_MILLISECONDS), zone);
  });
  const change = useLeadChange(lead.id, words.didRest, onClose);
  const at = instantOf(until, zone);
  return (
    <Confirmation
      header={words.askRest}
      doIt={words.doRest}
      isDisabled={at === undefined}
      isSending={change.isSending}
      problem={change.problem}
      onClose={onClose}
      onKeepMine={() => void found.reload().then(change.forget)}
      onConfirm={(note) =>
        void change.send({
          method: 'POST',
          path: `${leadPath(lead.id)}/rest`,
          body: { until: at, note },
          ifMatch: found.etag,
        })
      }
    >
      {words.restText}
      <MomentField value={until} onChange={setUntil} />
      {at !== undefined && words.there(momentText(at, language, lead.zones[0] ?? zone))}
    </Confirmation>
  );
}

import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Confirmation } from '../../parts/confirmation.tsx';
import { localMomentOf } from '../../parts/local-moment.ts';
import { useZone } from '../../zone/zone-context.ts';
import { type LeadAnswer, leadPath } from '../leads/lead-answers.ts';
import { LeadLink } from '../leads/lead-link.tsx';
import { useLeadChange } from '../leads/use-lead-change.ts';
import { useStandingWhy } from '../leads/use-standing-why.ts';
import { LEADS_WORDS } from '../leads/words.ts';
import type { LeadInReview, ReviewForm } from './review-answers.ts';
import { SettleFields } from './settle-fields.tsx';
import { type Settlement, settlementAsked } from './settlement.ts';
import { REVIEW_WORDS } from './words.ts';

interface SettleDialogProps {
  readonly waiting: LeadInReview;
  readonly onClose: () => void;
}

/** Decides about one lead in review, over the version of it that is shown. */
export function SettleDialog({ waiting, onClose }: SettleDialogProps) {
  const words = useWords(REVIEW_WORDS);
  const zone = useZone();
  const { noName } = useWords(LEADS_WORDS);
  const { id, name, standing } = waiting;
  const why = useStandingWhy(standing);
  const found = useApi<LeadAnswer>(leadPath(id));
  const hasCall = standing.contactId !== undefined;
  const form = useApi<ReviewForm>(`${leadPath(id)}/review`, { isWanted: hasCall });
  const facts = form.body?.facts ?? [];
  const [settlement, setSettlement] = useState<Settlement>({
    kind: hasCall ? 'say' : 'call-again',
    at: localMomentOf(new Date(standing.since ?? Date.now()), zone),
    disposition: 'not-interested',
    orderValue: undefined,
    orderId: '',
    callbackAt: '',
    facts: {},
    noteForNext: '',
  });
  const change = useLeadChange(id, words.done, onClose);
  const asked = form.body === undefined && hasCall ? undefined : settlementAsked(settlement, facts, zone);
  return (
    <Confirmation
      header={words.ask(name ?? noName(id))}
      doIt={words.doSettle}
      size="large"
      isDisabled={asked === undefined || found.etag === undefined}
      isSending={change.isSending}
      problem={change.problem ?? found.problem ?? form.problem}
      onClose={onClose}
      onKeepMine={() => void found.reload().then(change.forget)}
      onConfirm={(note) =>
        asked !== undefined &&
        void change.send({
          method: 'POST',
          path: `${leadPath(id)}${asked.path}`,
          body: { ...asked.body, note },
          ifMatch: found.etag,
        })
      }
    >
      <Alert type="warning">
        {why} <LeadLink id={id} name={words.known} />
      </Alert>
      <SettleFields value={settlement} hasCall={hasCall} asked={facts} onChange={setSettlement} />
    </Confirmation>
  );
}

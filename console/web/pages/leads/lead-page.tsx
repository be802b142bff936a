import { useParams } from 'react-router';
import { useApi } from '../../api/use-api.ts';
import { Answered } from '../../parts/answered.tsx';
import { type LeadAnswer, leadPath } from './lead-answers.ts';
import { LeadShown } from './lead-shown.tsx';

/** One lead: who it is, where it stands and why, what happened with it, and what can be done. */
export default function LeadPage() {
  const { leadId = '' } = useParams();
  const found = useApi<LeadAnswer>(leadPath(leadId), { polls: true });
  return <Answered of={found}>{(answer) => <LeadShown answer={answer} found={found} />}</Answered>;
}

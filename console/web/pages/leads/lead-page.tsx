import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { useParams } from 'react-router';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { type LeadAnswer, leadPath } from './lead-answers.ts';
import { LeadShown } from './lead-shown.tsx';
import { LEADS_WORDS } from './words.ts';

/** One lead: who it is, where it stands and why, what happened with it, and what can be done. */
export default function LeadPage() {
  const words = useWords(LEADS_WORDS);
  const { leadId = '' } = useParams();
  const found = useApi<LeadAnswer>(leadPath(leadId), { polls: true });
  const shown = <Answered of={found}>{(answer) => <LeadShown answer={answer} found={found} />}</Answered>;
  if (found.body !== undefined) return shown;
  return <ContentLayout header={<Header variant="h1">{words.noName(leadId)}</Header>}>{shown}</ContentLayout>;
}

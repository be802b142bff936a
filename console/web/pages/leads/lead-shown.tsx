import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Fetched } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import type { LeadAnswer } from './lead-answers.ts';
import { LeadDeeds } from './lead-deeds.tsx';
import { LeadExplained } from './lead-explained.tsx';
import { LeadKnown } from './lead-known.tsx';
import { LeadNumbers } from './lead-numbers.tsx';
import { LeadStands } from './lead-stands.tsx';
import { LeadStatusBadge } from './lead-status-badge.tsx';
import { LeadTimeline } from './lead-timeline.tsx';
import { LeadWho } from './lead-who.tsx';
import './leads.css';
import '../../parts/plain-list.css';
import { LEADS_WORDS } from './words.ts';

interface LeadShownProps {
  readonly answer: LeadAnswer;
  readonly found: Fetched<LeadAnswer>;
}

/** The page of a lead that was found. */
export function LeadShown({ answer: { lead, explanation }, found }: LeadShownProps) {
  const words = useWords(LEADS_WORDS);
  const stages = useWords(STAGE_TERMS);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={
            <>
              {stages[lead.stage]} · <LeadStatusBadge status={lead.standing.status} />
            </>
          }
          actions={<LeadDeeds lead={lead} found={found} />}
        >
          {lead.name ?? words.noName(lead.id)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <LeadExplained lead={lead} explanation={explanation} />
        <LeadStands lead={lead} />
        <LeadWho lead={lead} />
        <LeadNumbers lead={lead} />
        <LeadTimeline lead={lead} explanation={explanation} />
        <LeadKnown lead={lead} />
      </SpaceBetween>
    </ContentLayout>
  );
}

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useJudged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageButtons } from '../../parts/page-buttons.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useCursors } from '../../parts/use-cursors.ts';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import { OUTCOME_TERMS } from '../../terms/outcome-terms.ts';
import type { LeadInList, LeadsFound } from './lead-answers.ts';
import { LeadLink } from './lead-link.tsx';
import { LeadStatusBadge } from './lead-status-badge.tsx';
import { searchBody, type Wanted } from './wanted-leads.ts';
import { LEADS_WORDS } from './words.ts';

interface FoundLeadsProps {
  readonly wanted: Wanted;
}

/** The leads that are as wanted, page by page. */
export function FoundLeads({ wanted }: FoundLeadsProps) {
  const words = useWords(LEADS_WORDS);
  const [stages, outcomes] = [useWords(STAGE_TERMS), useWords(OUTCOME_TERMS)];
  const cursors = useCursors();
  const { body, problem, isUpToDate } = useJudged<LeadsFound>('/leads/search', searchBody(wanted, cursors.cursor), {
    isTyped: false,
  });
  const { leads = [], next } = body ?? {};
  return (
    <SpaceBetween size="m">
      <ProblemAlert problem={problem} />
      <Table<LeadInList>
        items={leads}
        trackBy="id"
        wrapLines
        loading={!isUpToDate && problem === undefined}
        loadingText={words.searching}
        header={<Header variant="h2">{words.found(leads.length)}</Header>}
        empty={next === undefined ? words.none : words.noneYet}
        footer={<PageButtons cursors={cursors} next={next} back={words.back} on={words.more} />}
        columnDefinitions={[
          { id: 'lead', header: words.lead, cell: (lead) => <LeadLink {...lead} />, isRowHeader: true },
          { id: 'number', header: words.number, cell: ({ number }) => number },
          { id: 'stage', header: words.stage, cell: ({ stage }) => stages[stage] },
          {
            id: 'status',
            header: words.standsAt,
            cell: ({ standing }) => <LeadStatusBadge status={standing.status} />,
          },
          {
            id: 'until',
            header: words.when,
            cell: ({ standing: { until }, zones }) =>
              until === undefined ? '–' : <Moment at={until} customersZone={zones[0]} />,
          },
          {
            id: 'last',
            header: words.last,
            cell: ({ lastCalledAt, lastOutcome }) =>
              lastCalledAt === undefined ? (
                words.neverCalled
              ) : (
                <>
                  <Moment at={lastCalledAt} />
                  {lastOutcome !== undefined && `: ${outcomes[lastOutcome]}`}
                </>
              ),
          },
        ]}
      />
    </SpaceBetween>
  );
}

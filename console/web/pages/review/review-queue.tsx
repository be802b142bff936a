import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useWords } from '../../language/language-context.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageButtons } from '../../parts/page-buttons.tsx';
import type { Cursors } from '../../parts/use-cursors.ts';
import { useMay } from '../../session/profile.ts';
import { REVIEW_TERMS, STAGE_TERMS } from '../../terms/lead-terms.ts';
import { LeadLink } from '../leads/lead-link.tsx';
import { LEADS_WORDS } from '../leads/words.ts';
import type { LeadInReview, Reviews } from './review-answers.ts';
import { REVIEW_WORDS } from './words.ts';

interface ReviewQueueProps {
  readonly reviews: Reviews;
  readonly cursors: Cursors;
  readonly onSettle: (lead: LeadInReview) => void;
}

/** Those who wait, those first that have waited longest. */
export function ReviewQueue({ reviews: { leads, next }, cursors, onSettle }: ReviewQueueProps) {
  const words = useWords(REVIEW_WORDS);
  const { noName, more, back } = useWords(LEADS_WORDS);
  const stages = useWords(STAGE_TERMS);
  const reasons: Readonly<Record<string, string>> = useWords(REVIEW_TERMS);
  const isAllowed = useMay('reviews.settle');
  return (
    <Table<LeadInReview>
      items={leads}
      trackBy="id"
      wrapLines
      header={<Header variant="h2">{words.queue}</Header>}
      empty={words.empty}
      footer={
        cursors.isFirst && next === undefined ? undefined : (
          <PageButtons cursors={cursors} next={next} back={back} on={more} />
        )
      }
      columnDefinitions={[
        { id: 'lead', header: words.lead, cell: (lead) => <LeadLink {...lead} />, isRowHeader: true },
        { id: 'why', header: words.why, cell: ({ standing: { why = '' } }) => reasons[why] ?? why },
        {
          id: 'since',
          header: words.since,
          cell: ({ standing: { since }, zones }) =>
            since === undefined ? '–' : <Moment at={since} customersZone={zones[0]} />,
        },
        { id: 'stage', header: words.stage, cell: ({ stage }) => stages[stage] },
        { id: 'number', header: words.number, cell: ({ number }) => number },
        {
          id: 'deed',
          header: words.deed,
          cell: (lead) => (
            <Button
              ariaLabel={words.settleOne(lead.name ?? noName(lead.id))}
              disabled={!isAllowed}
              {...(!isAllowed && { disabledReason: words.mayNot })}
              onClick={() => onSettle(lead)}
            >
              {words.settle}
            </Button>
          ),
        },
      ]}
    />
  );
}

import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { useCursors } from '../../parts/use-cursors.ts';
import type { LeadInReview, Reviews } from './review-answers.ts';
import { ReviewQueue } from './review-queue.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { REVIEW_WORDS } from './words.ts';

/** Leads that wait for a person, and what is to become of each. */
export default function ReviewPage() {
  const words = useWords(REVIEW_WORDS);
  const cursors = useCursors();
  const [settled, setSettled] = useState<LeadInReview>();
  const found = useApi<Reviews>('/reviews', { query: { cursor: cursors.cursor }, polls: true, keepsPrevious: true });
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.about}>
          {words.title}
        </Header>
      }
    >
      <Answered of={found}>
        {(reviews) => <ReviewQueue reviews={reviews} cursors={cursors} onSettle={setSettled} />}
      </Answered>
      {settled !== undefined && <SettleDialog waiting={settled} onClose={() => setSettled(undefined)} />}
    </ContentLayout>
  );
}

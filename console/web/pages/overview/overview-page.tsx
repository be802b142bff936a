import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { momentText, timeText } from '../../parts/moment.tsx';
import { useZone } from '../../zone/zone-context.ts';
import { Abandonment } from './abandonment.tsx';
import { AtAGlance } from './at-a-glance.tsx';
import { Funnel } from './funnel.tsx';
import { LiveCalls } from './live-calls.tsx';
import type { Overview } from './overview.ts';
import { Standstill } from './standstill.tsx';
import { OVERVIEW_WORDS } from './words.ts';

const UnreadableSettings = lazy(() => import('../../parts/unreadable-settings.tsx'));

export default function OverviewPage() {
  const words = useWords(OVERVIEW_WORDS);
  const { language } = useLanguage();
  const zone = useZone();
  const overview = useApi<Overview>('/overview', { polls: true, query: { zone } });
  const { at, askedAt } = overview;
  const description =
    at === undefined || askedAt === undefined
      ? undefined
      : words.asOf(momentText(at, language, zone), timeText(askedAt, language, zone));
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={description}>
          {words.title}
        </Header>
      }
    >
      <Answered of={overview}>
        {({ controls, live, standstill, zone: daysOf, today, funnel, abandonment, unreadable }) => (
          <SpaceBetween size="l">
            {unreadable.length > 0 && (
              <Suspense>
                <UnreadableSettings header={words.unreadable} settings={unreadable} />
              </Suspense>
            )}
            <AtAGlance controls={controls} live={live} today={today} />
            <Standstill standstill={standstill} zone={daysOf} />
            <LiveCalls live={live} />
            <Funnel funnel={funnel} />
            <Abandonment abandonment={abandonment} />
          </SpaceBetween>
        )}
      </Answered>
    </ContentLayout>
  );
}

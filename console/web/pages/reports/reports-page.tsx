import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useApi } from '../../api/use-api.ts';
import { useDownload } from '../../api/use-download.ts';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useMay } from '../../session/profile.ts';
import { useZone } from '../../zone/zone-context.ts';
import { type Report, reportQuery, USUAL_REPORT } from './report.ts';
import { ReportForm } from './report-form.tsx';
import { ReportShown } from './report-shown.tsx';
import { REPORTS_WORDS } from './words.ts';

/** What came of the calls: tiers side by side, or anything else that calls are counted by. */
export default function ReportsPage() {
  const words = useWords(REPORTS_WORDS);
  const [asked, setAsked] = useState(USUAL_REPORT);
  const zone = useZone();
  const query = reportQuery(asked, zone);
  const found = useApi<Report>('/reports', { query, keepsPrevious: true });
  const download = useDownload();
  const isAllowed = useMay('reports.export');
  const nameOf = (key: string) => (asked.dimension === 'tier' ? words.tier(key) : key);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={words.about}
          actions={
            <Button
              iconName="download"
              loading={download.isUnderWay}
              disabled={!isAllowed}
              {...(!isAllowed && { disabledReason: words.mayNotDownload })}
              onClick={() => void download.start('/reports/export', query, `calls-by-${asked.dimension}.csv`)}
            >
              {words.download}
            </Button>
          }
        >
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ProblemAlert problem={download.problem} />
        <ReportForm asked={asked} report={found.body} nameOf={nameOf} onChange={setAsked} />
        <Answered of={found}>{(report) => <ReportShown report={report} />}</Answered>
        <Box color="text-body-secondary">{words.daysOf(zone)}</Box>
      </SpaceBetween>
    </ContentLayout>
  );
}

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useApi } from '../../api/use-api.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import { Moment } from '../../parts/moment.tsx';
import type { ExplainedCampaign } from './campaign-answers.ts';
import { CampaignReasons, reasonText } from './campaign-reasons.tsx';
import { CAMPAIGN_WORDS } from './words.ts';

/** Its leads by what keeps each from being called now. */
export function CampaignExplanation({ campaignId }: { readonly campaignId: string }) {
  const words = useWords(CAMPAIGN_WORDS);
  const { language } = useLanguage();
  const fetched = useApi<ExplainedCampaign>(`/campaigns/${encodeURIComponent(campaignId)}/explanation`);
  return (
    <Container header={<Header variant="h2">{words.explanation}</Header>}>
      <Answered of={fetched}>
        {({ told, reasons, read, isAll, callableNow, counts, next }) => (
          <SpaceBetween size="m">
            {told.length > 0 && (
              <div>
                <Box variant="strong">{words.whole}</Box>
                <CampaignReasons told={told} sentences={reasons} />
              </div>
            )}
            <div>
              {words.callable(callableNow)} {words.read(read)} {!isAll && words.notAll}
            </div>
            {next !== undefined && (
              <div>
                {words.next}:{' '}
                <Moment at={next.at} {...(next.zones[0] !== undefined && { customersZone: next.zones[0] })} />
              </div>
            )}
            <Table
              variant="embedded"
              ariaLabels={{ tableLabel: words.reason, selectionGroupLabel: words.reason }}
              items={[...counts]}
              trackBy="code"
              empty={words.noWaiting}
              columnDefinitions={[
                {
                  id: 'reason',
                  header: words.reason,
                  isRowHeader: true,
                  cell: ({ code }) => reasonText(code, language),
                },
                { id: 'leads', header: words.leads, cell: ({ leads }) => leads },
              ]}
            />
          </SpaceBetween>
        )}
      </Answered>
    </Container>
  );
}

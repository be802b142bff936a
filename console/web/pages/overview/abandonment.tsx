import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { Status } from '../../parts/status.tsx';
import type { Overview } from './overview.ts';
import { OVERVIEW_WORDS } from './words.ts';

type Verdict = Overview['abandonment']['campaigns'][number]['verdict'];

const SIGNS: Readonly<Record<Verdict, StatusIndicatorProps.Type>> = {
  within: 'success',
  over: 'error',
  'too-few': 'pending',
};

/** Calls that people answered and nobody was there for, against what is allowed. */
export function Abandonment({ abandonment }: Pick<Overview, 'abandonment'>) {
  const words = useWords(OVERVIEW_WORDS);
  const { language } = useLanguage();
  const percent = (value: number) =>
    new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100);
  const { campaigns, days, limitPercent, limitFrom } = abandonment;
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(limitFrom.country) ?? limitFrom.country;
  const limit = words.abandonmentLimit(percent(limitPercent), country, days, limitFrom.regulation);
  const { abandoned, answered, share, verdict } = words.abandonmentColumns;
  return (
    <Container
      header={
        <Header variant="h2" description={limit}>
          {words.abandonment}
        </Header>
      }
    >
      {campaigns.length === 0 ? (
        words.noCampaign
      ) : (
        <FigureTable
          caption={words.abandonment}
          columns={[words.campaign, abandoned, answered, share, verdict]}
          rows={campaigns.map((campaign) => ({
            id: campaign.campaignId,
            cells: [
              campaign.name,
              campaign.abandoned,
              campaign.answered,
              campaign.percent === undefined ? '–' : percent(campaign.percent),
              <Status key="verdict" type={SIGNS[campaign.verdict]}>
                {words.verdicts[campaign.verdict]}
              </Status>,
            ],
          }))}
        />
      )}
    </Container>
  );
}

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import type { Overview } from './overview.ts';
import { OVERVIEW_WORDS } from './words.ts';

/** Calls that are under way and whoever holds them, tier by tier and campaign by campaign. */
export function LiveCalls({ live: { tiers, campaigns } }: Pick<Overview, 'live'>) {
  const words = useWords(OVERVIEW_WORDS);
  const { dialling, wrapping, free, onCalls } = words.liveColumns;
  return (
    <Container header={<Header variant="h2">{words.live}</Header>}>
      <SpaceBetween size="m">
        <FigureTable
          caption={words.live}
          columns={[words.tier, dialling, wrapping, free, onCalls]}
          rows={tiers.map(({ tier, name, people, ...calls }) => ({
            id: String(tier),
            cells: [
              words.tierName(tier, name),
              calls.dialling,
              calls.wrapping,
              people?.free ?? words.unknown,
              people?.onCalls ?? words.unknown,
            ],
          }))}
        />
        {campaigns.length > 0 && (
          <FigureTable
            caption={words.byCampaign}
            columns={[words.campaign, dialling, wrapping]}
            rows={campaigns.map(({ campaignId, name, ...calls }) => ({
              id: campaignId,
              cells: [
                <PageLink key={campaignId} to={`/campaigns/${campaignId}`}>
                  {name}
                </PageLink>,
                calls.dialling,
                calls.wrapping,
              ],
            }))}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

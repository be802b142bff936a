import Table from '@cloudscape-design/components/table';
import { Link } from 'react-router';
import { useWords } from '../../language/language-context.ts';
import { useMay } from '../../session/profile.ts';
import type { CampaignState } from './campaign-answers.ts';
import { CampaignReasons } from './campaign-reasons.tsx';
import { CampaignSchedule } from './campaign-schedule.tsx';
import { CampaignStatus } from './campaign-status.tsx';
import { PauseSwitch } from './pause-switch.tsx';
import { CAMPAIGN_WORDS } from './words.ts';

/** Those that are served first come first. */
export function CampaignsTable({ campaigns }: { readonly campaigns: readonly CampaignState[] }) {
  const words = useWords(CAMPAIGN_WORDS);
  const maySwitch = useMay('campaigns.pause');
  const items = campaigns.toSorted((one, other) => one.campaign.priority - other.campaign.priority);
  return (
    <Table
      ariaLabels={{ tableLabel: words.title, selectionGroupLabel: words.title }}
      wrapLines
      items={items}
      trackBy={({ campaign: { id } }) => id}
      empty={words.none}
      columnDefinitions={[
        {
          id: 'name',
          header: words.name,
          isRowHeader: true,
          cell: ({ campaign: { id, name } }) => <Link to={`/campaigns/${encodeURIComponent(id)}`}>{name}</Link>,
        },
        { id: 'state', header: words.state, minWidth: 135, cell: (state) => <CampaignStatus {...state} /> },
        {
          id: 'why',
          minWidth: 165,
          header: words.why,
          cell: ({ told, reasons }) => <CampaignReasons told={told} sentences={reasons} />,
        },
        ...(maySwitch
          ? [
              {
                id: 'actions',
                minWidth: 170,
                header: words.actions,
                cell: ({ campaign, isPaused }: CampaignState) => (
                  <PauseSwitch campaign={campaign} isPaused={isPaused} />
                ),
              },
            ]
          : []),
        {
          id: 'tier',
          header: words.tier,
          cell: ({ campaign: { tier }, tierName }) =>
            tierName === undefined ? String(tier) : words.tierNamed(tier, tierName),
        },
        { id: 'priority', header: words.priority, cell: ({ campaign: { priority } }) => priority },
        {
          id: 'schedule',
          header: words.schedule,
          cell: ({ campaign: { startsAt, endsAt } }) => <CampaignSchedule startsAt={startsAt} endsAt={endsAt} />,
        },
      ]}
    />
  );
}

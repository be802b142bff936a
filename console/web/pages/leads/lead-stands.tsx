import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import type { LeadWhole } from './lead-answers.ts';
import { LeadStatusBadge } from './lead-status-badge.tsx';
import { LEAD_WORDS } from './lead-words.ts';
import { useStandingWhy } from './use-standing-why.ts';

interface LeadStandsProps {
  readonly lead: LeadWhole;
}

/** Stage, tier, status, and what came of it all so far. */
export function LeadStands({ lead }: LeadStandsProps) {
  const words = useWords(LEAD_WORDS);
  const stages = useWords(STAGE_TERMS);
  const { language } = useLanguage();
  const { standing, purchases, customerSince, lastComplaintAt, lastObjectionAt } = lead;
  const why = useStandingWhy(standing);
  const [customersZone] = lead.zones;
  const moments = [
    [words.since, standing.since],
    [standing.status === 'ready' ? words.due : words.until, standing.until],
    [words.customerSince, customerSince],
    [words.lastComplaint, lastComplaintAt],
    [words.lastObjection, lastObjectionAt],
  ] as const;
  const total = new Intl.NumberFormat(language).format(purchases.total);
  return (
    <Container header={<Header variant="h2">{words.stands}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: words.stage, value: stages[lead.stage] },
          { label: words.tier, value: words.tierText(lead.tier, lead.tierName) },
          {
            label: words.campaign,
            value: <PageLink to={`/campaigns/${lead.campaignId}`}>{lead.campaignId}</PageLink>,
          },
          { label: words.status, value: <LeadStatusBadge status={standing.status} /> },
          ...(why === undefined ? [] : [{ label: words.why, value: why }]),
          { label: words.calls, value: words.callsText(lead.placed, lead.counted) },
          {
            label: words.purchases,
            value: purchases.count === 0 ? words.noPurchase : words.purchasesText(purchases.count, total),
          },
          { label: words.keptBy, value: lead.agentId ?? words.anyone },
          ...moments.flatMap(([label, at]) =>
            at === undefined ? [] : [{ label, value: <Moment at={at} customersZone={customersZone} /> }],
          ),
        ]}
      />
    </Container>
  );
}

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useApi } from '../../api/use-api.ts';
import { Answered } from '../../parts/answered.tsx';
import { OlderNewer } from '../../parts/older-newer.tsx';
import { useCursors } from '../../parts/use-cursors.ts';
import { entryKey, entryTold, planTold } from './entry-told.ts';
import { type Explanation, type LeadWhole, leadPath, type Timeline } from './lead-answers.ts';
import { TimelineItem } from './timeline-item.tsx';
import { useTelling } from './use-telling.ts';

interface LeadTimelineProps {
  readonly lead: LeadWhole;
  readonly explanation: Explanation | undefined;
}

/** What happened with a lead, and what is planned: from the cold call to re-engagement. */
export function LeadTimeline({ lead, explanation }: LeadTimelineProps) {
  const [customersZone] = lead.zones;
  const telling = useTelling(customersZone);
  const { words } = telling;
  const cursors = useCursors();
  const found = useApi<Timeline>(`${leadPath(lead.id)}/timeline`, {
    query: { cursor: cursors.cursor },
    polls: true,
    keepsPrevious: true,
  });
  const plan = cursors.isFirst ? planTold(lead.standing, telling) : undefined;
  const planAt =
    lead.standing.status === 'ready' ? (explanation?.next?.at ?? lead.standing.until) : lead.standing.until;
  return (
    <Container
      header={
        <Header variant="h2" description={words.about}>
          {words.title}
        </Header>
      }
    >
      <Answered of={found}>
        {({ entries, next }) => (
          <SpaceBetween size="m">
            {plan === undefined && entries.length === 0 && words.nothing}
            <ol className="tierline-timeline">
              {plan !== undefined && planAt !== undefined && (
                <TimelineItem at={planAt} customersZone={customersZone} told={plan} isPlanned />
              )}
              {entries.map((entry) => (
                <TimelineItem
                  key={entryKey(entry)}
                  at={entry.at}
                  customersZone={customersZone}
                  told={entryTold(entry, telling)}
                />
              ))}
            </ol>
            <OlderNewer cursors={cursors} next={next} />
          </SpaceBetween>
        )}
      </Answered>
    </Container>
  );
}

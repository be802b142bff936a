import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useWords } from '../../language/language-context.ts';
import { PageLink } from '../../parts/page-link.tsx';
import type { Overview } from './overview.ts';
import { OVERVIEW_WORDS } from './words.ts';

/** The few figures that are asked for first. */
export function AtAGlance({ controls, live, today }: Pick<Overview, 'controls' | 'live' | 'today'>) {
  const words = useWords(OVERVIEW_WORDS);
  const { people } = live;
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        items={[
          { label: words.mode, value: <PageLink to="/switches">{words.modes[controls.mode]}</PageLink> },
          { label: words.inTheAir, value: words.ofLines(live.dialling, live.linesAtMost) },
          {
            label: words.people,
            value: people.kind === 'counted' ? words.peopleNow(people.free, people.onCalls) : words.unknown,
          },
          { label: words.today, value: words.todayAnswered(today.calls, today.answered) },
        ]}
      />
    </Container>
  );
}

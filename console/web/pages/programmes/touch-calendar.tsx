import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useJudged } from '../../api/use-judged.ts';
import { useWords } from '../../language/language-context.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useZone } from '../../zone/zone-context.ts';
import { calendarQuestion, customerOf } from './assumed-customer.ts';
import { CustomerFields } from './customer-fields.tsx';
import { PlannedTouches } from './planned-touches.tsx';
import type { PlannedCalendar, Programme } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

interface TouchCalendarProps {
  readonly programmes: readonly Programme[];
  /** False while they are wrong or nobody knows: what was planned before stays. */
  readonly isReady: boolean;
}

/** When programmes would call a customer whom somebody thinks up. */
export function TouchCalendar({ programmes, isReady }: TouchCalendarProps) {
  const words = useWords(PROGRAMME_WORDS);
  const zone = useZone();
  const [customer, setCustomer] = useState(() => customerOf(new Date(), zone));
  const question = isReady ? calendarQuestion(programmes, customer) : undefined;
  const planned = useJudged<PlannedCalendar>('/programmes/calendar', question);
  return (
    <Container
      header={
        <Header variant="h2" description={words.calendarHint}>
          {words.calendar}
        </Header>
      }
    >
      {programmes.length === 0 ? (
        <Box color="text-body-secondary">{words.noProgramme}</Box>
      ) : (
        <SpaceBetween size="l">
          <CustomerFields customer={customer} programmes={programmes} onChange={setCustomer} />
          <ProblemAlert problem={planned.problem} />
          {planned.body !== undefined && planned.problem === undefined && (
            <PlannedTouches calendar={planned.body} purchasedOn={customer.purchasedOn} />
          )}
        </SpaceBetween>
      )}
    </Container>
  );
}

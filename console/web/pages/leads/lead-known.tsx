import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import { Moment } from '../../parts/moment.tsx';
import type { LeadWhole } from './lead-answers.ts';
import { LEAD_WORDS } from './lead-words.ts';

interface LeadKnownProps {
  readonly lead: LeadWhole;
}

/** What agents found out and wrote down, and what the list said. */
export function LeadKnown({ lead }: LeadKnownProps) {
  const words = useWords(LEAD_WORDS);
  const parts = [
    [words.facts, lead.facts],
    [words.attributes, lead.attributes],
  ] as const;
  return (
    <Container header={<Header variant="h2">{words.known}</Header>}>
      <SpaceBetween size="l">
        {parts.map(([title, texts]) => (
          <div key={title}>
            <Box variant="h3">{title}</Box>
            {Object.keys(texts).length === 0 ? (
              words.nothing
            ) : (
              <KeyValuePairs columns={4} items={Object.entries(texts).map(([label, value]) => ({ label, value }))} />
            )}
          </div>
        ))}
        <div>
          <Box variant="h3">{words.notes}</Box>
          {lead.notes.length === 0 ? (
            words.nothing
          ) : (
            <ul className="tierline-plain-list">
              {lead.notes.map(({ at, text, agentId }) => (
                <li key={`${at} ${text}`}>
                  <Moment at={at} />
                  {agentId !== undefined && `, ${words.agent(agentId)}`}: {text}
                </li>
              ))}
            </ul>
          )}
        </div>
      </SpaceBetween>
    </Container>
  );
}

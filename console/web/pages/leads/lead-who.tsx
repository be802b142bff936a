import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useWords } from '../../language/language-context.ts';
import { CONSENT_TERMS } from '../../terms/lead-terms.ts';
import type { LeadWhole } from './lead-answers.ts';
import { LEAD_WORDS } from './lead-words.ts';

interface LeadWhoProps {
  readonly lead: LeadWhole;
}

/** Name, origin, consent and wishes. */
export function LeadWho({ lead }: LeadWhoProps) {
  const words = useWords(LEAD_WORDS);
  const consents = useWords(CONSENT_TERMS);
  const { consent, wishes, source, timezone, region } = lead;
  const wish = wishes?.callWindow;
  return (
    <Container header={<Header variant="h2">{words.who}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: words.name, value: lead.name ?? words.unknown },
          { label: words.externalId, value: lead.externalId ?? words.unknown },
          { label: words.id, value: lead.id },
          { label: words.list, value: lead.listId },
          { label: words.source, value: source ?? words.unknown },
          { label: words.consent, value: consent === undefined ? words.unknown : consents[consent] },
          { label: words.wish, value: wish === undefined ? words.noWish : words.wishText(wish.start, wish.end) },
          { label: words.zone, value: timezone ?? lead.zones.join(', ') },
          { label: words.region, value: region ?? words.unknown },
        ]}
      />
    </Container>
  );
}

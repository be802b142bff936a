import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useWords } from '../../language/language-context.ts';
import { useProfile } from '../../session/profile.ts';
import { SUPPRESS_TERMS } from '../../terms/lead-terms.ts';
import type { LeadWhole } from './lead-answers.ts';
import { LEAD_WORDS } from './lead-words.ts';

interface LeadNumbersProps {
  readonly lead: LeadWhole;
}

/** The lead's telephones, as the role may see them. */
export function LeadNumbers({ lead }: LeadNumbersProps) {
  const words = useWords(LEAD_WORDS);
  const suppressions = useWords(SUPPRESS_TERMS);
  const { seesNumbers } = useProfile();
  return (
    <Table
      items={lead.numbers}
      trackBy="key"
      wrapLines
      header={
        <Header variant="h2" {...(!seesNumbers && { description: words.hidden })}>
          {words.numbers}
        </Header>
      }
      columnDefinitions={[
        { id: 'number', header: words.number, cell: ({ number }) => number, isRowHeader: true },
        { id: 'country', header: words.country, cell: ({ country }) => country },
        { id: 'zones', header: words.zones, cell: ({ zones }) => zones.join(', ') },
        {
          id: 'state',
          header: words.state,
          cell: ({ suppressed, isBad, isNext }) => {
            if (suppressed !== undefined) return words.neverCalled(suppressions[suppressed]);
            return [isBad ? words.isBad : words.isFine, ...(isNext ? [words.isNext] : [])].join(', ');
          },
        },
      ]}
    />
  );
}

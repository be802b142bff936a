import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Header from '@cloudscape-design/components/header';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useWords } from '../../language/language-context.ts';
import { Moment } from '../../parts/moment.tsx';
import { PageButtons } from '../../parts/page-buttons.tsx';
import { Status } from '../../parts/status.tsx';
import type { Cursors } from '../../parts/use-cursors.ts';
import { ROLE_TERMS } from '../../terms/role-terms.ts';
import type { PersonShown } from './people-answers.ts';
import { deedsOf, hindranceOf, PERSON_DEEDS, type PersonDeed } from './person-deed.ts';
import { PEOPLE_WORDS } from './words.ts';

interface PeopleTableProps {
  readonly people: readonly PersonShown[];
  readonly next: string | undefined;
  readonly cursors: Cursors;
  readonly onDeed: (person: PersonShown, deed: PersonDeed) => void;
}

const STATUS_LOOKS: Readonly<Record<PersonShown['status'], StatusIndicatorProps.Type>> = {
  invited: 'pending',
  active: 'success',
  'switched-off': 'stopped',
};

/** Everybody with a login, and what can be done about each. */
export function PeopleTable({ people, next, cursors, onDeed }: PeopleTableProps) {
  const words = useWords(PEOPLE_WORDS);
  const roles = useWords(ROLE_TERMS);
  const itemOf = (person: PersonShown, deed: PersonDeed) => {
    const hindrance = hindranceOf(person, deed);
    const isHindered = hindrance !== undefined;
    return {
      id: deed,
      text: words.deeds[deed],
      disabled: isHindered,
      ...(isHindered && { disabledReason: words.hindrances[hindrance] }),
    };
  };
  return (
    <Table<PersonShown>
      items={people}
      trackBy="id"
      wrapLines
      header={<Header variant="h2">{words.listed(people.length)}</Header>}
      footer={
        cursors.isFirst && next === undefined ? undefined : (
          <PageButtons cursors={cursors} next={next} back={words.back} on={words.more} />
        )
      }
      columnDefinitions={[
        {
          id: 'email',
          header: words.email,
          cell: ({ email, isYou }) => (isYou ? words.you(email) : email),
          isRowHeader: true,
        },
        { id: 'role', header: words.role, cell: ({ role }) => (role === undefined ? words.noRole : roles[role]) },
        {
          id: 'status',
          header: words.status,
          cell: ({ status }) => <Status type={STATUS_LOOKS[status]}>{words.statuses[status]}</Status>,
        },
        { id: 'way', header: words.comesBy, cell: ({ comesBy }) => words.waysIn[comesBy] },
        { id: 'since', header: words.since, cell: ({ addedAt }) => <Moment at={addedAt} /> },
        {
          id: 'deeds',
          header: words.change,
          minWidth: 190,
          cell: (person) => (
            <ButtonDropdown
              ariaLabel={words.changeOne(person.email)}
              expandToViewport
              items={deedsOf(person).map((deed) => itemOf(person, deed))}
              onItemClick={({ detail: { id } }) => {
                const chosen = PERSON_DEEDS.find((deed) => deed === id);
                if (chosen !== undefined) onDeed(person, chosen);
              }}
            >
              {words.change}
            </ButtonDropdown>
          ),
        },
      ]}
    />
  );
}

import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../language/words.ts';
import { Status } from '../../parts/status.tsx';
import { useProfile } from '../../session/profile.ts';
import { lowered } from '../../terms/letters.ts';
import { ROLE_TERMS } from '../../terms/role-terms.ts';
import { DEEDS, type Deed } from './deeds.ts';
import { PROFILE_WORDS } from './words.ts';
import { ZoneField } from './zone-field.tsx';

/** Who is signed in, what they may do, and how the console speaks to them. */
export default function ProfilePage() {
  const words = useWords(PROFILE_WORDS);
  const roles = useWords(ROLE_TERMS);
  const { language, choose } = useLanguage();
  const { name, role, seesNumbers, may } = useProfile();
  return (
    <ContentLayout header={<Header variant="h1">{words.title}</Header>}>
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">{words.who}</Header>} footer={words.changeRole}>
          <KeyValuePairs
            columns={3}
            minColumnWidth={200}
            items={[
              { label: words.name, value: name },
              { label: words.role, value: roles[role] },
              { label: words.numbers, value: seesNumbers ? words.numbersInFull : words.numbersHidden },
            ]}
          />
        </Container>
        <Container header={<Header variant="h2">{words.howShown}</Header>}>
          <SpaceBetween size="m">
            <FormField label={words.language}>
              <SegmentedControl
                label={words.language}
                selectedId={language}
                onChange={({ detail }) => {
                  const chosen = LANGUAGES.find((known) => known === detail.selectedId);
                  if (chosen !== undefined) choose(chosen);
                }}
                options={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id] }))}
              />
            </FormField>
            <ZoneField />
          </SpaceBetween>
        </Container>
        <Table<Deed>
          header={<Header variant="h2">{words.may}</Header>}
          items={[...DEEDS]}
          trackBy="name"
          columnDefinitions={[
            { id: 'deed', header: words.deed, cell: (deed) => words.deeds[deed.name], isRowHeader: true },
            {
              id: 'allowed',
              header: words.allowed,
              cell: (deed) =>
                may.includes(deed.operation) ? (
                  <Status>{words.yes}</Status>
                ) : (
                  <Status type="stopped">{words.no(lowered(roles[deed.role]))}</Status>
                ),
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}

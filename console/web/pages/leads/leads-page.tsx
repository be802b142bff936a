import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import { FoundLeads } from './found-leads.tsx';
import { SearchForm } from './search-form.tsx';
import { ANY_LEAD } from './wanted-leads.ts';
import { LEADS_WORDS } from './words.ts';

/** Finds leads. What is looked for stands in no address: names and numbers would be written down with it. */
export default function LeadsPage() {
  const words = useWords(LEADS_WORDS);
  const [wanted, setWanted] = useState(ANY_LEAD);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.about}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <SearchForm value={wanted} onSearch={setWanted} />
        <FoundLeads key={JSON.stringify(wanted)} wanted={wanted} />
      </SpaceBetween>
    </ContentLayout>
  );
}

import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Link } from 'react-router';
import { useWords } from '../language/language-context.ts';
import { LAYOUT_WORDS } from './words.ts';

export function NotFoundPage() {
  const words = useWords(LAYOUT_WORDS);
  return (
    <ContentLayout header={<Header variant="h1">{words.notFound}</Header>}>
      <SpaceBetween size="m">
        <div>{words.notFoundMend}</div>
        <Link to="/">{words.toOverview}</Link>
      </SpaceBetween>
    </ContentLayout>
  );
}

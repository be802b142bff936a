import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { Role } from '../../../shared/domain/roles.ts';
import { useWords } from '../language/language-context.ts';
import { useMayActAs } from '../session/profile.ts';
import { lowered } from '../terms/letters.ts';
import { ROLE_TERMS } from '../terms/role-terms.ts';
import { LAYOUT_WORDS } from './words.ts';

interface OfferedPageProps {
  readonly role: Role;
  readonly page: LazyExoticComponent<ComponentType>;
}

/** A page for whoever may see it; others are told whom it is for. */
export function OfferedPage({ role, page: ShownPage }: OfferedPageProps) {
  const words = useWords(LAYOUT_WORDS);
  const roles = useWords(ROLE_TERMS);
  if (useMayActAs(role)) return <ShownPage />;
  return (
    <ContentLayout header={<Header variant="h1">{words.notYours}</Header>}>
      <Alert type="info">{words.notYoursMend(lowered(roles[role]))}</Alert>
    </ContentLayout>
  );
}

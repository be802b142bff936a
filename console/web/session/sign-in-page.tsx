import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../language/language-context.ts';
import { LanguageMenu } from '../layout/language-menu.tsx';
import { ROLE_TERMS } from '../terms/role-terms.ts';
import type { Door, Session } from './session.ts';
import { SESSION_WORDS } from './words.ts';

interface SignInPageProps {
  readonly doors: readonly Door[];
  readonly onSession: (session: Session) => void;
}

export function SignInPage({ doors, onSession }: SignInPageProps) {
  const words = useWords(SESSION_WORDS);
  const roles = useWords(ROLE_TERMS);
  const [hasFailed, setHasFailed] = useState(false);
  const enter = async (door: Door) => {
    setHasFailed(false);
    try {
      const session = await door.enter();
      if (session !== undefined) onSession(session);
    } catch {
      setHasFailed(true);
    }
  };
  const isDevelopment = doors.some(({ id }) => id !== 'company');
  return (
    <main className="tierline-signing-in">
      <SpaceBetween size="l">
        <Container
          header={
            <Header variant="h1" actions={<LanguageMenu />}>
              {words.title}
            </Header>
          }
        >
          <SpaceBetween size="m">
            {hasFailed && <Alert type="error">{words.failed}</Alert>}
            {isDevelopment && <div>{words.development}</div>}
            {doors.map((door) => (
              <div key={door.id}>
                <Button variant="primary" fullWidth onClick={() => void enter(door)}>
                  {door.id === 'company' ? words.company : roles[door.id]}
                </Button>
                {door.id !== 'company' && <Box color="text-body-secondary">{words[`${door.id}May`]}</Box>}
              </div>
            ))}
          </SpaceBetween>
        </Container>
      </SpaceBetween>
    </main>
  );
}

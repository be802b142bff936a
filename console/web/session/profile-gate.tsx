import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { kindOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { useWords } from '../language/language-context.ts';
import { Answered } from '../parts/answered.tsx';
import { type Profile, ProfileContext } from './profile.ts';
import { SignOutContext } from './sign-out-context.ts';
import { SESSION_WORDS } from './words.ts';

interface ProfileGateProps {
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** Lets nobody in of whom the API does not say who they are and what they may. */
export function ProfileGate({ onSignOut, children }: ProfileGateProps) {
  const words = useWords(SESSION_WORDS);
  const profile = useApi<Profile>('/me');
  const hasNoRole = profile.problem !== undefined && kindOf(profile.problem.body) === 'no-role';
  if (hasNoRole) {
    return (
      <main className="tierline-signing-in">
        <Alert header={words.noRole} action={<Button onClick={onSignOut}>{words.signOut}</Button>}>
          {words.noRoleMend}
        </Alert>
      </main>
    );
  }
  if (profile.body === undefined) {
    return (
      <main className="tierline-signing-in">
        <Answered of={profile}>{() => null}</Answered>
      </main>
    );
  }
  return (
    <SignOutContext value={onSignOut}>
      <ProfileContext value={profile.body}>{children}</ProfileContext>
    </SignOutContext>
  );
}

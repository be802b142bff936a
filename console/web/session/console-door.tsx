import Alert from '@cloudscape-design/components/alert';
import { useEffect, useState } from 'react';
import { useWords } from '../language/language-context.ts';
import { PagesShown } from '../layout/pages-shown.tsx';
import { Loading } from '../parts/loading.tsx';
import { readConsoleConfig } from './console-config.ts';
import { developmentSignIn } from './development-sign-in.ts';
import type { Session, SignInWay } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';
import { SignedIn } from './signed-in.tsx';
import { SESSION_WORDS } from './words.ts';

type Standing =
  | { readonly kind: 'opening' }
  | { readonly kind: 'no-config' }
  | { readonly kind: 'outside'; readonly way: SignInWay }
  | { readonly kind: 'inside'; readonly way: SignInWay; readonly session: Session };

/** Finds out how people sign in here, and shows the console to whoever has. */
export function ConsoleDoor() {
  const words = useWords(SESSION_WORDS);
  const [standing, setStanding] = useState<Standing>({ kind: 'opening' });
  useEffect(() => {
    void openDoor().then(setStanding, () => setStanding({ kind: 'no-config' }));
  }, []);
  switch (standing.kind) {
    case 'opening':
      return (
        <main className="tierline-signing-in">
          <Loading />
        </main>
      );
    case 'no-config':
      return (
        <main className="tierline-signing-in">
          <Alert type="error" header={words.noConfig}>
            {words.unreachable}
          </Alert>
        </main>
      );
    case 'outside': {
      const { way } = standing;
      return <SignInPage doors={way.doors} onSession={(session) => setStanding({ kind: 'inside', way, session })} />;
    }
    case 'inside': {
      const { way, session } = standing;
      return (
        <SignedIn session={session} onSignedOut={() => setStanding({ kind: 'outside', way })}>
          <PagesShown />
        </SignedIn>
      );
    }
  }
}

async function openDoor(): Promise<Standing> {
  const { signIn } = await readConsoleConfig();
  const way =
    signIn.kind === 'development' ? developmentSignIn() : (await import('./cognito-sign-in.ts')).cognitoSignIn(signIn);
  const session = await way.resume();
  return session === undefined ? { kind: 'outside', way } : { kind: 'inside', way, session };
}

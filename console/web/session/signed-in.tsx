import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ApiClient } from '../api/api-client.ts';
import { ApiContext } from '../api/api-context.ts';
import { ProfileGate } from './profile-gate.tsx';
import type { Session } from './session.ts';

interface SignedInProps {
  readonly session: Session;
  readonly onSignedOut: () => void;
  readonly children: ReactNode;
}

/** Everything below asks the API as whoever is signed in; a token that is no longer taken ends it. */
export function SignedIn({ session, onSignedOut, children }: SignedInProps) {
  const [client] = useState(() => new ApiClient(session.token, onSignedOut));
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, staleTime: 5_000 } },
      }),
  );
  return (
    <QueryClientProvider client={queries}>
      <ApiContext value={client}>
        <ProfileGate onSignOut={() => void session.signOut().then(onSignedOut)}>{children}</ProfileGate>
      </ApiContext>
    </QueryClientProvider>
  );
}

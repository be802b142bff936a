import { ROLES, type Role } from '../../../shared/domain/roles.ts';
import type { Session, SignInWay } from './session.ts';

const KEPT_AS = 'tierline.development-token';

/** Signing in on one's own machine, where a role is all that is asked for. */
export function developmentSignIn(): SignInWay {
  return {
    resume: async () => {
      const token = sessionStorage.getItem(KEPT_AS);
      return token === null ? undefined : sessionOf(token);
    },
    doors: ROLES.map((role) => ({ id: role, enter: () => enter(role) })),
  };
}

async function enter(role: Role): Promise<Session> {
  const response = await fetch('/development/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  if (!response.ok) throw new Error(`The development pool answered ${response.status}.`);
  const { token } = (await response.json()) as { readonly token: string };
  sessionStorage.setItem(KEPT_AS, token);
  return sessionOf(token);
}

function sessionOf(token: string): Session {
  return {
    token: async () => token,
    signOut: async () => sessionStorage.removeItem(KEPT_AS),
  };
}

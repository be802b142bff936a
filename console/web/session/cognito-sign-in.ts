import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { CognitoSignIn } from './console-config.ts';
import { RETURN_PATH } from './return-path.ts';
import type { Session, SignInWay } from './session.ts';

/** A token is renewed when it is valid for less than this. */
const RENEWED_BEFORE_SECONDS = 60;

/**
 * Signing in with Cognito's hosted pages: the authorization code flow with PKCE, tokens in this tab only.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/using-pkce-in-authorization-code.html
 */
export function cognitoSignIn(config: CognitoSignIn): SignInWay {
  const { authority, clientId, hostedUi } = config;
  const { origin } = window.location;
  const users = new UserManager({
    authority,
    client_id: clientId,
    redirect_uri: `${origin}${RETURN_PATH}`,
    response_type: 'code',
    scope: 'openid email',
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: false,
    // Told here, so that nothing but the hosted pages has to be reachable: discovery lies on another host.
    metadata: {
      issuer: authority,
      authorization_endpoint: `${hostedUi}/oauth2/authorize`,
      token_endpoint: `${hostedUi}/oauth2/token`,
      revocation_endpoint: `${hostedUi}/oauth2/revoke`,
    },
  });
  return {
    resume: async () => {
      const user = window.location.pathname === RETURN_PATH ? await returned(users) : await users.getUser();
      return user === null || user.id_token === undefined ? undefined : sessionOf(users, config);
    },
    doors: [
      {
        id: 'company',
        enter: async () => {
          const { pathname, search } = window.location;
          await users.signinRedirect({ state: pathname === RETURN_PATH ? '/' : `${pathname}${search}` });
          return undefined;
        },
      },
    ],
  };
}

async function returned(users: UserManager): Promise<User | null> {
  const user = await users.signinCallback().catch(() => undefined);
  const before = typeof user?.state === 'string' && user.state.startsWith('/') ? user.state : '/';
  window.history.replaceState(null, '', before);
  return user ?? null;
}

function sessionOf(users: UserManager, { hostedUi, clientId }: CognitoSignIn): Session {
  let renewing: Promise<User | null> | undefined;
  return {
    token: async () => {
      const user = await users.getUser();
      const isFresh = user !== null && (user.expires_in ?? 0) > RENEWED_BEFORE_SECONDS;
      if (isFresh) return user.id_token ?? '';
      // A refresh token that rotates is good for one renewal: requests at the same time share it.
      renewing ??= users
        .signinSilent()
        .catch(() => null)
        .finally(() => {
          renewing = undefined;
        });
      return (await renewing)?.id_token ?? '';
    },
    signOut: async () => {
      await users.revokeTokens(['refresh_token']).catch(() => undefined);
      await users.removeUser();
      const back = new URLSearchParams({ client_id: clientId, logout_uri: `${window.location.origin}/` });
      window.location.assign(`${hostedUi}/logout?${back}`);
    },
  };
}

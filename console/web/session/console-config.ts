/**
 * What `/config.json` says, written beside the console where it is served. It holds no secret: a client id of a public
 * client is none.
 */
export interface ConsoleConfig {
  readonly signIn: DevelopmentSignIn | CognitoSignIn;
}

/** On one's own machine: a role is chosen, and `POST /development/sign-in` hands out a token. */
export interface DevelopmentSignIn {
  readonly kind: 'development';
}

export interface CognitoSignIn {
  readonly kind: 'cognito';
  /** `https://cognito-idp.REGION.amazonaws.com/POOL`, the issuer of the tokens. */
  readonly authority: string;
  readonly clientId: string;
  /** `https://DOMAIN.auth.REGION.amazoncognito.com`, where people sign in and out. */
  readonly hostedUi: string;
}

/** @throws Error when there is none, or it says nothing about signing in. */
export async function readConsoleConfig(): Promise<ConsoleConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' });
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!response.ok || !isJson) throw new Error('/config.json is not there: the console does not know how to sign in.');
  return (await response.json()) as ConsoleConfig;
}

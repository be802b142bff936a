import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider';

export interface CognitoClientOptions {
  /** The function's own Region when absent. */
  readonly region?: string;
  /** Another address than AWS's own, for a user pool that runs on this machine. */
  readonly endpoint?: string;
  readonly credentials?: NonNullable<CognitoIdentityProviderClientConfig['credentials']>;
}

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
const REQUEST_TIMEOUT_MILLISECONDS = 5_000;

/** A client whose every request ends within its time limit; what Cognito throttles is sent again twice. */
export function createCognitoClient(options: CognitoClientOptions = {}): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: REQUEST_TIMEOUT_MILLISECONDS,
      throwOnRequestTimeout: true,
    },
    ...(options.region !== undefined && { region: options.region }),
    ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
    ...(options.credentials !== undefined && { credentials: options.credentials }),
  });
}

import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider';
import { DirectoryBusyError } from '../../application/errors.ts';

export interface CognitoClientOptions {
  /** The function's own Region when absent. */
  readonly region?: string;
  /** Another address than AWS's own, for a user pool that runs on this machine. */
  readonly endpoint?: string;
  readonly credentials?: NonNullable<CognitoIdentityProviderClientConfig['credentials']>;
}

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
const REQUEST_TIMEOUT_MILLISECONDS = 5_000;

/**
 * A client whose every request ends within its time limit; what Cognito throttles is sent again twice, and then fails with
 * a DirectoryBusyError.
 */
export function createCognitoClient(options: CognitoClientOptions = {}): CognitoIdentityProviderClient {
  const client = new CognitoIdentityProviderClient({
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
  client.middlewareStack.add(
    (next) => async (given) => {
      try {
        return await next(given);
      } catch (error) {
        if (error instanceof Error && error.name === 'TooManyRequestsException') throw new DirectoryBusyError();
        throw error;
      }
    },
    { step: 'initialize', name: 'throttlingInOurWords' },
  );
  return client;
}

import { ConnectClient, type ConnectClientConfig } from '@aws-sdk/client-connect';

export interface ConnectClientOptions {
  /** The function's own Region when absent. */
  readonly region?: string;
  /** Another address than AWS's own, for a contact centre that runs on this machine. */
  readonly endpoint?: string;
  readonly credentials?: NonNullable<ConnectClientConfig['credentials']>;
  /** How often the SDK may send one request; 1 unless told otherwise, because a start must never be repeated unseen. */
  readonly maxAttempts?: number;
  /** How long an answer may take before the request is given up; 3,000 unless told otherwise. */
  readonly requestTimeoutMilliseconds?: number;
}

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
const REQUEST_TIMEOUT_MILLISECONDS = 3_000;

/** A Connect client whose every request ends within its time limit, so that a start is sent and answered inside its 5 s. */
export function createConnectClient(options: ConnectClientOptions = {}): ConnectClient {
  return new ConnectClient({
    maxAttempts: options.maxAttempts ?? 1,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT_MILLISECONDS,
      requestTimeout: options.requestTimeoutMilliseconds ?? REQUEST_TIMEOUT_MILLISECONDS,
      throwOnRequestTimeout: true,
    },
    ...(options.region !== undefined && { region: options.region }),
    ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
    ...(options.credentials !== undefined && { credentials: options.credentials }),
  });
}

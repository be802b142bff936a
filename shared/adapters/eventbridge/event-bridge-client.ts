import { EventBridgeClient, type EventBridgeClientConfig } from '@aws-sdk/client-eventbridge';

export interface EventBridgeClientOptions {
  /** The function's own Region when absent. */
  readonly region?: string;
  /** Another address than AWS's own, for a bus that runs on this machine. */
  readonly endpoint?: string;
  readonly credentials?: NonNullable<EventBridgeClientConfig['credentials']>;
}

const CONNECTION_TIMEOUT_MILLISECONDS = 1_000;
const REQUEST_TIMEOUT_MILLISECONDS = 3_000;

/** A client that sends every request once: who puts events waits and repeats only those that were refused. */
export function createEventBridgeClient(options: EventBridgeClientOptions = {}): EventBridgeClient {
  return new EventBridgeClient({
    maxAttempts: 1,
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

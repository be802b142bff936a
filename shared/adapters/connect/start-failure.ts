import { ConnectServiceException } from '@aws-sdk/client-connect';
import type { StartResult } from '../../application/ports/telephony.ts';

const THROTTLING_NAMES: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'LimitExceededException',
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'BandwidthLimitExceeded',
  'SlowDown',
]);

const DEFINITE_STATUSES: ReadonlySet<number> = new Set([400, 403, 404]);

/**
 * What a failed start means. A throttle and a definite refusal say that no call exists; everything else, time-outs, 5xx
 * and lost connections among it, leaves a call possible.
 */
export function startFailure(error: unknown): Exclude<StartResult, { kind: 'started' }> {
  if (!(error instanceof Error)) return { kind: 'unknown' };
  if (error.name === 'CredentialsProviderError') {
    return { kind: 'refused', why: 'configuration', detail: 'CredentialsProviderError' };
  }
  if (!(error instanceof ConnectServiceException)) return { kind: 'unknown' };
  const status = error.$metadata.httpStatusCode ?? 0;
  if (status === 429 || (status < 500 && THROTTLING_NAMES.has(error.name))) return { kind: 'throttled' };
  if (!DEFINITE_STATUSES.has(status)) return { kind: 'unknown' };
  return { kind: 'refused', why: reasonOf(error), detail: `${error.name}: ${withoutNumbers(error.message)}` };
}

function reasonOf(error: Error): 'destination-not-allowed' | 'not-permitted' | 'invalid-number' | 'configuration' {
  switch (error.name) {
    case 'DestinationNotAllowedException':
      return 'destination-not-allowed';
    case 'OutboundContactNotPermittedException':
      return 'not-permitted';
    case 'InvalidParameterException':
    case 'InvalidRequestException':
      return /destination\s?phone\s?number/i.test(error.message) ? 'invalid-number' : 'configuration';
    default:
      return 'configuration';
  }
}

/** Connect may repeat the number in its message; a phone number stands in no log and no error text. */
function withoutNumbers(text: string): string {
  return text.replace(/\+?\d[\d\s().-]{4,}\d/g, '(number)');
}

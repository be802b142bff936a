import type { ApiHandler } from '../api-gateway/local-gateway.ts';
import { NotStartedError } from '../delivery/reserved-concurrency.ts';
import type { CloudWatch } from './cloud-watch.ts';

/** The function behind the gateway as CloudWatch sees it: each invocation, and what became of it. */
export function observedApi(handler: ApiHandler, cloudWatch: CloudWatch): ApiHandler {
  return async (event, context) => {
    try {
      const answer = await handler(event, context);
      cloudWatch.invoked('api');
      return answer;
    } catch (error) {
      if (error instanceof NotStartedError) cloudWatch.throttled('api');
      else {
        cloudWatch.invoked('api');
        cloudWatch.failed('api');
      }
      throw error;
    }
  };
}

import type { Temporal } from 'temporal-polyfill';
import type { ContactDescription, Telephony } from '../ports/telephony.ts';
import { RequestPace } from './request-pace.ts';

/**
 * Connect answers 10 DescribeContact requests a second (burst 15) for everybody on the instance: the rest is left to
 * them, and to our own recorders of events.
 */
const QUESTIONS = { perSecond: 8, burst: 8 };

export interface PaceDependencies {
  readonly telephony: Telephony;
  readonly clock: () => Temporal.Instant;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/**
 * The contact centre for the questions of one run: they are spaced, and each contact is asked about once. A question
 * that failed may be asked again.
 */
export function pacedTelephony({ telephony, clock, sleep }: PaceDependencies): Telephony {
  const pace = new RequestPace(QUESTIONS);
  const answers = new Map<string, ContactDescription | undefined>();
  return {
    start: (call) => telephony.start(call),
    stop: (contactId) => telephony.stop(contactId),
    async describe(contactId) {
      if (answers.has(contactId)) return answers.get(contactId);
      for (let token = pace.take(clock()); token.kind === 'wait'; token = pace.take(clock())) {
        await sleep(token.milliseconds);
      }
      const answer = await telephony.describe(contactId);
      answers.set(contactId, answer);
      return answer;
    },
  };
}

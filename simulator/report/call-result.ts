import type { OutcomeCode } from '../../shared/domain/outcome.ts';
import type { CallRow } from './run-result.ts';

/** What came of a call in which a person was reached, as a sales manager sorts it. */
export const RESULT_GROUPS = ['interested', 'sales', 'no', 'later', 'stop', 'other'] as const;

export type ResultGroup = (typeof RESULT_GROUPS)[number];

/** The group an outcome belongs to, given that a person was reached. */
export function resultGroup(code: OutcomeCode): ResultGroup {
  switch (code) {
    case 'interested':
      return 'interested';
    case 'sale':
      return 'sales';
    case 'not-interested':
    case 'not-qualified':
    case 'no-need-now':
      return 'no';
    case 'callback-requested':
    case 'follow-up':
      return 'later';
    case 'do-not-call':
      return 'stop';
    case 'no-answer':
    case 'busy':
    case 'voicemail':
    case 'declined':
    case 'dead-air':
    case 'invalid-number':
    case 'not-placed':
    case 'blocked':
    case 'network-failure':
    case 'not-allowed':
    case 'abandoned':
    case 'hung-up-early':
    case 'gatekeeper':
    case 'wrong-person':
    case 'wrong-number':
    case 'complaint':
    case 'deceased':
    case 'minor':
    case 'answered-without-disposition':
    case 'unknown':
      return 'other';
  }
}

/** Whether a human of the lead's side had an agent on the line, as the stored outcome says. */
export function isReached(call: CallRow): boolean {
  return call.outcome?.flags.answeredBy === 'human' && call.agent !== undefined && !call.outcome.flags.abandoned;
}

/** What the line rang before somebody or something answered, or until it was given up. */
export function ringingSeconds({ startedAt, connectedAt, endedAt }: CallRow): number {
  const until = connectedAt ?? endedAt;
  return until === undefined ? 0 : Math.round(until.since(startedAt).total('seconds'));
}

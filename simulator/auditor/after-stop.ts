import type { Violation } from './audit-report.ts';
import type { CalledPerson } from './calls-by-person.ts';

/** A start that is on its way to the contact centre when the person says stop can no longer be held. */
const GRACE_MILLISECONDS = 5_000;

/** Calls that began after the person had asked not to be called any more. */
export function afterStop({ person, calls }: CalledPerson, stoppedAt: number | undefined): readonly Violation[] {
  if (stoppedAt === undefined) return [];
  return calls
    .filter(({ startedAt }) => startedAt > stoppedAt + GRACE_MILLISECONDS)
    .map(({ call }) => ({
      kind: 'after-stop',
      personId: person.personId,
      contactId: call.contactId,
      at: call.startedAt,
      sentence: `Person ${person.personId} said stop at ${new Date(stoppedAt).toISOString()} and was rung by call ${call.contactId} at ${call.startedAt}.`,
    }));
}

import type { Violation } from './audit-report.ts';
import type { CalledPerson, JudgedCall } from './calls-by-person.ts';

/** Calls that began while another call to the same person, on whichever phone, was not over. */
export function twiceAtOnce({ person, calls }: CalledPerson): readonly Violation[] {
  const found: Violation[] = [];
  let longest: JudgedCall | undefined;
  for (const judged of calls) {
    if (longest !== undefined && judged.startedAt < longest.endedAt) {
      found.push({
        kind: 'twice-at-once',
        personId: person.personId,
        contactId: judged.call.contactId,
        at: judged.call.startedAt,
        sentence: `Person ${person.personId} was rung by call ${judged.call.contactId} at ${judged.call.startedAt} while call ${longest.call.contactId} lasted until ${longest.call.endedAt}.`,
      });
    }
    if (longest === undefined || judged.endedAt > longest.endedAt) longest = judged;
  }
  return found;
}

import type { Violation } from './audit-report.ts';
import type { CalledPerson } from './calls-by-person.ts';

const SILENCE_LIMIT_MILLISECONDS = 2_000;

/**
 * Calls that a human answered and then heard nothing for longer than two seconds: no agent and no text. Who hangs up before that was not left in silence.
 */
export function leftInSilence({ person, calls }: CalledPerson): readonly Violation[] {
  const found: Violation[] = [];
  for (const { call, endedAt } of calls) {
    if (call.answeredBy !== 'human' || call.answeredAt === undefined) continue;
    const heardAt = call.heardAt ?? call.withAgentAt;
    const waitedUntil = heardAt === undefined ? endedAt : Date.parse(heardAt);
    const waitedMilliseconds = waitedUntil - Date.parse(call.answeredAt);
    if (waitedMilliseconds <= SILENCE_LIMIT_MILLISECONDS) continue;
    found.push({
      kind: 'left-in-silence',
      personId: person.personId,
      contactId: call.contactId,
      at: call.answeredAt,
      sentence: `Person ${person.personId} answered call ${call.contactId} at ${call.answeredAt} and heard nobody for ${waitedMilliseconds / 1000} seconds.`,
    });
  }
  return found;
}

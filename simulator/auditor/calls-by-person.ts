import type { GroundTruth, TrueCall, TruePerson } from '../ground-truth.ts';

/** One call with the moments as numbers, in milliseconds since 1970. */
export interface JudgedCall {
  readonly call: TrueCall;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** A person with all calls to all of the person's phones, earliest first. */
export interface CalledPerson {
  readonly person: TruePerson;
  readonly calls: readonly JudgedCall[];
}

/**
 * Groups calls by who was rung.
 *
 * @throws RangeError when a call names a person whom the ground truth does not know.
 */
export function callsByPerson(truth: GroundTruth): readonly CalledPerson[] {
  const byPerson = new Map<string, JudgedCall[]>(truth.people.map((person) => [person.personId, []]));
  for (const call of truth.calls) {
    const calls = byPerson.get(call.personId);
    if (calls === undefined)
      throw new RangeError(`Call ${call.contactId} rang a person who is not in the ground truth.`);
    calls.push({ call, startedAt: Date.parse(call.startedAt), endedAt: Date.parse(call.endedAt) });
  }
  return truth.people.map((person) => ({
    person,
    calls: (byPerson.get(person.personId) ?? []).toSorted(
      (one, other) => one.startedAt - other.startedAt || (one.call.contactId < other.call.contactId ? -1 : 1),
    ),
  }));
}

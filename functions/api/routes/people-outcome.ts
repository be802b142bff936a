import * as z from 'zod';
import type { ChangedPerson } from '../../../shared/application/change-person.ts';
import { personChangesSince } from '../../../shared/application/changes-since.ts';
import { personVersion } from '../../../shared/application/person-version.ts';
import type { NotSent } from '../../../shared/application/ports/people-directory.ts';
import { PERSON_STATUSES, type Person, WAYS_IN } from '../../../shared/domain/person.ts';
import { ROLES } from '../../../shared/domain/roles.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import type { Caller } from '../routing/caller.ts';
import { type Problem, problem } from '../routing/problem.ts';
import type { Answered, Outcome } from '../routing/route.ts';
import { moment, momentOf, version } from './schemas.ts';
import { newestSigned, sinceBody } from './told-changes.ts';

export const personAnswer = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(ROLES).exactOptional().describe('absent where nobody has given them one: they may do nothing'),
  comesBy: z
    .enum(WAYS_IN)
    .describe('who comes by the company sign-in has no password here and cannot be invited again'),
  status: z.enum(PERSON_STATUSES),
  addedAt: moment.describe('when they were invited, or first came by the company sign-in'),
  isYou: z.boolean(),
  version,
});

export type PersonAnswer = z.input<typeof personAnswer>;

export function personBody(person: Person, caller: Caller): PersonAnswer {
  const { subject, addedAt, ...rest } = person;
  return { ...rest, addedAt: momentOf(addedAt), isYou: subject === caller.id, version: personVersion(person) };
}

export function personOutcome(person: Person, caller: Caller): Answered<PersonAnswer> {
  return { kind: 'answered', body: personBody(person, caller), version: personVersion(person) };
}

/** Somebody as they are after a change, or why nothing was changed. */
export async function changedPersonOutcome(
  deps: ApiDependencies,
  caller: Caller,
  result: ChangedPerson,
): Promise<Outcome<PersonAnswer>> {
  switch (result.kind) {
    case 'changed':
      return personOutcome(result.person, caller);
    case 'missing':
      return problem('not-found', { kind: 'no-such-person' });
    case 'oneself':
    case 'last-administrator':
      return problem('hindered', { kind: result.kind });
    case 'not-invited':
      return problem('hindered', { kind: notInvited(result.person) });
    case 'overtaken': {
      const since = await personChangesSince(deps, result.person, result.startedFrom);
      return problem(
        'overtaken',
        { kind: 'person-overtaken', ...newestSigned(since) },
        { ...sinceBody('person', since), version: personVersion(result.person) },
      );
    }
    default:
      return notSentProblem(result);
  }
}

export function notSentProblem({ kind }: NotSent): Problem {
  return problem('hindered', { kind });
}

function notInvited({ comesBy, status }: Person) {
  if (comesBy === 'company sign-in') return 'by-company-sign-in';
  return status === 'switched-off' ? 'switched-off' : 'signed-in-already';
}

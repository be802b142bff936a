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
      return problem('not-found', { detail: 'Nobody here has this id.', mend: 'GET /people lists everybody' });
    case 'oneself':
      return problem('hindered', {
        detail: 'This is you: nobody changes their own role or switches themselves off or on.',
        mend: 'ask another administrator',
      });
    case 'last-administrator':
      return problem('hindered', {
        detail: 'They are the last administrator who can sign in: nobody could invite people or change rules.',
        mend: 'make somebody else an administrator first, who has signed in once',
      });
    case 'not-invited':
      return problem('hindered', notInvited(result.person));
    case 'overtaken': {
      const since = await personChangesSince(deps, result.person, result.startedFrom);
      return problem('overtaken', {
        detail: `${newestSigned(since).author ?? 'Somebody'} changed their role or access since you looked.`,
        mend: 'look at them as they are now, and decide again',
        ...sinceBody('person', since),
        version: personVersion(result.person),
      });
    }
    default:
      return notSentProblem(result);
  }
}

export function notSentProblem({ kind }: NotSent): Problem {
  return kind === 'letters-used-up'
    ? problem('hindered', {
        detail: 'No more letters go out today: Cognito itself sends 50 a day.',
        mend: 'invite them tomorrow, or send through Amazon SES: docs/deploying.md#inviting-people',
      })
    : problem('hindered', {
        detail: 'No letter can be sent to this address.',
        mend: 'see whether it is written right, and invite the right one',
      });
}

function notInvited({ comesBy, status }: Person) {
  if (comesBy === 'company sign-in') {
    return {
      detail: "They come through the company's own sign-in and have no password here.",
      mend: 'give them a role: they sign in as everywhere in the company',
    };
  }
  return status === 'switched-off'
    ? { detail: 'They are switched off.', mend: 'switch them on first' }
    : {
        detail: 'They have signed in already, and have a password of their own.',
        mend: 'whoever forgot it takes "Forgot your password?" when they sign in',
      };
}

import * as z from 'zod';
import { changePerson, type PersonChange } from '../../../shared/application/change-person.ts';
import { invitePerson } from '../../../shared/application/invite-person.ts';
import { ROLES } from '../../../shared/domain/roles.ts';
import { cursorOf, limitSchema, noPlaceInList } from '../routing/cursor.ts';
import { problem } from '../routing/problem.ts';
import { type Route, route } from '../routing/route.ts';
import { changedPersonOutcome, notSentProblem, personAnswer, personBody, personOutcome } from './people-outcome.ts';
import { note, noteBody } from './schemas.ts';

/** Cognito's own places are long, and ours write them once more. */
const LONGEST_CURSOR = 8_000;

/** What a place in Cognito's list looks like; whether it is one, Cognito says. */
const peopleCursor = cursorOf(z.string().regex(/^\S{1,5000}$/), LONGEST_CURSOR);

export const peopleAnswer = z.object({ people: z.array(personAnswer), next: z.string().exactOptional() });

const role = z.enum(ROLES);

/** As Cognito takes the names of users. */
const params = z.strictObject({
  personId: z.string().regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, { error: 'is no id of a person' }),
});

const versioned = { of: 'person' };

/** One who invites a whole department by hand is not held up. */
const MOST_LETTERS_PER_MINUTE = 20;

function changeRoute(words: Pick<Route, 'id' | 'summary'>, change: PersonChange): Route {
  return route({
    ...words,
    path: `/people/{personId}/${change.kind}`,
    method: 'POST',
    role: 'administrator',
    purpose: 'change',
    versioned,
    params,
    body: noteBody,
    answer: personAnswer,
    ...(change.kind === 'invite-again' && { mostPerMinute: MOST_LETTERS_PER_MINUTE }),
    carryOut: async (deps, { params: { personId: id }, body, version: startedFrom, caller }) => {
      const by = { subject: caller.id, name: caller.name };
      return changedPersonOutcome(deps, caller, await changePerson(deps, { id, change, startedFrom, by, ...body }));
    },
  });
}

export const PEOPLE_ROUTES: readonly Route[] = [
  route({
    id: 'people.list',
    method: 'GET',
    path: '/people',
    role: 'administrator',
    purpose: 'read',
    summary: 'Who may sign in, and as what, in no order; If-Match of a change is `"person-VERSION"`',
    query: z.strictObject({ limit: limitSchema(50, 60), cursor: peopleCursor.schema.exactOptional() }),
    answer: peopleAnswer,
    carryOut: async ({ people }, { query: { limit, cursor }, caller }) => {
      const found = await people.people({ limit, ...(cursor !== undefined && { after: cursor }) });
      if (found.kind === 'no-such-place') {
        return problem('invalid', { kind: 'wrong-fields' }, { faults: [noPlaceInList('query.cursor')] });
      }
      const { people: listed, next } = found;
      const body = {
        people: listed.map((person) => personBody(person, caller)),
        ...(next !== undefined && { next: peopleCursor.write(next) }),
      };
      return { kind: 'answered', body };
    },
  }),
  route({
    id: 'people.invite',
    method: 'POST',
    path: '/people',
    role: 'administrator',
    purpose: 'change',
    summary: 'Write to somebody, with a password for their first sign-in, and give them a role',
    versioned: { of: 'person', ifMatch: 'optional' },
    body: z.strictObject({
      email: z
        .email({ error: 'is no e-mail address: write it like kim@example.com' })
        .max(128, { error: 'is longer than 128 characters' })
        .meta({ examples: ['kim@example.com'] }),
      role,
      note,
    }),
    answer: personAnswer,
    mostPerMinute: MOST_LETTERS_PER_MINUTE,
    carryOut: async (deps, { body, caller }) => {
      const invited = await invitePerson(deps, { ...body, author: caller.name });
      switch (invited.kind) {
        case 'invited':
          return { ...personOutcome(invited.person, caller), status: 201 };
        case 'there-already':
          return problem('hindered', { kind: 'login-there-already' });
        default:
          return notSentProblem(invited);
      }
    },
  }),
  route({
    id: 'people.giveRole',
    method: 'PUT',
    path: '/people/{personId}/role',
    role: 'administrator',
    purpose: 'change',
    summary: 'Give somebody a role in place of the one they have; they have to sign in again',
    versioned,
    params,
    body: z.strictObject({ role, note }),
    answer: personAnswer,
    carryOut: async (deps, { params: { personId: id }, body, version: startedFrom, caller }) => {
      const change = { kind: 'role', role: body.role } as const;
      const by = { subject: caller.id, name: caller.name };
      const asked = { id, change, startedFrom, by, note: body.note };
      return changedPersonOutcome(deps, caller, await changePerson(deps, asked));
    },
  }),
  changeRoute(
    {
      id: 'people.switchOff',
      summary: 'Let somebody sign in no more, and sign them out',
    },
    { kind: 'switch-off' },
  ),
  changeRoute({ id: 'people.switchOn', summary: 'Let somebody sign in again' }, { kind: 'switch-on' }),
  changeRoute(
    {
      id: 'people.inviteAgain',
      summary: 'Write once more to somebody who has never signed in, with another password',
    },
    { kind: 'invite-again' },
  ),
];

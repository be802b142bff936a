import type { output } from 'zod';
import type { personAnswer } from '../../../../functions/api/routes/people-outcome.ts';
import type { peopleAnswer } from '../../../../functions/api/routes/people-routes.ts';

export type PeopleAnswer = output<typeof peopleAnswer>;
export type PersonShown = output<typeof personAnswer>;

/** What a change of somebody makes old. */
export const PEOPLE_OLD = ['/people'];

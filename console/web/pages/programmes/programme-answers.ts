import type { output } from 'zod';
import type { allProgrammes, plannedCalendar } from '../../../../functions/api/routes/programme-routes.ts';

export type AllProgrammes = output<typeof allProgrammes>;
export type Programme = AllProgrammes['levels'][number]['programmes'][number]['programme'];
export type Trigger = Programme['trigger'];
export type Condition = NonNullable<Programme['conditions']>[number];
export type PlannedCalendar = output<typeof plannedCalendar>;
export type PlannedTouch = PlannedCalendar['touches'][number];

/** Answers that other programmes make old: they are a field of the dial rules. */
export const PROGRAMMES_OLD: readonly string[] = ['/programmes', '/rules', '/scripts'];

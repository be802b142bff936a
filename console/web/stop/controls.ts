import type { output } from 'zod';
import type { controlsAnswer } from '../../../functions/api/routes/controls-outcome.ts';

/** How the switches stand. */
export type Controls = output<typeof controlsAnswer>;

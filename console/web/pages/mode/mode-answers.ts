import type { output } from 'zod';
import type { readiness, switchesThrown } from '../../../../functions/api/routes/controls-routes.ts';
import type { Controls } from '../../stop/controls.ts';

export type { Controls };
export type Mode = Controls['mode'];
export type Readiness = output<typeof readiness>;
export type SwitchesThrown = output<typeof switchesThrown>;

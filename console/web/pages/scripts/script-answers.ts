import type { output } from 'zod';
import type { allScripts, oneScript } from '../../../../functions/api/routes/script-routes.ts';

export type AllScripts = output<typeof allScripts>;
export type OneScript = output<typeof oneScript>;
export type Script = OneScript['script'];

/** Answers that another script makes old: scripts are a part of the sales structure. */
export const SCRIPTS_OLD: readonly string[] = ['/structure', '/scripts'];

import type { output } from 'zod';
import type { overviewAnswer } from '../../../../functions/api/routes/overview-answer.ts';

/** What the company does at the moment. */
export type Overview = output<typeof overviewAnswer>;

export type StandstillReason = Overview['standstill']['reasons'][number];

export type TierFunnel = Overview['funnel'][number];

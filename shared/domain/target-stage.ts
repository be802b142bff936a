import type { Stage } from './stage.ts';
import type { TierTargets } from './structure-fields.ts';

/** The stage whose work each target of a tier measures. */
export const TARGET_STAGE: Readonly<Record<keyof TierTargets, Stage>> = {
  contactsPerDay: 'prospecting',
  handoversPerDay: 'prospecting',
  firstCallWithinMinutes: 'selling',
  dealsPerDay: 'selling',
  winRate: 'selling',
  repeatRate: 'account-care',
  averageOrderValue: 'account-care',
  complaintRate: 'account-care',
};

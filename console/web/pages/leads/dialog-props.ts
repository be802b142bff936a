import type { Fetched } from '../../api/use-api.ts';
import type { LeadAnswer, LeadWhole } from './lead-answers.ts';

/** What every dialog over a lead is given. */
export interface DialogProps {
  readonly lead: LeadWhole;
  readonly found: Fetched<LeadAnswer>;
  readonly onClose: () => void;
}

import type { Role } from '../../../../shared/domain/roles.ts';
import type { DEED_WORDS } from './deed-words.ts';
import type { LeadWhole } from './lead-answers.ts';

export type DeedName = 'callNow' | 'rest' | 'optOut' | 'edit' | 'erase';

type Hindrance = keyof (typeof DEED_WORDS)['en']['hindered'];

export interface LeadDeed {
  readonly name: DeedName;
  readonly operation: string;
  /** Whom the API lets do it, told to others. */
  readonly role: Role;
  /** Why it cannot be done to the lead as it stands. */
  readonly hinderedBy: (lead: Pick<LeadWhole, 'standing' | 'erasedAt'>) => Hindrance | undefined;
}

/** What can be done to a lead, the usual first. */
export const LEAD_DEEDS: readonly LeadDeed[] = [
  {
    name: 'callNow',
    operation: 'leads.callNow',
    role: 'supervisor',
    hinderedBy: ({ standing: { status } }) => (status === 'ready' ? undefined : 'notReady'),
  },
  {
    name: 'rest',
    operation: 'leads.rest',
    role: 'supervisor',
    hinderedBy: ({ standing: { status } }) => (status === 'ready' || status === 'resting' ? undefined : 'notWaiting'),
  },
  {
    name: 'optOut',
    operation: 'leads.optOut',
    role: 'supervisor',
    hinderedBy: ({ standing: { status } }) => (status === 'suppressed' ? 'suppressed' : undefined),
  },
  {
    name: 'edit',
    operation: 'leads.edit',
    role: 'administrator',
    hinderedBy: ({ standing: { status }, erasedAt }) => {
      if (erasedAt !== undefined) return 'erased';
      return status === 'dialling' || status === 'wrapping' ? 'inCall' : undefined;
    },
  },
  {
    name: 'erase',
    operation: 'leads.erase',
    role: 'administrator',
    hinderedBy: ({ erasedAt }) => (erasedAt === undefined ? undefined : 'erased'),
  },
];

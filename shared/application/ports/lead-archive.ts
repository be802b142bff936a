import type { Temporal } from 'temporal-polyfill';
import type { Attempt } from '../../domain/attempt.ts';
import type { LeadStatus } from '../../domain/lead.ts';
import type { Stage } from '../../domain/stage.ts';
import type { LeadsPage } from './timer-index.ts';

/** What the leads of a walk have in common; all leads when nothing is named. */
export interface WalkedLeadsOnly {
  readonly status?: LeadStatus;
  readonly stage?: Stage;
  readonly campaignId?: string;
}

/** A call of the dialler's, by the moment of its start and its first contact. */
export interface CallOfLead {
  readonly at: Temporal.Instant;
  readonly contactId: string;
}

/** Leads and their calls for people who look things up; nothing that dials or decides asks here. */
export interface LeadArchive {
  /**
   * One request, which reads 1 MB of the table whatever stands there: leads in no order, whatever their status. A whole
   * walk costs a request for each MB of the table. A lead that is written meanwhile comes once.
   * @param after the `next` of the page before; from the beginning when absent.
   * @throws RangeError when `after` was not given out by a walk.
   */
  walk(only: WalkedLeadsOnly, after?: string): Promise<LeadsPage>;

  /**
   * One request: calls that were linked to the lead, newest first, those before a place when one is given. Calls that were
   * linked before this was kept are not among them.
   */
  callsOf(leadId: string, limit: number, before?: CallOfLead): Promise<readonly CallOfLead[]>;

  /** One request for each hundred: the attempts of these contacts, in no order; contacts that nobody linked are left out. */
  attempts(contactIds: readonly string[]): Promise<readonly Attempt[]>;
}

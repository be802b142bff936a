import type { Lead } from '../../domain/lead.ts';
import type { AuditEntry, ChangedVersions, SignedChange } from './audit-log.ts';
import type { LeadRepository } from './lead-repository.ts';

/** Changes of leads that people sign. */
export interface LeadEdits {
  /**
   * One transaction: the changed lead, conditional on the version it was read at, and who changed it. Where the company's
   * own id of the lead is another than it was, the new one leads to it from then on and the former one no more.
   * @param was the lead as it was read; its own id is taken for unchanged when absent.
   * @returns `external-id-taken` when the new id leads to another lead; nothing is written then.
   */
  saveSigned(
    lead: Lead,
    entry: AuditEntry,
    was?: Pick<Lead, 'externalId'>,
  ): Promise<'saved' | 'stale' | 'external-id-taken'>;

  /**
   * The leads, for somebody whose entry is recorded already and whose change is carried out by what changes leads anyway,
   * the decision on a call for example: whatever is written of leads through it is signed with the entry.
   */
  signedAs(entry: AuditEntry): LeadRepository;

  /**
   * One request: the newest signed changes of a lead between two versions, newest first, as fresh as `get` of the lead.
   * Those that were signed before this was kept are not among them, nor those that cannot be read.
   */
  signedBetween(leadId: string, versions: ChangedVersions, limit: number): Promise<readonly SignedChange[]>;

  /**
   * Takes the person out of what is stored of one of their calls, as {@link erasedAttempt} says, whoever writes to it
   * meanwhile. A repeat, and a contact that nobody linked, change nothing.
   */
  eraseAttempt(contactId: string): Promise<void>;
}

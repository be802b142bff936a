import type { Temporal } from 'temporal-polyfill';
import type {
  AddLeadResult,
  ClaimResult,
  DecideResult,
  KnownContact,
  LeadRepository,
  LinkResult,
} from '../../shared/application/ports/lead-repository.ts';
import type { Attempt, Decision } from '../../shared/domain/attempt.ts';
import type { Lead, SuppressReason } from '../../shared/domain/lead.ts';
import { type IncomingFact, mergeFact } from '../../shared/domain/merge-facts.ts';
import { frozenCopy } from './frozen-copy.ts';

interface Suppression {
  readonly at: Temporal.Instant;
  readonly why: SuppressReason;
}

/** The promises of the port without a database. */
export class InMemoryLeadRepository implements LeadRepository {
  readonly #leads = new Map<string, Lead>();
  readonly #holders = new Map<string, string>();
  readonly #suppressions = new Map<string, Suppression>();
  readonly #contacts = new Map<string, KnownContact>();

  /** Every lead as last written. */
  get stored(): readonly Lead[] {
    return [...this.#leads.values()];
  }

  async add(lead: Lead): Promise<AddLeadResult> {
    if (this.#leads.has(lead.id)) return { kind: 'number-taken', byLeadId: lead.id };
    for (const { key } of lead.numbers) {
      const holder = this.#holders.get(key);
      if (holder !== undefined) return { kind: 'number-taken', byLeadId: holder };
    }
    for (const { key } of lead.numbers) this.#holders.set(key, lead.id);
    this.#write(lead);
    return { kind: 'added' };
  }

  async get(leadId: string): Promise<Lead | undefined> {
    return this.#leads.get(leadId);
  }

  async save(lead: Lead): Promise<'saved' | 'stale'> {
    if (this.#isStale(lead)) return 'stale';
    this.#write(lead);
    return 'saved';
  }

  async claim(lead: Lead): Promise<ClaimResult> {
    if (lead.numbers.some(({ key }) => this.#suppressions.has(key))) return { kind: 'suppressed' };
    return { kind: (await this.save(lead)) === 'saved' ? 'claimed' : 'stale' };
  }

  async link(attempt: Attempt): Promise<LinkResult> {
    const known = this.#contacts.get(attempt.contactId);
    if (known?.kind === 'linked' || this.#isStale(attempt.lead)) return { kind: 'stale' };
    const { decision: _, ...undecided } = attempt;
    const linked = { ...undecided, lead: this.#write(attempt.lead), facts: known?.facts ?? {} };
    return { kind: 'linked', attempt: this.#writeAttempt(linked) };
  }

  async addFact(contactId: string, fact: IncomingFact): Promise<KnownContact> {
    const known = this.#contacts.get(contactId) ?? { kind: 'unlinked', facts: {} };
    const contact: KnownContact = frozenCopy(
      known.kind === 'linked'
        ? { kind: 'linked', attempt: { ...known.attempt, facts: mergeFact(known.attempt.facts, fact) } }
        : { kind: 'unlinked', facts: mergeFact(known.facts, fact) },
    );
    this.#contacts.set(contactId, contact);
    return contact;
  }

  async getContact(contactId: string): Promise<KnownContact | undefined> {
    return this.#contacts.get(contactId);
  }

  async saveProgress(attempt: Attempt): Promise<'saved' | 'stale'> {
    const known = this.#contacts.get(attempt.contactId);
    if (known?.kind !== 'linked' || this.#isStale(attempt.lead)) return 'stale';
    this.#writeAttempt({ ...known.attempt, lead: this.#write(attempt.lead) });
    return 'saved';
  }

  async decide(attempt: Attempt, decision: Decision, lead: Lead): Promise<DecideResult> {
    const known = this.#contacts.get(attempt.contactId);
    if (known?.kind !== 'linked') return { kind: 'stale' };
    if (known.attempt.decision !== undefined) return { kind: 'decided-before', decision: known.attempt.decision };
    if (this.#isStale(lead)) return { kind: 'stale' };
    this.#writeAttempt({ ...known.attempt, lead: this.#write(lead), decision });
    return { kind: 'decided', decision };
  }

  async suppressNumbers(numberKeys: readonly string[], why: SuppressReason, at: Temporal.Instant): Promise<void> {
    for (const key of numberKeys) {
      if (!this.#suppressions.has(key)) this.#suppressions.set(key, { at, why });
    }
  }

  #isStale(lead: Lead): boolean {
    return this.#leads.get(lead.id)?.version !== lead.version;
  }

  #write(lead: Lead): Lead {
    const written = frozenCopy({ ...lead, version: lead.version + 1 });
    this.#leads.set(lead.id, written);
    return written;
  }

  #writeAttempt(attempt: Attempt): Attempt {
    const written = frozenCopy(attempt);
    this.#contacts.set(attempt.contactId, { kind: 'linked', attempt: written });
    return written;
  }
}

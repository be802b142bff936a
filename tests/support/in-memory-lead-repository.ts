import { Temporal } from 'temporal-polyfill';
import type { AuditEntry, ChangedVersions, SignedChange } from '../../shared/application/ports/audit-log.ts';
import type { CallOfLead, LeadArchive, WalkedLeadsOnly } from '../../shared/application/ports/lead-archive.ts';
import type { LeadEdits } from '../../shared/application/ports/lead-edits.ts';
import type {
  AddLeadResult,
  ClaimResult,
  DecideResult,
  KnownContact,
  LeadRepository,
  LinkResult,
  RecordOrderResult,
  ToldAttempt,
  ToldContact,
} from '../../shared/application/ports/lead-repository.ts';
import type { LeadsPage } from '../../shared/application/ports/timer-index.ts';
import type { Attempt, Decision } from '../../shared/domain/attempt.ts';
import { erasedAttempt, withoutPerson } from '../../shared/domain/erased-person.ts';
import type { Lead, SuppressReason } from '../../shared/domain/lead.ts';
import { type IncomingFact, mergeFact } from '../../shared/domain/merge-facts.ts';
import type { RecordedOrder } from '../../shared/domain/purchases.ts';
import type { TierNumber } from '../../shared/domain/tier-number.ts';
import { delegating } from './delegating-ports.ts';
import { frozenCopy } from './frozen-copy.ts';

interface Suppression {
  readonly at: Temporal.Instant;
  readonly why: SuppressReason;
}

/** So few that a walk over a handful of leads has several pages. */
const WALKED_AT_ONCE = 3;

/** The promises of the ports without a database. */
export class InMemoryLeadRepository implements LeadRepository, LeadArchive, LeadEdits {
  readonly #leads = new Map<string, Lead>();
  readonly #holders = new Map<string, string>();
  readonly #byExternalId = new Map<string, string>();
  readonly #orders = new Set<string>();
  readonly #suppressions = new Map<string, Suppression>();
  readonly #contacts = new Map<string, KnownContact>();
  readonly #signed: AuditEntry[] = [];
  readonly #changes: SignedChange[] = [];
  #signature: AuditEntry | undefined;

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
    if (lead.externalId !== undefined && !this.#byExternalId.has(lead.externalId)) {
      this.#byExternalId.set(lead.externalId, lead.id);
    }
    this.#write(lead);
    return { kind: 'added' };
  }

  async get(leadId: string): Promise<Lead | undefined> {
    return this.#leads.get(leadId);
  }

  async suppressionOf(numberKey: string): Promise<SuppressReason | undefined> {
    return this.#suppressions.get(numberKey)?.why;
  }

  async leadWithNumber(numberKey: string): Promise<Lead | undefined> {
    const holder = this.#holders.get(numberKey);
    return holder === undefined ? undefined : this.#leads.get(holder);
  }

  async leadWithExternalId(externalId: string): Promise<Lead | undefined> {
    const leadId = this.#byExternalId.get(externalId);
    return leadId === undefined ? undefined : this.#leads.get(leadId);
  }

  async recordOrder(lead: Lead, { orderId }: RecordedOrder, _tier: TierNumber): Promise<RecordOrderResult> {
    const order = JSON.stringify([lead.id, orderId]);
    if (this.#orders.has(order)) return { kind: 'recorded-before' };
    if (this.#isStale(lead)) return { kind: 'stale' };
    this.#orders.add(order);
    this.#write(lead);
    return { kind: 'recorded' };
  }

  async save(lead: Lead): Promise<'saved' | 'stale'> {
    if (this.#isStale(lead)) return 'stale';
    this.#write(lead);
    return 'saved';
  }

  async claim(lead: Lead): Promise<ClaimResult> {
    if (lead.numbers.some(({ key }) => this.#suppressions.has(key))) return { kind: 'suppressed' };
    if (this.#isStale(lead)) return { kind: 'stale' };
    this.#write(lead);
    return { kind: 'claimed' };
  }

  async link(attempt: Attempt): Promise<LinkResult> {
    const known = this.#contacts.get(attempt.contactId);
    if (known?.kind === 'linked' || this.#isStale(attempt.lead)) return { kind: 'stale' };
    const { decision: _, earlierDecisions: _earlier, ...undecided } = attempt;
    const linked = { ...undecided, lead: this.#write(attempt.lead), facts: known?.facts ?? {} };
    return { kind: 'linked', attempt: this.#writeAttempt(linked) };
  }

  async addFact(callId: string, fact: IncomingFact): Promise<ToldContact> {
    const known = this.#contacts.get(callId) ?? { kind: 'unlinked', facts: {} };
    const before = known.kind === 'linked' ? known.attempt.facts : known.facts;
    const facts = mergeFact(before, fact);
    if (facts === before) return { ...known, isNews: false };
    const contact: KnownContact = frozenCopy(
      known.kind === 'linked' ? { kind: 'linked', attempt: { ...known.attempt, facts } } : { kind: 'unlinked', facts },
    );
    this.#contacts.set(callId, contact);
    return { ...contact, isNews: true };
  }

  async addFactToLinked(callId: string, fact: IncomingFact): Promise<ToldAttempt | undefined> {
    if (this.#contacts.get(callId)?.kind !== 'linked') return undefined;
    const told = await this.addFact(callId, fact);
    return told.kind === 'linked' ? told : undefined;
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
    this.#write(lead);
    this.#writeAttempt({ ...known.attempt, decision });
    return { kind: 'decided', decision };
  }

  async correct(attempt: Attempt, decision: Decision, lead?: Lead): Promise<DecideResult> {
    const known = this.#contacts.get(attempt.contactId);
    const replaced = attempt.decision;
    const standing = known?.kind === 'linked' ? known.attempt.decision : undefined;
    if (known?.kind !== 'linked' || standing === undefined || replaced === undefined) return { kind: 'stale' };
    if (standing.version !== replaced.version) return { kind: 'decided-before', decision: standing };
    if (lead !== undefined && this.#isStale(lead)) return { kind: 'stale' };
    if (lead !== undefined) this.#write(lead);
    const earlierDecisions = [...(known.attempt.earlierDecisions ?? []), replaced];
    this.#writeAttempt({ ...known.attempt, decision, earlierDecisions });
    return { kind: 'decided', decision };
  }

  async suppressNumbers(numberKeys: readonly string[], why: SuppressReason, at: Temporal.Instant): Promise<void> {
    for (const key of numberKeys) {
      if (!this.#suppressions.has(key)) this.#suppressions.set(key, { at, why });
    }
  }

  /** What people signed, oldest first. */
  get signed(): readonly AuditEntry[] {
    return this.#signed;
  }

  async saveSigned(
    lead: Lead,
    entry: AuditEntry,
    { externalId: was }: Pick<Lead, 'externalId'> = lead,
  ): Promise<'saved' | 'stale' | 'external-id-taken'> {
    const { id, externalId } = lead;
    if (this.#isStale(lead)) return 'stale';
    const holder = externalId === undefined ? undefined : this.#byExternalId.get(externalId);
    if (was !== externalId) {
      if (holder !== undefined && holder !== id) return 'external-id-taken';
      if (externalId !== undefined) this.#byExternalId.set(externalId, id);
      if (was !== undefined && this.#byExternalId.get(was) === id) this.#byExternalId.delete(was);
    }
    this.#signed.push(entry);
    this.#noteChange(this.#write(lead), entry);
    return 'saved';
  }

  signedAs(entry: AuditEntry): LeadRepository {
    const own = delegating(this);
    const signing =
      <Given extends readonly unknown[], Result>(write: (...given: Given) => Promise<Result>) =>
      (...given: Given): Promise<Result> => {
        this.#signature = entry;
        try {
          return write(...given);
        } finally {
          this.#signature = undefined;
        }
      };
    return {
      ...own,
      save: signing(own.save),
      recordOrder: signing(own.recordOrder),
      claim: signing(own.claim),
      link: signing(own.link),
      saveProgress: signing(own.saveProgress),
      decide: signing(own.decide),
      correct: signing(own.correct),
    };
  }

  async signedBetween(leadId: string, { from, to }: ChangedVersions, limit: number): Promise<readonly SignedChange[]> {
    return this.#changes
      .filter((change) => change.id === leadId && change.to > from && change.to <= to)
      .toSorted((one, other) => other.to - one.to)
      .slice(0, limit);
  }

  async eraseAttempt(contactId: string): Promise<void> {
    const known = this.#contacts.get(contactId);
    if (known?.kind === 'linked') this.#writeAttempt(erasedAttempt(known.attempt));
  }

  async walk({ status, stage, campaignId }: WalkedLeadsOnly, after = '0'): Promise<LeadsPage> {
    if (!/^\d+$/.test(after)) throw new RangeError('This text continues no walk over leads.');
    const read = this.stored.slice(Number(after), Number(after) + WALKED_AT_ONCE);
    const isAll = Number(after) + WALKED_AT_ONCE >= this.stored.length;
    const leads = read.filter(
      (lead) =>
        (status === undefined || lead.state.kind === status) &&
        (stage === undefined || lead.stage === stage) &&
        (campaignId === undefined || lead.campaignId === campaignId),
    );
    return { leads, ...(!isAll && { next: String(Number(after) + WALKED_AT_ONCE) }) };
  }

  async callsOf(leadId: string, limit: number, before?: CallOfLead): Promise<readonly CallOfLead[]> {
    const key = ({ at, contactId }: CallOfLead) => `${at.toString({ fractionalSecondDigits: 3 })} ${contactId}`;
    return this.#attemptsStored()
      .filter((attempt) => attempt.leadId === leadId)
      .map(({ contactId, placement }) => ({ at: placement.startedAt, contactId }))
      .filter((call) => before === undefined || key(call) < key(before))
      .toSorted((one, other) => Temporal.Instant.compare(other.at, one.at))
      .slice(0, limit);
  }

  async attempts(contactIds: readonly string[]): Promise<readonly Attempt[]> {
    return this.#attemptsStored().filter(({ contactId }) => contactIds.includes(contactId));
  }

  #attemptsStored(): readonly Attempt[] {
    return [...this.#contacts.values()].flatMap((contact) => (contact.kind === 'linked' ? [contact.attempt] : []));
  }

  #isStale(lead: Lead): boolean {
    return this.#leads.get(lead.id)?.version !== lead.version;
  }

  #write(lead: Lead): Lead {
    const kept = lead.erasedAt === undefined ? lead : withoutPerson(lead);
    const written = frozenCopy({ ...kept, version: lead.version + 1 });
    this.#leads.set(lead.id, written);
    if (this.#signature !== undefined) this.#noteChange(written, this.#signature);
    return written;
  }

  #noteChange({ version: to }: Lead, entry: AuditEntry): void {
    this.#changes.push({ ...entry, from: to - 1, to });
  }

  #writeAttempt(attempt: Attempt): Attempt {
    const written = frozenCopy(attempt);
    this.#contacts.set(attempt.contactId, { kind: 'linked', attempt: written });
    return written;
  }
}

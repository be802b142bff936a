import type { CallNowDependencies } from '../../shared/application/call-lead-now.ts';
import { changeControls } from '../../shared/application/change-controls.ts';
import type { EditLeadDependencies } from '../../shared/application/edit-lead.ts';
import type { AuditEntry } from '../../shared/application/ports/audit-log.ts';
import type { SearchDependencies } from '../../shared/application/search-leads.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import type { SayReviewDependencies } from '../../shared/application/settle-review.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { aDesk, type Desk } from './a-desk.ts';
import { InMemoryLeadRepository } from './in-memory-lead-repository.ts';
import { InMemoryTimerIndex } from './in-memory-timer-index.ts';
import { aLead, NOON } from './lead-builders.ts';

export interface RecordsDesk {
  readonly leads: InMemoryLeadRepository;
  readonly desk: Desk;
  /** What changes by people need, at NOON. */
  readonly deps: EditLeadDependencies & CallNowDependencies;
  readonly searching: SearchDependencies;
  readonly saying: SayReviewDependencies;
  /** What was signed before it was done, oldest first. */
  readonly signedBefore: readonly AuditEntry[];
  /** Adds a lead to the store; `lead-1` of version 1 unless told otherwise. */
  store(fields?: Partial<Lead>): Promise<Lead>;
}

/** People at work on leads: an empty store and a company in mode live. */
export async function aRecordsDesk(): Promise<RecordsDesk> {
  const leads = new InMemoryLeadRepository();
  const desk = await aDesk(leads);
  const live = { kind: 'set-mode', mode: { kind: 'live' } } as const;
  await changeControls(desk.repository, live, { author: 'Kim', note: '', at: NOON });
  const clock = () => NOON;
  const deps = {
    leads,
    edits: leads,
    settings: new SettingsCache(desk.repository, { isHoliday: () => false }, clock),
    controls: desk.repository,
    zones: { candidateZones: () => ['America/New_York'] },
    clock,
  };
  const searching = {
    leads,
    archive: leads,
    timers: new InMemoryTimerIndex(() => leads.stored),
    settings: desk.repository,
    hasher: async () => ({ keyOf: (e164: string) => `key of ${e164}` }),
    clock,
  };
  const signed: AuditEntry[] = [];
  const audit = { record: async (entry: AuditEntry) => void signed.push(entry) };
  const store = async (fields: Partial<Lead> = {}) => {
    await leads.add(aLead({ ...fields, version: 0 }));
    const stored = await leads.get(fields.id ?? 'lead-1');
    if (stored === undefined) throw new Error('the lead was not stored');
    return stored;
  };
  return { leads, desk, deps, searching, signedBefore: signed, saying: { ...desk, leads, edits: leads, audit }, store };
}

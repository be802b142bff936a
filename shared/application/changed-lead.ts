import type { Temporal } from 'temporal-polyfill';
import type { Deed } from '../domain/deed.ts';
import type { Lead } from '../domain/lead.ts';
import type { LeadRefusal } from '../domain/lead-refusal.ts';
import type { LeadEdits } from './ports/lead-edits.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { SettingsCache } from './settings-in-force.ts';

/** What a change of a lead that a person asks for works with. */
export interface ChangeLeadDependencies {
  readonly leads: Pick<LeadRepository, 'get'>;
  readonly edits: Pick<LeadEdits, 'saveSigned'>;
  readonly settings: SettingsCache;
  readonly clock: () => Temporal.Instant;
}

/** Who changes a lead, why, and which version of it they have seen. */
export interface LeadChangeBy {
  readonly author: string;
  readonly note: string;
  readonly version: number;
}

/** Nothing was changed. */
export type NotChanged =
  | { readonly kind: 'missing' }
  /** The lead was written since it was read, in the version that was started from. */
  | { readonly kind: 'overtaken'; readonly lead: Lead; readonly startedFrom: number }
  | { readonly kind: 'refused'; readonly reason: LeadRefusal };

export function refused(reason: LeadRefusal): NotChanged {
  return { kind: 'refused', reason };
}

export type ChangedLead = { readonly kind: 'changed' | 'unchanged'; readonly lead: Lead } | NotChanged;

/** The lead at the version that somebody has seen, or why there is none to change. */
export async function leadSeen(
  { leads }: Pick<ChangeLeadDependencies, 'leads'>,
  leadId: string,
  { version }: Pick<LeadChangeBy, 'version'>,
): Promise<{ readonly kind: 'seen'; readonly lead: Lead } | NotChanged> {
  const lead = await leads.get(leadId);
  if (lead === undefined) return { kind: 'missing' };
  return lead.version === version ? { kind: 'seen', lead } : { kind: 'overtaken', lead, startedFrom: version };
}

/**
 * Stores a changed lead and who changed it in one write, where its campaign's directory knows all its areas.
 * @param was the lead as it was read, where the company's own id of it may be another now.
 */
export async function storeChanged(
  deps: ChangeLeadDependencies,
  changed: Lead,
  { author, note }: LeadChangeBy,
  deed: Deed,
  was?: Pick<Lead, 'externalId'>,
): Promise<ChangedLead> {
  const at = deps.clock();
  if (changed.state.kind === 'ready') await deps.settings.ensureAreas(changed);
  const entry = { at, author, subject: 'lead', id: changed.id, deeds: [deed], note } as const;
  switch (await deps.edits.saveSigned(changed, entry, was)) {
    case 'saved':
      return { kind: 'changed', lead: { ...changed, version: changed.version + 1 } };
    case 'external-id-taken':
      return refused({ kind: 'external-id-taken' });
    case 'stale': {
      const lead = await deps.leads.get(changed.id);
      return lead === undefined ? { kind: 'missing' } : { kind: 'overtaken', lead, startedFrom: changed.version };
    }
  }
}

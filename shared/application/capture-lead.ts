import type { Temporal } from 'temporal-polyfill';
import { capturedAgain } from '../domain/captured-again.ts';
import type { Lead } from '../domain/lead.ts';
import { firstPlan } from '../domain/lead-transitions.ts';
import type { LeadCaptured } from './business-events.ts';
import { capturedLead } from './captured-lead.ts';
import { StaleLeadError } from './errors.ts';
import type { FindDependencies } from './find-customer.ts';
import { type DescribedLead, leadFromListed } from './lead-from-listed.ts';
import type { Journal } from './ports/journal.ts';
import type { NumberZones } from './ports/number-zones.ts';
import type { SettingsCache } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

export interface CaptureDependencies extends FindDependencies {
  readonly settings: SettingsCache;
  readonly zones: NumberZones;
  readonly journal: Journal;
  readonly clock: () => Temporal.Instant;
}

export type Captured =
  | { readonly kind: 'captured'; readonly leadId: string; readonly how: 'added' | 'updated' | 'known' }
  /** It cannot be called as it was told: `why` names the member and what it takes. */
  | { readonly kind: 'bad'; readonly why: string };

type AddedOrTold = Omit<Extract<Captured, { readonly kind: 'captured' }>, 'kind'>;

/** The list of all leads that came in one by one. */
export const CAPTURED_LIST = 'captured';

const MAX_TRIES = 6;

/**
 * Stores a lead that has just made itself known, promised to be called at once, or at the first moment that its hours
 * allow; the next tick, at most a minute later, finds it. Whoever is known already, by the company's own id or by one of
 * their numbers, is told more of and stays where they stand: customers, and people who said stop, among them. A repeat
 * adds nobody twice, and neither do two at once.
 *
 * @throws StaleLeadError when other writers kept changing the known lead.
 */
export async function captureLead(deps: CaptureDependencies, captured: LeadCaptured): Promise<Captured> {
  const reading = capturedLead(captured, deps.zones);
  if (reading.kind === 'bad') return reading;
  if (reading.unusable > 0) {
    const why = 'phone: one of several numbers can be no telephone number and was left out';
    deps.journal.note({ kind: 'input-ignored', source: 'business-event', why });
  }
  const { leadId, how } = await addedOrToldMore(deps, captured, reading.lead);
  deps.journal.note({ kind: 'lead-captured', leadId, how });
  return { kind: 'captured', leadId, how };
}

async function addedOrToldMore(
  deps: CaptureDependencies,
  captured: LeadCaptured,
  described: DescribedLead,
): Promise<AddedOrTold> {
  const known = await knownLead(deps, described);
  if (known !== undefined) return toldMore(deps, known.id, captured, known);
  const lead = await plannedLead(deps, captured, described);
  const result = await deps.leads.add(lead);
  return result.kind === 'added' ? { leadId: lead.id, how: 'added' } : toldMore(deps, result.byLeadId, captured);
}

async function toldMore(
  deps: CaptureDependencies,
  leadId: string,
  captured: LeadCaptured,
  found?: Lead,
): Promise<AddedOrTold> {
  let lead = found ?? (await deps.leads.get(leadId));
  for (let tries = 0; lead !== undefined && tries < MAX_TRIES; tries += 1) {
    const after = capturedAgain(lead, captured);
    if (after === lead) return { leadId, how: 'known' };
    if ((await deps.leads.save(after)) === 'saved') return { leadId, how: 'updated' };
    lead = await deps.leads.get(leadId);
  }
  throw new StaleLeadError(leadId);
}

async function knownLead(
  { leads, hasher }: FindDependencies,
  { externalId, numbers }: DescribedLead,
): Promise<Lead | undefined> {
  const byId = externalId === undefined ? undefined : await leads.leadWithExternalId(externalId);
  if (byId !== undefined) return byId;
  for (const { e164 } of numbers) {
    const holder = await leads.leadWithNumber(hasher.keyOf(e164));
    if (holder !== undefined) return holder;
  }
  return undefined;
}

/** The new lead with its first call planned, in a campaign that knows its areas. */
async function plannedLead(
  deps: CaptureDependencies,
  { capturedAt }: LeadCaptured,
  described: DescribedLead,
): Promise<Lead> {
  const now = deps.clock();
  const settings = await deps.settings.current();
  const campaignFor = (stage: Lead['stage']) => settings.campaignFor(stage).id;
  const { externalId } = described;
  const distinction = externalId === undefined ? {} : { distinction: `external id ${externalId}` };
  const intake = { listId: CAPTURED_LIST, ...distinction, campaignFor, hasher: deps.hasher, now };
  const lead: Lead = { ...leadFromListed(described, intake), capturedAt };
  const planned = firstPlan(lead, decisionContext(settings, lead, now), 'promised');
  await deps.settings.ensureAreas(planned);
  return planned;
}

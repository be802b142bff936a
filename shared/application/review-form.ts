import type { Temporal } from 'temporal-polyfill';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead } from '../domain/lead.ts';
import { knownBefore } from '../domain/required-facts.ts';
import { type AskedFact, askedFacts } from './asked-facts.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import { scriptOfCall } from './script-of-call.ts';
import { SettingsInForce } from './settings-in-force.ts';

export interface ReviewFormDependencies {
  readonly leads: Pick<LeadRepository, 'get' | 'getContact'>;
  readonly settings: Pick<SettingsRepository, 'read'>;
  readonly calendar: HolidayCalendar;
}

/** What whoever says what came of the call behind a review is asked, beside its outcome. */
export interface ReviewForm {
  readonly lead: Lead;
  /** None where no call led to the review. `known` is what counts where nothing else is said. */
  readonly facts: readonly (AskedFact & { readonly known?: string })[];
}

/**
 * What the agent's form of the call that led a lead into review asks, by the structure in force.
 * @returns undefined when the lead is not stored; no facts when it is in no review.
 */
export async function reviewForm(
  { leads, settings, calendar }: ReviewFormDependencies,
  leadId: string,
  now: Temporal.Instant,
): Promise<ReviewForm | undefined> {
  const lead = await leads.get(leadId);
  if (lead === undefined) return undefined;
  const { state } = lead;
  if (state.kind !== 'review' || state.contactId === undefined) return { lead, facts: [] };
  const [contact, stored] = await Promise.all([leads.getContact(state.contactId), settings.read()]);
  if (contact?.kind !== 'linked') return { lead, facts: [] };
  const { attempt } = contact;
  const inForce = new SettingsInForce(stored, calendar, now);
  const { facts: before = {} } = knownBefore(attempt, lead);
  const asked = askedFacts(attempt.lead.stage, scriptOfCall(attempt.placement, inForce), inForce.transitions);
  return {
    lead,
    facts: asked.map((fact) => {
      const known = before[fact.name];
      return { ...fact, ...(known !== undefined && { known }) };
    }),
  };
}

import type { Temporal } from 'temporal-polyfill';
import type { Controls } from '../domain/controls.ts';
import { type Capacity, explanationOf, type LeadExplanation } from '../domain/explanation.ts';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead } from '../domain/lead.ts';
import { LeadMissingError } from './errors.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import { SettingsInForce } from './settings-in-force.ts';
import { decisionContext } from './settle-attempt.ts';

export interface ExplainLeadDependencies {
  readonly leads: Pick<LeadRepository, 'get'>;
  readonly settings: Pick<SettingsRepository, 'read' | 'readControls'>;
  readonly calendar: HolidayCalendar;
}

/**
 * Why a lead is called now or is not, and when it will be, under the settings and controls as they are stored now.
 * Reads, and writes nothing.
 * @param capacity of the tier that calls the lead; nothing is said of people and lines without it.
 * @throws LeadMissingError when the lead is not stored.
 * @throws RangeError when the tier that holds the lead's stage has no campaign.
 */
export async function explainLead(
  deps: ExplainLeadDependencies,
  { leadId, capacity }: { readonly leadId: string; readonly capacity?: Capacity },
  now: Temporal.Instant,
): Promise<LeadExplanation> {
  const [lead, stored, controls] = await Promise.all([
    deps.leads.get(leadId),
    deps.settings.read(),
    deps.settings.readControls(),
  ]);
  if (lead === undefined) throw new LeadMissingError(leadId);
  const settings = new SettingsInForce(stored, deps.calendar, now);
  return leadExplanation(settings, controls, lead, now, capacity);
}

/**
 * The same of a lead that was read already.
 * @throws RangeError when the tier that holds the lead's stage has no campaign.
 */
export function leadExplanation(
  settings: SettingsInForce,
  controls: Controls,
  lead: Lead,
  now: Temporal.Instant,
  capacity?: Capacity,
): LeadExplanation {
  return explanationOf(lead, {
    ...decisionContext(settings, lead, now),
    campaign: settings.campaignFor(lead.stage, lead.campaignId),
    controls,
    ...(capacity === undefined ? {} : { capacity }),
  });
}

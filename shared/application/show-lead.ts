import type { Temporal } from 'temporal-polyfill';
import type { LeadExplanation } from '../domain/explanation.ts';
import type { HolidayCalendar } from '../domain/holidays.ts';
import type { Lead, SuppressReason } from '../domain/lead.ts';
import { type Tier, tierHolding } from '../domain/sales-structure.ts';
import { leadExplanation } from './explain-lead.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import { SettingsInForce } from './settings-in-force.ts';

export interface ShowLeadDependencies {
  readonly leads: Pick<LeadRepository, 'get' | 'suppressionOf'>;
  readonly settings: Pick<SettingsRepository, 'read' | 'readControls'>;
  readonly calendar: HolidayCalendar;
}

export interface ShownLead {
  readonly lead: Lead;
  /** By the keys of the lead's numbers: those that may never be called. */
  readonly suppressed: ReadonlyMap<string, SuppressReason>;
  /** That holds the lead's stage. */
  readonly tier: Tier;
  /** Absent where a tier that works the lead has no campaign: then nobody calls it. */
  readonly explanation?: LeadExplanation;
}

/**
 * A lead as it stands, with why it is called or is not: three requests, and one for each of its numbers.
 * @returns undefined when the lead is not stored.
 */
export async function showLead(
  { leads, settings, calendar }: ShowLeadDependencies,
  leadId: string,
  now: Temporal.Instant,
): Promise<ShownLead | undefined> {
  const [lead, stored, controls] = await Promise.all([leads.get(leadId), settings.read(), settings.readControls()]);
  if (lead === undefined) return undefined;
  const inForce = new SettingsInForce(stored, calendar, now);
  const reasons = await Promise.all(
    lead.numbers.map(async ({ key }) => [key, await leads.suppressionOf(key)] as const),
  );
  const explanation = inForce.canWork(lead) ? leadExplanation(inForce, controls, lead, now) : undefined;
  return {
    lead,
    suppressed: new Map(reasons.flatMap(([key, why]) => (why === undefined ? [] : [[key, why]]))),
    tier: tierHolding(inForce.structure, lead.stage),
    ...(explanation !== undefined && { explanation }),
  };
}

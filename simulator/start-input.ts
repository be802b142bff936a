import { Temporal } from 'temporal-polyfill';
import { COMPANY, USUAL_PEOPLE } from './company.ts';
import { type ReadInput, readRunInput } from './run-input.ts';
import { withSampleScripts } from './sample-scripts.ts';
import type { LeadsToCall } from './start-options.ts';

/** Monday morning, five minutes before people come to work. */
export const FIRST_MOMENT = Temporal.ZonedDateTime.from(`2026-01-05T08:55[${COMPANY.zone}]`).toInstant();

/**
 * What a company that is started begins with: the default rules, three tiers with a script each, the usual
 * people.
 * @throws BadInput that says what is wrong with the list and how to mend it.
 */
export async function startInput(
  leads: LeadsToCall,
  from: Temporal.Instant,
): Promise<Pick<ReadInput, 'list' | 'company'>> {
  const usual = { publish: [], structure: 'three', agents: USUAL_PEOPLE.three, switches: [] } as const;
  const { list, company } = await readRunInput({ ...usual, ...(leads.kind === 'file' && { leads: leads.path }) }, from);
  const most = leads.kind === 'sample' ? leads.most : undefined;
  return {
    company: { ...company, structure: withSampleScripts(company.structure) },
    list: { ...list, leads: list.leads.slice(0, most) },
  };
}

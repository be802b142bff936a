import type { CallAttributes } from '../../shared/application/call-attributes.ts';
import { linkAttempt } from '../../shared/application/link-attempt.ts';
import type { OptOutDependencies } from '../../shared/application/opt-out.ts';
import type { JournalEntry } from '../../shared/application/ports/journal.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import type { Attempt, Leg } from '../../shared/domain/attempt.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { claimedLead } from '../../shared/domain/lead-transitions.ts';
import { aCampaign } from './a-campaign.ts';
import { HeldJournal } from './held-journal.ts';
import { InMemoryLeadRepository } from './in-memory-lead-repository.ts';
import { InMemorySettingsRepository } from './in-memory-settings-repository.ts';
import { aLead, NOON } from './lead-builders.ts';
import { ScriptedTelephony } from './scripted-telephony.ts';

export const DEPLOYMENT = 'deployment-1';
export const STARTED = NOON.subtract({ minutes: 5 });
/** What the first call of {@link aLead} says of itself. */
export const SAID: CallAttributes = {
  deployment: DEPLOYMENT,
  leadId: 'lead-1',
  attemptNumber: 1,
  rulesVersion: 7,
};
/** The only contact of a call that is never transferred. */
export const FIRST_LEG: Leg = { callId: 'contact-1', contactId: 'contact-1' };
export const ATTRIBUTES = {
  tierline_deployment: DEPLOYMENT,
  tierline_lead: 'lead-1',
  tierline_attempt: '1',
  tierline_rules: '7',
};

export interface Desk extends OptOutDependencies {
  readonly telephony: ScriptedTelephony;
  readonly repository: InMemorySettingsRepository;
  readonly notes: JournalEntry[];
}

/** What recording a call needs, at {@link NOON}: three campaigns, of which the first knows New York. */
export async function aDesk(leads = new InMemoryLeadRepository()): Promise<Desk> {
  const repository = new InMemorySettingsRepository();
  await repository.putCampaign(aCampaign(1));
  await repository.putCampaign(aCampaign(2, { areas: [] }));
  await repository.putCampaign(aCampaign(3, { areas: [] }));
  const journal = new HeldJournal();
  const clock = () => NOON;
  return {
    leads,
    repository,
    settings: new SettingsCache(repository, { isHoliday: () => false }, clock),
    telephony: new ScriptedTelephony(),
    notes: journal.entries,
    journal,
    clock,
    deployment: DEPLOYMENT,
  };
}

/** Stores the lead as claimed, six minutes before NOON, for a call that nobody linked yet. */
export async function claimed({ leads }: Desk, fields: Partial<Lead> = {}): Promise<Lead> {
  const lead = aLead({ ...fields, version: 0 });
  await leads.add(lead);
  await leads.claim(claimedLead({ ...lead, version: 1 }, NOON.subtract({ minutes: 6 }), 600));
  return storedLead({ leads });
}

/** The call of {@link claimed} under `contact-1`, in the air for five minutes. */
export async function inTheAir(desk: Desk, fields: Partial<Lead> = {}): Promise<Attempt> {
  const lead = await claimed(desk, fields);
  const result = await linkAttempt(desk, lead, { contactId: 'contact-1', startedAt: STARTED, rulesVersion: 7 });
  if (result.kind !== 'linked') throw new Error('the call was not linked');
  return result.attempt;
}

/** The lead of these tests as last written. */
export async function storedLead({ leads }: Pick<Desk, 'leads'>): Promise<Lead> {
  const lead = await leads.get('lead-1');
  if (lead === undefined) throw new Error('the lead is not stored');
  return lead;
}

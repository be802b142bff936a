import type { Lead } from '../domain/lead.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import type { NamedCustomer } from './business-events.ts';
import type { LeadRepository } from './ports/lead-repository.ts';
import type { NumberHasher } from './ports/number-hasher.ts';

export interface FindDependencies {
  readonly leads: LeadRepository;
  readonly hasher: NumberHasher;
}

/** The lead that is meant, or undefined when none of the names leads to one; a number that is none leads to nobody. */
export async function findCustomer(
  { leads, hasher }: FindDependencies,
  { leadId, externalId, phone, country }: NamedCustomer,
): Promise<Lead | undefined> {
  const byId = leadId === undefined ? undefined : await leads.get(leadId);
  if (byId !== undefined) return byId;
  const byExternalId = externalId === undefined ? undefined : await leads.leadWithExternalId(externalId);
  if (byExternalId !== undefined) return byExternalId;
  const number = phone === undefined ? undefined : parsePhoneNumber(phone, country);
  return number?.kind === 'number' ? leads.leadWithNumber(hasher.keyOf(number.e164)) : undefined;
}

import type { Attempt } from '../../shared/domain/attempt.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { COMPANY } from '../company.ts';
import type { PersonToSimulate } from './customers.ts';

/** The person at the telephone of a lead that stands in the table. */
export function personFrom({ id, numbers, stage }: Lead): PersonToSimulate {
  return {
    personId: id,
    phones: numbers.map(({ e164 }) => e164),
    country: numbers[0]?.area.country ?? 'US',
    candidateZones: numbers[0]?.area.zones ?? [COMPANY.zone],
    stage,
  };
}

/** How many calls each person has had, as the table tells it: their next one is the one after. */
export function callsByPerson(attempts: readonly Pick<Attempt, 'leadId'>[]): ReadonlyMap<string, number> {
  const calls = new Map<string, number>();
  for (const { leadId } of attempts) calls.set(leadId, (calls.get(leadId) ?? 0) + 1);
  return calls;
}

import { type EraseDependencies, erasePerson } from '../../shared/application/erase-person.ts';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { NumberHasher } from '../../shared/application/ports/number-hasher.ts';
import { parsePhoneNumber } from '../../shared/domain/phone-number.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Asker } from '../documents/confirm.ts';
import type { EraseRequest } from './options.ts';

export interface Erasing extends EraseDependencies {
  readonly leads: EraseDependencies['leads'] & Pick<LeadRepository, 'leadWithNumber' | 'leadWithExternalId'>;
  readonly hasher: () => Promise<NumberHasher>;
}

/**
 * Erases the person whom the words name, once somebody has typed that they mean it. A repeat finds them erased and cleans
 * what was told of their calls since.
 * @throws CommandFailure when nobody is there by that name, and while the person is in a call.
 */
export async function eraseLead({ whom, by }: EraseRequest, company: Erasing, ask: Asker): Promise<Answer> {
  const leadId = await idOf(whom, company);
  const message = `Erase the person of lead ${leadId}? Their numbers stay suppressed; nothing else of them can be brought back.`;
  if (!(await ask({ kind: 'type', message, word: 'erase' }))) {
    return notDone('Not agreed to: nothing was erased.\n', { kind: 'not-agreed' });
  }
  const erased = await erasePerson(company, leadId, by);
  switch (erased.kind) {
    case 'erased':
      return done(
        [
          `Erased      the person of lead ${leadId}, with what was said in ${erased.calls} calls`,
          'Suppressed  their numbers, by hashes: nobody calls them again',
          'Left to do  recordings and contacts in Amazon Connect, and what your other systems hold: docs/data-rights.md',
          '',
        ].join('\n'),
        erased,
      );
    case 'missing':
      throw nobody(`lead ${leadId}`);
    case 'in-a-call':
      throw new CommandFailure(
        `The person of lead ${leadId} is in a call. Their numbers are suppressed already; run it again when the call is over.`,
      );
  }
}

async function idOf(whom: EraseRequest['whom'], { leads, hasher }: Erasing): Promise<string> {
  switch (whom.kind) {
    case 'lead':
      return whom.id;
    case 'external-id': {
      const lead = await leads.leadWithExternalId(whom.id);
      if (lead === undefined) throw nobody('lead of that external id');
      return lead.id;
    }
    case 'number': {
      const parsed = parsePhoneNumber(whom.number);
      if (parsed.kind !== 'number') {
        throw new CommandFailure(`--number is not understood: ${parsed.why}. Write it in full, like +12025550199.`);
      }
      const lead = await leads.leadWithNumber((await hasher()).keyOf(parsed.e164));
      if (lead === undefined) throw nobody('lead with that number');
      return lead.id;
    }
  }
}

function nobody(what: string): CommandFailure {
  return new CommandFailure(`There is no ${what}: nothing was erased.`);
}

import { describe, expect, it } from 'vitest';
import { captureLead } from '../../../shared/application/capture-lead.ts';
import { erasePerson } from '../../../shared/application/erase-person.ts';
import { aDesk } from '../../support/a-desk.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import {
  aDialledLead,
  aDiallingState,
  aLead,
  anAttempt,
  aPlacedCall,
  aReadyState,
  NOON,
} from '../../support/lead-builders.ts';

const BY = { author: 'Kim', note: 'letter of 3 March' };

function erasing(leads: InMemoryLeadRepository) {
  return { leads, edits: leads, archive: leads, clock: () => NOON };
}

/** Somebody called twice, the first time before calls were kept. */
async function called(): Promise<InMemoryLeadRepository> {
  const leads = new InMemoryLeadRepository();
  const known = { name: 'Ada', externalId: 'crm-1', attributes: { city: 'New York' }, notes: [] };
  await leads.add({ ...aDialledLead(known), version: 0 });
  for (const [index, contactId] of ['contact-1', 'contact-2'].entries()) {
    const recentCalls = [aPlacedCall({ contactId: 'contact-1' }), aPlacedCall({ contactId })];
    await leads.link(anAttempt({ contactId, lead: aDialledLead({ ...known, version: index + 1, recentCalls }) }));
    await leads.addFact(contactId, { kind: 'disposition', fact: { code: 'sale', givenAt: NOON, note: 'Ada' } });
  }
  await leads.save(aLead({ ...known, version: 3, placed: 2, state: aReadyState() }));
  return leads;
}

describe('erasing a person', () => {
  it('leaves nothing of who it was, keeps the numbers suppressed and what was counted', async () => {
    const leads = await called();

    expect(await erasePerson(erasing(leads), 'lead-1', BY)).toEqual({ kind: 'erased', leadId: 'lead-1', calls: 2 });
    const lead = await leads.get('lead-1');
    expect(lead).toMatchObject({
      state: { kind: 'suppressed', at: NOON, why: 'do-not-call' },
      erasedAt: NOON,
      placed: 2,
      numbers: [{ e164: '', key: 'number-1' }],
    });
    expect(await leads.suppressionOf('number-1')).toBe('do-not-call');
    expect(await leads.leadWithExternalId('crm-1')).toBeUndefined();
    const attempts = await leads.attempts(['contact-1', 'contact-2']);
    expect(JSON.stringify([lead, attempts])).not.toMatch(/Ada|crm-1|New York"|\+1212/);
    expect(leads.signed).toMatchObject([{ ...BY, id: 'lead-1', deeds: [{ kind: 'lead-erased' }] }]);
  });

  it('finds calls that only other calls remember', async () => {
    const leads = await called();
    const archive = { callsOf: async () => [], attempts: leads.attempts.bind(leads) };
    const lead = await leads.get('lead-1');
    await leads.save({
      ...aLead({ version: lead?.version ?? 0 }),
      recentCalls: [aPlacedCall({ contactId: 'contact-2' })],
    });

    expect(await erasePerson({ ...erasing(leads), archive }, 'lead-1', BY)).toMatchObject({ calls: 2 });
    expect(JSON.stringify(await leads.attempts(['contact-1']))).not.toContain('Ada');
  });

  it('again cleans what was told since, and signs nothing a second time', async () => {
    const leads = await called();
    await erasePerson(erasing(leads), 'lead-1', BY);
    const erased = await leads.get('lead-1');
    await leads.addFact('contact-1', { kind: 'disposition', fact: { code: 'complaint', givenAt: NOON, note: 'Ada' } });

    expect(await erasePerson(erasing(leads), 'lead-1', BY)).toMatchObject({ kind: 'erased' });
    expect(await leads.get('lead-1')).toEqual(erased);
    expect(JSON.stringify(await leads.attempts(['contact-1']))).not.toContain('Ada');
    expect(leads.signed).toHaveLength(1);
  });

  it.each([
    aDiallingState(),
    { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: NOON } as const,
  ])('waits while they are $kind, with their numbers suppressed already', async (state) => {
    const leads = new InMemoryLeadRepository();
    await leads.add(aLead({ version: 0, name: 'Ada', state }));

    expect(await erasePerson(erasing(leads), 'lead-1', BY)).toEqual({ kind: 'in-a-call', leadId: 'lead-1' });
    expect(await leads.get('lead-1')).toMatchObject({ name: 'Ada' });
    expect(await leads.suppressionOf('number-1')).toBe('do-not-call');
  });

  it('begins again when somebody else wrote the lead meanwhile, and tells when nobody is there', async () => {
    const leads = await called();
    let isFirst = true;
    const edits = {
      eraseAttempt: leads.eraseAttempt.bind(leads),
      saveSigned: async (...given: Parameters<typeof leads.saveSigned>) => {
        const [lead] = given;
        if (isFirst) await leads.save(aLead({ version: lead.version, name: 'Ada', externalId: 'crm-1' }));
        isFirst = false;
        return leads.saveSigned(...given);
      },
    };

    expect(await erasePerson({ ...erasing(leads), edits }, 'lead-1', BY)).toMatchObject({ kind: 'erased' });
    expect(await leads.get('lead-1')).toMatchObject({ erasedAt: NOON });
    expect(await erasePerson(erasing(leads), 'nobody', BY)).toEqual({ kind: 'missing' });
  });

  it('keeps the reason and moment of an earlier suppression', async () => {
    const leads = new InMemoryLeadRepository();
    const state = { kind: 'suppressed', at: NOON.subtract({ hours: 9 }), why: 'deceased' } as const;
    await leads.add(aLead({ version: 0, state }));
    await erasePerson(erasing(leads), 'lead-1', BY);

    expect((await leads.get('lead-1'))?.state).toEqual(state);
  });

  it('stays so when the company captures them again', async () => {
    const leads = await called();
    await erasePerson(erasing(leads), 'lead-1', BY);
    const erased = await leads.get('lead-1');
    const desk = await aDesk(leads);
    const captured = await captureLead(
      {
        ...desk,
        zones: { candidateZones: () => ['America/New_York'] },
        hasher: { keyOf: () => 'number-1' },
      },
      {
        capturedAt: NOON,
        source: 'website',
        stage: 'prospecting',
        name: 'Ada',
        phones: ['+12125550100'],
        attributes: {},
      },
    );

    expect(captured).toMatchObject({ leadId: 'lead-1', how: 'known' });
    expect(await leads.get('lead-1')).toEqual(erased);
  });
});

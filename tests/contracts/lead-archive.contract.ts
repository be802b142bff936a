import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/application/ports/audit-log.ts';
import type { LeadArchive } from '../../shared/application/ports/lead-archive.ts';
import type { LeadEdits } from '../../shared/application/ports/lead-edits.ts';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { Decision, DispositionFact } from '../../shared/domain/attempt.ts';
import { erasedAttempt, erasedLead } from '../../shared/domain/erased-person.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { aDialledLead, aLead, aNumber, anAttempt, aPlacedCall, NOON } from '../support/lead-builders.ts';

export type ArchivedLeads = LeadRepository & LeadEdits & { readonly archive: LeadArchive };

const SIGNED: AuditEntry = {
  at: NOON,
  author: 'Kim',
  subject: 'lead',
  id: 'lead-1',
  deeds: [{ kind: 'lead-edited', members: ['name'] }],
  note: '',
};
const DECISION: Decision = {
  outcome: OUTCOMES['no-answer'],
  nextStep: { kind: 'review', why: 'unknown-outcome' },
  decidedAt: NOON,
  version: 1,
  because: 'facts',
  leadVersion: 5,
};
const SAID: DispositionFact = {
  code: 'sale',
  givenAt: NOON,
  orderValue: 90,
  orderId: 'order-7',
  objection: 'price',
  facts: { budget: '90' },
  note: 'asks for Ada',
};

/** What every archive of leads, and all who write signed changes, promise. `open` gives an empty one. */
export function leadArchiveContract(name: string, open: () => Promise<ArchivedLeads>): void {
  describe(name, () => {
    it('walks over all leads of a kind, each once, however many pages it takes', async () => {
      const leads = await open();
      for (let index = 0; index < 7; index += 1) await leads.add(numbered(index));
      const closed = { ...numbered(7), state: { kind: 'closed', at: NOON, why: 'attempts-spent' } } as const;
      await leads.add(closed);

      expect(await walked(leads, {})).toHaveLength(8);
      expect(await walked(leads, { status: 'closed' })).toEqual(['lead-7']);
      expect(await walked(leads, { status: 'ready', stage: 'selling' })).toEqual([]);
      expect(await walked(leads, { campaignId: 'campaign-1', stage: 'prospecting' })).toHaveLength(8);
      await expect(leads.archive.walk({}, 'nowhere')).rejects.toThrow(RangeError);
    });

    it("tells a lead's calls newest first, page by page, and none of another lead", async () => {
      const leads = await open();
      await leads.add(aLead({ id: 'other', version: 0, numbers: [aNumber({ key: 'other' })] }));
      await linked(leads, ['contact-1', 'contact-2', 'contact-3']);

      const first = await leads.archive.callsOf('lead-1', 2);
      expect(first.map(({ contactId }) => contactId)).toEqual(['contact-3', 'contact-2']);
      expect((await leads.archive.callsOf('lead-1', 2, first.at(-1))).map(({ contactId }) => contactId)).toEqual([
        'contact-1',
      ]);
      expect(await leads.archive.callsOf('other', 9)).toEqual([]);
      const attempts = await leads.archive.attempts(['contact-1', 'contact-3', 'contact-3', 'nobody']);
      expect(attempts.map(({ contactId }) => contactId).toSorted()).toEqual(['contact-1', 'contact-3']);
      expect(await leads.archive.attempts([])).toEqual([]);
    });

    it('stores a signed change once, over the version that was read', async () => {
      const leads = await open();
      await leads.add(aLead({ version: 0 }));

      expect(await leads.saveSigned(aLead({ name: 'Ada' }), SIGNED)).toBe('saved');
      expect(await leads.saveSigned(aLead({ name: 'Bob' }), SIGNED)).toBe('stale');
      expect(await leads.get('lead-1')).toMatchObject({ name: 'Ada', version: 2 });
    });

    it('tells who signed which version, of one lead, newest first and no more than are asked for', async () => {
      const leads = await open();
      await leads.add(aLead({ version: 0 }));
      await leads.add(aLead({ id: 'other', version: 0, numbers: [aNumber({ key: 'other' })] }));
      await leads.saveSigned(aLead({ name: 'Ada' }), SIGNED);
      await leads.save(aLead({ name: 'Ada', version: 2 }));
      const rested: AuditEntry = { ...SIGNED, author: 'Vera', deeds: [{ kind: 'lead-opted-out' }] };
      const signing = leads.signedAs(rested);
      expect(await signing.save(aLead({ version: 2 }))).toBe('stale');
      expect(await signing.save(aLead({ version: 3 }))).toBe('saved');
      await leads.saveSigned(aLead({ id: 'other', numbers: [aNumber({ key: 'other' })] }), { ...SIGNED, id: 'other' });

      const [first, second] = [
        { ...SIGNED, from: 1, to: 2 },
        { ...rested, from: 3, to: 4 },
      ];
      expect(await leads.signedBetween('lead-1', { from: 0, to: 4 }, 9)).toEqual([second, first]);
      expect(await leads.signedBetween('lead-1', { from: 2, to: 4 }, 9)).toEqual([second]);
      expect(await leads.signedBetween('lead-1', { from: 0, to: 4 }, 1)).toEqual([second]);
      expect(await leads.signedBetween('lead-1', { from: 1, to: 3 }, 9)).toEqual([first]);
      expect(await leads.signedBetween('lead-1', { from: 4, to: 5 }, 9)).toEqual([]);
    });

    it.each([
      'claimed',
      'linked',
      'progressed',
      'decided',
      'corrected',
      'recorded',
    ] as const)('signs what is %s through it, in the version that comes of it', async (written) => {
      const leads = await open();
      const signing = leads.signedAs(SIGNED);
      const by = (step: typeof written) => (step === written ? signing : leads);
      await leads.add({ ...aLead(), version: 0 });
      await by('claimed').claim(aDialledLead({ version: 1 }));
      const attempt = anAttempt({ lead: aDialledLead({ version: 2 }) });
      await by('linked').link(attempt);
      await by('progressed').saveProgress({ ...attempt, lead: aDialledLead({ version: 3 }) });
      await by('decided').decide(attempt, DECISION, aLead({ version: 4 }));
      const decided = { ...attempt, decision: DECISION };
      await by('corrected').correct(decided, { ...DECISION, version: 2 }, aLead({ version: 5 }));
      await by('recorded').recordOrder(aLead({ version: 6 }), { orderId: '7', at: NOON, value: 1 }, 1);

      const order = ['claimed', 'linked', 'progressed', 'decided', 'corrected', 'recorded'];
      const to = order.indexOf(written) + 2;
      expect((await leads.get('lead-1'))?.version).toBe(7);
      expect(await leads.signedBetween('lead-1', { from: 0, to: 99 }, 9)).toEqual([{ ...SIGNED, from: to - 1, to }]);
    });

    it("moves the company's own id of a lead, and never takes one from another lead", async () => {
      const leads = await open();
      await leads.add(aLead({ version: 0, externalId: 'crm-1' }));
      await leads.add(aLead({ id: 'other', version: 0, externalId: 'crm-2', numbers: [aNumber({ key: 'other' })] }));
      const was = { externalId: 'crm-1' };

      expect(await leads.saveSigned(aLead({ externalId: 'crm-2' }), SIGNED, was)).toBe('external-id-taken');
      expect((await leads.leadWithExternalId('crm-1'))?.version).toBe(1);
      expect(await leads.saveSigned(aLead({ externalId: 'crm-3' }), SIGNED, was)).toBe('saved');
      expect(await leads.leadWithExternalId('crm-1')).toBeUndefined();
      expect((await leads.leadWithExternalId('crm-3'))?.id).toBe('lead-1');
      expect(await leads.saveSigned(aLead({ version: 2 }), SIGNED, { externalId: 'crm-3' })).toBe('saved');
      expect(await leads.leadWithExternalId('crm-3')).toBeUndefined();
      expect((await leads.leadWithExternalId('crm-2'))?.id).toBe('other');
    });

    it('erases a call whole, and changes nothing when it does so again', async () => {
      const leads = await open();
      const named: Partial<Lead> = { name: 'Ada', attributes: { city: 'New York' } };
      await leads.add({ ...aDialledLead(named), version: 0 });
      const attempt = anAttempt({ lead: aDialledLead({ ...named, version: 1 }) });
      await leads.link(attempt);
      const leg = { callId: 'contact-1', contactId: 'contact-1' };
      const later = { callId: 'contact-1', contactId: 'contact-1b' };
      const fact = { endedAt: NOON, lastUpdatedAt: NOON, recordingLocation: 'bucket/one' };
      await leads.addFact('contact-1', { kind: 'record', leg, fact }, NOON);
      await leads.addFact('contact-1', { kind: 'record', leg: later, fact }, NOON);
      await leads.addFact('contact-1', { kind: 'disposition', fact: SAID }, NOON);
      await leads.addFact('contact-1', { kind: 'disposition', fact: { ...SAID, note: 'Ada again' } }, NOON);
      const decision: Decision = {
        outcome: OUTCOMES.sale,
        nextStep: { kind: 'review', why: 'unknown-outcome' },
        decidedAt: NOON,
        version: 1,
        because: 'facts',
        said: SAID,
      };
      const lead = aDialledLead({ ...named, version: 2 });
      await leads.decide(attempt, decision, lead);
      await leads.correct({ ...attempt, decision }, { ...decision, version: 2, because: 'correction' });
      const [before] = await leads.archive.attempts(['contact-1']);
      if (before === undefined) throw new Error('the call is not stored');
      await leads.eraseAttempt('contact-1');
      await leads.eraseAttempt('contact-1');
      await leads.eraseAttempt('nobody');

      const [after] = await leads.archive.attempts(['contact-1']);
      expect(after).toEqual(erasedAttempt(before));
      expect(JSON.stringify(after)).not.toMatch(/Ada|order-7|price|budget|bucket|New York|\+1212/);
      expect(after?.facts.disposition).toEqual({ code: 'sale', givenAt: NOON, orderValue: 90 });
    });

    it('writes nothing of an erased person, whoever brings it', async () => {
      const leads = await open();
      await leads.add(aLead({ version: 0, name: 'Ada' }));
      await leads.saveSigned(erasedLead(aLead({ name: 'Ada' }), NOON), SIGNED);
      const erased = await leads.get('lead-1');
      if (erased === undefined) throw new Error('the lead is not stored');
      await leads.save({ ...erased, name: 'Ada', notes: [{ at: NOON, stage: 'selling', text: 'Ada' }] });

      expect(await leads.get('lead-1')).toEqual({ ...erased, version: 3 });
    });
  });
}

async function walked(leads: ArchivedLeads, only: Parameters<LeadArchive['walk']>[0]): Promise<readonly string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await leads.archive.walk(only, after);
    found.push(...page.leads.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return found;
}

function numbered(index: number): Lead {
  return aLead({ id: `lead-${index}`, version: 0, numbers: [aNumber({ key: `number-${index}` })] });
}

/** The calls of `lead-1`, an hour apart. */
async function linked(leads: ArchivedLeads, contactIds: readonly string[]): Promise<void> {
  await leads.add({ ...aDialledLead(), version: 0 });
  for (const [index, contactId] of contactIds.entries()) {
    const startedAt = NOON.add({ hours: index });
    const lead = aDialledLead({ version: index + 1, recentCalls: [aPlacedCall({ contactId, at: startedAt })] });
    await leads.link(anAttempt({ contactId, lead, placement: { startedAt } }));
  }
}

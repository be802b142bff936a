import { describe, expect, it } from 'vitest';
import { type OtherCall, recordOtherCall } from '../../../shared/application/record-other-call.ts';
import { gate } from '../../../shared/domain/call-gate.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aDesk, claimed, type Desk, inTheAir, storedLead } from '../../support/a-desk.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aLead, anOtherCall, aPlacedCall, aPolicy, NOON } from '../../support/lead-builders.ts';

const HASHER = { keyOf: (e164: string) => (e164 === '+12125550100' ? 'number-1' : 'number-unknown') };
const AN_HOUR_AGO = NOON.subtract({ hours: 1 });
const CALL: OtherCall = { contactId: 'contact-9', how: 'by-hand', e164: '+12125550100', startedAt: AN_HOUR_AGO };
const COUNTED = anOtherCall({ contactId: 'contact-9', at: AN_HOUR_AGO });

const record = (desk: Desk, call: OtherCall = CALL) => recordOtherCall({ ...desk, hasher: HASHER }, call);

async function deskWith(fields: Partial<Lead> = {}): Promise<Desk> {
  const desk = await aDesk();
  await desk.leads.add(aLead({ ...fields, version: 0 }));
  return desk;
}

describe('a call that the dialler did not place', () => {
  it.each([
    'by-hand',
    'inbound',
  ] as const)('stands among the calls of the lead when it was %s, and is no attempt', async (how) => {
    const desk = await deskWith({ placed: 3, counted: 2 });
    const before = await storedLead(desk);

    expect(await record(desk, { ...CALL, how })).toEqual({ kind: 'counted' });
    expect(await storedLead(desk)).toEqual({
      ...before,
      version: before.version + 1,
      recentCalls: [{ ...COUNTED, via: how }],
    });
    expect(desk.notes).toEqual([{ kind: 'other-call-counted', leadId: 'lead-1', contactId: 'contact-9', how }]);
  });

  it('counts for caps, gaps and quiet periods like one of ours', async () => {
    const desk = await deskWith();
    await record(desk, { ...CALL, conversationEndedAt: NOON.subtract({ minutes: 50 }) });
    const lead = await storedLead(desk);
    const rules = {
      maxAttemptsPerDay: 1,
      minGapMinutes: 90,
      rollingCaps: [{ count: 1, windowHours: 24 }],
      quietAfterConversationDays: 2,
    };
    const verdict = gate(lead, { kind: 'approach' }, aPolicy({ rules }), NOON);

    expect(verdict.kind === 'refused' && verdict.refusals.map(({ code }) => code).toSorted()).toEqual([
      'cap-day',
      'cap-rolling',
      'min-gap',
      'quiet-after-conversation',
    ]);
  });

  it('is counted once, however often its record comes', async () => {
    const desk = await deskWith();
    await record(desk);
    const once = await storedLead(desk);

    expect(await record(desk)).toEqual({ kind: 'counted' });
    expect(await storedLead(desk)).toEqual(once);
    expect(desk.notes).toHaveLength(1);
  });

  it('takes in the end of the conversation when a later record tells it', async () => {
    const desk = await deskWith();
    const conversationEndedAt = NOON.subtract({ minutes: 50 });
    await record(desk);
    await record(desk, { ...CALL, conversationEndedAt });
    await record(desk);

    expect((await storedLead(desk)).recentCalls).toEqual([{ ...COUNTED, conversationEndedAt }]);
  });

  it('is not ours when no lead holds the number', async () => {
    const desk = await deskWith();
    const before = await storedLead(desk);

    expect(await record(desk, { ...CALL, e164: '+12125559999' })).toEqual({ kind: 'not-ours' });
    expect(await storedLead(desk)).toEqual(before);
    expect(desk.notes).toEqual([{ kind: 'contact-not-ours', contactId: 'contact-9' }]);
  });

  it('is not ours when its number is only known as suppressed', async () => {
    const desk = await deskWith();
    await desk.leads.suppressNumbers(['number-unknown'], 'do-not-call', NOON);

    expect(await record(desk, { ...CALL, e164: '+12125559999' })).toEqual({ kind: 'not-ours' });
  });

  it('is counted while the lead’s own call is in the air, and leaves that call where it is', async () => {
    const desk = await aDesk();
    const { lead } = await inTheAir(desk);
    await record(desk);

    expect(await storedLead(desk)).toEqual({
      ...lead,
      version: lead.version + 1,
      recentCalls: [COUNTED, aPlacedCall({ contactId: 'contact-1' })],
    });
  });

  it('is counted though somebody else writes the lead at the same moment', async () => {
    const leads = new ContestedRepository();
    const desk = await aDesk(leads);
    await claimed(desk);
    leads.rivals = 3;
    await record(desk);

    expect((await storedLead(desk)).recentCalls).toEqual([COUNTED]);
    expect((await storedLead(desk)).touches).toBe(3);
  });

  it('says so when the lead kept changing', async () => {
    const leads = new ContestedRepository();
    const desk = await aDesk(leads);
    await claimed(desk);
    leads.rivals = Number.POSITIVE_INFINITY;

    await expect(record(desk)).rejects.toThrow('Lead lead-1 kept changing');
  });
});

/** Somebody else writes the lead between every read and write, so often as the test says. */
class ContestedRepository extends InMemoryLeadRepository {
  rivals = 0;

  override async save(lead: Lead): Promise<'saved' | 'stale'> {
    if (this.rivals > 0) {
      this.rivals -= 1;
      const stored = await this.get(lead.id);
      if (stored !== undefined) await super.save({ ...stored, touches: stored.touches + 1 });
    }
    return super.save(lead);
  }
}

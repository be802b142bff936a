import { describe, expect, it } from 'vitest';
import { LeadMissingError } from '../../../shared/application/errors.ts';
import { recordContactEnded } from '../../../shared/application/record-contact.ts';
import { recordDisposition } from '../../../shared/application/record-disposition.ts';
import { claimedLead } from '../../../shared/domain/lead-transitions.ts';
import { containing } from '../../support/containing.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aLead, aNumber, NOON } from '../../support/lead-builders.ts';
import { aDesk, claimed, inTheAir, SAID, STARTED, storedLead } from '../../support/told-telephony.ts';

const TALKED = { endedAt: NOON.subtract({ minutes: 2 }), connectedAt: STARTED, agentConnectedAt: STARTED };
const REFUSED = { code: 'not-interested', givenAt: NOON } as const;
const DECIDED = containing({ kind: 'decided', decision: { outcome: { code: 'not-interested' } } });

describe('what the agent says came of a call', () => {
  it('waits for the end, which then decides', async () => {
    const desk = await aDesk();
    await inTheAir(desk);

    expect(await recordDisposition(desk, 'contact-1', SAID, REFUSED)).toEqual({ kind: 'waiting', for: 'end' });
    expect((await storedLead(desk)).state.kind).toBe('dialling');
    expect(await recordContactEnded(desk, 'contact-1', TALKED)).toEqual(DECIDED);
  });

  it('decides a call that is over', async () => {
    const desk = await aDesk();
    await inTheAir(desk);

    expect(await recordContactEnded(desk, 'contact-1', TALKED)).toEqual({ kind: 'waiting', for: 'disposition' });
    expect(await recordDisposition(desk, 'contact-1', SAID, REFUSED)).toEqual(DECIDED);
    expect((await storedLead(desk)).state).toEqual({ kind: 'closed', at: NOON, why: 'not-interested' });
  });

  it('stands as first given', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordDisposition(desk, 'contact-1', SAID, REFUSED);
    await recordDisposition(desk, 'contact-1', SAID, { code: 'interested', givenAt: NOON });

    expect(await recordContactEnded(desk, 'contact-1', TALKED)).toEqual(DECIDED);
    expect(await recordDisposition(desk, 'contact-1', SAID, { code: 'interested', givenAt: NOON })).toEqual(DECIDED);
  });

  it('reaches the call from a guide under another contact, in the air or wrapping up', async () => {
    for (const over of [false, true]) {
      const desk = await aDesk();
      await inTheAir(desk);
      if (over) await recordContactEnded(desk, 'contact-1', TALKED);
      await recordDisposition(desk, 'guide-1', SAID, REFUSED);

      expect(await desk.leads.getContact('contact-1')).toEqual(
        containing({ kind: 'linked', attempt: { facts: { disposition: REFUSED } } }),
      );
    }
  });

  it('does not reach a call of another attempt', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordDisposition(desk, 'guide-1', { ...SAID, attemptNumber: 2 }, REFUSED);

    expect(await desk.leads.getContact('contact-1')).toEqual(containing({ attempt: { facts: {} } }));
  });

  it('links a call that nobody linked', async () => {
    const desk = await aDesk();
    await claimed(desk);
    await recordDisposition(desk, 'contact-1', SAID, REFUSED);

    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { facts: { disposition: REFUSED }, leadId: 'lead-1' } }),
    );
  });

  it('is refused when the lead it names is not stored', async () => {
    const desk = await aDesk();

    await expect(recordDisposition(desk, 'contact-1', SAID, REFUSED)).rejects.toBeInstanceOf(LeadMissingError);
  });

  it.each([
    'do-not-call',
    'deceased',
    'minor',
  ] as const)('%s suppresses every number before anything else is written', async (code) => {
    const leads = new ForgetfulLeads();
    const desk = await aDesk(leads);
    await inTheAir(desk, { numbers: [aNumber(), aNumber({ e164: '+12125550101', key: 'number-2' })] });
    const fact = { code, givenAt: NOON };

    await expect(recordDisposition(desk, 'contact-1', SAID, fact)).rejects.toThrow('no fact is kept');
    for (const key of ['number-1', 'number-2']) {
      const other = aLead({ id: `other-${key}`, numbers: [aNumber({ key })] });
      expect(await leads.claim(claimedLead(other, NOON, 60))).toEqual({ kind: 'suppressed' });
    }
  });

  it('suppresses no number of a customer who may be called again', async () => {
    const leads = new InMemoryLeadRepository();
    const desk = await aDesk(leads);
    await inTheAir(desk);
    await recordDisposition(desk, 'contact-1', SAID, REFUSED);

    expect(await leads.claim(await storedLead(desk))).toEqual({ kind: 'claimed' });
  });
});

class ForgetfulLeads extends InMemoryLeadRepository {
  override async addFact(): Promise<never> {
    throw new Error('no fact is kept');
  }
}

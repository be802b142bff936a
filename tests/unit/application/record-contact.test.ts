import { describe, expect, it } from 'vitest';
import { linkAttempt } from '../../../shared/application/link-attempt.ts';
import { recordContactEnded, recordContactRecord } from '../../../shared/application/record-contact.ts';
import { containing } from '../../support/containing.ts';
import { NOON } from '../../support/lead-builders.ts';
import { ATTRIBUTES, aDesk, claimed, inTheAir, STARTED, storedLead } from '../../support/told-telephony.ts';

const BUSY = { endedAt: NOON.subtract({ minutes: 4 }), disconnectReason: 'TELECOM_BUSY' };
const NOT_OURS = { kind: 'contact-not-ours', contactId: 'contact-1' };

describe('the end of a contact', () => {
  it('decides once though it is told twice', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const first = await recordContactEnded(desk, 'contact-1', BUSY);
    const lead = await storedLead(desk);
    const again = await recordContactEnded(desk, 'contact-1', { ...BUSY, disconnectReason: 'TELECOM_NUMBER_INVALID' });

    expect(first).toEqual(containing({ kind: 'decided', decision: { outcome: { code: 'busy' } } }));
    expect(again).toEqual(first);
    expect(await storedLead(desk)).toEqual(lead);
    expect(desk.notes.filter(({ kind }) => kind === 'outcome-decided')).toHaveLength(1);
  });

  it('asks for the reason of an unanswered call when none was told', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    desk.telephony.contacts.set('contact-1', { attributes: ATTRIBUTES, initiatedAt: STARTED, ended: BUSY });

    expect(await recordContactEnded(desk, 'contact-1', { endedAt: BUSY.endedAt })).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'busy' } } }),
    );
  });

  it('asks nothing when the reason was told or the call was answered', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordContactEnded(desk, 'contact-1', { endedAt: NOON, connectedAt: STARTED });
    await recordContactEnded(desk, 'contact-1', BUSY);

    expect(desk.telephony.asked).toEqual([]);
  });

  it('links a call that nobody linked by what the contact centre says of it', async () => {
    const desk = await aDesk();
    await claimed(desk);
    desk.telephony.contacts.set('contact-1', { attributes: ATTRIBUTES, initiatedAt: STARTED });

    expect(await recordContactEnded(desk, 'contact-1', BUSY)).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'busy' } } }),
    );
    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { facts: { ended: BUSY }, placement: { startedAt: STARTED } } }),
    );
  });

  it('is kept for the link that comes later when nobody knows the contact', async () => {
    const desk = await aDesk();
    const lead = await claimed(desk);

    expect(await recordContactEnded(desk, 'contact-1', BUSY)).toEqual({ kind: 'not-ours' });
    expect(desk.notes).toEqual([NOT_OURS]);
    expect(await linkAttempt(desk, lead, { contactId: 'contact-1', startedAt: STARTED, rulesVersion: 7 })).toEqual(
      containing({ kind: 'linked', attempt: { facts: { ended: BUSY } } }),
    );
  });

  it('is not ours when the call is of another deployment', async () => {
    const desk = await aDesk();
    const lead = await claimed(desk);
    const attributes = { ...ATTRIBUTES, tierline_deployment: 'deployment-2' };
    desk.telephony.contacts.set('contact-1', { attributes, initiatedAt: STARTED });

    expect(await recordContactEnded(desk, 'contact-1', BUSY)).toEqual({ kind: 'not-ours' });
    expect(desk.notes).toEqual([NOT_OURS]);
    expect(await storedLead(desk)).toEqual(lead);
  });

  it('is not ours when the lead waits for another attempt', async () => {
    const desk = await aDesk();
    const lead = await claimed(desk);
    const attributes = { ...ATTRIBUTES, tierline_attempt: '2' };
    desk.telephony.contacts.set('contact-1', { attributes, initiatedAt: STARTED });

    expect(await recordContactEnded(desk, 'contact-1', BUSY)).toEqual({ kind: 'not-ours' });
    expect(await storedLead(desk)).toEqual(lead);
  });
});

describe('a contact record', () => {
  const record = { ...BUSY, lastUpdatedAt: NOON };
  const origin = { attributes: ATTRIBUTES, initiatedAt: STARTED };

  it('decides a call whose end nobody told', async () => {
    const desk = await aDesk();
    await inTheAir(desk);

    expect(await recordContactRecord(desk, 'contact-1', record, origin)).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'busy' } } }),
    );
  });

  it('links a call that nobody linked', async () => {
    const desk = await aDesk();
    await claimed(desk);
    await recordContactRecord(desk, 'contact-1', record, origin);

    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { decision: { outcome: { code: 'busy' } }, facts: { record } } }),
    );
  });

  it('delivered again changes the facts and not the decision', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const first = await recordContactRecord(desk, 'contact-1', record, origin);
    const fuller = { ...record, disconnectReason: 'TELECOM_PROBLEM', lastUpdatedAt: NOON.add({ minutes: 1 }) };

    expect(await recordContactRecord(desk, 'contact-1', fuller, origin)).toEqual(first);
    expect(await desk.leads.getContact('contact-1')).toEqual(containing({ attempt: { facts: { record: fuller } } }));
  });

  it.each([
    ['of another deployment', { ...ATTRIBUTES, tierline_deployment: 'deployment-2' }],
    ['that no dialler started', {}],
  ])('%s is noted and not kept', async (_, attributes) => {
    const desk = await aDesk();
    const answer = await recordContactRecord(desk, 'contact-1', record, { ...origin, attributes });

    expect(answer).toEqual({ kind: 'not-ours' });
    expect(desk.notes).toEqual([NOT_OURS]);
    expect(await desk.leads.getContact('contact-1')).toBeUndefined();
  });
});

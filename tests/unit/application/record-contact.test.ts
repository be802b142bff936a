import { describe, expect, it } from 'vitest';
import { linkAttempt } from '../../../shared/application/link-attempt.ts';
import { recordContactRecord, recordLegBegan, recordLegEnded } from '../../../shared/application/record-contact.ts';
import { ATTRIBUTES, aDesk, claimed, FIRST_LEG, inTheAir, STARTED, storedLead } from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { NOON } from '../../support/lead-builders.ts';

const BUSY = { endedAt: NOON.subtract({ minutes: 4 }), disconnectReason: 'TELECOM_BUSY' };
const TALKED = { endedAt: NOON.subtract({ minutes: 2 }), connectedAt: STARTED, agentConnectedAt: STARTED };
const SOLD = { code: 'sale', givenAt: NOON, orderValue: 90 } as const;
const SECOND_LEG = { callId: 'contact-1', contactId: 'contact-2' };
const ON_THE_LINE = { kind: 'waiting', for: 'end' };
const NOT_OURS = { kind: 'contact-not-ours', contactId: 'contact-1' };

describe('the end of a contact', () => {
  it('decides once though it is told twice', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const first = await recordLegEnded(desk, FIRST_LEG, BUSY);
    const lead = await storedLead(desk);
    const again = await recordLegEnded(desk, FIRST_LEG, { ...BUSY, disconnectReason: 'TELECOM_NUMBER_INVALID' });

    expect(first).toEqual(containing({ kind: 'decided', decision: { outcome: { code: 'busy' } } }));
    expect(again).toEqual(first);
    expect(await storedLead(desk)).toEqual(lead);
    expect(desk.notes.filter(({ kind }) => kind === 'outcome-decided')).toHaveLength(1);
  });

  it('asks for the reason of an unanswered call when none was told', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    desk.telephony.contacts.set('contact-1', { attributes: ATTRIBUTES, initiatedAt: STARTED, ended: BUSY });

    expect(await recordLegEnded(desk, FIRST_LEG, { endedAt: BUSY.endedAt })).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'busy' } } }),
    );
  });

  it('asks nothing when the reason was told or the call was answered', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordLegEnded(desk, FIRST_LEG, { endedAt: NOON, connectedAt: STARTED });
    await recordLegEnded(desk, FIRST_LEG, BUSY);

    expect(desk.telephony.described).toEqual([]);
  });

  it('links a call that nobody linked by what the contact centre says of it', async () => {
    const desk = await aDesk();
    await claimed(desk);
    desk.telephony.contacts.set('contact-1', { attributes: ATTRIBUTES, initiatedAt: STARTED });

    expect(await recordLegEnded(desk, FIRST_LEG, BUSY)).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'busy' } } }),
    );
    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { facts: { ended: BUSY }, placement: { startedAt: STARTED } } }),
    );
  });

  it('is kept for the link that comes later when nobody knows the contact', async () => {
    const desk = await aDesk();
    const lead = await claimed(desk);

    expect(await recordLegEnded(desk, FIRST_LEG, BUSY)).toEqual({ kind: 'not-ours' });
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

    expect(await recordLegEnded(desk, FIRST_LEG, BUSY)).toEqual({ kind: 'not-ours' });
    expect(desk.notes).toEqual([NOT_OURS]);
    expect(await storedLead(desk)).toEqual(lead);
  });

  it('is not ours when the lead waits for another attempt', async () => {
    const desk = await aDesk();
    const lead = await claimed(desk);
    const attributes = { ...ATTRIBUTES, tierline_attempt: '2' };
    desk.telephony.contacts.set('contact-1', { attributes, initiatedAt: STARTED });

    expect(await recordLegEnded(desk, FIRST_LEG, BUSY)).toEqual({ kind: 'not-ours' });
    expect(await storedLead(desk)).toEqual(lead);
  });
});

describe('a call that is transferred', () => {
  it('is not over before its last leg is, and a disposition does not decide it', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordLegBegan(desk, SECOND_LEG, NOON.subtract({ minutes: 3 }));
    expect(await recordLegEnded(desk, FIRST_LEG, TALKED)).toEqual(ON_THE_LINE);
    await desk.leads.addFact('contact-1', { kind: 'disposition', fact: SOLD }, NOON);
    expect(await recordLegBegan(desk, SECOND_LEG, NOON.subtract({ minutes: 3 }))).toEqual(ON_THE_LINE);
    expect((await storedLead(desk)).state.kind).toBe('dialling');

    expect(await recordLegEnded(desk, SECOND_LEG, { endedAt: NOON, connectedAt: STARTED })).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'sale' } } }),
    );
    expect((await storedLead(desk)).purchases).toEqual(containing({ count: 1, total: 90, lastAt: NOON }));
  });

  it('is not over while the leg goes on that a record names', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const record = { ...TALKED, lastUpdatedAt: NOON, nextContactId: 'contact-2' };
    const origin = { attributes: ATTRIBUTES, initiatedAt: STARTED };

    expect(await recordContactRecord(desk, FIRST_LEG, record, origin)).toEqual(ON_THE_LINE);
    const last = { endedAt: NOON, lastUpdatedAt: NOON };
    expect(await recordContactRecord(desk, SECOND_LEG, last, { attributes: {}, initiatedAt: NOON })).toEqual({
      kind: 'waiting',
      for: 'disposition',
    });
    expect((await storedLead(desk)).state).toEqual(containing({ kind: 'wrapping', endedAt: NOON }));
  });

  it('is not ours by a leg without attributes of a call that nobody knows', async () => {
    const desk = await aDesk();
    const record = { endedAt: NOON, lastUpdatedAt: NOON };

    expect(await recordContactRecord(desk, SECOND_LEG, record, { attributes: {}, initiatedAt: NOON })).toEqual({
      kind: 'not-ours',
    });
    expect(await desk.leads.getContact('contact-1')).toBeUndefined();
  });

  it('takes no beginning from its first leg, whose start is known', async () => {
    const desk = await aDesk();

    expect(await recordLegBegan(desk, FIRST_LEG, NOON)).toEqual(ON_THE_LINE);
    expect(await desk.leads.getContact('contact-1')).toBeUndefined();
  });

  it('is found by the first contact of the chain when a leg does not name it', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const attributes = ATTRIBUTES;
    desk.telephony.contacts.set('contact-1', { attributes, initiatedAt: STARTED });
    desk.telephony.contacts.set('contact-2', { attributes, initiatedAt: NOON, initialContactId: 'contact-1' });
    const alone = { callId: 'contact-2', contactId: 'contact-2' };
    await recordLegEnded(desk, alone, { endedAt: NOON, connectedAt: STARTED });

    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ attempt: { facts: { laterLegs: { 'contact-2': { ended: { endedAt: NOON } } } } } }),
    );
  });

  it.each([
    'contact-1',
    'contact-2',
  ])('is linked by a later leg told under %s when nobody linked it, from the start of its first', async (callId) => {
    const desk = await aDesk();
    await claimed(desk);
    desk.telephony.contacts.set('contact-1', { attributes: ATTRIBUTES, initiatedAt: STARTED });
    desk.telephony.contacts.set('contact-2', {
      attributes: ATTRIBUTES,
      initiatedAt: NOON,
      initialContactId: 'contact-1',
    });

    const leg = { callId, contactId: 'contact-2' };
    expect(await recordLegEnded(desk, leg, { endedAt: NOON, connectedAt: NOON })).toEqual(ON_THE_LINE);
    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { placement: { startedAt: STARTED } } }),
    );
    expect((await storedLead(desk)).placed).toBe(1);
  });
});

describe('a fact that comes after the decision', () => {
  it('is kept and noted once, and decides nothing', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const first = await recordLegEnded(desk, FIRST_LEG, BUSY);
    const lead = await storedLead(desk);
    const record = { ...BUSY, lastUpdatedAt: NOON, recordingLocation: 'recordings/1' };
    const origin = { attributes: ATTRIBUTES, initiatedAt: STARTED };
    for (const _ of [1, 2]) expect(await recordContactRecord(desk, FIRST_LEG, record, origin)).toEqual(first);

    expect(await storedLead(desk)).toEqual(lead);
    expect(await desk.leads.getContact('contact-1')).toEqual(containing({ attempt: { facts: { record } } }));
    expect(desk.notes.filter(({ kind }) => kind === 'fact-recorded-late')).toEqual([
      { kind: 'fact-recorded-late', leadId: 'lead-1', attemptNumber: 1, contactId: 'contact-1', fact: 'record' },
    ]);
  });
});

describe('a contact record', () => {
  const record = { ...BUSY, lastUpdatedAt: NOON };
  const origin = { attributes: ATTRIBUTES, initiatedAt: STARTED };

  it('decides a call whose end nobody told', async () => {
    const desk = await aDesk();
    await inTheAir(desk);

    expect(await recordContactRecord(desk, FIRST_LEG, record, origin)).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'busy' } } }),
    );
  });

  it('links a call that nobody linked', async () => {
    const desk = await aDesk();
    await claimed(desk);
    await recordContactRecord(desk, FIRST_LEG, record, origin);

    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { decision: { outcome: { code: 'busy' } }, facts: { record } } }),
    );
  });

  it('delivered again changes the facts and not the decision', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const first = await recordContactRecord(desk, FIRST_LEG, record, origin);
    const fuller = { ...record, disconnectReason: 'TELECOM_PROBLEM', lastUpdatedAt: NOON.add({ minutes: 1 }) };

    expect(await recordContactRecord(desk, FIRST_LEG, fuller, origin)).toEqual(first);
    expect(await desk.leads.getContact('contact-1')).toEqual(containing({ attempt: { facts: { record: fuller } } }));
  });

  it.each([
    ['of another deployment', { ...ATTRIBUTES, tierline_deployment: 'deployment-2' }],
    ['that no dialler started', {}],
  ])('%s is noted and not kept', async (_, attributes) => {
    const desk = await aDesk();
    const answer = await recordContactRecord(desk, FIRST_LEG, record, { ...origin, attributes });

    expect(answer).toEqual({ kind: 'not-ours' });
    expect(desk.notes).toEqual([NOT_OURS]);
    expect(await desk.leads.getContact('contact-1')).toBeUndefined();
  });
});

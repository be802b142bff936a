import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { CallNotLinkedError, LeadMissingError } from '../../../shared/application/errors.ts';
import { recordLegEnded } from '../../../shared/application/record-contact.ts';
import { recordDisposition } from '../../../shared/application/record-disposition.ts';
import { claimedLead } from '../../../shared/domain/lead-transitions.ts';
import { ATTRIBUTES, aDesk, claimed, FIRST_LEG, inTheAir, SAID, STARTED, storedLead } from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aLead, aNumber, NOON } from '../../support/lead-builders.ts';

const TALKED = { endedAt: NOON.subtract({ minutes: 2 }), connectedAt: STARTED, agentConnectedAt: STARTED };
const REFUSED = { code: 'not-interested', givenAt: NOON } as const;
const CALL = { contactId: 'contact-1' };
const GUIDE = { contactId: 'guide-1' };
const A_CALL = { attributes: ATTRIBUTES, initiatedAt: STARTED, initiationMethod: 'API' };
const DECIDED = containing({ kind: 'decided', decision: { outcome: { code: 'not-interested' } } });

describe('what the agent says came of a call', () => {
  it('waits for the end, which then decides', async () => {
    const desk = await aDesk();
    await inTheAir(desk);

    expect(await recordDisposition(desk, CALL, SAID, REFUSED)).toEqual({ kind: 'waiting', for: 'end' });
    expect((await storedLead(desk)).state.kind).toBe('dialling');
    expect(await recordLegEnded(desk, FIRST_LEG, TALKED)).toEqual(DECIDED);
  });

  it('decides a call that is over', async () => {
    const desk = await aDesk();
    await inTheAir(desk);

    expect(await recordLegEnded(desk, FIRST_LEG, TALKED)).toEqual({ kind: 'waiting', for: 'disposition' });
    expect(await recordDisposition(desk, CALL, SAID, REFUSED)).toEqual(DECIDED);
    expect((await storedLead(desk)).state).toEqual({ kind: 'closed', at: NOON, why: 'not-interested' });
  });

  it('counts as last said before the end', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordDisposition(desk, CALL, SAID, { code: 'interested', givenAt: NOON });
    await recordDisposition(desk, CALL, SAID, REFUSED);

    expect(await recordLegEnded(desk, FIRST_LEG, TALKED)).toEqual(DECIDED);
    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ attempt: { decision: { version: 1, because: 'facts', said: REFUSED } } }),
    );
  });

  it('said again is answered as it was the first time, and changes nothing', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordLegEnded(desk, FIRST_LEG, TALKED);
    const first = await recordDisposition(desk, CALL, SAID, REFUSED);
    const lead = await storedLead(desk);
    const contact = await desk.leads.getContact('contact-1');

    for (const from of [CALL, GUIDE, { contactId: 'guide-1', initialContactId: 'contact-1' }]) {
      const again = { ...REFUSED, givenAt: NOON.add({ minutes: 1 }) };
      expect(await recordDisposition(desk, from, SAID, again)).toEqual(first);
    }
    expect(await storedLead(desk)).toEqual(lead);
    expect(await desk.leads.getContact('contact-1')).toEqual(contact);
  });

  it.each([
    ['in the air', []],
    ['wrapping up', [TALKED]],
    ['decided', [{ ...TALKED, agentConnectedAt: undefined }]],
  ])('reaches the call %s from a guide under another contact', async (_, ends) => {
    const desk = await aDesk();
    await inTheAir(desk);
    for (const { endedAt, connectedAt, agentConnectedAt } of ends) {
      const talk = agentConnectedAt === undefined ? {} : { agentConnectedAt };
      await recordLegEnded(desk, FIRST_LEG, { endedAt, connectedAt, ...talk });
    }
    await recordDisposition(desk, GUIDE, SAID, REFUSED);

    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { facts: { disposition: REFUSED } } }),
    );
    expect(await desk.leads.getContact('guide-1')).toBeUndefined();
  });

  it('reaches the call from a later leg by the first contact of the chain', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const leg = { contactId: 'contact-2', initialContactId: 'contact-1' };
    await recordDisposition(desk, leg, { ...SAID, attemptNumber: 9 }, REFUSED);

    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ attempt: { facts: { disposition: REFUSED } } }),
    );
  });

  it('does not reach a call of another attempt, and is to be sent again', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const said = { ...SAID, attemptNumber: 2 };

    await expect(recordDisposition(desk, GUIDE, said, REFUSED)).rejects.toBeInstanceOf(CallNotLinkedError);
    expect(await desk.leads.getContact('contact-1')).toEqual(containing({ attempt: { facts: {} } }));
  });

  it('links the call that nobody linked, when it came under a contact that was started', async () => {
    const desk = await aDesk();
    await claimed(desk);
    desk.telephony.contacts.set('contact-1', A_CALL);

    expect(await recordDisposition(desk, CALL, SAID, REFUSED)).toEqual({ kind: 'waiting', for: 'end' });
    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({
        kind: 'linked',
        attempt: { facts: { disposition: REFUSED }, leadId: 'lead-1', placement: { startedAt: STARTED } },
      }),
    );
  });

  it('links the call that nobody linked by the first contact of its chain', async () => {
    const desk = await aDesk();
    await claimed(desk);
    desk.telephony.contacts.set('contact-1', A_CALL);
    desk.telephony.contacts.set('contact-2', {
      ...A_CALL,
      initiatedAt: NOON,
      initiationMethod: 'TRANSFER',
      initialContactId: 'contact-1',
    });
    await recordDisposition(desk, { contactId: 'contact-2' }, SAID, REFUSED);

    expect(await desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { facts: { disposition: REFUSED }, placement: { startedAt: STARTED } } }),
    );
  });

  it.each([
    ['another way', { ...A_CALL, initiationMethod: 'CHAT' }],
    ['in a way nobody tells', { attributes: ATTRIBUTES, initiatedAt: STARTED }],
    ['nowhere', undefined],
  ])('never puts a guide that was started %s in the place of the call', async (_, description) => {
    const desk = await aDesk();
    const lead = await claimed(desk);
    if (description !== undefined) desk.telephony.contacts.set('guide-1', description);

    const refusal = await recordDisposition(desk, GUIDE, SAID, REFUSED).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(CallNotLinkedError);
    expect(refusal).toHaveProperty('retryable', true);
    expect(await storedLead(desk)).toEqual(lead);
    expect(await desk.leads.getContact('guide-1')).toBeUndefined();
  });

  it('is refused when the lead it names is not stored', async () => {
    const desk = await aDesk();

    await expect(recordDisposition(desk, CALL, SAID, REFUSED)).rejects.toBeInstanceOf(LeadMissingError);
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

    await expect(recordDisposition(desk, CALL, SAID, fact)).rejects.toThrow('no fact is kept');
    for (const key of ['number-1', 'number-2']) {
      const other = aLead({ id: `other-${key}`, numbers: [aNumber({ key })] });
      expect(await leads.claim(claimedLead(other, NOON, 60))).toEqual({ kind: 'suppressed' });
    }
  });

  it('suppresses no number of a customer who may be called again', async () => {
    const leads = new InMemoryLeadRepository();
    const desk = await aDesk(leads);
    await inTheAir(desk);
    await recordDisposition(desk, CALL, SAID, REFUSED);

    expect(await leads.claim(await storedLead(desk))).toEqual({ kind: 'claimed' });
  });
});

class ForgetfulLeads extends InMemoryLeadRepository {
  override async addFact(): Promise<never> {
    throw new Error('no fact is kept');
  }
}

describe('a callback agreed', () => {
  const asked = (callbackAt: Temporal.Instant | Temporal.PlainDateTime) =>
    ({ code: 'callback-requested', givenAt: NOON, callbackAt, callbackWith: 'same-agent' }) as const;

  it("by the customer's own clock is promised for that time where the customer is, and a repeat changes nothing", async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordLegEnded(desk, FIRST_LEG, { ...TALKED, agentId: 'ada' });
    const form = asked(Temporal.PlainDateTime.from('2026-01-07T15:00'));
    const first = await recordDisposition(desk, CALL, SAID, form);
    const lead = await storedLead(desk);

    const agreedAt = Temporal.Instant.from('2026-01-07T20:00:00Z');
    expect(lead.state).toEqual(
      containing({ kind: 'ready', dueAt: agreedAt, purpose: { kind: 'callback', agreedAt, agentId: 'ada' } }),
    );
    expect(await recordDisposition(desk, CALL, SAID, { ...form, givenAt: NOON.add({ minutes: 1 }) })).toEqual(first);
    expect(await storedLead(desk)).toEqual(lead);
  });

  it.each([
    ['in the past', NOON.subtract({ minutes: 1 }), { kind: 'callback-in-past' }],
    ['in the past of the customer', Temporal.PlainDateTime.from('2026-01-05T11:59'), { kind: 'callback-in-past' }],
    ['years ahead', NOON.add({ hours: 24 * 800 }), { kind: 'callback-too-far', days: 365 }],
  ])('for a moment %s is refused, and nothing is recorded', async (_, moment, reason) => {
    const desk = await aDesk();
    await inTheAir(desk);
    const contact = await desk.leads.getContact('contact-1');

    expect(await recordDisposition(desk, CALL, SAID, asked(moment))).toEqual({
      kind: 'not-agreed',
      reason,
    });
    expect(await desk.leads.getContact('contact-1')).toEqual(contact);
  });

  it('that comes with a late record is judged from the end of the conversation', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordLegEnded(desk, FIRST_LEG, TALKED);
    const said = { ...asked(NOON.subtract({ minutes: 1 })), givenAt: NOON.add({ hours: 3 }) };

    expect(await recordDisposition(desk, CALL, SAID, { ...said, talkedUntil: TALKED.endedAt })).toEqual(
      containing({ kind: 'decided', decision: { said } }),
    );
  });

  it('is to be reminded of: by the agent who promised once the call is over, by the tier while nobody knows who talked', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    const form = asked(NOON.add({ hours: 2 }));
    const at = NOON.add({ minutes: 115 });

    expect(await recordDisposition(desk, CALL, SAID, form)).toEqual({ kind: 'waiting', for: 'end', reminder: { at } });
    await recordLegEnded(desk, FIRST_LEG, { ...TALKED, agentId: 'ada' });
    expect(await recordDisposition(desk, CALL, SAID, { ...form, givenAt: NOON.add({ minutes: 1 }) })).toEqual(
      containing({ kind: 'decided', reminder: { at, agentId: 'ada' } }),
    );
  });

  it("by the clock of a lead that is not stored is nobody's", async () => {
    const desk = await aDesk();

    await expect(
      recordDisposition(desk, CALL, SAID, asked(Temporal.PlainDateTime.from('2026-01-07T15:00'))),
    ).rejects.toThrow(LeadMissingError);
  });
});

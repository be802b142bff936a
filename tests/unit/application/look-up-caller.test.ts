import { describe, expect, it } from 'vitest';
import { lookUpCaller } from '../../../shared/application/look-up-caller.ts';
import { optOut } from '../../../shared/application/opt-out.ts';
import { type OtherCall, recordOtherCall } from '../../../shared/application/record-other-call.ts';
import { gate } from '../../../shared/domain/call-gate.ts';
import type { CallPurpose, Lead } from '../../../shared/domain/lead.ts';
import { claimedLead, suppressedLead } from '../../../shared/domain/lead-transitions.ts';
import { aDesk, claimed, type Desk, inTheAir, STARTED, storedLead } from '../../support/a-desk.ts';
import { aLead, aNumber, anOtherCall, aPolicy, aReadyState, NOON } from '../../support/lead-builders.ts';

const HASHER = { keyOf: (e164: string) => (e164 === '+12125550100' ? 'number-1' : 'number-unknown') };
const CALL = { contactId: 'inbound-1', e164: '+12125550100' };
const RECORD: OtherCall = { ...CALL, how: 'inbound', startedAt: NOON };
const HELD = anOtherCall({
  via: 'inbound',
  contactId: 'inbound-1',
  at: NOON,
  hold: { until: NOON.add({ minutes: 30 }), openAs: 'inbound-1' },
});
const CALLBACK: CallPurpose = { kind: 'callback', agreedAt: NOON, agentId: 'agent-7' };

const lookUp = (desk: Desk, call = CALL) => lookUpCaller({ ...desk, hasher: HASHER }, call);
const record = (desk: Desk, call: Partial<OtherCall> = {}) =>
  recordOtherCall({ ...desk, hasher: HASHER }, { ...RECORD, ...call });

async function deskWith(fields: Partial<Lead> = {}): Promise<Desk> {
  const desk = await aDesk();
  await desk.leads.add(aLead({ ...fields, version: 0 }));
  return desk;
}

function refusals(lead: Lead, purpose: CallPurpose, at = NOON): readonly string[] {
  const rules = { minGapMinutes: 0, maxAttemptsPerDay: 9, rollingCaps: [], quietAfterConversationDays: 0 };
  const verdict = gate(lead, purpose, aPolicy({ rules }), at);
  return verdict.kind === 'refused' ? verdict.refusals.map(({ code }) => code) : [];
}

describe('a customer who calls us', () => {
  it('is known by the number, and their call holds the lead, whose state and timer stay', async () => {
    const desk = await deskWith();
    const before = await storedLead(desk);

    expect(await lookUp(desk)).toEqual({
      kind: 'known',
      leadId: 'lead-1',
      stage: 'prospecting',
      tier: 1,
      rulesVersion: 0,
    });
    expect(await storedLead(desk)).toEqual({ ...before, version: before.version + 1, recentCalls: [HELD] });
    expect(desk.notes).toEqual([{ kind: 'caller-looked-up', contactId: 'inbound-1', leadId: 'lead-1' }]);
  });

  it('is unknown when nobody holds the number', async () => {
    const desk = await deskWith();

    expect(await lookUp(desk, { ...CALL, e164: '+12125550199' })).toEqual({ kind: 'unknown' });
    expect((await storedLead(desk)).recentCalls).toEqual([]);
  });

  it.each<CallPurpose>([{ kind: 'approach' }, CALLBACK])('is not dialled meanwhile for $kind', async (purpose) => {
    const desk = await deskWith({ state: aReadyState({ purpose, urgency: 'promised' }) });
    await lookUp(desk);

    expect(refusals(await storedLead(desk), purpose)).toEqual(['customer-calls']);
  });

  it('is put through to who promised to call, else to who keeps them, else to who wrote about them last', async () => {
    const note = { at: STARTED, stage: 'prospecting', text: 'wants two' } as const;
    const notes = [{ ...note, agentId: 'agent-1' }, { ...note, agentId: 'agent-2' }, note];
    const promised = aReadyState({ purpose: CALLBACK, urgency: 'promised' });
    const agents: string[] = [];
    for (const fields of [{ state: promised, agentId: 'agent-3', notes }, { agentId: 'agent-3', notes }, { notes }]) {
      const caller = await lookUp(await deskWith(fields));
      agents.push(caller.kind === 'known' ? (caller.agentId ?? 'nobody') : 'unknown');
    }

    expect(agents).toEqual(['agent-7', 'agent-3', 'agent-2']);
  });

  it('is counted once, however often the flow asks and whenever the record comes', async () => {
    const desk = await deskWith();
    await lookUp(desk);
    const once = await storedLead(desk);
    expect(await lookUp(desk)).toMatchObject({ kind: 'known', leadId: 'lead-1' });
    expect(await storedLead(desk)).toEqual(once);

    await record(desk);
    const { hold: _, ...over } = HELD;
    expect((await storedLead(desk)).recentCalls).toEqual([over]);
    await lookUp(desk);
    await record(desk);
    expect((await storedLead(desk)).recentCalls).toEqual([over]);
  });

  it('is left alone for an hour after they talked with an agent, and not a moment when nobody was there', async () => {
    const desk = await deskWith();
    await lookUp(desk);
    const talkedUntil = NOON.add({ minutes: 5 });
    await record(desk, { conversationEndedAt: talkedUntil });
    const lead = await storedLead(desk);

    expect(refusals(lead, CALLBACK, talkedUntil.add({ minutes: 59 }))).toEqual(['customer-calls']);
    expect(refusals(lead, CALLBACK, talkedUntil.add({ minutes: 60 }))).toEqual([]);
    const other = await deskWith();
    await lookUp(other);
    await record(other);
    expect(refusals(await storedLead(other), CALLBACK)).toEqual([]);
  });

  it('who is transferred is held by the leg that follows, and the first one tells no end', async () => {
    const desk = await deskWith();
    await lookUp(desk);
    await record(desk, { conversationEndedAt: NOON, goesOnAs: 'inbound-2' });
    await record(desk, { conversationEndedAt: NOON });

    expect((await storedLead(desk)).recentCalls).toEqual([
      { ...HELD, conversationEndedAt: NOON, hold: { until: NOON.add({ minutes: 30 }), openAs: 'inbound-2' } },
    ]);
  });

  it('has our call to them stopped while it rings, and left alone once somebody answered', async () => {
    for (const answered of [false, true]) {
      const desk = await aDesk();
      await inTheAir(desk);
      desk.telephony.contacts.set('contact-1', {
        attributes: {},
        initiatedAt: STARTED,
        ...(answered && { answeredAt: STARTED }),
      });
      await lookUp(desk);

      expect(desk.telephony.stopped).toEqual(answered ? [] : ['contact-1']);
    }
  });

  it('is served when our call to them cannot be stopped', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    desk.telephony.describe = () => Promise.reject(new Error('throttled'));
    const caller = await lookUp(desk);

    expect(caller.kind).toBe('known');
    expect(desk.notes).toContainEqual(expect.objectContaining({ kind: 'work-failed', what: 'stop-call' }));
  });

  it('makes a claim that was read before find another version', async () => {
    const desk = await deskWith();
    const read = await storedLead(desk);
    await lookUp(desk);

    expect(await desk.leads.claim(claimedLead(read, NOON, 60))).toEqual({ kind: 'stale' });
  });

  it('is held as well when the claim came first and nobody knows its call yet', async () => {
    const desk = await aDesk();
    const { state } = await claimed(desk);
    await lookUp(desk);

    expect(await storedLead(desk)).toMatchObject({ state, recentCalls: [HELD] });
  });

  it('who said stop is served and stays suppressed', async () => {
    const desk = await deskWith();
    await desk.leads.save(suppressedLead(await storedLead(desk), NOON, 'do-not-call'));

    expect(await lookUp(desk)).toMatchObject({ kind: 'known', leadId: 'lead-1' });
    expect((await storedLead(desk)).state.kind).toBe('suppressed');
  });

  it('who says stop on their own call is suppressed, and what rings is stopped', async () => {
    const desk = await aDesk();
    await inTheAir(desk, { numbers: [aNumber()] });
    await lookUp(desk);
    await optOut(desk, 'lead-1', 'inbound-1');

    expect(desk.telephony.stopped).toContain('contact-1');
    const other = aLead({ id: 'lead-2' });
    expect(await desk.leads.claim(claimedLead(other, NOON, 60))).toEqual({ kind: 'suppressed' });
  });
});

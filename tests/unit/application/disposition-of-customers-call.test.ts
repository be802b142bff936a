import { describe, expect, it } from 'vitest';
import { lookUpCaller } from '../../../shared/application/look-up-caller.ts';
import { recordDisposition } from '../../../shared/application/record-disposition.ts';
import type { SaidDisposition } from '../../../shared/domain/agreed-moment.ts';
import { type Lead, timerAt } from '../../../shared/domain/lead.ts';
import { claimedLead } from '../../../shared/domain/lead-transitions.ts';
import { aDesk, type Desk, inTheAir, SAID, storedLead } from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { aLead, aReadyState, NOON } from '../../support/lead-builders.ts';

const HASHER = { keyOf: () => 'number-1' };
const CALL = { contactId: 'inbound-1', e164: '+12125550100' };
const OF_THE_CUSTOMER = { ...SAID, attemptNumber: 0 };
const LATER = NOON.add({ hours: 48 });

async function called(fields: Partial<Lead> = {}): Promise<Desk> {
  const desk = await aDesk();
  await desk.leads.add(aLead({ ...fields, version: 0 }));
  await lookUpCaller({ ...desk, hasher: HASHER }, CALL);
  return desk;
}

const say = (desk: Desk, fact: Partial<SaidDisposition>, contactId = 'inbound-1') =>
  recordDisposition(desk, { contactId }, OF_THE_CUSTOMER, { code: 'sale', givenAt: NOON, ...fact });

async function isCallable({ leads }: Desk): Promise<boolean> {
  return (await leads.claim(claimedLead(aLead({ id: 'lead-2' }), NOON, 60))).kind !== 'suppressed';
}

describe("what an agent says of a customer's own call", () => {
  it('hands an interested lead over, as after a call of ours, and counts no attempt', async () => {
    const desk = await called({ placed: 2, counted: 1 });

    expect(await say(desk, { code: 'interested', note: 'wants two' })).toEqual({ kind: 'applied' });
    const lead = await storedLead(desk);
    expect(lead).toMatchObject({ stage: 'selling', placed: 2, attemptNumber: 0, lastOutcome: 'interested' });
    expect(lead.state).toMatchObject({ kind: 'ready', urgency: 'promised', purpose: { kind: 'handover' } });
    expect(lead.notes).toEqual([{ at: NOON, stage: 'prospecting', text: 'wants two' }]);
    expect(lead.recentCalls).toMatchObject([{ brought: { code: 'interested', saidAt: NOON } }]);
  });

  it('makes a buyer a customer with their order', async () => {
    const desk = await called({ stage: 'selling', campaignId: 'campaign-2' });
    await say(desk, { orderValue: 240 });

    expect(await storedLead(desk)).toMatchObject({
      stage: 'account-care',
      purchases: { count: 1, total: 240, told: [{ contactId: 'inbound-1', value: 240 }] },
    });
  });

  it('plans the callback that the customer asks for, in place of what was planned', async () => {
    const desk = await called();
    await say(desk, { code: 'callback-requested', callbackAt: LATER });

    expect((await storedLead(desk)).state).toMatchObject({
      dueAt: LATER,
      urgency: 'promised',
      purpose: { kind: 'callback', agreedAt: LATER },
    });
  });

  it.each(['follow-up', 'gatekeeper', 'hung-up-early'] as const)('keeps the plan after %s', async (code) => {
    const state = aReadyState({ dueAt: LATER, urgency: 'promised', purpose: { kind: 'callback', agreedAt: LATER } });
    const desk = await called({ state });
    await say(desk, { code, facts: { need: 'two' } });

    expect(await storedLead(desk)).toMatchObject({ state, facts: { need: 'two' }, counted: 0 });
  });

  it('takes a closed lead up again whom somebody talked with, and no other', async () => {
    for (const [code, kind] of [
      ['follow-up', 'ready'],
      ['gatekeeper', 'closed'],
    ] as const) {
      const desk = await called({ state: { kind: 'closed', at: NOON, why: 'not-interested' } });
      await say(desk, { code });
      expect((await storedLead(desk)).state.kind).toBe(kind);
    }
  });

  it('chooses a customer the touch that follows the talk, and leaves none out', async () => {
    const plannedAt = NOON.add({ hours: 24 * 9 });
    const touch = { kind: 'touch', programme: 'repeat', touch: 3, plannedAt, delayDays: 0 } as const;
    const state = aReadyState({ dueAt: plannedAt, purpose: touch });
    const desk = await called({ stage: 'account-care', campaignId: 'campaign-3', state, touches: 3 });
    await say(desk, { code: 'no-need-now' });
    const after = await storedLead(desk);

    expect(after.touches).toBe(after.state.kind === 'ready' ? 3 : 2);
    expect(timerAt(after.state)).toBeDefined();
    expect(after.pastTouches ?? []).toEqual([]);
  });

  it('suppresses at once, on every number', async () => {
    const desk = await called();
    await say(desk, { code: 'do-not-call' });

    expect((await storedLead(desk)).state).toEqual({ kind: 'suppressed', at: NOON, why: 'do-not-call' });
    expect(await isCallable(desk)).toBe(false);
  });

  it('suppresses while a call of ours is under way, whose end decides everything else', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await lookUpCaller({ ...desk, hasher: HASHER }, CALL);

    expect(await say(desk, { code: 'interested' })).toEqual({
      kind: 'not-agreed',
      reason: { kind: 'call-under-way' },
    });
    expect(await say(desk, { code: 'do-not-call' })).toEqual({ kind: 'applied' });
    expect(await isCallable(desk)).toBe(false);
  });

  it('stands as it was said first: a repeat changes nothing, something else is refused', async () => {
    const desk = await called();
    await say(desk, { code: 'interested' });
    const once = await storedLead(desk);

    expect(await say(desk, { code: 'interested' })).toEqual({ kind: 'applied' });
    expect(await say(desk, { code: 'not-interested' })).toEqual(
      containing({ kind: 'not-agreed', reason: { kind: 'said-before', outcome: 'interested' } }),
    );
    expect(await storedLead(desk)).toEqual(once);
    await say(desk, { code: 'do-not-call' });
    expect((await storedLead(desk)).state.kind).toBe('suppressed');
  });

  it('means the latest call of the customer when the guide runs under a contact of its own', async () => {
    const desk = await called();

    expect(await say(desk, { code: 'interested' }, 'guide-1')).toEqual({ kind: 'applied' });
  });

  it('is not taken of a call that nobody knows, nor when it tells of one that nobody took', async () => {
    const desk = await aDesk();
    await desk.leads.add(aLead({ version: 0 }));
    await expect(say(desk, {})).rejects.toThrow('not linked yet');

    expect(await say(await called(), { code: 'voicemail' })).toEqual(
      containing({ kind: 'not-agreed', reason: { kind: 'nobody-took-it', outcome: 'voicemail' } }),
    );
  });
});

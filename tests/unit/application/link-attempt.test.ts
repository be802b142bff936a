import { describe, expect, it } from 'vitest';
import { linkAttempt, linkFromEvidence } from '../../../shared/application/link-attempt.ts';
import { suppressedLead } from '../../../shared/domain/lead-transitions.ts';
import { containing } from '../../support/containing.ts';
import { aReadyState, NOON } from '../../support/lead-builders.ts';
import { aDesk, claimed, inTheAir, SAID, STARTED, storedLead } from '../../support/told-telephony.ts';

const CALL = { contactId: 'contact-1', startedAt: STARTED, rulesVersion: 7 };

describe('linking a call', () => {
  it('counts it and keeps under which plan and rules it was placed', async () => {
    const desk = await aDesk();
    const attempt = await inTheAir(desk);

    expect(attempt).toEqual({
      contactId: 'contact-1',
      leadId: 'lead-1',
      attemptNumber: 1,
      placement: {
        campaignId: 'campaign-1',
        tier: 1,
        stage: 'prospecting',
        numberKey: 'number-1',
        purpose: { kind: 'approach' },
        dueAt: NOON,
        claimedAt: NOON.subtract({ minutes: 6 }),
        startedAt: STARTED,
        rulesVersion: 7,
      },
      lead: await storedLead(desk),
      facts: {},
    });
    expect(attempt.lead.placed).toBe(1);
    expect(attempt.lead.recentCalls).toEqual([
      { at: STARTED, attemptNumber: 1, numberKey: 'number-1', tier: 1, stage: 'prospecting' },
    ]);
  });

  it('puts the lead in the air and asks after the call in a quarter of an hour', async () => {
    const desk = await aDesk();
    await inTheAir(desk);

    expect((await storedLead(desk)).state).toEqual({
      kind: 'dialling',
      attemptNumber: 1,
      claimedAt: NOON.subtract({ minutes: 6 }),
      leaseEndsAt: STARTED.add({ minutes: 15 }),
      planned: aReadyState(),
      phase: { kind: 'in-the-air', contactId: 'contact-1', startedAt: STARTED },
    });
  });

  it('counts the call once though it is linked twice', async () => {
    const desk = await aDesk();
    const lead = await claimed(desk);
    await linkAttempt(desk, lead, CALL);

    expect(await linkAttempt(desk, lead, CALL)).toEqual({ kind: 'stale' });
    expect(await linkAttempt(desk, await storedLead(desk), { ...CALL, contactId: 'contact-2' })).toEqual({
      kind: 'stale',
    });
    expect((await storedLead(desk)).placed).toBe(1);
  });

  it('does not link a lead that went on meanwhile', async () => {
    const desk = await aDesk();
    const lead = await claimed(desk);
    const suppressed = suppressedLead(lead, NOON, 'do-not-call');
    await desk.leads.save(suppressed);

    expect(await linkAttempt(desk, lead, CALL)).toEqual({ kind: 'stale' });
    expect(await linkAttempt(desk, await storedLead(desk), CALL)).toEqual({ kind: 'stale' });
    expect((await storedLead(desk)).state).toEqual(suppressed.state);
  });
});

describe('linking by what the call says of itself', () => {
  it('links the very attempt that the lead waits for, under the rules the call names', async () => {
    const desk = await aDesk();
    await claimed(desk);

    expect(await linkFromEvidence(desk, 'contact-1', SAID, STARTED)).toEqual(
      containing({ contactId: 'contact-1', attemptNumber: 1, placement: { rulesVersion: 7, startedAt: STARTED } }),
    );
  });

  it('finds the call that somebody else linked meanwhile', async () => {
    const desk = await aDesk();
    const attempt = await inTheAir(desk);

    expect(await linkFromEvidence(desk, 'contact-1', SAID, STARTED)).toEqual(attempt);
  });

  it.each([
    ['of another attempt', { ...SAID, attemptNumber: 2 }],
    ['of a lead that is not stored', { ...SAID, leadId: 'lead-2' }],
  ])('links no call %s', async (_, said) => {
    const desk = await aDesk();
    const lead = await claimed(desk);

    expect(await linkFromEvidence(desk, 'contact-1', said, STARTED)).toBeUndefined();
    expect(await storedLead(desk)).toEqual(lead);
  });
});

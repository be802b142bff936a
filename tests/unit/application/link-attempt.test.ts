import { describe, expect, it } from 'vitest';
import { linkAttempt, linkFromEvidence } from '../../../shared/application/link-attempt.ts';
import { settleAttempt } from '../../../shared/application/settle-attempt.ts';
import type { Lead, ReviewReason } from '../../../shared/domain/lead.ts';
import {
  claimedLead,
  givenBackLead,
  suppressedLead,
  unknownFateLead,
  wokenLead,
} from '../../../shared/domain/lead-transitions.ts';
import { aDesk, claimed, type Desk, inTheAir, SAID, STARTED, storedLead } from '../../support/a-desk.ts';
import { aPublication } from '../../support/a-publication.ts';
import { containing } from '../../support/containing.ts';
import { FaultyLeadRepository } from '../../support/faulty-lead-repository.ts';
import { aContext, anOtherCall, aPlacedCall, aReadyState, NOON } from '../../support/lead-builders.ts';

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
    expect(attempt.lead.recentCalls).toEqual([aPlacedCall({ at: STARTED, contactId: 'contact-1' })]);
  });

  it('keeps with a promised call how late it may be by the rules', async () => {
    const desk = await aDesk();
    await desk.repository.rules.publish(
      aPublication({ document: { organisation: { callback: { toleranceMinutes: 5 } } } }),
    );
    const attempt = await inTheAir(desk, { state: aReadyState({ purpose: { kind: 'callback', agreedAt: NOON } }) });

    expect(attempt.placement).toEqual(containing({ callbackToleranceMinutes: 5 }));
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
    ['of an attempt that was never claimed', { ...SAID, attemptNumber: 2 }],
    ['of an attempt that no lead counts', { ...SAID, attemptNumber: 0 }],
    ['of a lead that is not stored', { ...SAID, leadId: 'lead-2' }],
  ])('links no call %s', async (_, said) => {
    const desk = await aDesk();
    const lead = await claimed(desk);

    expect(await linkFromEvidence(desk, 'contact-1', said, STARTED)).toBeUndefined();
    expect(await storedLead(desk)).toEqual(lead);
  });
});

const CLAIMED_AT = NOON.subtract({ minutes: 6 });

/** Writes the lead of the desk and returns it as stored. */
async function write(desk: Desk, lead: Lead): Promise<Lead> {
  await desk.leads.save(lead);
  return storedLead(desk);
}

/** The claimed lead at rest, because its lease ended and nobody knew of a call. */
async function unsettled(desk: Desk, fields: Partial<Lead> = {}): Promise<Lead> {
  return write(desk, unknownFateLead(await claimed(desk, fields), NOON.subtract({ minutes: 4 }), { tier: 1 }));
}

describe('evidence of a call of unknown fate', () => {
  it('brings the lead back into the air, counted once under the moment of the call', async () => {
    const desk = await aDesk();
    const rested = await unsettled(desk, { counted: 2 });
    const attempt = await linkFromEvidence(desk, 'contact-1', SAID, STARTED);

    expect(await storedLead(desk)).toEqual({
      ...rested,
      version: rested.version + 1,
      placed: 1,
      counted: 2,
      recentCalls: [aPlacedCall({ at: STARTED, contactId: 'contact-1' })],
      state: {
        kind: 'dialling',
        attemptNumber: 1,
        claimedAt: CLAIMED_AT,
        leaseEndsAt: STARTED.add({ minutes: 15 }),
        planned: aReadyState(),
        phase: { kind: 'in-the-air', contactId: 'contact-1', startedAt: STARTED },
      },
    });
    expect(attempt).toEqual(
      containing({
        lead: await storedLead(desk),
        placement: { purpose: { kind: 'approach' }, dueAt: NOON, claimedAt: CLAIMED_AT, startedAt: STARTED },
      }),
    );
  });

  it('is judged like any other call', async () => {
    const desk = await aDesk();
    await unsettled(desk);
    const leg = { callId: 'contact-1', contactId: 'contact-1' };
    const ended = { endedAt: NOON, disconnectReason: 'TELECOM_BUSY' };
    await desk.leads.addFact('contact-1', { kind: 'ended', leg, fact: ended }, NOON);
    const attempt = await linkFromEvidence(desk, 'contact-1', SAID, STARTED);
    if (attempt !== undefined) await settleAttempt(desk, attempt);

    expect(await storedLead(desk)).toEqual(
      containing({ placed: 1, counted: 1, lastOutcome: 'busy', state: { kind: 'ready' } }),
    );
  });

  it('changes nothing when it comes again, and counts nothing twice when it comes twice at once', async () => {
    const desk = await aDesk();
    await unsettled(desk);
    const found = await Promise.all([1, 2, 3].map(() => linkFromEvidence(desk, 'contact-1', SAID, STARTED)));
    const lead = await storedLead(desk);

    expect(found.map((attempt) => attempt?.contactId)).toEqual(['contact-1', 'contact-1', 'contact-1']);
    await linkFromEvidence(desk, 'contact-1', SAID, STARTED);
    expect(await storedLead(desk)).toEqual(lead);
    expect(lead.placed).toBe(1);
  });

  it('of another contact than the one that is known is not taken for the call', async () => {
    const desk = await aDesk();
    await unsettled(desk);
    await linkFromEvidence(desk, 'contact-1', SAID, STARTED);
    const lead = await storedLead(desk);

    expect(await linkFromEvidence(desk, 'contact-2', SAID, STARTED)).toBeUndefined();
    expect(await storedLead(desk)).toEqual(lead);
    expect(await desk.leads.getContact('contact-2')).toBeUndefined();
  });
});

describe('evidence of a call whose lead has gone on', () => {
  const called = aPlacedCall({ at: STARTED, contactId: 'contact-1' });
  const review = (why: ReviewReason) => ({ kind: 'review', since: NOON, why }) as const;

  it.each([
    ['is ready again', (lead: Lead) => givenBackLead(lead, aContext())],
    ['is suppressed', (lead: Lead) => suppressedLead(lead, NOON, 'do-not-call')],
    ['stands in review', (lead: Lead): Lead => ({ ...lead, state: review('unknown-outcome') })],
    ['is closed', (lead: Lead): Lead => ({ ...lead, state: { kind: 'closed', at: NOON, why: 'not-interested' } })],
    ['is at its next attempt', (lead: Lead) => claimedLead(givenBackLead(lead, aContext()), NOON, 120)],
  ])('keeps the call as history and counts it, when the lead %s', async (_, gone) => {
    const desk = await aDesk();
    const lead = await write(desk, gone(await claimed(desk)));
    const attempt = await linkFromEvidence(desk, 'contact-1', SAID, STARTED);

    const after = { ...lead, version: lead.version + 1, placed: 1, recentCalls: [called] };
    expect(await storedLead(desk)).toEqual(after);
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
        dueAt: STARTED,
        claimedAt: STARTED,
        startedAt: STARTED,
        rulesVersion: 7,
      },
      lead: after,
      facts: {},
    });
  });

  it('counts nothing that was counted as of unknown fate', async () => {
    const desk = await aDesk();
    const ready = await write(desk, wokenLead(await unsettled(desk), aContext()));
    const attempt = await linkFromEvidence(desk, 'contact-1', SAID, STARTED);

    expect(await storedLead(desk)).toEqual({
      ...ready,
      version: ready.version + 1,
      placed: 1,
      recentCalls: [called],
    });
    expect(attempt?.placement.claimedAt).toEqual(CLAIMED_AT);
  });

  it('decides the call without moving the lead or costing it retry budget', async () => {
    const desk = await aDesk();
    const ready = await write(desk, wokenLead(await unsettled(desk), aContext()));
    const leg = { callId: 'contact-1', contactId: 'contact-1' };
    const ended = { endedAt: NOON, disconnectReason: 'TELECOM_BUSY' };
    await desk.leads.addFact('contact-1', { kind: 'ended', leg, fact: ended }, NOON);
    const attempt = await linkFromEvidence(desk, 'contact-1', SAID, STARTED);
    if (attempt !== undefined) await settleAttempt(desk, attempt);

    expect(await storedLead(desk)).toEqual(
      containing({ placed: 1, counted: 0, lastOutcome: 'busy', state: ready.state }),
    );
  });

  it('counts once though three tell of it at the same moment, and again later', async () => {
    const desk = await aDesk();
    await write(desk, suppressedLead(await claimed(desk), NOON, 'do-not-call'));
    await Promise.all([1, 2, 3].map(() => linkFromEvidence(desk, 'contact-1', SAID, STARTED)));
    const lead = await storedLead(desk);

    await linkFromEvidence(desk, 'contact-1', SAID, STARTED);
    expect(await storedLead(desk)).toEqual(lead);
    expect(lead.placed).toBe(1);
  });
});

describe('a lead that is written between reading and linking', () => {
  it('is linked all the same, and keeps what the other wrote', async () => {
    const leads = new FaultyLeadRepository();
    const desk = await aDesk(leads);
    await claimed(desk);
    let rivals = 3;
    leads.meanwhile = async (request) => {
      if (request !== 'link' || rivals === 0) return;
      rivals -= 1;
      const lead = await storedLead(desk);
      await leads.save({ ...lead, recentCalls: [...lead.recentCalls, anOtherCall({ contactId: `hand-${rivals}` })] });
    };

    expect((await linkFromEvidence(desk, 'contact-1', SAID, STARTED))?.contactId).toBe('contact-1');
    expect((await storedLead(desk)).recentCalls.map(({ contactId }) => contactId)).toEqual([
      'hand-2',
      'hand-1',
      'hand-0',
      'contact-1',
    ]);
  });

  it('is left to the next delivery when it keeps changing', async () => {
    const leads = new FaultyLeadRepository();
    const desk = await aDesk(leads);
    await claimed(desk);
    leads.meanwhile = async (request) => {
      if (request === 'link') await leads.save(await storedLead(desk));
    };

    await expect(linkFromEvidence(desk, 'contact-1', SAID, STARTED)).rejects.toThrow('Lead lead-1 kept changing');
  });
});

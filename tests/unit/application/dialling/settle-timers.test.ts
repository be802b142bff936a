import { describe, expect, it } from 'vitest';
import { placeCall } from '../../../../shared/application/dialling/place-call.ts';
import { settleTimers } from '../../../../shared/application/dialling/settle-timers.ts';
import { recordContactEnded } from '../../../../shared/application/record-contact.ts';
import type { Lead, RestReason } from '../../../../shared/domain/lead.ts';
import { containing } from '../../../support/containing.ts';
import { aLead, aNumber, NOON } from '../../../support/lead-builders.ts';
import { aCampaign, aDiallingBench, type DiallingBench } from '../../../support/scripted-telephony.ts';

const LEASE_END = NOON.add({ minutes: 15 });
const TALK_END = NOON.add({ minutes: 3 });

/** A bench with lead-1 in the air since NOON, as contact-1. */
async function inTheAir(): Promise<DiallingBench> {
  const bench = await aDiallingBench();
  await placeCall(bench.deps, aCampaign(1), await bench.stored(aLead()), async () => true);
  return bench;
}

async function settle(bench: DiallingBench): Promise<void> {
  await settleTimers(bench.deps, await bench.deps.timers.pending(bench.clock.now, 50));
}

function resting(id: string, why: RestReason, fields: Partial<Lead> = {}): Lead {
  const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
  return aLead({ id, numbers: [aNumber({ key: id })], state: { kind: 'resting', until: NOON, why, then }, ...fields });
}

describe('the end of a lease', () => {
  it('asks nobody before it has come', async () => {
    const bench = await inTheAir();
    bench.clock.now = LEASE_END.subtract({ milliseconds: 1 });
    await settle(bench);

    expect(bench.telephony.described).toEqual([]);
  });

  it('is put off by ten minutes while the contact centre says that the call lasts', async () => {
    const bench = await inTheAir();
    const before = await bench.leads.get('lead-1');
    bench.telephony.contacts.set('contact-1', { attributes: {}, initiatedAt: NOON });
    bench.clock.now = LEASE_END;
    await settle(bench);

    expect(bench.telephony.described).toEqual(['contact-1']);
    expect(await bench.leads.get('lead-1')).toEqual({
      ...before,
      version: (before?.version ?? 0) + 1,
      state: { ...before?.state, leaseEndsAt: LEASE_END.add({ minutes: 10 }) },
    });
    expect(bench.telephony.started).toHaveLength(1);
  });

  it('records the end of a call that the contact centre says is over', async () => {
    const bench = await inTheAir();
    bench.telephony.contacts.set('contact-1', {
      attributes: {},
      initiatedAt: NOON,
      ended: { endedAt: TALK_END, disconnectReason: 'TELECOM_BUSY' },
    });
    bench.clock.now = LEASE_END;
    await settle(bench);

    expect(await bench.leads.get('lead-1')).toEqual(
      containing({ lastOutcome: 'busy', placed: 1, counted: 1, state: { kind: 'ready' } }),
    );
    expect(bench.noted).toContainEqual({ kind: 'lease-ended', leadId: 'lead-1', answer: 'over' });
  });

  it('takes a call that the contact centre does not know for over now', async () => {
    const bench = await inTheAir();
    bench.clock.now = LEASE_END;
    await settle(bench);

    const contact = await bench.leads.getContact('contact-1');
    expect(contact?.kind === 'linked' && contact.attempt.facts.ended).toEqual({ endedAt: LEASE_END });
    expect(await bench.leads.get('lead-1')).toEqual(containing({ lastOutcome: 'no-answer', counted: 1 }));
  });
});

describe('the limit of the work after a call', () => {
  async function wrapping(): Promise<DiallingBench> {
    const bench = await inTheAir();
    bench.clock.now = TALK_END;
    const talked = { endedAt: TALK_END, connectedAt: NOON, agentConnectedAt: NOON };
    await recordContactEnded(bench.deps, 'contact-1', talked);
    return bench;
  }

  it('leaves the agent alone before it has come', async () => {
    const bench = await wrapping();
    bench.clock.now = TALK_END.add({ minutes: 29, seconds: 59 });
    await settle(bench);

    expect((await bench.leads.get('lead-1'))?.state.kind).toBe('wrapping');
  });

  it('sends the lead to review, to be judged by a person', async () => {
    const bench = await wrapping();
    bench.clock.now = TALK_END.add({ minutes: 30 });
    await settle(bench);

    expect((await bench.leads.get('lead-1'))?.state).toEqual({
      kind: 'review',
      since: bench.clock.now,
      why: 'no-disposition',
      contactId: 'contact-1',
    });
  });
});

describe('the end of a rest', () => {
  it('plans the next call, in a new cycle', async () => {
    const bench = await aDiallingBench();
    await bench.stored(resting('lead-1', 'nurture', { counted: 6 }));
    await settle(bench);

    expect(await bench.leads.get('lead-1')).toEqual(
      containing({ counted: 0, state: { kind: 'ready', dueAt: NOON, purpose: { kind: 'approach' } } }),
    );
  });

  it('plans the same call again, in the same cycle, after a call of unknown fate', async () => {
    const bench = await aDiallingBench();
    await bench.stored(resting('lead-1', 'unknown-fate', { counted: 2 }));
    await settle(bench);

    expect(await bench.leads.get('lead-1')).toEqual(containing({ counted: 2, state: { kind: 'ready', dueAt: NOON } }));
  });

  it('puts the area of the lead into the directory of its campaign first, so that the dialler asks for it', async () => {
    const bench = await aDiallingBench({ campaigns: [aCampaign(1, { areas: [] })] });
    await bench.stored(resting('lead-1', 'nurture'));
    await settle(bench);

    expect((await bench.settings.read()).campaigns[0]?.areas).toEqual([aNumber().area]);
  });

  it('is waited for, whatever the index shows', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(resting('lead-1', 'nurture'));
    bench.clock.now = NOON.subtract({ milliseconds: 1 });
    await settleTimers(bench.deps, { dialling: [], wrapping: [], rested: [lead] });

    expect(await bench.leads.get('lead-1')).toEqual(lead);
  });
});

describe('settling timers', () => {
  it('goes on to the next lead when one cannot be settled, and names it', async () => {
    const bench = await aDiallingBench({ campaigns: [aCampaign(1)] });
    const then = { stage: 'selling', purpose: { kind: 'approach' } } as const;
    await bench.stored(resting('lead-1', 'nurture', { state: { kind: 'resting', until: NOON, why: 'nurture', then } }));
    await bench.stored(resting('lead-2', 'nurture'));
    await settle(bench);

    expect((await bench.leads.get('lead-2'))?.state.kind).toBe('ready');
    expect(bench.noted).toContainEqual({
      kind: 'work-failed',
      what: 'settle-timer',
      leadId: 'lead-1',
      error: expect.any(RangeError),
    });
  });
});

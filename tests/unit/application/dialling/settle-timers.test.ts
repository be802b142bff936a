import { describe, expect, it } from 'vitest';
import { placeCall } from '../../../../shared/application/dialling/place-call.ts';
import { settleTimers } from '../../../../shared/application/dialling/settle-timers.ts';
import { recordLegBegan, recordLegEnded } from '../../../../shared/application/record-contact.ts';
import type { Lead, RestReason } from '../../../../shared/domain/lead.ts';
import { aCampaign } from '../../../support/a-campaign.ts';
import { containing } from '../../../support/containing.ts';
import { aDiallingState, aLead, aNumber, anAttempt, aReadyState, NOON } from '../../../support/lead-builders.ts';
import { ANY_TIME, aDiallingBench, type DiallingBench } from '../../../support/scripted-telephony.ts';

const LEASE_END = NOON.add({ minutes: 15 });
const TALK_END = NOON.add({ minutes: 3 });
const FIRST_LEG = { callId: 'contact-1', contactId: 'contact-1' };
const SECOND_LEG = { callId: 'contact-1', contactId: 'contact-2' };
const TALKED = { connectedAt: NOON, agentConnectedAt: NOON };

/** A bench with lead-1 in the air since NOON, as contact-1. */
async function inTheAir(): Promise<DiallingBench> {
  const bench = await aDiallingBench();
  await placeCall(bench.deps, aCampaign(1), await bench.stored(aLead()), ANY_TIME);
  return bench;
}

async function settle(bench: DiallingBench): Promise<void> {
  await settleTimers(bench.deps, await bench.deps.timers.pending(bench.clock.now, 50));
}

function resting(id: string, why: RestReason | 'by-hand', fields: Partial<Lead> = {}): Lead {
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
    expect(bench.noted).toContainEqual({
      kind: 'lease-ended',
      leadId: 'lead-1',
      attemptNumber: 1,
      contactId: 'contact-1',
      answer: 'over',
    });
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

describe('the end of the lease of a call that was transferred', () => {
  /** The first leg is over, the second began. */
  async function transferred(): Promise<DiallingBench> {
    const bench = await inTheAir();
    await recordLegBegan(bench.deps, SECOND_LEG, TALK_END);
    await recordLegEnded(bench.deps, FIRST_LEG, { endedAt: TALK_END, ...TALKED });
    bench.clock.now = LEASE_END;
    return bench;
  }

  it('asks after the leg that is open, and is put off while it lasts', async () => {
    const bench = await transferred();
    bench.telephony.contacts.set('contact-2', { attributes: {}, initiatedAt: TALK_END });
    await settle(bench);

    expect(bench.telephony.described).toEqual(['contact-2']);
    expect((await bench.leads.get('lead-1'))?.state).toEqual(
      containing({ kind: 'dialling', leaseEndsAt: LEASE_END.add({ minutes: 10 }) }),
    );
  });

  it('records the end of the open leg: the conversation is over', async () => {
    const bench = await transferred();
    const endedAt = TALK_END.add({ minutes: 5 });
    bench.telephony.contacts.set('contact-2', { attributes: {}, initiatedAt: TALK_END, ended: { endedAt, ...TALKED } });
    await settle(bench);

    expect((await bench.leads.get('lead-1'))?.state).toEqual(containing({ kind: 'wrapping', endedAt }));
  });

  it('asks after every leg of whose end nobody told, and is put off while one lasts', async () => {
    const bench = await inTheAir();
    await recordLegBegan(bench.deps, SECOND_LEG, TALK_END);
    bench.telephony.contacts.set('contact-1', {
      attributes: {},
      initiatedAt: NOON,
      ended: { endedAt: TALK_END, ...TALKED },
    });
    bench.telephony.contacts.set('contact-2', { attributes: {}, initiatedAt: TALK_END });
    bench.clock.now = LEASE_END;
    await settle(bench);

    expect(bench.telephony.described).toEqual(['contact-1', 'contact-2']);
    const contact = await bench.leads.getContact('contact-1');
    expect(contact?.kind === 'linked' && contact.attempt.facts.ended?.endedAt).toEqual(TALK_END);
    expect((await bench.leads.get('lead-1'))?.state).toEqual(
      containing({ kind: 'dialling', leaseEndsAt: LEASE_END.add({ minutes: 10 }) }),
    );
  });

  it('asks nobody when all is told and only the decision is missing', async () => {
    const bench = await inTheAir();
    const fact = { endedAt: TALK_END, disconnectReason: 'TELECOM_BUSY' };
    await bench.leads.addFact('contact-1', { kind: 'ended', leg: FIRST_LEG, fact });
    bench.clock.now = LEASE_END;
    await settle(bench);

    expect(bench.telephony.described).toEqual([]);
    expect(await bench.leads.get('lead-1')).toEqual(containing({ lastOutcome: 'busy', state: { kind: 'ready' } }));
  });
});

describe('a lease that ends', () => {
  it('never dials, whatever the contact centre answers', async () => {
    for (const ended of [undefined, { endedAt: TALK_END }, { endedAt: TALK_END, ...TALKED }]) {
      const bench = await inTheAir();
      bench.telephony.contacts.set('contact-1', { attributes: {}, initiatedAt: NOON, ...(ended && { ended }) });
      bench.clock.now = LEASE_END;
      await settle(bench);

      expect(bench.telephony.started).toHaveLength(1);
    }
  });
});

describe('many leases that end at once', () => {
  const LEADS = 200;

  /** So many calls in the air whose leases have ended, the last one first; all of them last. */
  async function busy(): Promise<DiallingBench> {
    const bench = await aDiallingBench();
    for (let index = 0; index < LEADS; index += 1) {
      const [id, contactId] = [`lead-${index}`, `contact-${index}`];
      const leaseEndsAt = NOON.subtract({ seconds: index });
      const phase = { kind: 'in-the-air', contactId, startedAt: NOON } as const;
      const fields = { id, numbers: [aNumber({ key: id })], attemptNumber: 1 };
      const lead = aLead({ ...fields, state: aDiallingState({ leaseEndsAt, phase: { kind: 'starting' } }) });
      const { version } = await bench.stored(lead);
      await bench.leads.link(
        anAttempt({ contactId, lead: aLead({ ...fields, version, state: aDiallingState({ leaseEndsAt, phase }) }) }),
      );
      bench.telephony.contacts.set(contactId, { attributes: {}, initiatedAt: NOON });
    }
    return bench;
  }

  it('ask at most eight at once and eight a second, for fifteen seconds, and leave the rest to the next run', async () => {
    const bench = await busy();
    const asked: number[] = [];
    const { describe: answer } = bench.telephony;
    bench.telephony.describe = (contactId) => {
      asked.push(bench.clock.now.since(NOON).total('milliseconds'));
      return answer.call(bench.telephony, contactId);
    };
    await settle(bench);

    expect(asked.filter((at) => at === 0)).toHaveLength(8);
    for (const [index, at] of asked.entries()) {
      expect((asked[index + 16] ?? Number.POSITIVE_INFINITY) - at).toBeGreaterThanOrEqual(1_000);
    }
    expect(asked.length).toBe(8 + 15 * 8);
    expect(bench.clock.now.since(NOON).total('seconds')).toBeLessThanOrEqual(15.2);

    await settle(bench);
    expect(new Set(bench.telephony.described).size).toBe(LEADS);
  });

  it('are asked after in the order in which they ended', async () => {
    const bench = await busy();
    await settle(bench);

    expect(bench.telephony.described.slice(0, 3)).toEqual(['contact-199', 'contact-198', 'contact-197']);
  });
});

describe('the limit of the work after a call', () => {
  async function wrapping(): Promise<DiallingBench> {
    const bench = await inTheAir();
    bench.clock.now = TALK_END;
    const talked = { endedAt: TALK_END, connectedAt: NOON, agentConnectedAt: NOON };
    await recordLegEnded(bench.deps, FIRST_LEG, talked);
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

  it('waits for a leg that was told of late, and asks after it', async () => {
    const bench = await wrapping();
    await recordLegBegan(bench.deps, SECOND_LEG, TALK_END);
    const contact = { attributes: {}, initiatedAt: TALK_END };
    bench.telephony.contacts.set('contact-2', contact);
    bench.clock.now = TALK_END.add({ minutes: 30 });
    await settle(bench);
    expect((await bench.leads.get('lead-1'))?.state.kind).toBe('wrapping');

    bench.telephony.contacts.set('contact-2', { ...contact, ended: { endedAt: bench.clock.now, ...TALKED } });
    await settle(bench);
    bench.clock.now = bench.clock.now.add({ minutes: 1 });
    await settle(bench);

    expect(bench.telephony.described).toEqual(['contact-2', 'contact-2']);
    expect((await bench.leads.get('lead-1'))?.state.kind).toBe('review');
  });
});

describe('the end of a rest', () => {
  it.each(['nurture', 'by-hand'] as const)('plans the next call, in a new cycle (%s)', async (why) => {
    const bench = await aDiallingBench();
    await bench.stored(resting('lead-1', why, { counted: 6 }));
    await settle(bench);

    expect(await bench.leads.get('lead-1')).toEqual(
      containing({ counted: 0, state: { kind: 'ready', dueAt: NOON, purpose: { kind: 'approach' } } }),
    );
  });

  it('plans the same call again, in the same cycle, after a call of unknown fate', async () => {
    const bench = await aDiallingBench();
    const unsettled = { attemptNumber: 1, claimedAt: NOON.subtract({ hours: 24 }), planned: aReadyState() };
    await bench.stored(aLead({ counted: 2, state: { kind: 'resting', until: NOON, why: 'unknown-fate', unsettled } }));
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

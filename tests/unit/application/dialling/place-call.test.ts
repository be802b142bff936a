import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { placeCall, type Turn } from '../../../../shared/application/dialling/place-call.ts';
import { settleTimers } from '../../../../shared/application/dialling/settle-timers.ts';
import { linkFromEvidence } from '../../../../shared/application/link-attempt.ts';
import type { StartResult } from '../../../../shared/application/ports/telephony.ts';
import { recordPurchase } from '../../../../shared/application/record-purchase.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { suppressedLead } from '../../../../shared/domain/lead-transitions.ts';
import type { TierNumber } from '../../../../shared/domain/sales-structure.ts';
import { aCampaign } from '../../../support/a-campaign.ts';
import { containing } from '../../../support/containing.ts';
import { FaultyLeadRepository, type FaultyRequest } from '../../../support/faulty-lead-repository.ts';
import {
  aLead,
  aNumber,
  anOtherCall,
  aPlacedCall,
  aReadyLead,
  aReadyState,
  NOON,
} from '../../../support/lead-builders.ts';
import { ANY_TIME, aDiallingBench, type DiallingBench } from '../../../support/scripted-telephony.ts';

const EIGHT_O_CLOCK = Temporal.Instant.from('2026-01-05T13:00:00Z');
const NINE_O_CLOCK = Temporal.Instant.from('2026-01-05T14:00:00Z');
const BEFORE_CLOSING = Temporal.Instant.from('2026-01-06T00:59:59Z');
const AFTER_CLOSING = Temporal.Instant.from('2026-01-06T01:00:30Z');
const CHICAGO = { key: 'US-America/Chicago', country: 'US', zones: ['America/Chicago'] };
const LEG = { callId: 'contact-1', contactId: 'contact-1' };
const SECOND_NUMBER = aNumber({ e164: '+13125550101', key: 'number-2', area: CHICAGO });

/** The customer buys, once, while the request of the claimed lead is under way. */
function buysDuring(during: FaultyRequest, { deps }: DiallingBench) {
  const hasher = { keyOf: (e164: string) => e164 };
  const order = { orderId: 'A-1', at: NOON, value: 100 };
  let buys = 1;
  return async (request: FaultyRequest) => {
    if (request !== during || buys === 0) return;
    buys = 0;
    await recordPurchase({ ...deps, hasher }, { customer: { leadId: 'lead-1' }, order });
  };
}

async function place(bench: DiallingBench, lead: Lead, turn: Partial<Turn> = {}, tier: TierNumber = 1) {
  return placeCall(bench.deps, aCampaign(tier), lead, { ...ANY_TIME, ...turn });
}

describe('placing a call', () => {
  it('tells Connect everything about the call, and of the lead only what is no name and no number', async () => {
    const bench = await aDiallingBench();
    await place(bench, await bench.stored(aLead({ name: 'Ada Example', generation: 3, attemptNumber: 4 })));

    expect(bench.telephony.started).toEqual([
      {
        destination: '+12125550100',
        callerNumber: '+12025550199',
        queueId: 'queue-1',
        contactFlowId: 'flow-1',
        ringTimeoutSeconds: 30,
        clientToken: 'deployment-1.lead-1.3.5.number-1',
        attributes: {
          tierline_deployment: 'deployment-1',
          tierline_lead: 'lead-1',
          tierline_attempt: '5',
          tierline_rules: '0',
          tierline_stage: 'prospecting',
          tierline_purpose: 'approach',
        },
      },
    ]);
  });

  it('links a call that started to its lead and counts it as placed once', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());

    expect(await place(bench, lead)).toMatchObject({ kind: 'started' });
    const inTheAir: Lead = {
      ...lead,
      version: lead.version + 2,
      attemptNumber: 1,
      placed: 1,
      recentCalls: [aPlacedCall({ at: NOON, contactId: 'contact-1' })],
      state: {
        kind: 'dialling',
        attemptNumber: 1,
        claimedAt: NOON,
        leaseEndsAt: NOON.add({ minutes: 15 }),
        planned: aReadyState(),
        phase: { kind: 'in-the-air', contactId: 'contact-1', startedAt: NOON },
      },
    };
    expect(await bench.leads.get('lead-1')).toEqual(inTheAir);
    expect(await bench.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { leadId: 'lead-1', attemptNumber: 1, lead: inTheAir, facts: {} } }),
    );
    expect(bench.noted).toEqual([
      { kind: 'call-started', leadId: 'lead-1', attemptNumber: 1, campaignId: 'campaign-1', contactId: 'contact-1' },
    ]);
  });

  it('settles at once a call whose end was told before it was linked', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());
    await bench.leads.addFact('contact-1', {
      kind: 'ended',
      leg: LEG,
      fact: { endedAt: NOON, disconnectReason: 'TELECOM_BUSY' },
    });

    expect(await place(bench, lead)).toMatchObject({ kind: 'started' });
    expect(await bench.leads.get('lead-1')).toEqual(
      containing({ lastOutcome: 'busy', placed: 1, counted: 1, state: { kind: 'ready' } }),
    );
  });

  it('settles at once a call whose record came before it was linked', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());
    await bench.leads.addFact('contact-1', {
      kind: 'record',
      leg: LEG,
      fact: { endedAt: NOON, disconnectReason: 'TELECOM_BUSY', lastUpdatedAt: NOON },
    });
    await place(bench, lead);

    expect(await bench.leads.get('lead-1')).toEqual(containing({ lastOutcome: 'busy', state: { kind: 'ready' } }));
  });

  it('plans a lead that may not be called now for the moment it may, and takes nobody’s turn', async () => {
    const bench = await aDiallingBench();
    bench.clock.now = EIGHT_O_CLOCK;
    const lead = await bench.stored(aReadyLead({}, { dueAt: EIGHT_O_CLOCK }));
    let turns = 0;
    const comes = async () => {
      turns += 1;
      return true;
    };

    expect(await place(bench, lead, { comes })).toEqual({ kind: 'passed-over' });
    expect(turns).toBe(0);
    expect(bench.telephony.started).toEqual([]);
    expect(await bench.leads.get('lead-1')).toEqual({
      ...aReadyLead({}, { dueAt: NINE_O_CLOCK, wantedAt: EIGHT_O_CLOCK }),
      version: lead.version + 1,
    });
    expect(bench.noted).toEqual([
      { kind: 'call-held-back', leadId: 'lead-1', campaignId: 'campaign-1', by: 'outside-hours' },
    ]);
  });

  it('asks again after the wait for its turn, because the hours may have ended meanwhile', async () => {
    const bench = await aDiallingBench();
    bench.clock.now = BEFORE_CLOSING;
    const lead = await bench.stored(aLead());
    const comes = async () => {
      bench.clock.now = AFTER_CLOSING;
      return true;
    };

    expect(await place(bench, lead, { comes })).toEqual({ kind: 'passed-over' });
    expect(bench.telephony.started).toEqual([]);
    expect((await bench.leads.get('lead-1'))?.state).toEqual(
      containing({ kind: 'ready', dueAt: Temporal.Instant.from('2026-01-06T14:00:00Z') }),
    );
  });

  it('closes a lead whose number does not work', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead({ numbers: [aNumber({ badSignals: 2 })] }));

    expect(await place(bench, lead)).toEqual({ kind: 'passed-over' });
    expect((await bench.leads.get('lead-1'))?.state).toEqual({
      kind: 'closed',
      at: NOON,
      why: 'no-working-number',
    });
  });

  it('leaves out a touch when the customer has bought meanwhile, and plans the next one', async () => {
    const bench = await aDiallingBench();
    const purpose = {
      kind: 'touch',
      programme: 'repeat',
      touch: 2,
      plannedAt: NOON,
      delayDays: 30,
    } as const;
    const lead = await bench.stored(
      aReadyLead(
        { stage: 'account-care', touches: 2, purchases: { count: 1, total: 90, lastAt: NOON.subtract({ hours: 72 }) } },
        { purpose },
      ),
    );

    expect(await place(bench, lead, undefined, 3)).toEqual({ kind: 'passed-over' });
    expect(bench.telephony.started).toEqual([]);
    expect(bench.noted).toEqual([
      { kind: 'touch-skipped', leadId: 'lead-1', programme: 'repeat', touch: 2, why: 'bought-recently' },
    ]);
    expect((await bench.leads.get('lead-1'))?.state).toEqual(
      containing({ kind: 'ready', purpose: { kind: 'touch', programme: 'repeat', touch: 3 } }),
    );
  });

  it('starts nothing when its turn does not come any more', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());

    expect(await place(bench, lead, { comes: async () => false })).toEqual({ kind: 'stopped' });
    expect(bench.telephony.started).toEqual([]);
    expect(await bench.leads.get('lead-1')).toEqual(lead);
  });

  it('passes over a lead that waits for no call, and takes nobody’s turn', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead({ state: { kind: 'closed', at: NOON, why: 'not-interested' } }));
    const comes = async () => {
      throw new Error('no turn is to be taken');
    };

    expect(await place(bench, lead, { comes })).toEqual({ kind: 'passed-over' });
  });

  it('suppresses a lead one of whose numbers turns out to be suppressed', async () => {
    const bench = await aDiallingBench();
    const lead = await bench.stored(aLead());
    await bench.leads.suppressNumbers(['number-1'], 'do-not-call', NOON);

    expect(await place(bench, lead)).toEqual({ kind: 'passed-over' });
    expect(bench.telephony.started).toEqual([]);
    expect((await bench.leads.get('lead-1'))?.state).toEqual({ kind: 'suppressed', at: NOON, why: 'do-not-call' });
  });

  it('leaves a lead alone that somebody else wrote since the index showed it', async () => {
    const bench = await aDiallingBench();
    const shown = await bench.stored(aLead());
    await bench.leads.save({ ...shown, name: 'Written meanwhile' });

    expect(await place(bench, shown)).toEqual({ kind: 'passed-over' });
    expect(bench.telephony.started).toEqual([]);
    expect(await bench.leads.get('lead-1')).toEqual({
      ...shown,
      name: 'Written meanwhile',
      version: shown.version + 1,
    });
  });

  it('gives the lead back when Connect is over its rate: nothing is counted, the attempt number stays used', async () => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'throttled' });
    const lead = await bench.stored(aLead());

    expect(await place(bench, lead)).toEqual({ kind: 'throttled' });
    expect(await bench.leads.get('lead-1')).toEqual({ ...lead, version: lead.version + 2, attemptNumber: 1 });
    expect(bench.noted).toEqual([
      { kind: 'start-throttled', leadId: 'lead-1', attemptNumber: 1, campaignId: 'campaign-1' },
    ]);
  });

  it.each([
    'destination-not-allowed',
    'not-permitted',
    'invalid-number',
  ] as const)('goes on to the next number, wherever it is, when the first is refused as %s', async (why) => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'refused', why, detail: '' });
    const lead = await bench.stored(aLead({ numbers: [aNumber(), SECOND_NUMBER] }));

    expect(await place(bench, lead)).toEqual({ kind: 'put-back' });
    expect(await bench.leads.get('lead-1')).toEqual({
      ...lead,
      version: lead.version + 2,
      attemptNumber: 1,
      numberIndex: 1,
    });
    expect((await bench.settings.read()).campaigns[0]?.areas.map(({ key }) => key)).toContain(CHICAGO.key);
    expect(bench.noted).toEqual([
      { kind: 'start-refused', leadId: 'lead-1', attemptNumber: 1, campaignId: 'campaign-1', why },
    ]);
  });

  it.each([
    'destination-not-allowed',
    'not-permitted',
    'invalid-number',
  ] as const)('closes the lead, with nothing counted, when its last number is refused as %s', async (why) => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'refused', why, detail: '' });
    const lead = await bench.stored(aLead({ numbers: [aNumber(), SECOND_NUMBER], numberIndex: 1 }));

    expect(await place(bench, lead)).toEqual({ kind: 'passed-over' });
    expect(await bench.leads.get('lead-1')).toEqual({
      ...lead,
      version: lead.version + 2,
      attemptNumber: 1,
      state: { kind: 'closed', at: NOON, why: 'no-working-number' },
    });
  });

  it('gives the lead back and calls the campaign broken when its configuration is refused', async () => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'refused', why: 'configuration', detail: '' });
    const lead = await bench.stored(aLead({ numbers: [aNumber(), SECOND_NUMBER] }));

    expect(await place(bench, lead)).toEqual({ kind: 'campaign-broken' });
    expect(await bench.leads.get('lead-1')).toEqual({ ...lead, version: lead.version + 2, attemptNumber: 1 });
  });

  it('leaves a lead of whose call nobody knows to its lease, then rests it a day and counts the call once', async () => {
    const bench = await aDiallingBench();
    bench.telephony.starts.push({ kind: 'unknown' });
    const lead = await bench.stored(aLead());

    expect(await place(bench, lead)).toEqual({ kind: 'unknown' });
    const starting = await bench.leads.get('lead-1');
    expect(starting).toEqual(
      containing({
        placed: 0,
        recentCalls: [],
        state: { kind: 'dialling', leaseEndsAt: NOON.add({ minutes: 2 }), phase: { kind: 'starting' } },
      }),
    );

    const settle = async (found: readonly Lead[]) =>
      settleTimers(bench.deps, { dialling: found, wrapping: [], rested: [] });
    const shown = starting === undefined ? [] : [starting];
    bench.clock.now = NOON.add({ seconds: 119 });
    await settle(shown);
    expect(await bench.leads.get('lead-1')).toEqual(starting);

    bench.clock.now = NOON.add({ seconds: 120 });
    await settle(shown);
    await settle(shown);
    expect(await bench.leads.get('lead-1')).toEqual({
      ...starting,
      version: lead.version + 2,
      placed: 1,
      recentCalls: [aPlacedCall({ at: NOON })],
      state: {
        kind: 'resting',
        until: NOON.add({ hours: 24, seconds: 120 }),
        why: 'unknown-fate',
        unsettled: { attemptNumber: 1, claimedAt: NOON, planned: aReadyState() },
      },
    });
    expect(bench.telephony.described).toEqual([]);
  });
});

/** A bench whose storage may fail, with lead-1 ready and due. */
async function faulty(fields: Partial<Lead> = {}) {
  const leads = new FaultyLeadRepository();
  const bench = await aDiallingBench({ leads });
  return { bench, leads, lead: await bench.stored(aLead(fields)) };
}

/** Lets so many seconds pass while one request of the kind is under way. */
function slow(
  { bench, leads }: { bench: DiallingBench; leads: FaultyLeadRepository },
  slowed: FaultyRequest,
  milliseconds: number,
) {
  leads.meanwhile = async (request) => {
    if (request === slowed) bench.clock.now = bench.clock.now.add({ milliseconds });
  };
}

const GIVEN_BACK = { attemptNumber: 1, placed: 0, counted: 0, recentCalls: [], state: aReadyState() };

describe('a start', () => {
  it('is sent when its claim was answered within four seconds', async () => {
    const { bench, leads, lead } = await faulty();
    slow({ bench, leads }, 'claim', 4_000);

    expect(await place(bench, lead)).toMatchObject({ kind: 'started' });
  });

  it('is never sent when its claim took longer: the lead is given back and nothing is counted', async () => {
    const { bench, leads, lead } = await faulty();
    slow({ bench, leads }, 'claim', 4_001);

    expect(await place(bench, lead)).toEqual({ kind: 'put-back' });
    expect(bench.telephony.started).toEqual([]);
    expect(await leads.get('lead-1')).toEqual({ ...lead, version: lead.version + 2, attemptNumber: 1 });
  });

  it('is never sent after a switch was thrown during its claim', async () => {
    const { bench, leads, lead } = await faulty();

    expect(await place(bench, lead, { stillHolds: async () => false })).toEqual({ kind: 'stopped' });
    expect(bench.telephony.started).toEqual([]);
    expect(await leads.get('lead-1')).toEqual(containing(GIVEN_BACK));
  });

  it('is never sent when nobody can tell whether a switch was thrown: the lead is given back', async () => {
    const { bench, leads, lead } = await faulty();
    const stillHolds = async () => {
      throw new Error('the controls cannot be read');
    };

    await expect(place(bench, lead, { stillHolds })).rejects.toThrow('the controls cannot be read');
    expect(bench.telephony.started).toEqual([]);
    expect(await leads.get('lead-1')).toEqual(containing(GIVEN_BACK));
  });

  it('is sent once with its token, however often the link fails', async () => {
    const { bench, leads, lead } = await faulty();
    leads.faults.link.push('lost', 'answer-lost', 'lost');
    await place(bench, lead);

    expect(bench.telephony.started).toHaveLength(1);
  });

  it('has a token that a second attempt does not share', async () => {
    const { bench, leads, lead } = await faulty();
    bench.telephony.starts.push({ kind: 'throttled' });
    await place(bench, lead);
    await place(bench, (await leads.get('lead-1')) ?? lead);

    expect(bench.telephony.started.map(({ clientToken }) => clientToken)).toEqual([
      'deployment-1.lead-1.1.1.number-1',
      'deployment-1.lead-1.1.2.number-1',
    ]);
  });
});

describe('a claim whose answer is lost', () => {
  it.each(['lost', 'answer-lost'] as const)('starts nothing and leaves the lead ready (%s)', async (fault) => {
    const { bench, leads, lead } = await faulty();
    leads.faults.claim.push(fault);

    expect(await place(bench, lead)).toEqual({ kind: 'put-back' });
    expect(bench.telephony.started).toEqual([]);
    expect(await leads.get('lead-1')).toEqual(containing({ placed: 0, recentCalls: [], state: aReadyState() }));
    expect(bench.noted).toContainEqual(expect.objectContaining({ kind: 'work-failed', what: 'claim' }));
  });

  it('comes to nothing when it arrives after all', async () => {
    const { bench, leads, lead } = await faulty();
    leads.faults.claim.push('late');
    await place(bench, lead);
    await leads.arrive();

    expect((await leads.get('lead-1'))?.state).toEqual(aReadyState());
  });

  it('is withdrawn though storage fails and others write meanwhile', async () => {
    const { bench, leads, lead } = await faulty();
    leads.faults.claim.push('answer-lost');
    leads.faults.get.push('lost');
    leads.faults.save.push('answer-lost');

    expect(await place(bench, lead)).toEqual({ kind: 'put-back' });
    expect(await leads.get('lead-1')).toEqual(containing(GIVEN_BACK));
  });

  it('leaves alone what somebody else has made of the lead', async () => {
    const { bench, leads, lead } = await faulty();
    leads.faults.claim.push('lost');
    const suppressed = suppressedLead(lead, NOON, 'do-not-call');
    leads.meanwhile = async (request) => {
      if (request === 'claim') await leads.save(suppressed);
    };
    await place(bench, lead);

    expect(await leads.get('lead-1')).toEqual({ ...suppressed, version: lead.version + 1 });
  });

  it('is left to its lease when it cannot be withdrawn either, and says so', async () => {
    const { bench, leads, lead } = await faulty();
    leads.faults.claim.push('answer-lost');
    leads.faults.get.push('lost', 'lost', 'lost', 'lost');

    await expect(place(bench, lead)).rejects.toThrow('The request to get failed');
    expect((await leads.get('lead-1'))?.state).toEqual(
      containing({ kind: 'dialling', leaseEndsAt: NOON.add({ minutes: 2 }), phase: { kind: 'starting' } }),
    );
  });
});

describe('giving a lead back', () => {
  it.each([
    ['throttled', { kind: 'throttled' }],
    ['refused for its configuration', { kind: 'refused', why: 'configuration', detail: '' }],
  ] as const)('succeeds though the lead is written meanwhile, and keeps what was written (%s)', async (_, answer) => {
    const { bench, leads, lead } = await faulty();
    bench.telephony.starts.push(answer);
    const rivals = ['contact-by-hand'];
    leads.meanwhile = async (request) => {
      const [stored] = leads.stored;
      const contactId = request === 'save' ? rivals.shift() : undefined;
      if (contactId === undefined) return;
      const other = anOtherCall({ contactId });
      if (stored !== undefined) await leads.save({ ...stored, recentCalls: [...stored.recentCalls, other] });
    };
    await place(bench, lead);

    expect(await leads.get('lead-1')).toEqual(
      containing({
        ...GIVEN_BACK,
        recentCalls: [anOtherCall()],
      }),
    );
  });

  it('succeeds once though the first answer is lost', async () => {
    const { bench, leads, lead } = await faulty();
    bench.telephony.starts.push({ kind: 'throttled' });
    leads.faults.save.push('lost', 'answer-lost');

    expect(await place(bench, lead)).toEqual({ kind: 'throttled' });
    expect(await leads.get('lead-1')).toEqual({ ...lead, version: lead.version + 2, attemptNumber: 1 });
  });

  it('never follows an answer that leaves a call possible', async () => {
    const { bench, leads, lead } = await faulty();
    bench.telephony.starts.push({ kind: 'unknown' });

    expect(await place(bench, lead)).toEqual({ kind: 'unknown' });
    expect((await leads.get('lead-1'))?.state).toEqual(containing({ kind: 'dialling', phase: { kind: 'starting' } }));
  });
});

describe('a call that started', () => {
  const SAID = { deployment: 'deployment-1', leadId: 'lead-1', attemptNumber: 1, rulesVersion: 0 };

  it.each([
    ['the first link is lost', ['lost']],
    ['the first answer is lost', ['answer-lost']],
    ['two links fail', ['lost', 'answer-lost']],
  ] as const)('is linked and counted once though %s', async (_, faults) => {
    const { bench, leads, lead } = await faulty();
    leads.faults.link.push(...faults);

    expect(await place(bench, lead)).toMatchObject({ kind: 'started' });
    expect(await leads.get('lead-1')).toEqual(
      containing({ placed: 1, state: { kind: 'dialling', phase: { kind: 'in-the-air', contactId: 'contact-1' } } }),
    );
    expect(bench.clock.sleeps.length).toBe(faults.length);
  });

  it('is left to what it tells of itself when the link keeps failing, and is never dialled again for that', async () => {
    const { bench, leads, lead } = await faulty();
    leads.faults.link.push('lost', 'lost', 'lost', 'lost');

    expect(await place(bench, lead)).toMatchObject({ kind: 'started' });
    expect((await leads.get('lead-1'))?.state).toEqual(containing({ kind: 'dialling', phase: { kind: 'starting' } }));
    expect(bench.noted).toContainEqual(expect.objectContaining({ kind: 'work-failed', what: 'link-call' }));

    await linkFromEvidence(bench.deps, 'contact-1', SAID, NOON);
    expect(await leads.get('lead-1')).toEqual(containing({ placed: 1, state: { phase: { kind: 'in-the-air' } } }));
    expect(bench.telephony.started).toHaveLength(1);
  });

  it('is linked though the lead was written between claim and link', async () => {
    const { bench, leads, lead } = await faulty();
    let isWritten = false;
    leads.meanwhile = async (request) => {
      const [stored] = leads.stored;
      if (request !== 'link' || isWritten || stored === undefined) return;
      isWritten = true;
      await leads.save({ ...stored, recentCalls: [anOtherCall()] });
    };
    await place(bench, lead);

    expect(await leads.get('lead-1')).toEqual(
      containing({
        placed: 1,
        recentCalls: [anOtherCall(), aPlacedCall({ at: NOON, contactId: 'contact-1' })],
        state: { kind: 'dialling', phase: { kind: 'in-the-air' } },
      }),
    );
  });

  it('is counted and stopped when the customer bought between claim and link, unless somebody has answered', async () => {
    for (const answered of [{}, { answeredAt: NOON }]) {
      const { bench, leads, lead } = await faulty();
      leads.meanwhile = buysDuring('link', bench);
      bench.telephony.contacts.set('contact-1', { attributes: {}, initiatedAt: NOON, ...answered });

      expect(await place(bench, lead)).toMatchObject({ kind: 'started' });
      expect(bench.telephony.stopped).toEqual('answeredAt' in answered ? [] : ['contact-1']);
      expect(await leads.get('lead-1')).toEqual(
        containing({ placed: 1, stage: 'prospecting', state: { kind: 'dialling', overtakenBy: { boughtAt: NOON } } }),
      );
    }
  });

  it.each<[string, StartResult]>([
    ['Connect is over its rate', { kind: 'throttled' }],
    ['the campaign is wrong', { kind: 'refused', why: 'configuration', detail: '' }],
  ])('that never was because %s is followed by the first touch when the customer bought meanwhile', async (_why, answer) => {
    const { bench, leads, lead } = await faulty();
    bench.telephony.starts.push(answer);
    leads.meanwhile = buysDuring('save', bench);
    await place(bench, lead);

    expect(await leads.get('lead-1')).toEqual(
      containing({ stage: 'account-care', placed: 0, state: { kind: 'ready', purpose: { programme: 'welcome' } } }),
    );
  });

  it('is counted and stopped when the customer said stop between claim and link', async () => {
    const { bench, leads, lead } = await faulty();
    leads.meanwhile = async (request) => {
      const [stored] = leads.stored;
      if (request === 'link' && stored?.state.kind === 'dialling') {
        await leads.save(suppressedLead(stored, NOON, 'do-not-call'));
      }
    };

    expect(await place(bench, lead)).toMatchObject({ kind: 'started' });
    expect(bench.telephony.stopped).toEqual(['contact-1']);
    expect(await leads.get('lead-1')).toEqual(
      containing({ placed: 1, state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } }),
    );
  });
});

describe('a lead whose customer is calling us', () => {
  const openUntil = (until: Temporal.Instant) =>
    anOtherCall({
      via: 'inbound',
      contactId: 'inbound-1',
      at: NOON.subtract({ minutes: 40 }),
      hold: { until, openAs: 'inbound-2' },
    });
  const promised = (until: Temporal.Instant) =>
    aReadyLead(
      { recentCalls: [openUntil(until)] },
      { urgency: 'promised', purpose: { kind: 'callback', agreedAt: NOON } },
    );

  it('is not called, and put off until the hold ends', async () => {
    const bench = await aDiallingBench();
    const until = NOON.add({ minutes: 20 });

    expect(await place(bench, await bench.stored(promised(until)))).toEqual({ kind: 'passed-over' });
    expect((await bench.leads.get('lead-1'))?.state).toMatchObject({ kind: 'ready', dueAt: until });
    expect([bench.telephony.started, bench.telephony.described]).toEqual([[], []]);
  });

  it('is held on when the contact centre says that the call still lasts', async () => {
    const bench = await aDiallingBench();
    bench.telephony.contacts.set('inbound-2', { attributes: {}, initiatedAt: NOON });
    await place(bench, await bench.stored(promised(NOON)));

    const until = NOON.add({ minutes: 30 });
    expect(await bench.leads.get('lead-1')).toMatchObject({
      state: { kind: 'ready', dueAt: until },
      recentCalls: [openUntil(until)],
    });
    expect(bench.telephony.started).toEqual([]);
  });

  it.each([
    ['over after a talk', { agentConnectedAt: NOON.subtract({ minutes: 30 }) }, 50],
    ['over, and no agent was there', {}, 0],
    ['not known', undefined, 0],
  ])('is planned anew when that call is %s', async (_, ended, minutes) => {
    const bench = await aDiallingBench();
    const endedAt = NOON.subtract({ minutes: 10 });
    if (ended !== undefined)
      bench.telephony.contacts.set('inbound-2', { attributes: {}, initiatedAt: NOON, ended: { endedAt, ...ended } });
    await place(bench, await bench.stored(promised(NOON)));
    const lead = await bench.leads.get('lead-1');

    expect(lead?.state).toMatchObject({ kind: 'ready', dueAt: NOON.add({ minutes }) });
    expect(lead?.recentCalls.some((call) => call.via === 'inbound' && call.hold?.openAs !== undefined)).toBe(false);
    expect(bench.telephony.started).toEqual([]);
  });

  it('has the call stopped that was started before anybody knew', async () => {
    const leads = new FaultyLeadRepository();
    const bench = await aDiallingBench({ leads });
    const lead = await bench.stored(aLead());
    bench.telephony.contacts.set('contact-1', { attributes: {}, initiatedAt: NOON });
    leads.meanwhile = async (request) => {
      if (request !== 'link') return;
      leads.meanwhile = async () => undefined;
      await leads.writeByRival('lead-1', (read) => ({ ...read, recentCalls: [openUntil(NOON.add({ minutes: 30 }))] }));
    };

    expect(await place(bench, lead)).toMatchObject({ kind: 'started' });
    expect(bench.telephony.stopped).toEqual(['contact-1']);
  });
});

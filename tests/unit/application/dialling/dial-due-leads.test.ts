import { describe, expect, it } from 'vitest';
import { dialDueLeads } from '../../../../shared/application/dialling/dial-due-leads.ts';
import type { ClaimResult } from '../../../../shared/application/ports/lead-repository.ts';
import { CONTROLS_AT_FIRST, type Controls } from '../../../../shared/domain/controls.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { aCampaign } from '../../../support/a-campaign.ts';
import { containing } from '../../../support/containing.ts';
import { FaultyLeadRepository } from '../../../support/faulty-lead-repository.ts';
import { InMemoryLeadRepository } from '../../../support/in-memory-lead-repository.ts';
import { aNumber, anOtherCall, aPlacedCall, aReadyLead, NOON } from '../../../support/lead-builders.ts';
import { aDiallingBench, type DiallingBench } from '../../../support/scripted-telephony.ts';

async function storeLeads(bench: DiallingBench, count: number, fields: Partial<Lead> = {}): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const id = `${fields.stage ?? 'prospecting'}-${index}`;
    await bench.stored(aReadyLead({ ...fields, id, numbers: [aNumber({ key: id })] }));
  }
}

function staff(bench: DiallingBench, tier: number, available: number, onContact = 0): void {
  bench.board.counts.set(`profile-${tier}`, { available, onContact });
}

function leadsCalled({ telephony }: DiallingBench): readonly (string | undefined)[] {
  return telephony.started.map(({ attributes }) => attributes['tierline_lead']);
}

/** A bench of one campaign that also tells what the index was asked. */
async function anAskedBench(callsInAir = 50): Promise<{ bench: DiallingBench; asked: string[] }> {
  const asked: string[] = [];
  const bench = await aDiallingBench({
    campaigns: [aCampaign(1)],
    callsInAir,
    timers: (timers) => ({
      pending: async (now, limit) => {
        asked.push('pending');
        return timers.pending(now, limit);
      },
      duePromised: async (campaignId, now, limit, after) => {
        asked.push('duePromised');
        return timers.duePromised(campaignId, now, limit, after);
      },
      dueInArea: async (campaignId, areaKey, shards, now, limit, after) => {
        asked.push('dueInArea');
        return timers.dueInArea(campaignId, areaKey, shards, now, limit, after);
      },
    }),
  });
  return { bench, asked };
}

describe('one dialler run', () => {
  it('starts no more calls than people are free', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 2);
    await storeLeads(bench, 5);
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'prospecting-2']);
  });

  it('starts no more calls than there are lines, those already in use counted', async () => {
    const bench = await aDiallingBench({ callsInAir: 3 });
    staff(bench, 1, 1);
    await storeLeads(bench, 9);
    await dialDueLeads(bench.deps, []);
    staff(bench, 1, 9, 1);
    bench.clock.now = NOON.add({ seconds: 20 });
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toHaveLength(3);
  });

  it('tells who was free, what was in the air and which callable leads it left', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 3);
    await storeLeads(bench, 5);
    bench.telephony.starts.push({ kind: 'throttled' });
    await dialDueLeads(bench.deps, []);

    expect(bench.noted.at(-1)).toEqual({
      kind: 'run-ended',
      inTheAir: 3,
      dialling: { peopleFree: 3, leftDue: 1 },
    });
  });

  it('tells of no people and no leads while no campaign may dial', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 3);
    await storeLeads(bench, 5);
    await bench.control({ emergencyStop: true });
    await dialDueLeads(bench.deps, []);

    expect(bench.noted).toEqual([{ kind: 'run-ended', inTheAir: 0 }]);
  });

  it('starts nothing more when it runs twice on the same count of people', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 2);
    await storeLeads(bench, 5);
    await dialDueLeads(bench.deps, []);
    bench.clock.now = NOON.add({ seconds: 10 });
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toHaveLength(2);
  });

  it('calls for a person of whom the count does not know yet that they are free', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 0, 1);
    bench.board.takenAt = NOON.subtract({ seconds: 5 });
    await storeLeads(bench, 3);
    await dialDueLeads(bench.deps, [
      {
        contactId: 'contact-of-before',
        queueId: 'queue-1',
        startedAt: NOON.subtract({ minutes: 5 }),
        callEndedAt: NOON.subtract({ seconds: 3 }),
        agentFreeAt: NOON.subtract({ seconds: 1 }),
      },
    ]);

    expect(bench.telephony.started).toHaveLength(1);
  });

  it('holds a line and a person for a call that may exist', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 2);
    bench.telephony.starts.push({ kind: 'unknown' });
    await storeLeads(bench, 5);
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toHaveLength(2);
  });

  it('asks nothing twice within seconds: neither what is open nor for leads it was shown', async () => {
    const { bench, asked } = await anAskedBench();
    staff(bench, 1, 1);
    await storeLeads(bench, 5);
    await dialDueLeads(bench.deps, []);
    bench.clock.now = NOON.add({ seconds: 3 });
    await dialDueLeads(bench.deps, [], ['contact-1']);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'prospecting-2']);
    expect(asked).toEqual(['pending', 'duePromised', 'dueInArea']);
  });

  it('calls nobody whom it was shown and who was written since', async () => {
    const { bench } = await anAskedBench();
    staff(bench, 1, 1);
    await storeLeads(bench, 3);
    await dialDueLeads(bench.deps, []);
    const second = await bench.leads.get('prospecting-2');
    if (second === undefined) throw new Error('The second lead is not stored.');
    await bench.leads.save({ ...second, state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } });
    bench.clock.now = NOON.add({ seconds: 3 });
    await dialDueLeads(bench.deps, [], ['contact-1']);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'prospecting-3']);
  });

  it('asks what is open again when a call may exist of which it does not know', async () => {
    const { bench, asked } = await anAskedBench();
    staff(bench, 1, 2);
    bench.telephony.starts.push({ kind: 'unknown' });
    await storeLeads(bench, 5);
    await dialDueLeads(bench.deps, []);
    bench.clock.now = NOON.add({ seconds: 3 });
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toHaveLength(2);
    expect(asked.filter((question) => question === 'pending')).toHaveLength(2);
  });

  it('asks what is open again before it lets a free person wait for a line', async () => {
    const { bench } = await anAskedBench(1);
    staff(bench, 1, 2);
    await storeLeads(bench, 2);
    await dialDueLeads(bench.deps, []);
    bench.clock.now = NOON.add({ seconds: 46 });
    await dialDueLeads(bench.deps, []);
    const [called] = bench.leads.stored;
    if (called === undefined) throw new Error('Nobody is stored.');
    await bench.leads.save({ ...called, state: { kind: 'closed', at: NOON, why: 'not-interested' } });
    bench.clock.now = bench.clock.now.add({ seconds: 1 });
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'prospecting-2']);
  });

  it('stays while people are free and no line is, and takes the line that becomes free', async () => {
    const bench = await aDiallingBench({ callsInAir: 1 });
    staff(bench, 1, 2);
    await storeLeads(bench, 2);
    bench.clock.whileAsleep = async () => {
      const called = await bench.leads.get('prospecting-1');
      if (called?.state.kind !== 'dialling' || bench.clock.sleeps.length < 3) return;
      await bench.leads.save({ ...called, state: { kind: 'closed', at: NOON, why: 'not-interested' } });
    };
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'prospecting-2']);
    const claimedAt = bench.leads.stored.map(({ state }) => (state.kind === 'dialling' ? state.claimedAt : undefined));
    expect(claimedAt[1]).toEqual(NOON.add({ seconds: 6 }));
    expect(bench.clock.now.since(NOON).total('seconds')).toBeLessThanOrEqual(50);
    expect(bench.noted.filter(({ kind }) => kind === 'run-ended')).toHaveLength(1);
  });

  it('takes a line for held by others when Connect refuses a start, until it looks again', async () => {
    const bench = await aDiallingBench({ callsInAir: 1, pace: { startsPerSecond: 2, startBurst: 5 } });
    staff(bench, 1, 2);
    bench.telephony.starts.push({ kind: 'throttled' }, { kind: 'throttled' });
    await storeLeads(bench, 9);
    await dialDueLeads(bench.deps, []);

    const claimed = bench.leads.stored.flatMap(({ state }) => (state.kind === 'dialling' ? [state.claimedAt] : []));
    expect(bench.telephony.started).toHaveLength(3);
    expect(claimed.map((at) => at.since(NOON).total('seconds'))).toEqual([4]);
  });

  it('counts nobody and tells of nobody free while nothing is due', async () => {
    const bench = await aDiallingBench({ campaigns: [aCampaign(1)] });
    staff(bench, 1, 2);
    bench.clock.now = NOON.add({ minutes: 1 });
    await dialDueLeads(bench.deps, []);
    const asked = bench.board.asked.length;
    bench.clock.now = NOON.add({ minutes: 2 });
    await dialDueLeads(bench.deps, []);

    expect(bench.board.asked).toHaveLength(asked);
    expect(bench.noted.at(-1)).toEqual({ kind: 'run-ended', inTheAir: 0, dialling: { leftDue: 0 } });
  });

  it('counts who is free as soon as something is promised again', async () => {
    const bench = await aDiallingBench({ campaigns: [aCampaign(1)] });
    staff(bench, 1, 2);
    bench.clock.now = NOON.add({ minutes: 1 });
    await dialDueLeads(bench.deps, []);
    await bench.stored(aReadyLead({}, { urgency: 'promised' }));
    bench.clock.now = NOON.add({ minutes: 2 });
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['lead-1']);
  });

  it('serves the campaign of the first priority first when two share their people', async () => {
    const bench = await aDiallingBench({
      campaigns: [
        aCampaign(1, { priority: 2, routingProfileId: 'profile-1' }),
        aCampaign(2, { priority: 1, routingProfileId: 'profile-1' }),
      ],
    });
    staff(bench, 1, 2);
    await storeLeads(bench, 3);
    await storeLeads(bench, 1, { stage: 'selling' });
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['selling-1', 'prospecting-1']);
  });

  const switches: readonly (readonly [string, Partial<Controls>])[] = [
    ['everything is stopped', { emergencyStop: true }],
    ['the campaign is paused', { pausedCampaigns: ['campaign-1'] }],
    ['the tier is paused', { pausedTiers: [1] }],
    ['it only observes', { mode: CONTROLS_AT_FIRST.mode }],
    ['its table was restored and not released', { restored: true }],
  ];

  it.each(switches)('starts nothing while %s', async (_, controls) => {
    const bench = await aDiallingBench({ campaigns: [aCampaign(1)] });
    staff(bench, 1, 2);
    await storeLeads(bench, 2);
    await bench.control(controls);
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toEqual([]);
    expect(bench.board.asked).toEqual(controls.mode === undefined ? [] : [['profile-1']]);
  });

  it.each(switches)('starts nothing more once %s, in the middle of a run', async (_, controls) => {
    const bench = await aDiallingBench({ pace: { startsPerSecond: 0.2, startBurst: 1 } });
    staff(bench, 1, 5);
    await storeLeads(bench, 5);
    bench.clock.whileAsleep = async () => bench.control(controls);
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1']);
    expect(await bench.leads.get('prospecting-2')).toEqual(containing({ state: { kind: 'ready', dueAt: NOON } }));
  });

  it('keeps dialling the campaigns that are not paused', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 1);
    staff(bench, 2, 1);
    await storeLeads(bench, 1);
    await storeLeads(bench, 1, { stage: 'selling' });
    await bench.control({ pausedCampaigns: ['campaign-1'] });
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['selling-1']);
    expect(bench.board.asked).toEqual([['profile-2', 'profile-3']]);
  });

  it('settles the timers that have ended even while it may start nothing', async () => {
    const bench = await aDiallingBench();
    await bench.control({ emergencyStop: true });
    const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
    await bench.stored(aReadyLead({ state: { kind: 'resting', until: NOON, why: 'nurture', then } }));
    await dialDueLeads(bench.deps, []);

    expect((await bench.leads.get('lead-1'))?.state.kind).toBe('ready');
  });

  it('spaces the starts by the rate that Connect allows', async () => {
    const bench = await aDiallingBench({ pace: { startsPerSecond: 2, startBurst: 1 } });
    staff(bench, 1, 3);
    await storeLeads(bench, 3);
    await dialDueLeads(bench.deps, []);

    expect(bench.clock.sleeps).toEqual([500, 500]);
    const claimedAt = bench.leads.stored.map(({ state }) => (state.kind === 'dialling' ? state.claimedAt : undefined));
    expect(claimedAt).toEqual([NOON, NOON.add({ milliseconds: 500 }), NOON.add({ milliseconds: 1000 })]);
  });

  it('takes what was left of the rate for gone once Connect refuses a start for it, and goes on', async () => {
    const bench = await aDiallingBench({ pace: { startsPerSecond: 2, startBurst: 50 } });
    staff(bench, 1, 1);
    bench.telephony.starts.push({ kind: 'throttled' });
    await storeLeads(bench, 2);
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'prospecting-2']);
    expect(bench.clock.sleeps).toEqual([500]);
  });

  it('finds a lead that Connect was too busy for again in the next run, within the same slot', async () => {
    const bench = await aDiallingBench();
    bench.clock.now = NOON.add({ minutes: 1 });
    staff(bench, 1, 3);
    bench.telephony.starts.push({ kind: 'throttled' });
    await storeLeads(bench, 1);
    await dialDueLeads(bench.deps, []);
    bench.clock.now = NOON.add({ minutes: 2 });
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'prospecting-1']);
  });

  it('finds the lead of a campaign that was stopped for its configuration again in the next run', async () => {
    const bench = await aDiallingBench();
    bench.clock.now = NOON.add({ minutes: 1 });
    staff(bench, 1, 3);
    bench.telephony.starts.push({ kind: 'refused', why: 'configuration', detail: '' });
    await storeLeads(bench, 1);
    await dialDueLeads(bench.deps, []);
    bench.clock.now = NOON.add({ minutes: 2 });
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'prospecting-1']);
  });

  it('starts no call 50 seconds after it began', async () => {
    const bench = await aDiallingBench({ pace: { startsPerSecond: 0.1, startBurst: 1 } });
    staff(bench, 1, 20);
    await storeLeads(bench, 20);
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toHaveLength(5);
    expect(bench.clock.now).toEqual(NOON.add({ seconds: 50 }));
  });

  it('stops a campaign whose configuration Connect refuses, and no other', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 3);
    staff(bench, 2, 1);
    bench.telephony.starts.push({ kind: 'refused', why: 'configuration', detail: '' });
    await storeLeads(bench, 3);
    await storeLeads(bench, 1, { stage: 'selling' });
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1', 'selling-1']);
  });

  it('names a campaign that cannot be read, and dials the others', async () => {
    const bench = await aDiallingBench();
    staff(bench, 1, 1);
    await bench.settings.breakCampaign('campaign-2');
    await storeLeads(bench, 1);
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-1']);
    expect(bench.noted).toContainEqual({
      kind: 'setting-unreadable',
      what: 'campaign campaign-2',
      reason: 'It was broken by a test.',
    });
  });

  it.each([
    'duePromised',
    'dueInArea',
  ] as const)('goes on to the next campaign when %s of one cannot be answered', async (question) => {
    const error = new Error('The index does not answer.');
    const bench = await aDiallingBench({
      timers: (timers) => ({
        pending: (now, limit) => timers.pending(now, limit),
        duePromised: async (campaignId, now, limit) => {
          if (question === 'duePromised' && campaignId === 'campaign-1') throw error;
          return timers.duePromised(campaignId, now, limit);
        },
        dueInArea: async (campaignId, areaKey, shards, now, limit) => {
          if (question === 'dueInArea' && campaignId === 'campaign-1') throw error;
          return timers.dueInArea(campaignId, areaKey, shards, now, limit);
        },
      }),
    });
    staff(bench, 1, 1);
    staff(bench, 2, 1);
    await storeLeads(bench, 1);
    await storeLeads(bench, 1, { stage: 'selling' });
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['selling-1']);
    expect(bench.noted).toContainEqual({ kind: 'work-failed', what: 'campaign campaign-1', error });
  });

  it('starts nothing on controls older than four seconds, however long a claim took', async () => {
    const leads = new FaultyLeadRepository();
    const bench = await aDiallingBench({ leads });
    staff(bench, 1, 3);
    await storeLeads(bench, 3);
    leads.meanwhile = async (request) => {
      if (request !== 'claim') return;
      bench.clock.now = bench.clock.now.add({ seconds: 4 });
      await bench.control({ mode: { kind: 'observe' } });
    };
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toEqual([]);
    expect(leads.stored.map(({ state }) => state.kind)).toEqual(['ready', 'ready', 'ready']);
  });

  it('counts the person who wraps up after a call, whatever other calls the lead had since', async () => {
    const bench = await aDiallingBench();
    const endedAt = NOON.subtract({ seconds: 5 });
    const state = { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-0', endedAt } as const;
    await bench.stored(
      aReadyLead({
        id: 'lead-wrapping',
        numbers: [aNumber({ key: 'number-wrapping' })],
        state: { ...state, limitAt: NOON.add({ minutes: 30 }) },
        recentCalls: [aPlacedCall({ contactId: 'contact-0' }), anOtherCall({ at: NOON.subtract({ seconds: 1 }) })],
      }),
    );
    staff(bench, 1, 0, 1);
    bench.board.takenAt = NOON.subtract({ seconds: 10 });
    await storeLeads(bench, 3);
    await dialDueLeads(bench.deps, []);

    expect(bench.telephony.started).toEqual([]);
  });

  it('goes on to the next lead when a claim is lost, which holds no line', async () => {
    const leads = new FaultyLeadRepository();
    const bench = await aDiallingBench({ leads });
    leads.faults.claim.push('answer-lost');
    staff(bench, 1, 3);
    await storeLeads(bench, 5);
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-2', 'prospecting-3', 'prospecting-4']);
  });

  it('goes on to the next lead when one cannot be processed, and holds a line for it', async () => {
    const error = new Error('The table does not answer.');
    class OneLeadFails extends InMemoryLeadRepository {
      override async claim(lead: Lead): Promise<ClaimResult> {
        if (lead.id === 'prospecting-1') throw error;
        return super.claim(lead);
      }

      override async get(leadId: string): Promise<Lead | undefined> {
        if (leadId === 'prospecting-1') throw error;
        return super.get(leadId);
      }
    }
    const bench = await aDiallingBench({ leads: new OneLeadFails() });
    staff(bench, 1, 3);
    for (const id of ['prospecting-1', 'prospecting-2', 'prospecting-3', 'prospecting-4']) {
      await bench.leads.add(aReadyLead({ id, numbers: [aNumber({ key: id })] }));
    }
    await dialDueLeads(bench.deps, []);

    expect(leadsCalled(bench)).toEqual(['prospecting-2', 'prospecting-3']);
    expect(bench.noted).toContainEqual({ kind: 'work-failed', what: 'place-call', leadId: 'prospecting-1', error });
  });
});

describe('callbacks that an agent promised', () => {
  const agreedAt = NOON.subtract({ minutes: 10 });
  const stage = { stage: 'selling', campaignId: 'campaign-2' } as const;

  function aPromise(id: string, agentId?: string, at = agreedAt): Lead {
    const purpose = { kind: 'callback', agreedAt: at, ...(agentId !== undefined && { agentId }) } as const;
    const state = { dueAt: at, urgency: 'promised', purpose } as const;
    return aReadyLead({ ...stage, id, numbers: [aNumber({ key: id })] }, state);
  }

  const offers = ({ telephony }: DiallingBench) =>
    telephony.started.map(({ attributes }) => [attributes['tierline_lead'], attributes['tierline_agent']]);

  it('are placed for that agent as soon as they are free, with one question for all of them', async () => {
    const bench = await aDiallingBench();
    staff(bench, 2, 5);
    for (const name of ['ada', 'cleo']) bench.board.free.add(name);
    await bench.stored(aPromise('for-ada', 'ada'));
    await bench.stored(aPromise('for-bob', 'bob'));
    await bench.stored(aPromise('for-cleo', 'cleo'));
    await dialDueLeads(bench.deps, []);

    expect(offers(bench)).toEqual([
      ['for-ada', 'ada'],
      ['for-cleo', 'cleo'],
    ]);
    expect(bench.board.askedAgents).toEqual([['ada', 'bob', 'cleo']]);
    expect(await bench.leads.get('for-ada')).toEqual(containing({ state: { kind: 'dialling', offeredTo: 'ada' } }));
  });

  it("keep waiting without a write while that agent is not free, and stand in nobody else's way", async () => {
    const bench = await aDiallingBench();
    staff(bench, 2, 2);
    const waiting: Lead[] = [];
    for (let index = 10; index < 70; index += 1) waiting.push(await bench.stored(aPromise(`waits-${index}`, 'bob')));
    await bench.stored(aPromise('for-anyone', undefined, NOON));
    await bench.stored(aReadyLead({ ...stage, id: 'normal', numbers: [aNumber({ key: 'normal' })] }));
    await dialDueLeads(bench.deps, []);

    expect(offers(bench)).toEqual([
      ['for-anyone', undefined],
      ['normal', undefined],
    ]);
    expect(bench.board.askedAgents).toEqual([['bob']]);
    for (const lead of waiting) expect(await bench.leads.get(lead.id)).toEqual(lead);
  });

  it('are placed one at a time for each agent, while the first one rings too', async () => {
    const bench = await aDiallingBench();
    staff(bench, 2, 5);
    bench.board.free.add('ada');
    await bench.stored(aPromise('first', 'ada'));
    await bench.stored(aPromise('second', 'ada'));
    await dialDueLeads(bench.deps, []);
    for (const seconds of [5, 20]) {
      bench.clock.now = NOON.add({ seconds });
      await dialDueLeads(bench.deps, []);
    }

    expect(offers(bench)).toEqual([['first', 'ada']]);
  });

  it('are placed one at a time for each agent, however long the run takes', async () => {
    const bench = await aDiallingBench({ pace: { startsPerSecond: 0.05, startBurst: 1 } });
    staff(bench, 2, 5);
    staff(bench, 3, 5);
    bench.board.free.add('ada');
    await bench.stored(aPromise('first', 'ada'));
    await bench.stored(aPromise('for-anyone'));
    await bench.stored({ ...aPromise('second', 'ada'), stage: 'account-care', campaignId: 'campaign-3' });
    await dialDueLeads(bench.deps, []);

    expect(offers(bench)).toEqual([
      ['first', 'ada'],
      ['for-anyone', undefined],
    ]);
  });

  it('are placed for whoever is free once the agent was waited for long enough, not a moment sooner', async () => {
    const bench = await aDiallingBench();
    staff(bench, 2, 1);
    await bench.stored(aPromise('for-bob', 'bob'));
    bench.clock.now = agreedAt.add({ minutes: 60 }).subtract({ milliseconds: 1 });
    await dialDueLeads(bench.deps, []);
    expect(offers(bench)).toEqual([]);

    bench.clock.now = agreedAt.add({ minutes: 60 });
    await dialDueLeads(bench.deps, []);
    expect(offers(bench)).toEqual([['for-bob', undefined]]);
  });

  it('wait, and all other calls are placed, when nobody can tell who is free', async () => {
    const bench = await aDiallingBench();
    staff(bench, 2, 2);
    const error = new Error('Connect does not answer.');
    bench.board.agentsError = error;
    await bench.stored(aPromise('for-bob', 'bob'));
    await bench.stored(aPromise('for-anyone'));
    await dialDueLeads(bench.deps, []);

    expect(offers(bench)).toEqual([['for-anyone', undefined]]);
    expect(bench.noted).toContainEqual({ kind: 'work-failed', what: 'free-agents', error });
    expect(bench.board.askedAgents).toEqual([['bob']]);
  });

  it('cost no question while none is due', async () => {
    const bench = await aDiallingBench();
    staff(bench, 2, 2);
    await bench.stored(aPromise('later', 'ada', NOON.add({ minutes: 1 })));
    await bench.stored(aPromise('for-anyone'));
    await dialDueLeads(bench.deps, []);

    expect(offers(bench)).toEqual([['for-anyone', undefined]]);
    expect(bench.board.askedAgents).toEqual([]);
  });
});

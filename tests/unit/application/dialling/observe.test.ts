import { describe, expect, it } from 'vitest';
import { dialDueLeads } from '../../../../shared/application/dialling/dial-due-leads.ts';
import { Observations } from '../../../../shared/application/dialling/observations.ts';
import type { TimerIndex } from '../../../../shared/application/ports/timer-index.ts';
import type { Controls } from '../../../../shared/domain/controls.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { observedCallSeconds } from '../../../../shared/domain/observation.ts';
import { containing } from '../../../support/containing.ts';
import { aNumber, aPlacedCall, aReadyLead, aReadyState, NOON } from '../../../support/lead-builders.ts';
import { aDiallingBench, type BenchInput, type DiallingBench } from '../../../support/scripted-telephony.ts';

const OBSERVE: Partial<Controls> = { mode: { kind: 'observe' } };
const DAY = { from: NOON.subtract({ hours: 24 }), to: NOON.add({ hours: 24 }) };

async function anObservingBench(leads: readonly Lead[], people: number, input?: BenchInput): Promise<DiallingBench> {
  const bench = await aDiallingBench(input);
  bench.board.counts.set('profile-1', { available: people, onContact: 0 });
  bench.board.counts.set('profile-2', { available: people, onContact: 0 });
  for (const lead of leads) await bench.stored(lead);
  await bench.control(OBSERVE);
  return bench;
}

function aListed(id: string, fields: Partial<Lead> = {}): Lead {
  return aReadyLead({ id, numbers: [aNumber({ key: id })], ...fields });
}

function many(count: number): readonly Lead[] {
  return Array.from({ length: count }, (_, index) => aListed(`lead-${String(index).padStart(3, '0')}`));
}

async function run(bench: DiallingBench, minutes = 0): Promise<void> {
  bench.clock.now = NOON.add({ minutes });
  await dialDueLeads(bench.deps, []);
}

async function observed({ observed: log }: DiallingBench): Promise<readonly string[]> {
  return (await log.calls(DAY)).map(({ leadId }) => leadId);
}

describe('a deployment that observes', () => {
  it('notes whom it would have called, calls nobody and leaves them as they are', async () => {
    const bench = await anObservingBench(many(3), 2);
    const before = bench.leads.stored;
    await run(bench);

    expect(bench.telephony.started).toEqual([]);
    expect(bench.leads.stored).toEqual(before);
    expect(await bench.observed.calls(DAY)).toEqual(
      ['lead-000', 'lead-001'].map((leadId) => ({
        leadId,
        dueAt: NOON,
        at: NOON,
        campaignId: 'campaign-1',
        tier: 1,
        stage: 'prospecting',
        purpose: 'approach',
        peopleFree: 2,
      })),
    );
  });

  it('takes its people to be busy for a while, and then goes on with the next leads', async () => {
    const bench = await anObservingBench(many(3), 1);
    await run(bench);
    await run(bench, 1);
    expect(await observed(bench)).toEqual(['lead-000']);

    await run(bench, Math.ceil(observedCallSeconds('prospecting') / 60));
    expect(await observed(bench)).toEqual(['lead-000', 'lead-001']);
  });

  it('notes a lead once for its moment, after a new start too, and writes nothing when nothing is new', async () => {
    const bench = await anObservingBench(many(2), 5);
    for (const minutes of [0, 1, 2, 31, 62]) await run(bench, minutes);
    const anew = { ...bench.deps, observations: new Observations(bench.observed) };
    bench.clock.now = NOON.add({ minutes: 70 });
    await dialDueLeads(anew, []);

    expect(await observed(bench)).toEqual(['lead-000', 'lead-001']);
    expect(bench.observed.writes).toBe(1);
  });

  it('notes a lead again that falls due anew', async () => {
    const bench = await anObservingBench(many(1), 5);
    await run(bench);
    const lead = await bench.leads.get('lead-000');
    const dueAt = NOON.add({ minutes: 30 });
    await bench.leads.save({ ...(lead ?? aListed('')), state: aReadyState({ dueAt, wantedAt: dueAt }) });
    await run(bench, 31);

    expect((await bench.observed.calls(DAY)).map((call) => call.dueAt)).toEqual([NOON, dueAt]);
  });

  it('asks for what is new once the slot of the leads it has seen is over', async () => {
    const asked: (string | undefined)[] = [];
    const timers = (own: TimerIndex): TimerIndex => ({
      duePromised: (campaignId, now, limit, after) => own.duePromised(campaignId, now, limit, after),
      pending: (now, limit) => own.pending(now, limit),
      dueInArea: (campaignId, areaKey, shards, now, limit, after) => {
        if (campaignId === 'campaign-1') asked.push(after?.id);
        return own.dueInArea(campaignId, areaKey, shards, now, limit, after);
      },
    });
    const bench = await anObservingBench(many(120), 60, { timers, callsInAir: 60 });
    await run(bench);
    await run(bench, 40);
    await run(bench, 75);

    expect(await observed(bench)).toHaveLength(120);
    expect(asked.slice(-1)).toEqual(['lead-099']);
  });

  it('plans a lead anew that the rules hold back, and counts why', async () => {
    const recent = [aPlacedCall({ at: NOON.subtract({ minutes: 20 }) })];
    const bench = await anObservingBench([aListed('held', { recentCalls: recent }), aListed('free')], 2);
    await run(bench);

    expect(await observed(bench)).toEqual(['free']);
    expect(await bench.observed.holds(DAY)).toEqual([
      { hour: NOON, campaignId: 'campaign-1', tier: 1, counts: { 'min-gap': 1 } },
    ]);
    expect((await bench.leads.get('held'))?.state).toEqual(containing({ dueAt: NOON.add({ minutes: 40 }) }));
  });

  it('leaves a promised call to its agent, and notes it when they are free', async () => {
    const purpose = { kind: 'callback', agreedAt: NOON, agentId: 'agent-7' } as const;
    const state = aReadyState({ urgency: 'promised', purpose });
    const promised = { ...aListed('promised', { stage: 'selling', campaignId: 'campaign-2' }), state };
    const bench = await anObservingBench([promised], 2);
    await run(bench);
    await run(bench, 2);
    expect(await observed(bench)).toEqual([]);

    bench.board.free.add('agent-7');
    await run(bench, 4);
    expect(await observed(bench)).toEqual(['promised']);
  });

  it.each<[string, Partial<Controls>]>([
    ['everything is stopped', { emergencyStop: true }],
    ['the campaign is paused', { pausedCampaigns: ['campaign-1'] }],
  ])('notes nothing while %s', async (_, controls) => {
    const bench = await anObservingBench(many(2), 2);
    await bench.control(controls);
    await run(bench);

    expect(await observed(bench)).toEqual([]);
  });

  it('calls whom it has observed once the mode is live', async () => {
    const bench = await anObservingBench(many(3), 3);
    await run(bench);
    await bench.control({ mode: { kind: 'live' } });
    await run(bench, 1);

    expect(bench.telephony.started).toHaveLength(3);
    expect(bench.observed.writes).toBe(1);
  });

  it('keeps later what could not be kept, and stops nothing for it', async () => {
    const bench = await anObservingBench(many(2), 1);
    const { observed: log } = bench;
    const keep = log.keep.bind(log);
    log.keep = async () => {
      throw new Error('The table is away.');
    };
    await run(bench);
    expect(bench.noted).toContainEqual(containing({ kind: 'work-failed', what: 'observations' }));

    log.keep = keep;
    await run(bench, 5);
    expect(await observed(bench)).toEqual(['lead-000', 'lead-001']);
  });
});

import { describe, expect, it } from 'vitest';
import { dialDueLeads } from '../../../../shared/application/dialling/dial-due-leads.ts';
import { explainCampaign } from '../../../../shared/application/explain-campaign.ts';
import type { LeadRepository } from '../../../../shared/application/ports/lead-repository.ts';
import type { Controls } from '../../../../shared/domain/controls.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import { delegating } from '../../../support/delegating-ports.ts';
import { aNumber, aReadyLead, aReadyState, NOON } from '../../../support/lead-builders.ts';
import { aDiallingBench, type BenchInput, type DiallingBench } from '../../../support/scripted-telephony.ts';

const ONLY_KIM: Partial<Controls> = {
  mode: { kind: 'test-numbers' },
  testNumbers: [{ key: 'kims', label: "Kim's telephone" }],
};
const KIM = aReadyLead({ id: 'kim', numbers: [aNumber({ key: 'kims' }), aNumber({ key: 'kims-desk' })] });
const LEE = aReadyLead({ id: 'lee', numbers: [aNumber({ key: 'lees' })] });

async function aTestedBench(leads: readonly Lead[], input: BenchInput = {}): Promise<DiallingBench> {
  const bench = await aDiallingBench(input);
  for (const tier of [1, 2]) bench.board.counts.set(`profile-${tier}`, { available: 5, onContact: 0 });
  for (const lead of leads) await bench.stored(lead);
  await bench.control(ONLY_KIM);
  return bench;
}

function called({ telephony }: DiallingBench): readonly (string | undefined)[] {
  return telephony.started.map(({ attributes }) => attributes['tierline_lead']);
}

describe('while only test numbers are called', () => {
  it('a lead whose number is listed is called, and every other one is left as it is', async () => {
    const bench = await aTestedBench([LEE, KIM]);
    const before = await bench.leads.get('lee');
    await dialDueLeads(bench.deps, []);

    expect(called(bench)).toEqual(['kim']);
    expect(await bench.leads.get('lee')).toEqual(before);
  });

  it('a lead whose other number is the next one is left as it is, and called on it once the mode is live', async () => {
    const bench = await aTestedBench([{ ...KIM, numberIndex: 1 }]);
    const before = await bench.leads.get('kim');
    await dialDueLeads(bench.deps, []);
    expect(called(bench)).toEqual([]);
    expect(await bench.leads.get('kim')).toEqual(before);

    await bench.control({ mode: { kind: 'live' } });
    bench.clock.now = NOON.add({ seconds: 60 });
    await dialDueLeads(bench.deps, []);
    expect(called(bench)).toEqual(['kim']);
  });

  it('a lead that is not due yet waits, and a promised call waits for its agent', async () => {
    const later = aReadyState({ dueAt: NOON.add({ hours: 1 }) });
    const purpose = { kind: 'callback', agreedAt: NOON, agentId: 'agent-7' } as const;
    const promised = aReadyState({ urgency: 'promised', purpose });
    const mine = { ...KIM, stage: 'selling', campaignId: 'campaign-2', state: promised } as const;
    const bench = await aTestedBench([mine, { ...LEE, state: later }]);
    await bench.control({ testNumbers: [...(ONLY_KIM.testNumbers ?? []), { key: 'lees', label: 'Lee' }] });
    await dialDueLeads(bench.deps, []);
    expect(called(bench)).toEqual([]);

    bench.board.free.add('agent-7');
    bench.clock.now = NOON.add({ minutes: 1 });
    await dialDueLeads(bench.deps, []);
    expect(called(bench)).toEqual(['kim']);
  });

  it('nobody is looked up while nobody is free', async () => {
    const bench = await aTestedBench([KIM]);
    bench.board.counts.set('profile-1', { available: 0, onContact: 0 });
    bench.board.counts.set('profile-2', { available: 0, onContact: 0 });
    const lookedUp: string[] = [];
    const leads: LeadRepository = {
      ...delegating(bench.leads),
      leadWithNumber: async (key) => {
        lookedUp.push(key);
        return undefined;
      },
    };
    await dialDueLeads({ ...bench.deps, leads }, []);

    expect(lookedUp).toEqual([]);
  });

  it('a number that is taken off the list while its turn is waited for is not called', async () => {
    const slow = { startsPerSecond: 0.2, startBurst: 1 };
    const second = aReadyLead({ id: 'second', numbers: [aNumber({ key: 'seconds' })] });
    const bench = await aTestedBench([KIM, second], { pace: slow });
    await bench.control({ testNumbers: [...(ONLY_KIM.testNumbers ?? []), { key: 'seconds', label: 'Desk' }] });
    bench.clock.whileAsleep = async () => bench.control(ONLY_KIM);
    await dialDueLeads(bench.deps, []);

    expect(called(bench)).toEqual(['kim']);
    expect((await bench.leads.get('second'))?.state).toEqual(second.state);
  });

  it('the campaign explains that its other leads are not among them', async () => {
    const { deps, settings } = await aTestedBench([KIM, LEE]);
    const { timers } = deps;
    const backlog = { backlog: async () => ({ leads: [KIM, LEE] }), rests: async () => ({ leads: [] }) };
    const explained = await explainCampaign(
      {
        settings,
        timers: { ...backlog, pending: (now, limit) => timers.pending(now, limit) },
        calendar: { isHoliday: () => false },
      },
      { campaignId: 'campaign-1' },
      NOON,
    );

    expect(explained.sentences[0]).toBe('1 lead can be called now: 1 not among the test numbers.');
  });
});

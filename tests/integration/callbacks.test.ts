import type { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { dialDueLeads } from '../../shared/application/dialling/dial-due-leads.ts';
import { PeopleWatch } from '../../shared/application/dialling/people-watch.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { CallFate, CallToPerson, People } from '../../simulator/people/customers.ts';
import { identifierFor, randomFor } from '../../simulator/random.ts';
import { callbacksByTier } from '../../simulator/report/callbacks.ts';
import type { SimulationOutcome } from '../../simulator/simulation.ts';
import { aCampaign } from '../support/a-campaign.ts';
import {
  aCall,
  aContactCentre,
  answered,
  CALLER_NUMBER,
  phoneOf,
  type RunningCentre,
  TIERS,
} from '../support/a-contact-centre.ts';
import { aNumber, aReadyLead, NOON } from '../support/lead-builders.ts';
import { aDiallingBench, type DiallingBench } from '../support/scripted-telephony.ts';
import { moment, shortRun } from '../support/short-run.ts';

const ADA = identifierFor(1, 'agent', '2', '1');
const BOB = identifierFor(1, 'agent', '2', '2');

let running: RunningCentre | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

interface Floor {
  readonly bench: DiallingBench;
  readonly centre: RunningCentre;
  /** Runs the dialler each minute until then. */
  until(end: Temporal.Instant): Promise<void>;
  /** Starts, attributes and takers of the calls of the lead's people so far. */
  calls(): readonly { readonly phone: string; readonly startedAt: string; readonly agent: string | undefined }[];
}

/** The dialler over leads kept in memory, calling through a contact centre in which two people sell, at {@link NOON}. */
async function aFloor(talkSeconds: (call: CallToPerson) => number = () => 60): Promise<Floor> {
  const [first, second] = TIERS;
  const centre = await aContactCentre({
    settings: { tiers: [first, { ...second, people: 2 }] },
    fateOf: (call) => answered({ talkSeconds: talkSeconds(call) }),
  });
  running = centre;
  await centre.clock.run(NOON);
  const campaign = aCampaign(2, { ...second, callerNumber: CALLER_NUMBER });
  const bench = await aDiallingBench({ campaigns: [campaign] });
  await bench.settings.rules.publish({
    document: { organisation: { callback: { releaseToAnyoneAfterMinutes: 20 } } },
    expectedVersion: 0,
    author: 'test',
    note: 'a short wait',
    at: NOON,
  });
  const now = () => centre.clock.now();
  const deps = {
    ...bench.deps,
    clock: now,
    sleep: (milliseconds: number) => centre.clock.sleep(milliseconds),
    telephony: centre.telephony,
    people: new PeopleWatch(centre.board, now),
  };
  return {
    bench,
    centre,
    async until(end) {
      while (now().epochMilliseconds < end.epochMilliseconds) {
        bench.clock.now = now();
        await centre.clock.during(() => dialDueLeads(deps, []));
        await centre.clock.run(now().add({ minutes: 1 }));
      }
    },
    calls: () => centre.centre.groundTruth().calls.map(({ phone, startedAt, agent }) => ({ phone, startedAt, agent })),
  };
}

/** The same a minute after {@link NOON}, when Ada talks with somebody for so long. */
async function aFloorWhereAdaTalks(talkSeconds: number): Promise<Floor> {
  const floor = await aFloor(({ phone }) => (phone === phoneOf(9) ? talkSeconds : 60));
  const { centre } = floor;
  await centre.telephony.start(
    aCall({
      destination: phoneOf(9),
      queueId: 'queue-2',
      contactFlowId: 'flow-2',
      attributes: { tierline_agent: ADA },
    }),
  );
  await centre.clock.run(NOON.add({ minutes: 1 }));
  return floor;
}

function aPromise(index: number, agentId: string | undefined, agreedAt: Temporal.Instant): Lead {
  const purpose = { kind: 'callback', agreedAt, ...(agentId !== undefined && { agentId }) } as const;
  const id = `lead-${index}`;
  return aReadyLead(
    { id, stage: 'selling', campaignId: 'campaign-2', numbers: [aNumber({ key: id, e164: phoneOf(index) })] },
    { dueAt: agreedAt, urgency: 'promised', purpose },
  );
}

describe('a callback that an agent promised', () => {
  it.each([
    ['the first', ADA],
    ['the second', BOB],
  ])('is taken by %s of two free agents, the one who promised it', async (_, agent) => {
    const { bench, until, calls } = await aFloor();
    await bench.stored(aPromise(1, agent, NOON));
    await until(NOON.add({ minutes: 1 }));

    expect(calls().map((call) => call.agent)).toEqual([agent]);
  });

  it('waits while that agent talks, lets others be called meanwhile, and is then called by whoever is free', async () => {
    const { bench, until, calls } = await aFloorWhereAdaTalks(3_000);
    const waiting = await bench.stored(aPromise(1, ADA, NOON));
    await bench.stored(aPromise(2, undefined, NOON.add({ minutes: 5 })));
    await until(NOON.add({ minutes: 19 }));
    const meanwhile = calls().slice(1);
    const unwritten = await bench.leads.get('lead-1');
    await until(NOON.add({ minutes: 22 }));

    expect(meanwhile).toEqual([{ phone: phoneOf(2), startedAt: expect.any(String), agent: BOB }]);
    expect(unwritten).toEqual(waiting);
    expect(calls().slice(2)).toEqual([{ phone: phoneOf(1), startedAt: expect.any(String), agent: BOB }]);
    expect(
      moment(calls()[2]?.startedAt ?? '')
        .since(NOON)
        .total('minutes'),
    ).toBeGreaterThanOrEqual(20);
  });

  it('is called by that agent as soon as they have done with somebody else', async () => {
    const { bench, until, calls } = await aFloorWhereAdaTalks(400);
    await bench.stored(aPromise(1, ADA, NOON));
    await until(NOON.add({ minutes: 12 }));

    expect(calls()[1]?.agent).toBe(ADA);
    expect(
      moment(calls()[1]?.startedAt ?? '')
        .since(NOON)
        .total('minutes'),
    ).toBeLessThan(10);
  });

  it('is called by whoever is free, once it was waited for long enough, when that agent is not at work', async () => {
    const { bench, until, calls } = await aFloor();
    await bench.stored(aPromise(1, 'somebody-gone-home', NOON));
    await until(NOON.add({ minutes: 19 }));
    const before = calls().length;
    await until(NOON.add({ minutes: 22 }));

    expect([before, calls().length]).toEqual([0, 1]);
    expect([ADA, BOB]).toContain(calls()[0]?.agent);
  });
});

/** Whoever is reached first asks to be called again within the next day or so; later calls go as people usually behave. */
function peopleWhoAsk(people: People): People {
  return {
    truth: people.truth,
    personAt: (phone) => people.personAt(phone),
    fateOf: (call): CallFate => {
      const fate = people.fateOf(call);
      if (fate.kind !== 'answered' || fate.by !== 'human' || call.callNumber > 2) return fate;
      const minutes = randomFor(1, 'asks', call.personId).whole(100, 1_600);
      const talk = { disposition: 'callback-requested', talkSeconds: 60, wrapUpSeconds: 20 } as const;
      return { ...fate, talk: { ...talk, isConversation: true, endedBy: 'customer', callbackAfterMinutes: minutes } };
    },
  };
}

/** People of every stage who stated where they are, so that agents may write down times by their clocks. */
function aListOfAskers(count: number): string {
  const stages = ['prospecting', 'selling', 'account-care'];
  const rows = Array.from({ length: count }, (_, index) => {
    const number = `+1212555${String(100 + index).padStart(4, '0')}`;
    return `P-${index},${number},${stages[index % 3]},America/New_York,2025-11-01`;
  });
  return `${['external_id,phone,stage,timezone,last_purchase_on', ...rows].join('\n')}\n`;
}

function totals({ result }: SimulationOutcome, end: Temporal.Instant) {
  const all = [...callbacksByTier(result, end).values()];
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    due: sum(({ due }) => due),
    dropped: sum(({ dropped }) => dropped),
    kept: sum(({ kept }) => kept),
    bySameAgent: sum(({ bySameAgent }) => bySameAgent),
  };
}

describe('callbacks of a run in which people are free', () => {
  it('are called within the tolerance in at least 98 of 100 cases, and the auditor agrees', async () => {
    const words = ['--days', '4', '--start', '2026-01-05', '--agents', '1=8,2=8,3=8', '--calls-in-air', '30'];
    const run = await shortRun(words, aListOfAskers(99), { peopleWith: peopleWhoAsk });
    const { due, dropped, kept, bySameAgent } = totals(run, moment('2026-01-09T05:00:00Z'));

    expect(run.result.audit.violations).toEqual([]);
    expect(run.result.audit.counts['callback-not-kept']).toEqual({ violations: 0, judged: kept });
    expect(due - dropped).toBeGreaterThan(50);
    expect(kept / (due - dropped)).toBeGreaterThanOrEqual(0.98);
    expect(bySameAgent).toBeGreaterThan(10);
    const forms = run.flowAnswers.filter(({ parameters }) => parameters['callbackAt'] !== undefined);
    expect(forms.filter(({ status }) => status === 'refused')).toEqual([]);
    expect(forms.some(({ parameters }) => parameters['callbackAt']?.endsWith('Z') === false)).toBe(true);
  });
});

import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { SALES_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { deployedFlows } from '../../simulator/deployed-flows.ts';
import { FlowLibrary } from '../../simulator/flows/flow-library.ts';
import { FlowRefused } from '../../simulator/flows/flow-refused.ts';
import { identifierFor } from '../../simulator/random.ts';
import { answered, phoneOf, type RunningCentre, TEN_O_CLOCK } from '../support/a-contact-centre.ts';
import { aCallOfTier, aFlowingCompany, heardIn, withText } from '../support/a-flowing-company.ts';
import { written } from '../support/plain-flows.ts';

let running: RunningCentre | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

type Company = Parameters<typeof aFlowingCompany>;

async function open(...company: Company): Promise<RunningCentre> {
  running = await aFlowingCompany(...company);
  return running;
}

const runUntil = (minutes: number) => running?.clock.run(TEN_O_CLOCK.add({ seconds: Math.round(minutes * 60) }));
const steps = (index = 0) => running?.centre.transcripts()[index]?.steps ?? [];
const kinds = () => steps().map(({ kind }) => kind);

const GREETING =
  'Hello, this is a sales call from Larkfield Supplies. This call is recorded; to decline, press 1. ' +
  'To never be called again, press 9.';

describe('the contact flows of a deployment', () => {
  it.each([
    ['one', 1],
    ['two', 1],
    ['two', 2],
    ['three', 1],
    ['three', 2],
    ['three', 3],
  ] as const)('bring a customer of a company in %s tiers to the agents of tier %i, who write up the call', async (kind, tier) => {
    const name = SALES_STRUCTURES[kind].tiers[tier - 1]?.name;
    const forms: unknown[] = [];
    const { telephony } = await open(kind, {
      functions: {
        briefAgent: async () => ({ status: 'brief', purpose: 'an offer' }),
        recordDisposition: async ({ Details }) => {
          forms.push(written(Details.Parameters));
          return { status: 'decided' };
        },
      },
      fateOf: () => answered({ disposition: 'sale', orderValue: 240 }),
    });
    const call = aCallOfTier(kind, tier);
    await telephony.start({ ...call, attributes: { ...call.attributes, tierline_purpose: 'approach' } });
    await runUntil(5);

    expect(heardIn(steps())).toEqual([GREETING, 'One moment, please.', 'A colleague is coming on the line.']);
    expect(steps()).toContainEqual(expect.objectContaining({ kind: 'agent-hears', text: `${name}. approach` }));
    expect(steps()).toContainEqual(expect.objectContaining({ kind: 'waits', queue: `Tier ${tier}` }));
    expect(forms).toEqual([{ disposition: 'sale', orderId: expect.any(String), orderValue: '240' }]);
    expect(running?.centre.groundTruth().calls).toMatchObject([
      { conversation: true, dispositions: [{ code: 'sale' }] },
    ]);
  });

  it('record nobody who presses the key that declines it', async () => {
    const { telephony } = await open('one', {
      options: { oddities: { recordingsDeclined: 1 } },
      fateOf: () => answered(),
    });
    await telephony.start(aCallOfTier('one', 1));
    await runUntil(5);

    expect(steps()).toContainEqual(expect.objectContaining({ kind: 'customer-presses', key: '1' }));
    expect(kinds()).toContain('agent-joins');
    expect(kinds()).not.toContain('recorded');
  });

  it('let go of whoever presses the key for it, and never bring them to an agent', async () => {
    const { telephony, centre } = await open('one', {
      functions: { optOut: async () => ({ status: 'suppressed' }) },
      fateOf: () => answered({ disposition: 'do-not-call', stop: 'key' }),
    });
    await telephony.start(aCallOfTier('one', 1));
    await runUntil(5);

    expect(heardIn(steps()).at(-1)).toBe('Done. Larkfield Supplies will not call you again. Goodbye.');
    expect(kinds()).not.toContain('agent-joins');
    expect(centre.groundTruth().stops).toMatchObject([{ personId: 'P-0' }]);
  });

  it('tell a called person at once that nobody is free, with the company, its number and the key', async () => {
    const { telephony, centre } = await open('one', {
      options: { shift: { start: '11:00', end: '12:00' } },
      fateOf: () => answered(),
    });
    await telephony.start(aCallOfTier('one', 1));
    await runUntil(5);

    expect(heardIn(steps())).toEqual([expect.stringContaining('sales call from Larkfield Supplies')]);
    expect(heardIn(steps())[0]).toMatch(/\+12025550100.*press 9/);
    const [call] = centre.groundTruth().calls;
    expect(Date.parse(call?.heardAt ?? '') - Date.parse(call?.answeredAt ?? '')).toBeLessThan(2_000);
    expect(call?.withAgentAt).toBeUndefined();
  });

  it('connect the call all the same when the function that briefs agents fails', async () => {
    const { telephony } = await open('one', {
      functions: { briefAgent: async () => Promise.reject(new Error('throttled')) },
      fateOf: () => answered(),
    });
    await telephony.start(aCallOfTier('one', 1));
    await runUntil(5);

    expect(kinds()).toContain('agent-joins');
    expect(kinds()).toContain('agent-sends');
  });

  it('have a refused form shown again, which the agent gives up', async () => {
    let sent = 0;
    const { telephony } = await open('one', {
      functions: {
        recordDisposition: async () => {
          sent += 1;
          return { status: 'refused', why: 'disposition: not known' };
        },
      },
      fateOf: () => answered(),
    });
    await telephony.start(aCallOfTier('one', 1));
    await runUntil(10);

    expect(sent).toBe(1);
  });

  it.each([
    ['the agent who promised it', identifierFor(1, 'agent', '2', '2'), 'tier2-agent2'],
    ['whoever works in the tier', '', 'tier2-agent1'],
  ])('remind %s of a callback by a task', async (_whom, agentId, username) => {
    const records: Record<string, unknown>[] = [];
    const { telephony, centre } = await open('two', {
      functions: {
        recordDisposition: async () => ({
          status: 'decided',
          remind: 'yes',
          remind_at: String(Temporal.Instant.from('2026-01-05T11:55:00Z').epochMilliseconds / 1_000),
          remind_agent: agentId,
        }),
        recordContactRecord: async ({ Records }) => {
          records.push(
            ...Records.map(({ kinesis }) => JSON.parse(Buffer.from(kinesis.data, 'base64').toString('utf8'))),
          );
          return { batchItemFailures: [] };
        },
      },
      fateOf: () => answered({ disposition: 'callback-requested', callbackAfterMinutes: 120 }),
    });
    await telephony.start(aCallOfTier('two', 2));
    await runUntil(180);

    expect(steps()).toContainEqual(expect.objectContaining({ kind: 'task' }));
    expect(centre.tasks()).toMatchObject([
      { createdAt: '2026-01-05T11:55:00Z', seenAt: expect.stringMatching(/^2026-01-05T11:55:00/), agent: username },
    ]);
    expect(records.at(-1)).toMatchObject({
      Channel: 'TASK',
      InitiationMethod: 'FLOW',
      CustomerEndpoint: null,
      Attributes: { tierline_lead: 'lead-0', tierline_agent: agentId },
    });
  });

  it('bring a caller whom the look-up knows to their tier, and any other to the last one', async () => {
    const { centre } = await open('two', {
      options: { oddities: { ringBacks: 1 } },
      functions: {
        lookUpCaller: async ({ Details }) =>
          Details.ContactData.CustomerEndpoint?.Address === phoneOf(0)
            ? { status: 'known', tier: '1', tierline_lead: 'lead-0', tierline_deployment: 'simulated' }
            : { status: 'unknown' },
      },
      fateOf: () => ({ kind: 'unanswered' }),
    });
    await running?.telephony.start(aCallOfTier('two', 1, 0));
    await running?.telephony.start({ ...aCallOfTier('two', 1, 1), destination: phoneOf(1) });
    await runUntil(90);

    const calls = centre.transcripts().slice(2);
    const waits = new Map(
      calls.map(({ personId, steps: own }) => [
        personId,
        own.flatMap((step) => (step.kind === 'waits' ? [step.queue] : [])),
      ]),
    );
    expect(waits).toEqual(
      new Map([
        ['P-0', ['Tier 1']],
        ['P-1', ['Tier 2']],
      ]),
    );
    expect(centre.groundTruth().otherCalls).toMatchObject([{ conversation: true }, { conversation: true }]);
    for (const { steps: own } of calls) expect(heardIn(own)[0]).toBe('Thank you for calling Larkfield Supplies.');
  });
});

describe('a deployment with other flows', () => {
  it('lets the customer hear what its flow says', async () => {
    const { telephony } = await open('three', {
      flowsWith: (flows) => withText(flows, (text) => text.replaceAll('Hello, this is', 'Good day, you talk to')),
      fateOf: () => answered(),
    });
    await telephony.start(aCallOfTier('three', 2));
    await runUntil(5);

    expect(heardIn(steps())[0]).toBe(GREETING.replace('Hello, this is', 'Good day, you talk to'));
  });

  it('lets people press the key that its flow names', async () => {
    const { telephony } = await open('three', {
      functions: { optOut: async () => ({ status: 'suppressed' }) },
      flowsWith: (flows) => withText(flows, (text) => text.replaceAll('press 9', 'press 0').replaceAll('"9"', '"0"')),
      fateOf: () => answered({ disposition: 'do-not-call', stop: 'key' }),
    });
    await telephony.start(aCallOfTier('three', 1));
    await runUntil(5);

    expect(steps()).toContainEqual(expect.objectContaining({ kind: 'customer-presses', key: '0' }));
    expect(steps()).toContainEqual(expect.objectContaining({ kind: 'function-called', name: 'opt-out' }));
  });

  it.each([
    ['an action that the language does not know', '"MessageParticipant"', '"PlayPrompt"', /"PlayPrompt" is no action/],
    ['a misspelt parameter', '"InputTimeLimitSeconds"', '"InputTimeoutSeconds"', /InputTimeoutSeconds/],
    [
      'a function that nobody deployed',
      'function:opt-out"',
      'function:optout"',
      /names a function that the instance does not have/,
    ],
    ['an input of the view that is not given', '"Purpose":', '"Aim":', /does not give the view its input Purpose/],
    ['a branch that leads nowhere', '"NextAction":"Hang up"', '"NextAction":"Ring off"', /leads to "Ring off"/],
  ])('is refused for %s', (_what, from, to, message) => {
    const flows = withText(deployedFlows(SALES_STRUCTURES.three), (text) => text.replaceAll(from, to));
    expect(() => new FlowLibrary(flows)).toThrow(FlowRefused);
    expect(() => new FlowLibrary(flows)).toThrow(message);
  });
});

import { setTimeout as pause } from 'node:timers/promises';
import { StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { ConditionalCheckFailedException, ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../simulator/clock/virtual-clock.ts';
import { documentClient } from '../../../simulator/engine/embedded-engine.ts';
import type { FaultName } from '../../../simulator/faults/fault-names.ts';
import { FaultPlan } from '../../../simulator/faults/fault-plan.ts';
import { Invocations, KilledError } from '../../../simulator/faults/invocations.ts';
import { gateRequests } from '../../../simulator/faults/request-gate.ts';
import type { RequestStrike } from '../../../simulator/faults/strikes.ts';
import { standOnWire } from '../../../simulator/wire/wire.ts';
import { carriedOut, connectAnsweredBy } from '../../support/answered-clients.ts';
import { type RealTable, realTables } from '../../support/real-table.ts';

const NOON = Temporal.Instant.from('2026-01-05T12:00:00Z');
const newTable = realTables();
const clients: DynamoDBDocumentClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});

/** A table behind a gate at which the faults named strike every request, beginning as the seed says. */
async function aGate({ names = [], seed = 1 }: { names?: readonly FaultName[]; seed?: number } = {}) {
  const table = await newTable();
  const clock = createVirtualClock(NOON);
  const plan = new FaultPlan({ names, rate: 1, seed });
  const invocations = new Invocations(clock);
  const client = documentClient(table.endpoint);
  clients.push(client);
  const sent: string[] = [];
  const strikes: string[] = [];
  const wire = { carriedOut: 0, atOnce: 0, mostAtOnce: 0 };
  gateRequests(client, {
    clock,
    planOf: () => plan,
    invocations,
    onSent: ({ operation }, { functionName }) => sent.push(`${functionName} ${operation}`),
    onStrike: ({ operation }, strike, { functionName }) => strikes.push(`${functionName} ${operation} ${strike}`),
  });
  standOnWire(client, 'network', async (_, carryOut) => {
    wire.carriedOut += 1;
    wire.atOnce += 1;
    wire.mostAtOnce = Math.max(wire.mostAtOnce, wire.atOnce);
    const answer = await carryOut();
    await pause(1);
    wire.atOnce -= 1;
    return answer;
  });
  const put = (id: string, condition?: string) =>
    client.send(
      new PutCommand({
        TableName: table.name,
        Item: { pk: id, sk: 'LEAD' },
        ...(condition !== undefined && { ConditionExpression: condition }),
      }),
    );
  return { table, clock, plan, invocations, sent, strikes, wire, put };
}

type Gate = Awaited<ReturnType<typeof aGate>>;

/** Runs the function `opt-out` under the gate for an hour of its clock at most, and tells how it ended. */
async function invoked(
  { clock, invocations }: Gate,
  work: () => Promise<unknown>,
  limitSeconds = 600,
): Promise<{ readonly error?: unknown; readonly seconds?: number }> {
  let ended: { readonly error?: unknown; readonly seconds?: number } = {};
  const seconds = () => clock.now().since(NOON).total('seconds');
  clock.after(0, async () => {
    try {
      await invocations.run('opt-out', limitSeconds, work);
      ended = { seconds: seconds() };
    } catch (error) {
      ended = { error, seconds: seconds() };
    }
  });
  await clock.run(NOON.add({ hours: 1 }));
  return ended;
}

async function stored({ client, name }: RealTable, id: string): Promise<boolean> {
  const { Item } = await client.send(
    new GetCommand({ TableName: name, Key: { pk: id, sk: 'LEAD' }, ConsistentRead: true }),
  );
  return Item !== undefined;
}

/** A seed by whose luck the first put of `opt-out` is struck so. */
function seedFor(strike: RequestStrike, names: readonly FaultName[]): number {
  for (let seed = 1; seed < 100; seed += 1) {
    const plan = new FaultPlan({ names, rate: 1, seed });
    if (plan.forRequest({ functionName: 'opt-out', operation: 'PutItem' }) === strike) return seed;
  }
  throw new RangeError(`No seed begins with ${strike}.`);
}

async function aGateThat(strike: RequestStrike, names: readonly FaultName[]): Promise<Gate> {
  return aGate({ names, seed: seedFor(strike, names) });
}

describe('the gate', () => {
  const order = async (seed: number) => {
    const gate = await aGate({ seed });
    const done: string[] = [];
    const ids = Array.from({ length: 10 }, (_, index) => `lead-${index}`);
    await invoked(gate, () => Promise.all(ids.map(async (id) => done.push((await gate.put(id)) && id))));
    return { done, mostAtOnce: gate.wire.mostAtOnce };
  };

  it('lets one request pass at a time, in an order that the seed decides', async () => {
    const [first, again, other] = [await order(1), await order(1), await order(2)];

    expect(first.done).toHaveLength(10);
    expect(first.mostAtOnce).toBe(1);
    expect(again.done).toEqual(first.done);
    expect(other.done).not.toEqual(first.done);
  });

  it('lets each request take its time of the virtual clock', async () => {
    const gate = await aGate();
    const { seconds } = await invoked(gate, () => gate.put('lead-1'));

    expect(seconds).toBeGreaterThanOrEqual(0.002);
    expect(seconds).toBeLessThanOrEqual(0.04);
  });

  it('tells of each request as it is sent, and of each fault', async () => {
    const gate = await aGateThat('killed-before', ['crash']);
    await invoked(gate, () => gate.put('lead-1'));

    expect(gate.sent).toEqual(['opt-out PutItem']);
    expect(gate.strikes).toEqual(['opt-out PutItem killed-before']);
  });

  it('lets requests outside any invocation pass as they are', async () => {
    const gate = await aGate({ names: ['crash', 'error', 'throttle', 'conflict'] });
    await gate.put('lead-1');

    expect(await stored(gate.table, 'lead-1')).toBe(true);
    expect([gate.sent, gate.strikes, gate.plan.strikes().size]).toEqual([[], [], 0]);
  });
});

describe('a function killed before a request', () => {
  it('has never sent it, and does nothing any more', async () => {
    const gate = await aGateThat('killed-before', ['crash']);
    const after: string[] = [];
    const { error } = await invoked(gate, () => gate.put('lead-1').finally(() => after.push('went on')));

    expect(error).toEqual(new KilledError('opt-out was killed before PutItem.'));
    expect(await stored(gate.table, 'lead-1')).toBe(false);
    expect([gate.wire.carriedOut, after]).toEqual([0, []]);
  });

  it('sends none of its other requests either', async () => {
    const gate = await aGateThat('killed-before', ['crash']);
    await invoked(gate, () => Promise.all([gate.put('lead-1'), gate.put('lead-2')]));

    expect([gate.sent, gate.wire.carriedOut]).toEqual([['opt-out PutItem'], 0]);
  });
});

describe('a function killed after a request', () => {
  it('has sent it once, and does nothing any more', async () => {
    const gate = await aGateThat('killed-after', ['crash']);
    const after: string[] = [];
    const { error } = await invoked(gate, () => gate.put('lead-1').finally(() => after.push('went on')));

    expect(error).toEqual(new KilledError('opt-out was killed after PutItem.'));
    expect(await stored(gate.table, 'lead-1')).toBe(true);
    expect([gate.wire.carriedOut, after]).toEqual([1, []]);
  });
});

describe('a function whose time ends while a request is under way', () => {
  it('has never sent it', async () => {
    const gate = await aGate();
    const { error } = await invoked(gate, () => gate.put('lead-1'), 0.001);

    expect(error).toEqual(new KilledError('opt-out was killed because its time was over.'));
    expect(gate.wire.carriedOut).toBe(0);
  });
});

describe('a function whose time ends while an answer is under way', () => {
  it('has sent the request, and never gets the answer', async () => {
    const names = ['delay'] as const;
    const isSlow = (seed: number) =>
      new FaultPlan({ names, rate: 1, seed }).latencyMilliseconds('StartOutboundVoiceContact').after > 1_000;
    const seed = Array.from({ length: 200 }, (_, index) => index).find(isSlow) ?? 0;
    const clock = createVirtualClock(NOON);
    const plan = new FaultPlan({ names, rate: 1, seed });
    const gate = { clock, planOf: () => plan, invocations: new Invocations(clock) };
    let started = 0;
    const connect = connectAnsweredBy(
      () => {
        started += 1;
        return carriedOut({ ContactId: 'contact-1' });
      },
      (client) => gateRequests(client, gate),
    );
    const ends: string[] = [];
    const start = new StartOutboundVoiceContactCommand({
      InstanceId: 'instance-1',
      ContactFlowId: 'flow-1',
      DestinationPhoneNumber: '+12125550100',
    });
    clock.after(0, async () => {
      const run = gate.invocations.run('dial-due-leads', 0.5, () =>
        connect.send(start).then(() => ends.push('went on')),
      );
      await run.catch((error: unknown) => ends.push(String(error)));
    });
    await clock.run(NOON.add({ hours: 1 }));
    await pause(20);

    expect(started).toBe(1);
    expect(ends).toEqual(['KilledError: dial-due-leads was killed because its time was over.']);
  });
});

describe('a request that fails', () => {
  it('after it took effect ends in a time-out of the SDK, three seconds later', async () => {
    const gate = await aGateThat('failed-after', ['error']);
    const { error, seconds } = await invoked(gate, () => gate.put('lead-1'));

    expect(error).toMatchObject({ name: 'TimeoutError' });
    expect(seconds).toBeGreaterThan(3);
    expect(seconds).toBeLessThan(3.1);
    expect(await stored(gate.table, 'lead-1')).toBe(true);
  });

  it('before it took effect has none', async () => {
    const gate = await aGateThat('failed-before', ['error']);
    const { error } = await invoked(gate, () => gate.put('lead-1'));

    expect(error).toMatchObject({ name: 'InternalServerError' });
    expect([gate.wire.carriedOut, await stored(gate.table, 'lead-1')]).toEqual([0, false]);
  });

  it('because it is throttled has no effect', async () => {
    const gate = await aGate({ names: ['throttle'] });
    const { error } = await invoked(gate, () => gate.put('lead-1'));

    expect(error).toBeInstanceOf(ProvisionedThroughputExceededException);
    expect([gate.wire.carriedOut, await stored(gate.table, 'lead-1')]).toEqual([0, false]);
  });
});

describe('a request that the SDK repeats because its answer was lost', () => {
  it('meets its own effect', async () => {
    const gate = await aGateThat('repeated', ['conflict']);
    const { error } = await invoked(gate, () => gate.put('lead-1', 'attribute_not_exists(pk)'));

    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(gate.wire.carriedOut).toBe(2);
    expect(await stored(gate.table, 'lead-1')).toBe(true);
  });
});

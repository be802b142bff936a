import { afterEach, describe, expect, it } from 'vitest';
import { EventBridgeBus } from '../../shared/adapters/eventbridge/event-bridge-bus.ts';
import { createEventBridgeClient } from '../../shared/adapters/eventbridge/event-bridge-client.ts';
import type { OutgoingEvent } from '../../shared/domain/outgoing-event.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import {
  type EventBusApi,
  type EventBusSettings,
  startEventBusApi,
} from '../../simulator/company-bus/event-bus-api.ts';
import { standOnWire } from '../../simulator/wire/wire.ts';
import { NOON } from '../support/lead-builders.ts';

const ARN = 'arn:aws:events:us-east-1:111122223333:event-bus/sales';
const opened: EventBusApi[] = [];
afterEach(() => Promise.all(opened.splice(0).map((api) => api.close())));

async function aBus(failing?: EventBusSettings['failing'], busName = ARN) {
  const api = await startEventBusApi(
    { seed: 1, accountId: '111122223333', region: 'us-east-1', busName: 'sales', ...(failing && { failing }) },
    createVirtualClock(NOON),
  );
  opened.push(api);
  const client = createEventBridgeClient({
    region: 'us-east-1',
    endpoint: api.endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return { api, client, bus: new EventBridgeBus(client, busName, 'tierline.simulated') };
}

function events(count: number, externalId = 'crm-1'): readonly OutgoingEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'CustomerOptedOut',
    detail: {
      version: 1,
      eventId: `event-${index + 1}`,
      at: NOON,
      leadId: 'lead-1',
      externalId,
      leadVersion: index + 1,
      why: 'do-not-call',
    },
  }));
}

describe('events for the bus', () => {
  it('arrive as their listeners are handed them', async () => {
    const { api, bus } = await aBus();

    expect(await bus.put(events(1))).toEqual([]);
    expect(api.events()).toEqual([
      {
        version: '0',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        'detail-type': 'CustomerOptedOut',
        source: 'tierline.simulated',
        account: '111122223333',
        time: '2026-01-05T17:00:00Z',
        region: 'us-east-1',
        resources: [],
        detail: {
          version: 1,
          eventId: 'event-1',
          at: '2026-01-05T17:00:00.000Z',
          leadId: 'lead-1',
          externalId: 'crm-1',
          leadVersion: 1,
          why: 'do-not-call',
        },
      },
    ]);
  });

  it.each([
    [0, 0],
    [10, 1],
    [11, 2],
    [95, 10],
  ])('are %i and take %i requests', async (count, requests) => {
    const { api, bus } = await aBus();
    await bus.put(events(count));

    expect({ taken: api.events().length, requests: api.requests() }).toEqual({ taken: count, requests });
  });

  it('take more requests where ten of them are more than a request may hold', async () => {
    const { api, bus } = await aBus();

    expect(await bus.put(events(10, 'x'.repeat(60_000)))).toEqual([]);
    expect({ taken: api.events().length, requests: api.requests() }).toEqual({ taken: 10, requests: 3 });
  });

  it('that EventBridge fails come back by themselves, with its word', async () => {
    let asked = 0;
    const { api, bus } = await aBus(() => {
      asked += 1;
      return asked % 4 === 0 ? 'ThrottlingException' : undefined;
    });
    const all = events(12);

    expect(await bus.put(all)).toEqual([3, 7, 11].map((index) => ({ event: all[index], why: 'ThrottlingException' })));
    expect(api.events()).toHaveLength(9);
  });

  it('come back together when their request fails, and the next request is sent all the same', async () => {
    const { api, client, bus } = await aBus();
    let sent = 0;
    standOnWire(client, 'throttled', async (_request, carryOut) => {
      sent += 1;
      if (sent > 1) return carryOut();
      const body = Buffer.from('{"__type":"ThrottlingException","message":"Rate exceeded"}');
      return { statusCode: 400, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
    });
    const all = events(12);

    expect(await bus.put(all)).toEqual(all.slice(0, 10).map((event) => ({ event, why: 'ThrottlingException' })));
    expect(api.events().map(({ detail }) => detail['eventId'])).toEqual(['event-11', 'event-12']);
  });

  it('that break their own schema are put nowhere, and hold up no other', async () => {
    const { api, bus } = await aBus();
    const [first, second] = events(2);
    if (first?.kind !== 'CustomerOptedOut' || second === undefined) throw new Error('There are two events.');
    const broken = { ...first, detail: { ...first.detail, why: 'Ask for Ada Lovelace' } };

    expect(await bus.put([broken, second])).toEqual([{ event: broken, why: 'not of its own shape' }]);
    expect(api.events().map(({ detail }) => detail['eventId'])).toEqual(['event-2']);
  });

  it('for a bus that does not exist come back, and so do those that nobody answers', async () => {
    const { api, bus: elsewhere } = await aBus(undefined, 'marketing');
    expect(await elsewhere.put(events(1))).toMatchObject([{ why: 'ResourceNotFoundException' }]);

    const { bus } = await aBus();
    await opened.pop()?.close();
    expect(await bus.put(events(1))).toMatchObject([{ why: expect.any(String) }]);
    expect(api.events()).toEqual([]);
  });
});

import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { contactEventFrom } from '../../shared/adapters/events/contact-event.ts';
import { contactRecordFrom } from '../../shared/adapters/events/contact-record.ts';
import { handover } from '../../simulator/connect/transfers.ts';
import type { ContactCentreOptions } from '../../simulator/contact-centre.ts';
import { refreshFrom } from '../../simulator/people/agents.ts';
import type { Talk } from '../../simulator/people/talk.ts';
import {
  aCall,
  aContactCentre,
  answered,
  type CentreInput,
  phoneOf,
  type RunningCentre,
  TEN_O_CLOCK,
} from '../support/a-contact-centre.ts';
import { written } from '../support/plain-flows.ts';

const TALK: Talk = {
  disposition: 'sale',
  orderValue: 90,
  talkSeconds: 200,
  wrapUpSeconds: 20,
  isConversation: true,
  endedBy: 'customer',
};

interface Told {
  readonly events: Record<string, unknown>[];
  readonly records: Record<string, unknown>[];
  readonly forms: { readonly contactId: string; readonly initialContactId: string; readonly said: unknown }[];
}

let running: RunningCentre | undefined;
let told: Told;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

const EVERY_TYPE: ContactCentreOptions['contactEventTypes'] = [
  'INITIATED',
  'CONNECTED_TO_SYSTEM',
  'QUEUED',
  'CONNECTED_TO_AGENT',
  'DISCONNECTED',
  'COMPLETED',
];

async function open(input: CentreInput): Promise<RunningCentre> {
  told = { events: [], records: [], forms: [] };
  running = await aContactCentre({
    ...input,
    functions: {
      recordContactEvent: async ({ Records }) => {
        told.events.push(...Records.map(({ body }) => JSON.parse(body)));
        return { batchItemFailures: [] };
      },
      recordContactRecord: async ({ Records }) => {
        told.records.push(
          ...Records.map(({ kinesis }) => JSON.parse(Buffer.from(kinesis.data, 'base64').toString('utf8'))),
        );
        return { batchItemFailures: [] };
      },
      recordDisposition: async ({ Details: { ContactData, Parameters } }) => {
        const { ContactId: contactId, InitialContactId: initialContactId } = ContactData;
        told.forms.push({ contactId, initialContactId, said: written(Parameters) });
        return {};
      },
    },
  });
  return running;
}

async function start(index = 0): Promise<string> {
  const call = aCall({ destination: phoneOf(index), clientToken: `token-${index}` });
  const started = await running?.telephony.start(call);
  if (started?.kind !== 'started') throw new Error(`Not started: ${JSON.stringify(started)}`);
  return started.contactId;
}

const runUntil = (minutes: number) => running?.clock.run(TEN_O_CLOCK.add({ minutes }));
const moment = (text: string | undefined) => Temporal.Instant.from(text ?? '');
const secondsBetween = (from: string | undefined, to: string | undefined) =>
  moment(to).since(moment(from)).total('seconds');

describe('a call that is handed on to a colleague', () => {
  const transferred: CentreInput = {
    options: { contactEventTypes: EVERY_TYPE, oddities: { transfers: 1 } },
    fateOf: () => answered(TALK),
  };

  it('goes on in a contact of its own, which names the first one', async () => {
    await open(transferred);
    const first = await start();
    await runUntil(10);

    const events = told.events.map(contactEventFrom);
    const typesOf = (is: (contactId: string) => boolean) =>
      new Set(events.filter(({ contactId }) => is(contactId)).map(({ eventType }) => eventType));
    expect(typesOf((id) => id === first)).toEqual(new Set(EVERY_TYPE));
    expect(typesOf((id) => id !== first)).toEqual(
      new Set(['INITIATED', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED']),
    );
    for (const event of events.filter(({ contactId }) => contactId !== first)) {
      expect(event).toMatchObject({ initiationMethod: 'TRANSFER', initialContactId: first });
    }
  });

  it('has a contact record for each leg, and the first leg ends when the transfer is complete', async () => {
    await open(transferred);
    const first = await start();
    await runUntil(10);

    const [one, other] = told.records.toSorted((a) => (a['ContactId'] === first ? -1 : 1));
    expect(one).toMatchObject({
      ContactId: first,
      InitialContactId: null,
      NextContactId: other?.['ContactId'],
      TransferCompletedTimestamp: one?.['DisconnectTimestamp'],
    });
    expect(other).toMatchObject({
      InitialContactId: first,
      PreviousContactId: first,
      NextContactId: null,
      InitiationMethod: 'TRANSFER',
      Attributes: aCall().attributes,
    });
    const [from, to] = [one, other].map(contactRecordFrom);
    expect(from?.disconnectedAt?.since(to?.initiatedAt ?? TEN_O_CLOCK).total('seconds')).toBeGreaterThan(0);
    expect(to?.agentId).not.toBe(from?.agentId);
  });

  it('is one call to the person, on one line, whose last agent sends the form', async () => {
    const { centre } = await open({ ...transferred, settings: { callsInAir: 1 } });
    const first = await start();
    await running?.clock.run(TEN_O_CLOCK.add({ seconds: 150 }));
    const another = await running?.telephony.start(aCall({ destination: phoneOf(1), clientToken: 'another' }));
    await runUntil(10);

    expect(another?.kind).not.toBe('started');
    const { calls } = centre.groundTruth();
    expect(calls).toMatchObject([{ contactId: first, conversation: true, dispositions: [{ code: 'sale' }] }]);
    expect(secondsBetween(calls[0]?.withAgentAt, calls[0]?.endedAt)).toBe(200);
    expect(told.forms).toEqual([
      {
        contactId: expect.any(String),
        initialContactId: first,
        said: { disposition: 'sale', orderId: expect.any(String), orderValue: '90' },
      },
    ]);
    expect(told.forms[0]?.contactId).not.toBe(first);
  });

  it('is known to DescribeContact by each of its contacts, and stopped by the one that goes on', async () => {
    const { centre, telephony } = await open(transferred);
    await start();
    await running?.clock.run(TEN_O_CLOCK.add({ seconds: 160 }));
    const later = told.events.map(contactEventFrom).find(({ initiationMethod }) => initiationMethod === 'TRANSFER');

    expect((await telephony.describe(later?.contactId ?? ''))?.attributes).toEqual(aCall().attributes);
    await telephony.stop(later?.contactId ?? '');
    expect(secondsBetween(TEN_O_CLOCK.toString(), centre.groundTruth().calls[0]?.endedAt)).toBe(160);
  });

  it('leaves a leg that no agent took when it ends while the colleague is being asked', async () => {
    const { centre, telephony, clock } = await open(transferred);
    const first = await start();
    await clock.run(TEN_O_CLOCK.add({ seconds: 30 }));
    const planned = handover(1, first, TALK, 1);
    const asksAt = refreshFrom(
      moment(centre.groundTruth().calls[0]?.withAgentAt).add({
        milliseconds: Math.round((planned?.afterSeconds ?? 0) * 1000),
      }),
    );
    await clock.run(asksAt.add({ milliseconds: 500 }));
    await telephony.stop(first);
    await runUntil(10);

    const later = told.records.find(({ InitialContactId }) => InitialContactId === first);
    expect(later).toMatchObject({ Agent: null, DisconnectReason: 'OTHER' });
    expect(told.forms).toMatchObject([{ contactId: first }]);
    expect(moment(centre.groundTruth().calls[0]?.endedAt)).toEqual(asksAt.add({ milliseconds: 500 }));
  });

  it('stays with the first agent when no colleague is free', async () => {
    const [tier] = [
      {
        tier: 1 as const,
        stages: ['prospecting'] as const,
        routingProfileId: 'p',
        queueId: 'queue-1',
        contactFlowId: 'flow-1',
        people: 1,
      },
    ];
    await open({ ...transferred, settings: { tiers: [tier] } });
    const first = await start();
    await runUntil(10);

    expect(new Set(told.events.map((event) => contactEventFrom(event).contactId))).toEqual(new Set([first]));
    expect(told.forms).toMatchObject([{ contactId: first }]);
  });
});

describe('calls that the dialler has no part in', () => {
  it('come from people who were rung and not reached, within the hour', async () => {
    const { centre } = await open({
      options: { contactEventTypes: EVERY_TYPE, oddities: { ringBacks: 1 } },
      fateOf: () => ({ kind: 'unanswered' }),
    });
    const first = await start();
    await runUntil(75);

    const { calls, otherCalls } = centre.groundTruth();
    expect(otherCalls).toMatchObject([{ personId: 'P-0', how: 'inbound', conversation: true }]);
    const waited = secondsBetween(calls[0]?.endedAt, otherCalls[0]?.startedAt);
    expect(waited).toBeGreaterThanOrEqual(60);
    expect(waited).toBeLessThanOrEqual(3600);
    const record = told.records.find(({ ContactId }) => ContactId !== first);
    expect(record).toMatchObject({
      InitiationMethod: 'INBOUND',
      CustomerEndpoint: { Address: phoneOf(0), Type: 'TELEPHONE_NUMBER' },
      Attributes: {},
      InitialContactId: null,
    });
    const types = told.events.map(contactEventFrom).filter(({ contactId }) => contactId === record?.['ContactId']);
    expect(new Set(types.map(({ eventType }) => eventType))).toEqual(new Set(EVERY_TYPE));
    expect(centre.counts().agentBusySeconds.get(1)).toBeGreaterThan(30);
  });

  it('ring out when nobody is free', async () => {
    const { centre } = await open({
      options: { oddities: { ringBacks: 1 }, shift: { start: '09:00', end: '10:01' } },
      fateOf: () => ({ kind: 'unanswered' }),
    });
    await start();
    await runUntil(75);

    const { otherCalls } = centre.groundTruth();
    expect(otherCalls).toMatchObject([{ how: 'inbound', conversation: false }]);
    expect(told.records.map(({ DisconnectReason }) => DisconnectReason)).toContain('CUSTOMER_DISCONNECT');
  });

  it('are not made by anybody who is on the line already, and make the line busy', async () => {
    const { centre } = await open({
      settings: { callsInAir: 200, startBurst: 200 },
      options: { oddities: { ringBacks: 1 } },
      fateOf: ({ callNumber }) => (callNumber === 1 ? { kind: 'unanswered' } : answered({ talkSeconds: 7_200 })),
    });
    await start(0);
    await start(1);
    await running?.clock.run(TEN_O_CLOCK.add({ seconds: 40 }));
    await running?.telephony.start(aCall({ destination: phoneOf(0), clientToken: 'again' }));
    await runUntil(65);

    expect(centre.groundTruth().otherCalls.map(({ personId }) => personId)).toEqual(['P-1']);
  });

  it('find the line busy while they last', async () => {
    const { centre } = await open({
      options: { contactEventTypes: EVERY_TYPE, oddities: { ringBacks: 1 } },
      fateOf: ({ callNumber }) => (callNumber === 1 ? { kind: 'unanswered' } : answered()),
    });
    await start();
    for (let second = 60; centre.groundTruth().otherCalls.length === 0; second += 1) {
      await running?.clock.run(TEN_O_CLOCK.add({ seconds: second }));
    }
    await running?.telephony.start(aCall({ clientToken: 'again' }));
    await runUntil(90);

    expect(centre.groundTruth().calls.map(({ answeredBy }) => answeredBy)).toEqual(['nobody', 'nobody']);
    expect(told.records.map(({ DisconnectReason }) => DisconnectReason)).toContain('TELECOM_BUSY');
  });

  it('are dialled by agents by hand in working hours, without attributes', async () => {
    const { centre } = await open({ options: { oddities: { callsByHand: 1 }, contactEventTypes: EVERY_TYPE } });
    await running?.clock.run(TEN_O_CLOCK.add({ hours: 24 * 9 }));

    const { otherCalls } = centre.groundTruth();
    expect(otherCalls).toHaveLength(30);
    expect(new Set(otherCalls.map(({ how }) => how))).toEqual(new Set(['by-hand']));
    expect(new Set(otherCalls.map(({ conversation }) => conversation))).toEqual(new Set([true, false]));
    for (const { startedAt } of otherCalls) {
      const local = moment(startedAt).toZonedDateTimeISO('UTC');
      expect(local.dayOfWeek).toBeLessThan(6);
      expect(local.hour).toBeGreaterThanOrEqual(9);
      expect(local.hour).toBeLessThan(18);
    }
    for (const record of told.records) {
      expect(record).toMatchObject({ InitiationMethod: 'OUTBOUND', Attributes: {}, Queue: null });
    }
    const details = told.events.map(({ detail }) => detail);
    expect(details).toContainEqual(expect.objectContaining({ initiationMethod: 'OUTBOUND' }));
    expect(details).not.toContainEqual(expect.objectContaining({ queueInfo: expect.anything() }));
  });
});

describe('what else goes on in the instance', () => {
  it('is chats, tasks and calls of other applications, with events and records', async () => {
    const { centre } = await open({ options: { oddities: { otherContactsPerDay: 12 } } });
    await running?.clock.run(TEN_O_CLOCK.add({ hours: 24 * 3 }));

    const channels = told.records.map(({ Channel }) => Channel);
    expect(new Set(channels)).toEqual(new Set(['CHAT', 'TASK', 'VOICE']));
    expect(channels.length).toBeGreaterThanOrEqual(30);
    expect(new Set(told.events.map((event) => contactEventFrom(event).channel))).toEqual(new Set(channels));
    for (const { Attributes } of told.records) expect(JSON.stringify(Attributes)).not.toContain('tierline');
    expect(centre.groundTruth()).toMatchObject({ calls: [], otherCalls: [] });
  });
});

describe('contact records', () => {
  it('leave out now and then what others give as null', async () => {
    await open({
      settings: { callsInAir: 100, startBurst: 100 },
      options: { oddities: { absentMembers: 0.5 } },
      fateOf: () => ({ kind: 'busy', afterSeconds: 2 }),
    });
    for (let index = 0; index < 20; index += 1) await start(index);
    await runUntil(5);

    const sizes = new Set(told.records.map((record) => Object.keys(record).length));
    expect(sizes.size).toBe(2);
    expect(told.records.map((record) => contactRecordFrom(record).disconnectReason)).toEqual(
      Array.from({ length: 20 }, () => 'TELECOM_BUSY'),
    );
  });
});

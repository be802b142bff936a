import { readFileSync } from 'node:fs';
import { GetCurrentUserDataCommand } from '@aws-sdk/client-connect';
import type { ConnectContactFlowEvent, KinesisStreamEvent, SQSEvent } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { contactEventFrom } from '../../shared/adapters/events/contact-event.ts';
import { contactRecordFrom } from '../../shared/adapters/events/contact-record.ts';
import { identifierFor } from '../../simulator/random.ts';
import {
  aCall,
  aContactCentre,
  answered,
  CALLER_NUMBER,
  type CentreInput,
  IDLE_FUNCTIONS,
  INSTANCE_ID,
  phoneOf,
  type RunningCentre,
  TEN_O_CLOCK,
  TIERS,
} from '../support/a-contact-centre.ts';
import { HANG_UP, saying } from '../support/a-flow.ts';
import { NOBODY_FREE, plainFlows, WITH_OPT_OUT, written } from '../support/plain-flows.ts';

/** What the functions were sent, and when. */
interface Received {
  readonly contactEvents: { readonly at: Temporal.Instant; readonly event: SQSEvent }[];
  readonly records: { readonly at: Temporal.Instant; readonly event: KinesisStreamEvent }[];
  readonly dispositions: { readonly at: Temporal.Instant; readonly event: ConnectContactFlowEvent }[];
  readonly optOuts: { readonly at: Temporal.Instant; readonly event: ConnectContactFlowEvent }[];
  readonly runs: { readonly at: Temporal.Instant; readonly event: SQSEvent }[];
}

let running: RunningCentre | undefined;
let received: Received;

async function open(input: CentreInput = {}): Promise<RunningCentre> {
  received = { contactEvents: [], records: [], dispositions: [], optOuts: [], runs: [] };
  const { contactEvents, records, dispositions, optOuts, runs } = received;
  const at = () => running?.clock.now() ?? TEN_O_CLOCK;
  running = await aContactCentre({
    ...input,
    functions: {
      ...IDLE_FUNCTIONS,
      dialDueLeads: async (event) => {
        runs.push({ at: at(), event });
        return (await input.functions?.dialDueLeads?.(event)) ?? { batchItemFailures: [] };
      },
      recordContactEvent: async (event) => {
        contactEvents.push({ at: at(), event });
        return (await input.functions?.recordContactEvent?.(event)) ?? { batchItemFailures: [] };
      },
      recordContactRecord: async (event) => {
        records.push({ at: at(), event });
        return (await input.functions?.recordContactRecord?.(event)) ?? { batchItemFailures: [] };
      },
      recordDisposition: async (event) => {
        dispositions.push({ at: at(), event });
        return (await input.functions?.recordDisposition?.(event)) ?? {};
      },
      optOut: async (event) => {
        optOuts.push({ at: at(), event });
        return (await input.functions?.optOut?.(event)) ?? {};
      },
    },
  });
  return running;
}

async function startCalls(count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const started = await running?.telephony.start(aCall({ destination: phoneOf(index), clientToken: `t${index}` }));
    if (started?.kind !== 'started') throw new Error(`Call ${index} was not started: ${JSON.stringify(started)}`);
    ids.push(started.contactId);
  }
  return ids;
}

const runUntil = (minutes: number) => running?.clock.run(TEN_O_CLOCK.add({ seconds: Math.round(minutes * 60) }));
const seconds = (from: Temporal.Instant, to: Temporal.Instant) => to.since(from).total('seconds');
const bodies = () => received.contactEvents.flatMap(({ event }) => event.Records.map(({ body }) => body));
const recordsText = () =>
  received.records.flatMap(({ event }) =>
    event.Records.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString('utf8')),
  );

function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../fixtures/connect/${name}`, import.meta.url), 'utf8'));
}

afterEach(async () => {
  await running?.close();
  running = undefined;
});

describe('a call that an agent takes', () => {
  it('is known to the network as it happened', async () => {
    const { centre } = await open({ fateOf: () => answered() });
    const [contactId = ''] = await startCalls(1);
    await runUntil(5);

    const [call] = centre.groundTruth().calls;
    expect(call).toMatchObject({
      contactId,
      personId: 'P-0',
      phone: phoneOf(0),
      tier: 1,
      stage: 'selling',
      startedAt: TEN_O_CLOCK.toString(),
      answeredBy: 'human',
      conversation: true,
    });
    const moment = (text: string | undefined) => Temporal.Instant.from(text ?? '');
    expect(seconds(moment(call?.answeredAt), moment(call?.withAgentAt))).toBeLessThan(2);
    expect(seconds(moment(call?.withAgentAt), moment(call?.endedAt))).toBe(60);
  });

  it('publishes every contact event, best effort in order, within seconds', async () => {
    await open({
      fateOf: () => answered(),
      options: {
        contactEventTypes: [
          'INITIATED',
          'CONNECTED_TO_SYSTEM',
          'QUEUED',
          'CONNECTED_TO_AGENT',
          'DISCONNECTED',
          'COMPLETED',
        ],
      },
    });
    const [contactId = ''] = await startCalls(1);
    await runUntil(5);

    const events = bodies().map((body) => contactEventFrom(JSON.parse(body)));
    expect(new Set(events.map(({ eventType }) => eventType))).toEqual(
      new Set(['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED']),
    );
    for (const event of events) {
      expect(event).toMatchObject({ contactId, instanceId: INSTANCE_ID, channel: 'VOICE', initiationMethod: 'API' });
    }
    const completed = events.find(({ eventType }) => eventType === 'COMPLETED');
    expect(completed?.wrapUpEndedAt?.since(completed.disconnectedAt ?? TEN_O_CLOCK).total('seconds')).toBe(20);
  });

  it('sends its DISCONNECTED event as a message of EventBridge, without attributes and without the number', async () => {
    await open({ fateOf: () => answered() });
    await startCalls(1);
    await runUntil(5);

    const [delivery] = received.contactEvents;
    const [record] = delivery?.event.Records ?? [];
    const body: Record<string, unknown> = JSON.parse(record?.body ?? '');
    expect(Object.keys(body).sort()).toEqual(Object.keys(fixture('contact-event.disconnected.outbound.json')).sort());
    expect(record?.body).not.toContain(phoneOf(0));
    expect(record?.body).not.toContain('tierline_lead');
    expect(record).toMatchObject({ eventSource: 'aws:sqs', attributes: { ApproximateReceiveCount: '1' } });
    const { disconnectedAt = TEN_O_CLOCK } = contactEventFrom(body);
    const delay = seconds(disconnectedAt, delivery?.at ?? TEN_O_CLOCK);
    expect(delay).toBeGreaterThanOrEqual(0.2);
    expect(delay).toBeLessThanOrEqual(4);
  });

  it('delivers its contact record through Kinesis one to three minutes after its end', async () => {
    await open({ fateOf: () => answered() });
    const [contactId = ''] = await startCalls(1);
    await runUntil(10);

    const [text = ''] = recordsText();
    const json: Record<string, unknown> = JSON.parse(text);
    expect(Object.keys(json).sort()).toEqual(Object.keys(fixture('contact-record.voice-inbound.json')).sort());
    expect(text).not.toMatch(/\d\.\d{3}Z/);
    const record = contactRecordFrom(json);
    expect(record).toMatchObject({
      contactId,
      channel: 'VOICE',
      initiationMethod: 'API',
      attributes: aCall().attributes,
      disconnectReason: 'CUSTOMER_DISCONNECT',
    });
    const [delivery] = received.records;
    const waited = seconds(record.disconnectedAt ?? TEN_O_CLOCK, delivery?.at ?? TEN_O_CLOCK);
    expect(waited).toBeGreaterThanOrEqual(60);
    expect(waited).toBeLessThanOrEqual(180);
  });

  it('has its form sent shortly before the wrap-up ends, as the contact flow sends it', async () => {
    await open({ fateOf: () => answered({ disposition: 'sale', orderValue: 240 }) });
    const [contactId = ''] = await startCalls(1);
    await runUntil(5);

    const [form] = received.dispositions;
    expect(form?.event).toMatchObject({
      Name: 'ContactFlowEvent',
      Details: {
        ContactData: {
          Attributes: aCall().attributes,
          Channel: 'VOICE',
          InitialContactId: contactId,
          InitiationMethod: 'API',
          CustomerEndpoint: { Address: phoneOf(0), Type: 'TELEPHONE_NUMBER' },
          SystemEndpoint: { Address: CALLER_NUMBER, Type: 'TELEPHONE_NUMBER' },
        },
        Parameters: { disposition: 'sale', orderValue: '240' },
      },
    });
    const sample = fixture('flow-event.voice-api.json');
    expect(Object.keys(form?.event ?? {}).sort()).toEqual(Object.keys(sample).sort());
    const [call] = running?.centre.groundTruth().calls ?? [];
    expect(seconds(Temporal.Instant.from(call?.endedAt ?? ''), form?.at ?? TEN_O_CLOCK)).toBeCloseTo(18, 1);
  });

  it('has its form sent under a contact of its own now and then, whose initial contact is the call', async () => {
    await open({
      settings: { callsInAir: 100, startBurst: 100, tiers: manyAgents(60) },
      options: { oddities: { guidesWithOwnContact: 0.2 } },
      fateOf: () => answered(),
    });
    const ids = await startCalls(30);
    await runUntil(5);

    const data = received.dispositions.map(({ event }) => event.Details.ContactData);
    expect(new Set(data.map(({ InitialContactId }) => InitialContactId))).toEqual(new Set(ids));
    const ownContacts = data.filter(({ ContactId, InitialContactId }) => ContactId !== InitialContactId).length;
    expect(ownContacts).toBeGreaterThan(0);
    expect(ownContacts).toBeLessThan(15);
  });

  it('may have its form sent by a guide that names no call and is known by its attributes alone', async () => {
    await open({
      options: { oddities: { guidesWithOwnContact: 1, guidesWithoutInitialContact: 1 } },
      fateOf: () => answered(),
    });
    const [contactId = ''] = await startCalls(1);
    await runUntil(5);

    const [data] = received.dispositions.map(({ event }) => event.Details.ContactData);
    expect(data).toMatchObject({
      InitialContactId: null,
      PreviousContactId: null,
      Attributes: aCall().attributes,
    });
    expect(data?.ContactId).not.toBe(contactId);
  });

  it('may be written down anew minutes later: the network knows both forms', async () => {
    const { centre } = await open({
      options: { oddities: { corrections: 1 } },
      fateOf: () =>
        answered({ correction: { disposition: 'callback-requested', afterSeconds: 240, callbackAfterMinutes: 120 } }),
    });
    await startCalls(1);
    await runUntil(10);

    const forms = received.dispositions.map(({ at, event }) => ({ at, said: written(event.Details.Parameters) }));
    expect(forms.map(({ said }) => said)).toEqual([
      { disposition: 'not-interested', objection: expect.any(String) },
      { disposition: 'callback-requested', callbackAt: '2026-01-05T12:15:00Z' },
    ]);
    expect(seconds(forms[0]?.at ?? TEN_O_CLOCK, forms[1]?.at ?? TEN_O_CLOCK)).toBeCloseTo(240, 1);
    const { calls, callbacks } = centre.groundTruth();
    expect(calls[0]?.dispositions.map(({ code }) => code)).toEqual(['not-interested', 'callback-requested']);
    expect(callbacks).toMatchObject([{ personId: 'P-0', agreedAt: '2026-01-05T12:15:00Z' }]);
  });

  it('counts as work of its tier', async () => {
    const { centre } = await open({ fateOf: () => answered() });
    await startCalls(1);
    await runUntil(5);

    const busy = centre.counts().agentBusySeconds;
    expect(busy.get(1)).toBeGreaterThan(80);
    expect(busy.get(1)).toBeLessThan(81);
    expect(busy.get(2)).toBe(0);
  });
});

describe('a call that nobody takes', () => {
  it.each([
    ['unanswered', { kind: 'unanswered' } as const, /^TELECOM_(UNANSWERED|ORIGINATOR_CANCEL)$/],
    ['busy', { kind: 'busy', afterSeconds: 2 } as const, /^TELECOM_BUSY$/],
    ['to a dead number', { kind: 'invalid-number', afterSeconds: 2 } as const, /^TELECOM_NUMBER_INVALID$/],
    ['that fails in the network', { kind: 'network-failure', afterSeconds: 2 } as const, /^TELECOM_PROBLEM$/],
  ])('%s ends with its reason and completes at once', async (_, fate, reason) => {
    const { centre } = await open({ fateOf: () => fate });
    await startCalls(1);
    await runUntil(5);

    const [record] = recordsText().map((text) => contactRecordFrom(JSON.parse(text)));
    expect(record?.disconnectReason).toMatch(reason);
    expect(record?.connectedAt).toBeUndefined();
    expect(centre.groundTruth().calls).toMatchObject([{ answeredBy: 'nobody', conversation: false }]);
    expect(received.dispositions).toEqual([]);
    expect(wakeUps()).toHaveLength(1);
  });

  it('rings no longer than it was told to', async () => {
    const { centre, telephony } = await open({ fateOf: () => ({ ...answered(), ringSeconds: 20 }) });
    await telephony.start(aCall({ ringTimeoutSeconds: 15 }));
    await runUntil(5);

    const [call] = centre.groundTruth().calls;
    expect(call).toMatchObject({ answeredBy: 'nobody' });
    const lasted = seconds(TEN_O_CLOCK, Temporal.Instant.from(call?.endedAt ?? ''));
    expect(lasted).toBeGreaterThanOrEqual(15);
    expect(lasted).toBeLessThanOrEqual(17);
  });

  it('hears within two seconds what its flow says while it waits, and that nobody is free', async () => {
    const { centre } = await open({ settings: { tiers: manyAgents(1) }, fateOf: () => answered() });
    await startCalls(2);
    await runUntil(5);

    const calls = centre.groundTruth().calls;
    const lost = calls.filter(({ withAgentAt }) => withAgentAt === undefined);
    expect(lost).toMatchObject([{ answeredBy: 'human', conversation: false }]);
    const [call] = lost;
    const moment = (text: string | undefined) => Temporal.Instant.from(text ?? '');
    expect(seconds(moment(call?.answeredAt), moment(call?.heardAt))).toBeLessThan(0.2);
    const heard = centre.transcripts().find(({ contactId }) => contactId === call?.contactId)?.steps;
    expect(heard?.flatMap((step) => (step.kind === 'customer-hears' ? [step.text] : []))).toEqual([
      'One moment, please.',
      NOBODY_FREE,
    ]);
    expect(heard?.at(-1)).toEqual({ at: call?.endedAt, kind: 'over', why: 'CONTACT_FLOW_DISCONNECT' });
    const reasons = recordsText().map((text) => contactRecordFrom(JSON.parse(text)).disconnectReason);
    expect(reasons.sort()).toEqual(['CONTACT_FLOW_DISCONNECT', 'CUSTOMER_DISCONNECT']);
  });
});

describe('a customer who waits', () => {
  const closed = { shift: { start: '11:00', end: '12:00' } } as const;
  const waitingWith = (messages: readonly Readonly<Record<string, string>>[]) =>
    plainFlows({
      waiting: {
        wait: {
          type: 'MessageParticipantIteratively',
          parameters: { Messages: messages, InterruptFrequencySeconds: '30' },
          next: 'end',
          on: { MessagesInterrupted: 'nobody' },
          errors: { NoMatchingError: 'end' },
        },
        nobody: saying(NOBODY_FREE, 'end'),
        end: HANG_UP,
      },
    });
  const heard = (centre: RunningCentre['centre']) =>
    centre.transcripts()[0]?.steps.flatMap((step) => (step.kind === 'customer-hears' ? [step] : [])) ?? [];

  it('hears the texts of the queue over and over, with the silence between them, until their time is over', async () => {
    const flows = waitingWith([{ SSML: '<speak>Please wait.<break time="10s"/></speak>' }]);
    const { centre } = await open({ settings: { flows }, options: closed, fateOf: () => answered() });
    await startCalls(1);
    await runUntil(5);

    const texts = heard(centre);
    expect(texts.map(({ text }) => text)).toEqual(['Please wait.', 'Please wait.', 'Please wait.', NOBODY_FREE]);
    const after = texts.map(({ at }) => seconds(Temporal.Instant.from(texts[0]?.at ?? ''), Temporal.Instant.from(at)));
    expect(after.map((second) => Math.round(second))).toEqual([0, 11, 22, 30]);
  });

  it('waits as long in silence', async () => {
    const flows = waitingWith([{ Text: '' }]);
    const { centre } = await open({ settings: { flows }, options: closed, fateOf: () => answered() });
    await startCalls(1);
    await runUntil(5);

    const [call] = centre.groundTruth().calls;
    expect(heard(centre).map(({ text }) => text)).toEqual([NOBODY_FREE]);
    const silence = seconds(Temporal.Instant.from(call?.answeredAt ?? ''), Temporal.Instant.from(call?.heardAt ?? ''));
    expect(Math.round(silence)).toBe(30);
  });
});

describe('people at the other end', () => {
  it('who want no more calls press the key that the flow offers for it, and talk to nobody', async () => {
    const { centre } = await open({
      settings: { flows: plainFlows({ outbound: WITH_OPT_OUT }) },
      functions: { optOut: async () => ({ status: 'suppressed' }) },
      fateOf: () => answered({ disposition: 'do-not-call', stop: 'key', talkSeconds: 20 }),
    });
    const [contactId = ''] = await startCalls(1);
    await runUntil(5);

    const [stop] = received.optOuts;
    expect(stop?.event.Details.ContactData).toMatchObject({ ContactId: contactId, Attributes: aCall().attributes });
    const [call] = centre.groundTruth().calls;
    const [{ steps } = { steps: [] }] = centre.transcripts();
    expect(steps.map(({ at: _, ...step }) => step)).toEqual([
      { kind: 'customer-hears', text: 'Hello. Press 9 and we will never call again.' },
      { kind: 'customer-presses', key: '9' },
      { kind: 'function-called', name: 'opt-out', answer: 'suppressed' },
      { kind: 'customer-hears', text: 'Stored.' },
      { kind: 'over', why: 'CONTACT_FLOW_DISCONNECT' },
    ]);
    expect(centre.groundTruth().stops).toEqual([{ personId: 'P-0', at: steps[1]?.at }]);
    expect(call).toMatchObject({ answeredBy: 'human', conversation: false, dispositions: [] });
    expect(received.dispositions).toEqual([]);
  });

  it('whose key did nothing tell the agent whom they get instead', async () => {
    const { centre } = await open({
      settings: { flows: plainFlows({ outbound: WITH_OPT_OUT }) },
      functions: { optOut: async () => Promise.reject(new Error('throttled')) },
      fateOf: () => answered({ disposition: 'do-not-call', stop: 'key', talkSeconds: 20 }),
    });
    await startCalls(1);
    await runUntil(5);

    const { stops, calls } = centre.groundTruth();
    expect(stops).toEqual([{ personId: 'P-0', at: calls[0]?.endedAt }]);
    expect(received.dispositions.map(({ event }) => written(event.Details.Parameters))).toEqual([
      { disposition: 'do-not-call' },
    ]);
  });

  it('who are offered no key tell the agent', async () => {
    const { centre } = await open({ fateOf: () => answered({ disposition: 'do-not-call', stop: 'key' }) });
    await startCalls(1);
    await runUntil(5);

    const { stops, calls } = centre.groundTruth();
    expect(stops).toEqual([{ personId: 'P-0', at: calls[0]?.endedAt }]);
    expect(received.optOuts).toEqual([]);
  });

  it('who tell the agent have said it when the call ends', async () => {
    const { centre } = await open({ fateOf: () => answered({ disposition: 'do-not-call', stop: 'told' }) });
    await startCalls(1);
    await runUntil(5);

    const { stops, calls } = centre.groundTruth();
    expect(stops).toEqual([{ personId: 'P-0', at: calls[0]?.endedAt }]);
    expect(received.optOuts).toEqual([]);
  });

  it('who ask for a call agree on a moment that the form names', async () => {
    const { centre } = await open({
      fateOf: () => answered({ disposition: 'callback-requested', callbackAfterMinutes: 120 }),
    });
    await startCalls(1);
    await runUntil(5);

    const [callback] = centre.groundTruth().callbacks;
    expect(callback).toMatchObject({ personId: 'P-0', agreedAt: '2026-01-05T12:15:00Z' });
    expect(received.dispositions.map(({ event }) => written(event.Details.Parameters))).toEqual([
      { disposition: 'callback-requested', callbackAt: '2026-01-05T12:15:00Z' },
    ]);
  });

  it('whose machine answers are no conversation', async () => {
    const { centre } = await open({
      fateOf: () => ({ ...answered({ disposition: 'voicemail', isConversation: false }), by: 'machine' }),
    });
    await startCalls(1);
    await runUntil(5);

    expect(centre.groundTruth().calls).toMatchObject([{ answeredBy: 'machine', conversation: false }]);
  });
});

describe('people of a company that is divided otherwise', () => {
  it('are shown with the routing profile of the tier that they are in now', async () => {
    const { centre, client } = await open();
    const [first, second] = TIERS;
    centre.switchTo([first, { ...second, tier: 3, routingProfileId: 'profile-3' }], [], new Map(), plainFlows());

    const seller = identifierFor(1, 'agent', '2', '1');
    const answer = await client.send(
      new GetCurrentUserDataCommand({ InstanceId: INSTANCE_ID, Filters: { Agents: [seller] } }),
    );
    expect(answer.UserDataList?.map(({ RoutingProfile }) => RoutingProfile?.Id)).toEqual(['profile-3']);
  });
});

describe('contact events on their way', () => {
  it('lack the reason in about one contact of ten, vary in casing, and can all be read', async () => {
    await open({
      settings: { callsInAir: 1_000, startBurst: 1_000 },
      options: { oddities: { pascalCase: 0.1, mixedCase: 0.1, doubledColons: 0.5, epochMoments: 0.2 } },
      fateOf: () => ({ kind: 'busy', afterSeconds: 2 }),
    });
    await startCalls(300);
    await runUntil(1);

    const texts = bodies();
    const events = texts.map((text) => contactEventFrom(JSON.parse(text)));
    const count = (is: (text: string) => boolean) => texts.filter(is).length;
    expect(texts).toHaveLength(300);
    const without = events.filter(({ disconnectReason }) => disconnectReason === undefined).length;
    expect(without).toBeGreaterThan(15);
    expect(without).toBeLessThan(50);
    expect(events.every(({ channel, connectedAt }) => channel === 'VOICE' && connectedAt === undefined)).toBe(true);
    expect(count((text) => text.includes('"Voice"'))).toBeGreaterThan(15);
    expect(count((text) => text.includes('arn:aws::connect'))).toBeGreaterThan(100);
    expect(count((text) => text.includes('"EventType"'))).toBeGreaterThan(15);
    expect(count((text) => text.includes('1970-01-01T00:00:00.001Z'))).toBeGreaterThan(30);
    const order = events.map(({ contactId }) => contactId);
    expect(order).not.toEqual(running?.centre.groundTruth().calls.map(({ contactId }) => contactId));
  });

  it('may be lost; the contact record still comes', async () => {
    const { centre } = await open({ options: { lostEvents: 1 }, fateOf: () => ({ kind: 'unanswered' }) });
    await startCalls(1);
    await runUntil(5);

    expect([bodies().length, wakeUps().length, recordsText().length, centre.counts().lostEvents]).toEqual([0, 0, 1, 2]);
  });

  it('may come twice; the dialler is woken once', async () => {
    await open({ options: { repeatedEvents: 1 }, fateOf: () => ({ kind: 'unanswered' }) });
    await startCalls(1);
    await runUntil(5);

    expect(bodies()).toHaveLength(2);
    expect(new Set(bodies()).size).toBe(1);
    expect(wakeUps()).toHaveLength(1);
  });
});

describe('the dialler', () => {
  it('is run each minute with the scheduled moment and after each completed call with its event', async () => {
    await open({ fateOf: () => ({ kind: 'busy', afterSeconds: 2 }) });
    const before = received.runs.length;
    await startCalls(1);
    await runUntil(2.5);

    const messages = received.runs
      .slice(before)
      .flatMap(({ event }) => event.Records.map(({ body }) => JSON.parse(body)));
    expect(messages.filter(({ kind }) => kind === 'tick')).toEqual([
      { kind: 'tick', scheduledAt: '2026-01-05T10:00:00Z' },
      { kind: 'tick', scheduledAt: '2026-01-05T10:01:00Z' },
      { kind: 'tick', scheduledAt: '2026-01-05T10:02:00Z' },
    ]);
    const wakes = messages.filter(({ kind }) => kind !== 'tick').map((event) => contactEventFrom(event).eventType);
    expect(wakes).toEqual(['COMPLETED']);
  });

  it('runs once at a time: messages that come during a run wait for its end', async () => {
    let inRun = 0;
    let most = 0;
    await open({
      functions: {
        dialDueLeads: async () => {
          inRun += 1;
          most = Math.max(most, inRun);
          await running?.clock.sleep(150_000);
          inRun -= 1;
          return { batchItemFailures: [] };
        },
      },
    });
    const before = received.runs.length;
    await runUntil(12);

    expect(most).toBe(1);
    expect(received.runs.length - before).toBeGreaterThan(3);
    expect(received.runs.slice(before + 1, -1).some(({ event }) => event.Records.length > 1)).toBe(true);
  });

  it('is tried once more with messages that failed, after which they are dead letters', async () => {
    const { centre } = await open({
      functions: { dialDueLeads: async () => Promise.reject(new Error('no table')) },
    });
    await runUntil(4);

    const [letter] = centre.deadLetters().filter(({ source }) => source === 'dialler.fifo');
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({ kind: 'tick' });
    const counts = received.runs.flatMap(({ event }) =>
      event.Records.filter(({ body }) => body === letter?.body).map(
        ({ attributes }) => attributes.ApproximateReceiveCount,
      ),
    );
    expect(counts).toEqual(['1', '2']);
    expect(centre.counts().failures['dial-due-leads']).toBe(received.runs.length);
  });

  it('is left alone while a run would find nothing, and gets no message older than three minutes afterwards', async () => {
    const opensAt = TEN_O_CLOCK.add({ minutes: 30 });
    await open({ options: { worthRunning: (now) => Temporal.Instant.compare(now, opensAt) >= 0 } });
    await runUntil(30.5);

    expect(received.runs.slice(0, 1).map(({ at }) => at.toString({ smallestUnit: 'minute' }))).toEqual([
      '2026-01-05T10:30Z',
    ]);
    const [first] = received.runs;
    const ages = (first?.event.Records ?? []).map(
      ({ attributes }) => (first?.at.epochMilliseconds ?? 0) - Number(attributes.SentTimestamp),
    );
    expect(Math.min(...ages)).toBeLessThan(1_000);
    expect(Math.max(...ages)).toBeGreaterThan(60_000);
    expect(Math.max(...ages)).toBeLessThan(180_000);
  });
});

describe('functions that fail', () => {
  it('get a contact event again after its visibility time, and only the one that failed', async () => {
    const failed = new Set<string>();
    await open({
      fateOf: () => ({ kind: 'busy', afterSeconds: 2 }),
      functions: {
        recordContactEvent: async (event) => {
          const fresh = event.Records.filter(({ body }) => !failed.has(body)).slice(0, 1);
          for (const { body } of fresh) failed.add(body);
          return { batchItemFailures: fresh.map(({ messageId }) => ({ itemIdentifier: messageId })) };
        },
      },
    });
    await startCalls(3);
    await runUntil(5);

    const counts = received.contactEvents.flatMap(({ event }) =>
      event.Records.map(({ attributes }) => attributes.ApproximateReceiveCount),
    );
    expect(counts.filter((count) => count === '2')).toHaveLength(failed.size);
    expect(running?.centre.deadLetters()).toEqual([]);
  });

  it('get a contact event five times, after which it is a dead letter with its payload', async () => {
    const { centre } = await open({
      fateOf: () => ({ kind: 'busy', afterSeconds: 2 }),
      functions: { recordContactEvent: async () => Promise.reject(new Error('poison')) },
    });
    await startCalls(1);
    await runUntil(10);

    expect(received.contactEvents).toHaveLength(5);
    expect(centre.deadLetters()).toEqual([{ source: 'contact-events', body: bodies()[0] }]);
  });

  it('hold the stream of records back until their record succeeds or is a dead letter', async () => {
    let poison: string | undefined;
    const { centre } = await open({
      fateOf: () => ({ kind: 'busy', afterSeconds: 2 }),
      functions: {
        recordContactRecord: async (event) => {
          poison ??= event.Records[0]?.kinesis.sequenceNumber;
          const hit = event.Records.find(({ kinesis }) => kinesis.sequenceNumber === poison);
          return { batchItemFailures: hit === undefined ? [] : [{ itemIdentifier: hit.kinesis.sequenceNumber }] };
        },
      },
    });
    await startCalls(3);
    await runUntil(10);

    const letters = centre.deadLetters().filter(({ source }) => source === 'contact-records');
    expect(letters).toHaveLength(1);
    const seen = received.records.map(({ event }) =>
      event.Records.some(({ kinesis }) => kinesis.sequenceNumber === poison),
    );
    expect(seen.filter(Boolean)).toHaveLength(5);
    expect(new Set(recordsText()).size).toBe(3);
  });

  it('are tried by the contact flow up to four times within eight seconds', async () => {
    const { centre } = await open({
      fateOf: () => answered(),
      functions: { recordDisposition: async () => Promise.reject(new Error('throttled')) },
    });
    await startCalls(1);
    await runUntil(5);

    const moments = received.dispositions.map(({ at }) => at);
    const first = moments.slice(0, 4);
    expect(seconds(first[0] ?? TEN_O_CLOCK, first[3] ?? TEN_O_CLOCK)).toBeLessThanOrEqual(8);
    expect(centre.flowAnswers()[0]).toMatchObject({ functionName: 'record-disposition', status: 'error-branch' });
  });

  it('are sent again by the agent while the guide says that they were not taken, six times in all', async () => {
    const { centre } = await open({
      fateOf: () => answered(),
      functions: { recordDisposition: async () => Promise.reject(new Error('throttled')) },
    });
    await startCalls(1);
    await runUntil(10);

    expect(received.dispositions).toHaveLength(6 * 4);
    expect(centre.flowAnswers().map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'error-branch'));
  });
});

it('tells the same story twice with the same seed, to the byte', async () => {
  const story = async (seed: number) => {
    const { centre, close } = await open({ settings: { seed, callsInAir: 100, startBurst: 100 } });
    await startCalls(20);
    await runUntil(30);
    const told = JSON.stringify([centre.groundTruth(), received, centre.deadLetters(), centre.transcripts()]);
    await close();
    running = undefined;
    return told;
  };

  const first = await story(1);
  expect(await story(1)).toBe(first);
  expect(await story(2)).not.toBe(first);
});

function wakeUps(): readonly string[] {
  return received.runs.flatMap(({ event }) =>
    event.Records.map(({ body }) => body).filter((body) => body.includes('COMPLETED')),
  );
}

function manyAgents(people: number) {
  return [
    {
      tier: 1 as const,
      stages: ['prospecting'] as const,
      routingProfileId: 'profile-1',
      queueId: 'queue-1',
      contactFlowId: 'flow-1',
      people,
    },
  ];
}

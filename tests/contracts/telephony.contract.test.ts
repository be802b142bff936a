import { StartOutboundVoiceContactCommand, type StartOutboundVoiceContactCommandInput } from '@aws-sdk/client-connect';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it } from 'vitest';
import { ConnectPeopleBoard } from '../../shared/adapters/connect/connect-people-board.ts';
import { ConnectTelephony } from '../../shared/adapters/connect/connect-telephony.ts';
import { identifierFor } from '../../simulator/random.ts';
import {
  aCall,
  aContactCentre,
  CALLER_NUMBER,
  type CentreInput,
  INSTANCE_ID,
  phoneOf,
  type RunningCentre,
  TEN_O_CLOCK,
} from '../support/a-contact-centre.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let running: RunningCentre | undefined;

async function open(input: CentreInput = {}): Promise<RunningCentre> {
  running = await aContactCentre(input);
  return running;
}

afterEach(async () => {
  await running?.close();
  running = undefined;
});

describe('starting a call', () => {
  it('answers with the contact that was started', async () => {
    const { telephony, centre } = await open();

    const started = await telephony.start(aCall());

    expect(started).toEqual({ kind: 'started', contactId: expect.stringMatching(UUID) });
    expect(centre.groundTruth().calls.map(({ contactId, phone }) => ({ contactId, phone }))).toEqual([
      { contactId: started.kind === 'started' ? started.contactId : '', phone: phoneOf(0) },
    ]);
  });

  it('is throttled over the burst, and again over the rate', async () => {
    const { telephony, clock } = await open();
    const start = (index: number) => telephony.start(aCall({ destination: phoneOf(index), clientToken: `t${index}` }));
    const kinds: string[] = [];

    for (let index = 0; index < 6; index += 1) kinds.push((await start(index)).kind);
    await clock.run(TEN_O_CLOCK.add({ milliseconds: 500 }));
    kinds.push((await start(6)).kind, (await start(7)).kind);

    expect(kinds).toEqual([...Array.from({ length: 5 }, () => 'started'), 'throttled', 'started', 'throttled']);
  });

  it('is throttled while every line is taken, and places nothing then', async () => {
    const { telephony, centre } = await open({ settings: { callsInAir: 2 } });

    const kinds: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      kinds.push((await telephony.start(aCall({ destination: phoneOf(index), clientToken: `t${index}` }))).kind);
    }

    expect(kinds).toEqual(['started', 'started', 'throttled']);
    expect(centre.groundTruth().calls).toHaveLength(2);
  });

  it('repeated with its token answers with the same call while that lives, and calls again once it is over', async () => {
    const { telephony, centre, clock } = await open();

    const first = await telephony.start(aCall());
    const repeated = await telephony.start(aCall());
    expect(repeated).toEqual(first);
    await clock.run(TEN_O_CLOCK.add({ minutes: 10 }));
    const hostile = await telephony.start(aCall());

    expect(hostile).not.toEqual(first);
    expect(centre.groundTruth().calls).toHaveLength(2);
  });

  it.each([
    ['a flow that does not exist', { contactFlowId: 'flow-9' }, 'configuration'],
    ['a queue that does not exist', { queueId: 'queue-9' }, 'configuration'],
    ['a caller number that the instance does not own', { callerNumber: '+12025550198' }, 'configuration'],
    ['a ring time-out under 15 s', { ringTimeoutSeconds: 14 }, 'configuration'],
    ['a ring time-out over 60 s', { ringTimeoutSeconds: 61 }, 'configuration'],
    ['a token of more than 500 characters', { clientToken: 't'.repeat(501) }, 'configuration'],
    ['an attribute key with a dot', { attributes: { 'tierline.lead': '1' } }, 'configuration'],
    [
      'attributes of more than 32,768 bytes',
      { attributes: { a: 'é'.repeat(9_000), b: 'é'.repeat(9_000) } },
      'configuration',
    ],
    ['a destination that is no E.164 number', { destination: '2025550100' }, 'invalid-number'],
    ['a destination that Connect may not call', { destination: '+12425550100' }, 'destination-not-allowed'],
  ] as const)('is refused for %s', async (_, fields, why) => {
    const { telephony, centre } = await open({ options: { forbiddenPrefixes: ['+1242'] } });

    const refused = await telephony.start(aCall(fields));

    expect(refused).toEqual({ kind: 'refused', why, detail: expect.stringMatching(/^[A-Za-z]+Exception: /) });
    expect(centre.groundTruth().calls).toEqual([]);
  });

  it('is refused for an instance that does not exist or may not call out', async () => {
    const { client, telephony } = await open({ options: { mayCallOut: false } });

    expect(await telephony.start(aCall())).toMatchObject({ kind: 'refused', why: 'not-permitted' });
    expect(await new ConnectTelephony(client, 'another-instance').start(aCall())).toMatchObject({
      kind: 'refused',
      why: 'configuration',
    });
  });

  it('names no number in a refusal', async () => {
    const { telephony, centre } = await open();
    const name = 'Destination phone number +1 (202) 555-0100 is wrong.';
    centre.planFault('StartOutboundVoiceContact', {
      kind: 'error',
      status: 400,
      name: 'InvalidRequestException',
      message: name,
    });

    expect(await telephony.start(aCall())).toEqual({
      kind: 'refused',
      why: 'invalid-number',
      detail: 'InvalidRequestException: Destination phone number (number) is wrong.',
    });
  });

  it.each([
    [429, 'TooManyRequestsException', 'throttled'],
    [429, 'LimitExceededException', 'throttled'],
    [429, 'SomethingNewException', 'throttled'],
    [400, 'ThrottlingException', 'throttled'],
    [400, 'InvalidRequestException', 'refused'],
    [400, 'SomethingNewException', 'refused'],
    [403, 'AccessDeniedException', 'refused'],
    [404, 'ResourceNotFoundException', 'refused'],
    [408, 'RequestTimeoutException', 'unknown'],
    [409, 'ConflictException', 'unknown'],
    [500, 'InternalServiceException', 'unknown'],
    [503, 'ThrottlingException', 'unknown'],
    [503, 'ServiceUnavailable', 'unknown'],
    [504, 'GatewayTimeout', 'unknown'],
  ] as const)('that fails with %i %s is %s, and sent only once', async (status, name, kind) => {
    const { telephony, centre } = await open();
    centre.planFault('StartOutboundVoiceContact', { kind: 'error', status, name });

    expect((await telephony.start(aCall())).kind).toBe(kind);
    expect(centre.counts().connectRequests).toEqual({ StartOutboundVoiceContact: 1 });
  });

  it.each([
    ['lost-request', 0],
    ['lost-answer', 1],
    ['silence', 1],
  ] as const)('has an unknown fate after a %s, whether or not a call was placed', async (kind, callsPlaced) => {
    const { telephony, centre } = await open({ requestTimeoutMilliseconds: 200 });
    centre.planFault('StartOutboundVoiceContact', { kind });

    expect(await telephony.start(aCall())).toEqual({ kind: 'unknown' });
    expect(centre.counts().connectRequests).toEqual({ StartOutboundVoiceContact: 1 });
    expect(centre.groundTruth().calls).toHaveLength(callsPlaced);
  });

  it('has an unknown fate when nobody listens at the address', async () => {
    const { telephony, close } = await open();
    await close();
    running = undefined;

    expect(await telephony.start(aCall())).toEqual({ kind: 'unknown' });
  });
});

describe('the simulated Connect itself', () => {
  const request: StartOutboundVoiceContactCommandInput = {
    InstanceId: INSTANCE_ID,
    ContactFlowId: 'flow-1',
    DestinationPhoneNumber: phoneOf(0),
    SourcePhoneNumber: CALLER_NUMBER,
  };

  it.each([
    [
      'answering-machine detection under general traffic',
      { AnswerMachineDetectionConfig: { EnableAnswerMachineDetection: true } },
      'InvalidRequestException',
    ],
    ['campaign traffic, whose quota is 0', { TrafficType: 'CAMPAIGN' }, 'LimitExceededException'],
    ['a call with neither source number nor queue', { SourcePhoneNumber: undefined }, 'InvalidRequestException'],
    ['a preview strategy', { OutboundStrategy: { Type: 'AGENT_FIRST' } }, 'InvalidRequestException'],
    ['a name of more than 1,024 characters', { Name: 'n'.repeat(1_025) }, 'InvalidParameterException'],
    ['a description of more than 4,096 characters', { Description: 'd'.repeat(4_097) }, 'InvalidParameterException'],
    ['an attachment', { References: { file: { Type: 'ATTACHMENT', Value: 'x' } } }, 'InvalidParameterException'],
    ['a flow id of more than 500 characters', { ContactFlowId: 'f'.repeat(501) }, 'InvalidParameterException'],
  ] as const)('refuses %s', async (_, fields, name) => {
    const { client } = await open();

    await expect(client.send(new StartOutboundVoiceContactCommand({ ...request, ...fields }))).rejects.toMatchObject({
      name,
      $fault: 'client',
    });
  });

  it('takes a queue in place of a source number', async () => {
    const { client } = await open();
    const { SourcePhoneNumber: _, ...withoutSource } = request;

    const started = await client.send(new StartOutboundVoiceContactCommand({ ...withoutSource, QueueId: 'queue-2' }));

    expect(started.ContactId).toMatch(UUID);
  });

  it('names what it does not serve', async () => {
    const { centre } = await open();

    const response = await fetch(`${centre.endpoint}/contact/chat`, { method: 'PUT', body: '{}' });

    expect([response.status, await response.json()]).toEqual([
      403,
      { Message: 'The simulated Connect does not serve PUT /contact/chat.' },
    ]);
  });
});

describe('describing a contact', () => {
  it('gives the attributes from the start on, and the end with its reason when it is over', async () => {
    const { telephony, clock } = await open();
    const started = await telephony.start(aCall());
    if (started.kind !== 'started') throw new Error('not started');

    expect(await telephony.describe(started.contactId)).toEqual({
      attributes: aCall().attributes,
      initiatedAt: TEN_O_CLOCK,
      initiationMethod: 'API',
    });
    await clock.run(TEN_O_CLOCK.add({ minutes: 10 }));
    const { ended, ...rest } = (await telephony.describe(started.contactId)) ?? {};

    expect(rest).toEqual({
      attributes: aCall().attributes,
      initiatedAt: TEN_O_CLOCK,
      initiationMethod: 'API',
      answeredAt: ended?.connectedAt,
    });
    expect(ended).toMatchObject({
      agentId: expect.stringMatching(UUID),
      disconnectReason: expect.stringMatching(/^(CUSTOMER|AGENT)_DISCONNECT$/),
    });
    expect(ended?.endedAt.since(ended.agentConnectedAt ?? ended.endedAt).total('seconds')).toBe(60);
  });

  it('knows nothing of a contact that never was', async () => {
    const { telephony } = await open();

    expect(await telephony.describe('00000000-0000-4000-8000-000000000000')).toBeUndefined();
  });

  it('fails loudly when Connect is over its rate', async () => {
    const { telephony } = await open({ options: { rates: { DescribeContact: { perSecond: 1, burst: 1 } } } });
    await telephony.describe('none');

    await expect(telephony.describe('none')).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });
});

describe('stopping a contact', () => {
  it('ends a call that rings', async () => {
    const { telephony, clock, centre } = await open();
    const started = await telephony.start(aCall());
    if (started.kind !== 'started') throw new Error('not started');
    await clock.run(TEN_O_CLOCK.add({ seconds: 2 }));

    await telephony.stop(started.contactId);
    await clock.run(TEN_O_CLOCK.add({ minutes: 5 }));

    expect(await telephony.describe(started.contactId)).toMatchObject({
      ended: { endedAt: TEN_O_CLOCK.add({ seconds: 2 }), disconnectReason: 'OTHER' },
    });
    expect(centre.groundTruth().calls).toMatchObject([{ answeredBy: 'nobody', conversation: false }]);
  });

  it('is no error when the contact is over or unknown', async () => {
    const { telephony, clock } = await open();
    const started = await telephony.start(aCall());
    await clock.run(TEN_O_CLOCK.add({ minutes: 10 }));

    if (started.kind === 'started') await telephony.stop(started.contactId);
    await telephony.stop('unknown');
  });
});

describe('the agents who could take a call', () => {
  const first = identifierFor(1, 'agent', '1', '1');
  const second = identifierFor(1, 'agent', '1', '2');

  it('are those at their places who are in no call and have no work after one, as of now', async () => {
    const { telephony, board, clock } = await open();
    expect(await board.freeAgents([first, second, first])).toEqual(new Set([first, second]));

    await telephony.start(aCall({ attributes: { tierline_agent: second } }));
    await clock.run(clock.now().add({ seconds: 12 }));
    const talking = await board.freeAgents([first, second]);
    await clock.run(clock.now().add({ minutes: 3 }));

    expect(talking).toEqual(new Set([first]));
    expect(await board.freeAgents([first, second])).toEqual(new Set([first, second]));
  });

  it('are nobody who is unknown or at home, and nobody is asked for without being named', async () => {
    const { board, clock } = await open();
    expect(await board.freeAgents(['somebody-else'])).toEqual(new Set());

    await clock.run(Temporal.Instant.from('2026-01-05T20:00:00Z'));
    expect(await board.freeAgents([first])).toEqual(new Set());
    await expect(board.freeAgents([])).rejects.toThrow(RangeError);
    await expect(board.freeAgents(Array.from({ length: 101 }, (_, index) => `a${index}`))).rejects.toThrow(RangeError);
  });

  it('are asked for with one request', async () => {
    const { board, centre } = await open();
    await board.freeAgents([first, second]);

    expect(centre.counts().connectRequests).toEqual({ GetCurrentUserData: 1 });
  });
});

describe('the board of people', () => {
  it('counts who is free and who talks, as of the latest 15 s', async () => {
    const { telephony, board, clock } = await open();
    await telephony.start(aCall());
    await clock.run(TEN_O_CLOCK.add({ seconds: 29 }));

    expect(await board.snapshot(['profile-1', 'profile-2'])).toEqual({
      takenAt: TEN_O_CLOCK.add({ seconds: 15 }),
      byRoutingProfile: new Map([
        ['profile-1', { available: 1, onContact: 1 }],
        ['profile-2', { available: 1, onContact: 0 }],
      ]),
    });
  });

  it('counts nobody who wraps up as talking', async () => {
    const { telephony, board, clock } = await open();
    await telephony.start(aCall());
    for (let seconds = 0; seconds < 300; seconds += 15) {
      await clock.run(TEN_O_CLOCK.add({ seconds }));
      const [person] = (await board.snapshot(['profile-1'])).byRoutingProfile.values();
      if (seconds === 105) expect(person).toEqual({ available: 1, onContact: 0 });
    }
  });

  it('has no entry for a profile with nobody at work, nor for one not asked for', async () => {
    const { board, clock } = await open();

    expect([...(await board.snapshot(['profile-2', 'profile-9'])).byRoutingProfile.keys()]).toEqual(['profile-2']);
    await clock.run(TEN_O_CLOCK.add({ hours: 10 }));
    expect((await board.snapshot(['profile-1', 'profile-2'])).byRoutingProfile).toEqual(new Map());
  });

  it('asks once for all profiles, and not at all for none or more than a hundred', async () => {
    const { board, centre } = await open();
    await board.snapshot(['profile-1', 'profile-2', 'profile-1']);

    await expect(board.snapshot([])).rejects.toThrow(RangeError);
    await expect(board.snapshot(Array.from({ length: 101 }, (_, index) => `p${index}`))).rejects.toThrow(RangeError);
    expect(centre.counts().connectRequests).toEqual({ GetCurrentMetricData: 1 });
  });

  it('fails loudly for an instance that does not exist and over its rate', async () => {
    const { client, board } = await open({ options: { rates: { GetCurrentMetricData: { perSecond: 1, burst: 1 } } } });

    await board.snapshot(['profile-1']);
    await expect(board.snapshot(['profile-1'])).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    await running?.clock.run(TEN_O_CLOCK.add({ seconds: 1 }));
    await expect(new ConnectPeopleBoard(client, 'another').snapshot(['profile-1'])).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

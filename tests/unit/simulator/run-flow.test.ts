import { describe, expect, it } from 'vitest';
import type { Flow } from '../../../simulator/flows/flow-document.ts';
import { runFlow } from '../../../simulator/flows/run-flow.ts';
import { type ActionDraft, aFlow, END, HANG_UP, saying } from '../../support/a-flow.ts';
import { aFlowHost, type HostScript } from '../../support/a-flow-host.ts';

const NO_OTHERS = { flow: () => undefined };

async function run(
  actions: Readonly<Record<string, ActionDraft>>,
  script: HostScript = {},
  others: Readonly<Record<string, Flow>> = {},
) {
  const scripted = aFlowHost(script);
  const end = await runFlow(aFlow(actions), { flow: (id) => others[id] }, scripted.host);
  return { ...scripted, end };
}

const failing = (next: string) => ({ NoMatchingError: next });
const endings = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, saying(name, 'over')]));

describe('a flow that runs', () => {
  it('says its texts with what they refer to filled in, and hangs up', async () => {
    const { did, end } = await run(
      { hello: saying('Hello $.Attributes.name, about $.Attributes.topic.', 'bye'), bye: HANG_UP },
      { attributes: { name: 'Ada' } },
    );
    expect(did).toEqual(['says Hello Ada, about .', 'hangs up']);
    expect(end).toBe('disconnected');
  });

  it('says the words of SSML and waits as long as its breaks', async () => {
    const { did } = await run({
      hello: {
        type: 'MessageParticipant',
        parameters: { SSML: '<speak>One <break time="1500ms"/> two &amp; three</speak>' },
        next: 'end',
        errors: failing('end'),
      },
      end: END,
    });
    expect(did).toEqual(['says One two & three', 'waits 1.5 s']);
  });

  it.each([
    ['9', 'nine'],
    ['5', 'other'],
    [null, 'silence'],
  ])('takes the branch of the key %s', async (key, expected) => {
    const menu = {
      type: 'GetParticipantInput',
      parameters: { Text: 'Press 9.', StoreInput: 'False', InputTimeLimitSeconds: '4' },
      next: 'other',
      on: { 9: 'nine' },
      errors: { NoMatchingCondition: 'other', InputTimeLimitExceeded: 'silence', NoMatchingError: 'error' },
    };
    const { did } = await run({ menu, ...endings('nine', 'other', 'silence', 'error'), over: END }, { keys: [key] });
    expect(did).toEqual(['asks Press 9. (4 s, 1)', `says ${expected}`]);
  });

  it('keeps digits that it stores, and tells by `Timeout` that none came', async () => {
    const order = {
      type: 'GetParticipantInput',
      parameters: {
        Text: 'Your order number.',
        StoreInput: 'True',
        InputTimeLimitSeconds: '9',
        InputValidation: { CustomValidation: { MaximumLength: '6' } },
      },
      next: 'tell',
      errors: failing('tell'),
    };
    const flow = { order, tell: saying('$.StoredCustomerInput', 'end'), end: END };
    expect((await run(flow, { keys: ['123456'] })).did).toEqual(['asks Your order number. (9 s, 6)', 'says 123456']);
    expect((await run(flow, { keys: [null] })).did).toContain('says Timeout');
  });

  it('hands a function its parameters and goes on with its answer', async () => {
    const call = {
      type: 'InvokeLambdaFunction',
      parameters: {
        LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:look-up',
        InvocationTimeLimitSeconds: '8',
        LambdaInvocationAttributes: { stage: '$.Attributes.stage', fixed: 'yes' },
        ResponseValidation: { ResponseType: 'STRING_MAP' },
      },
      next: 'tell',
      errors: failing('failed'),
    };
    const flow = { call, tell: saying('Tier $.External.tier.', 'end'), failed: saying('failed', 'end'), end: END };
    const answered = await run(flow, { attributes: { stage: 'selling' }, answers: [{ tier: '2' }] });
    expect(answered.invoked).toEqual([
      {
        functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:look-up',
        parameters: { stage: 'selling', fixed: 'yes' },
        limitSeconds: 8,
      },
    ]);
    expect(answered.did).toEqual(['says Tier 2.']);
    for (const refused of [undefined, 'text', { tier: 2 }, { nested: {} }, { long: 'x'.repeat(32_768) }, ['2']]) {
      expect((await run(flow, { answers: [refused] })).did).toEqual(['says failed']);
    }
  });

  it('reads a nested answer where the block takes JSON', async () => {
    const call = {
      type: 'InvokeLambdaFunction',
      parameters: {
        LambdaFunctionARN: 'arn',
        InvocationTimeLimitSeconds: '8',
        ResponseValidation: { ResponseType: 'JSON' },
      },
      next: 'tell',
      errors: failing('end'),
    };
    const { did } = await run(
      { call, tell: saying("$.External.lead['first name'] $.External.lead.age", 'end'), end: END },
      { answers: [{ lead: { 'first name': 'Ada', age: 36 } }] },
    );
    expect(did).toEqual(['says Ada 36']);
  });

  it('compares what the contact says of itself', async () => {
    const compare = (value: string) => ({
      compare: {
        type: 'Compare',
        parameters: { ComparisonValue: '$.Attributes.orders' },
        next: 'none',
        on: { 'NumberGreaterOrEqualTo 3': 'many', 'TextStartsWith 1': 'one', '2': 'two' },
        errors: { NoMatchingCondition: 'none' },
      },
      ...endings('many', 'one', 'two', 'none'),
      over: END,
      value,
    });
    const told = async (value: string) => {
      const { value: _, ...flow } = compare(value);
      return (await run(flow, { attributes: { orders: value } })).did;
    };
    expect(await told('7')).toEqual(['says many']);
    expect(await told('1')).toEqual(['says one']);
    expect(await told('2')).toEqual(['says two']);
    expect(await told('0')).toEqual(['says none']);
  });

  it('sets attributes of its contact and of the call that it belongs to', async () => {
    const { attributes, did } = await run({
      set: {
        type: 'UpdateContactAttributes',
        parameters: { Attributes: { phone: '$.CustomerEndpoint.Address', kind: 'known' }, TargetContact: 'Related' },
        next: 'end',
        errors: failing('end'),
      },
      end: END,
    });
    expect(Object.fromEntries(attributes)).toEqual({ phone: '+12025550100', kind: 'known' });
    expect(did).toEqual(['sets phone, kind of the call']);
  });

  it('asks for hours, agents and call progress, and fails where they cannot be told', async () => {
    const hours = {
      type: 'CheckHoursOfOperation',
      parameters: { HoursOfOperationId: 'arn:x/operating-hours/h1' },
      next: 'error',
      on: { True: 'open', False: 'shut' },
      errors: failing('error'),
    };
    const free = {
      type: 'CheckMetricData',
      parameters: { MetricType: 'NumberOfAgentsAvailable' },
      next: 'nobody',
      on: { 'NumberGreaterThan 0': 'somebody' },
      errors: { NoMatchingError: 'error', NoMatchingCondition: 'nobody' },
    };
    const progress = {
      type: 'CheckOutboundCallStatus',
      next: 'error',
      on: { CallAnswered: 'person', VoicemailBeep: 'beep' },
      errors: failing('error'),
    };
    const rest = { ...endings('open', 'shut', 'somebody', 'nobody', 'person', 'beep', 'error'), over: END };
    expect((await run({ hours, ...rest }, { isOpen: true })).did).toEqual(['says open']);
    expect((await run({ hours, ...rest }, { isOpen: false })).did).toEqual(['says shut']);
    expect((await run({ hours, ...rest })).did).toEqual(['says error']);
    expect((await run({ free, ...rest }, { metrics: { NumberOfAgentsAvailable: 2 } })).did).toEqual(['says somebody']);
    expect((await run({ free, ...rest }, { metrics: { NumberOfAgentsAvailable: 0 } })).did).toEqual(['says nobody']);
    expect((await run({ free, ...rest })).did).toEqual(['says error']);
    expect((await run({ progress, ...rest }, { progress: 'VoicemailBeep' })).did).toEqual(['says beep']);
    expect((await run({ progress, ...rest })).did).toEqual(['says error']);
  });

  it('tells of steps that failed, by the flow or module that they stand in, and of nothing that went another way', async () => {
    const invoke = {
      type: 'InvokeLambdaFunction',
      parameters: { LambdaFunctionARN: 'arn:f', InvocationTimeLimitSeconds: '8' },
    };
    const stop = aFlow(
      { store: { ...invoke, next: 'back', errors: failing('back') }, back: { type: 'EndFlowModuleExecution' } },
      'MODULE',
      'the module',
    );
    const menu = {
      type: 'GetParticipantInput',
      parameters: { Text: 'Press 9.', StoreInput: 'False', InputTimeLimitSeconds: '4' },
      next: 'end',
      on: { 9: 'module' },
      errors: { NoMatchingCondition: 'end', InputTimeLimitExceeded: 'end', NoMatchingError: 'end' },
    };
    const module = {
      type: 'InvokeFlowModule',
      parameters: { FlowModuleId: 'arn:x/flow-module/stop' },
      next: 'end',
      errors: failing('end'),
    };
    const actions = { menu, module, end: END };

    expect((await run(actions, { keys: ['9'] }, { stop })).failedIn).toEqual(['the module']);
    expect((await run(actions, { keys: ['9'], answers: [{ status: 'done' }] }, { stop })).failedIn).toEqual([]);
    expect((await run(actions, { keys: [null] }, { stop })).failedIn).toEqual([]);
    expect((await run(actions, { keys: ['9'] })).failedIn).toEqual([aFlow(actions).name]);
  });

  it('loads metrics that later actions refer to', async () => {
    const { did } = await run(
      {
        load: { type: 'GetMetricData', next: 'tell', errors: failing('end') },
        tell: saying('$.Metrics.Queue.Size waiting', 'end'),
        end: END,
      },
      {
        metrics: {
          NumberOfAgentsAvailable: 0,
          NumberOfAgentsStaffed: 1,
          NumberOfAgentsOnline: 1,
          OldestContactInQueueAgeSeconds: 3,
          NumberOfContactsInQueue: 2,
        },
      },
    );
    expect(did).toEqual(['says 2 waiting']);
  });

  it('sends the contact to a queue or to an agent, after which nothing of it follows', async () => {
    const flow = {
      aim: {
        type: 'UpdateContactTargetQueue',
        parameters: { AgentId: '$.Attributes.agent' },
        next: 'queue',
        errors: failing('tier'),
      },
      tier: {
        type: 'UpdateContactTargetQueue',
        parameters: { QueueId: 'arn:aws:connect:x:instance/i/queue/q1' },
        next: 'queue',
        errors: failing('end'),
      },
      queue: {
        type: 'TransferContactToQueue',
        next: 'end',
        errors: { QueueAtCapacity: 'full', NoMatchingError: 'end' },
      },
      full: saying('full', 'end'),
      end: HANG_UP,
    };
    const free = await run(flow, { attributes: { agent: 'agent-1' } });
    expect([free.end, free.did]).toEqual(['queued', ['aims at agent agent-1']]);
    const gone = await run(flow, { attributes: { agent: 'agent-1' }, knownQueues: ['q1'] });
    expect([gone.end, gone.did]).toEqual(['queued', ['aims at agent agent-1', 'aims at queue q1']]);
    const full = await run(flow, { attributes: { agent: 'agent-1' }, queue: 'at-capacity' });
    expect(full.did.slice(1)).toEqual(['says full', 'hangs up']);
  });

  it('sets one hook at a time, and who is recorded', async () => {
    const { did } = await run({
      hook: {
        type: 'UpdateContactEventHooks',
        parameters: { EventHooks: { CustomerQueue: 'arn:aws:connect:x:instance/i/contact-flow/f1' } },
        next: 'record',
        errors: failing('end'),
      },
      record: {
        type: 'UpdateContactRecordingBehavior',
        parameters: { RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } },
        next: 'end',
      },
      end: END,
    });
    expect(did).toEqual(['CustomerQueue is f1', 'records Agent and Customer']);
  });

  it('goes round a loop as often as it says, once more not, and then from the beginning', async () => {
    const { did } = await run({
      loop: {
        type: 'Loop',
        parameters: { LoopCount: '2' },
        next: 'done',
        on: { ContinueLooping: 'again', DoneLooping: 'done' },
      },
      again: saying('again', 'loop'),
      done: saying('done', 'second'),
      second: {
        type: 'Compare',
        parameters: { ComparisonValue: '$.Attributes.stop' },
        next: 'over',
        on: { yes: 'over' },
        errors: { NoMatchingCondition: 'stop' },
      },
      stop: {
        type: 'UpdateContactAttributes',
        parameters: { Attributes: { stop: 'yes' } },
        next: 'loop',
        errors: failing('over'),
      },
      over: END,
    });
    expect(did).toEqual(['says again', 'says again', 'says done', 'says again', 'says again', 'says done']);
  });

  it('runs a module and goes on behind it, and hands over to another flow for good', async () => {
    const module = aFlow(
      { ask: saying('from the module', 'back'), back: { type: 'EndFlowModuleExecution' } },
      'MODULE',
    );
    const other = aFlow({ other: saying('from the other flow', 'end'), end: END });
    const { did, end } = await run(
      {
        module: {
          type: 'InvokeFlowModule',
          parameters: { FlowModuleId: 'arn:x/flow-module/m1:2' },
          next: 'on',
          errors: failing('end'),
        },
        on: saying('behind it', 'transfer'),
        transfer: {
          type: 'TransferToFlow',
          parameters: { ContactFlowId: 'f2' },
          next: 'end',
          errors: failing('missing'),
        },
        missing: saying('missing', 'end'),
        end: HANG_UP,
      },
      {},
      { m1: module, f2: other },
    );
    expect(did).toEqual(['says from the module', 'says behind it', 'says from the other flow']);
    expect(end).toBe('ended');
  });

  it('takes the error branch where the module or flow is missing', async () => {
    const { did } = await run({
      transfer: {
        type: 'TransferToFlow',
        parameters: { ContactFlowId: 'f2' },
        next: 'end',
        errors: failing('missing'),
      },
      missing: saying('missing', 'end'),
      end: HANG_UP,
    });
    expect(did).toEqual(['says missing', 'hangs up']);
  });

  it('shows a view with its data and goes on by what was done with it', async () => {
    const view = {
      type: 'ShowView',
      parameters: {
        ViewResource: { Id: 'arn:aws:connect:us-east-1:111122223333:instance/i/view/v1:$LATEST' },
        InvocationTimeLimitSeconds: '600',
        ViewData: { title: 'About $.Attributes.purpose', list: [{ text: '$.Attributes.purpose' }] },
      },
      next: 'error',
      on: { Submit: 'sent' },
      errors: { NoMatchingCondition: 'other', NoMatchingError: 'error', TimeLimitExceeded: 'late' },
    };
    const flow = {
      view,
      sent: saying('$.Views.ViewResultData.note by $.Views.Action', 'over'),
      ...endings('other', 'error', 'late'),
      over: END,
    };
    const sent = await run(flow, {
      attributes: { purpose: 'a gift' },
      views: [{ action: 'Submit', fields: { note: 'fine' } }],
    });
    expect(sent.shown).toEqual([
      { viewId: 'v1', data: { title: 'About a gift', list: [{ text: 'a gift' }] }, limitSeconds: 600 },
    ]);
    expect(sent.did).toEqual(['says fine by Submit']);
    expect((await run(flow, { views: [{ action: 'Close', fields: {} }] })).did).toEqual(['says other']);
    expect((await run(flow, { views: ['too-late'] })).did).toEqual(['says late']);
    expect((await run(flow)).did).toEqual(['says error']);
  });

  it('creates a task', async () => {
    const { tasks } = await run(
      {
        task: {
          type: 'CreateTask',
          parameters: {
            ContactFlowId: 'arn:x/contact-flow/f9',
            Name: 'Call $.Attributes.lead',
            Attributes: { lead: '$.Attributes.lead' },
            ScheduledTime: '$.Attributes.at',
            References: { page: { Value: 'https://example.com', Type: 'URL' } },
          },
          next: 'end',
          errors: failing('end'),
        },
        end: END,
      },
      { attributes: { lead: 'lead-1', at: '2026-01-05T12:00:00Z' } },
    );
    expect(tasks).toEqual([
      {
        contactFlowId: 'f9',
        name: 'Call lead-1',
        description: undefined,
        attributes: { lead: 'lead-1' },
        references: { page: 'https://example.com' },
        delaySeconds: 0,
        scheduledTime: '2026-01-05T12:00:00Z',
      },
    ]);
  });

  it('stops where the person is gone', async () => {
    const { did, end } = await run(
      { one: saying('one', 'two'), two: saying('two', 'end'), end: HANG_UP },
      { leavesAfter: 1 },
    );
    expect([end, did]).toEqual(['interrupted', ['says one']]);
  });

  it('waits, and plays texts while somebody waits', async () => {
    const waiting = aFlow(
      {
        music: {
          type: 'MessageParticipantIteratively',
          parameters: { Messages: [{ Text: 'a' }, { PromptId: 'p' }], InterruptFrequencySeconds: '20' },
          next: 'wait',
          on: { MessagesInterrupted: 'wait' },
          errors: failing('end'),
        },
        wait: {
          type: 'Wait',
          parameters: { TimeoutSeconds: '3' },
          next: 'end',
          on: { WaitCompleted: 'end' },
          errors: failing('end'),
        },
        end: HANG_UP,
      },
      'CUSTOMER_QUEUE',
    );
    const { host, did } = aFlowHost();
    await runFlow(waiting, NO_OTHERS, host);
    expect(did).toEqual(['says over and over a / (recording p) for 20 s', 'waits 3 s', 'hangs up']);
  });

  it('throws when it goes round in circles', async () => {
    const round = { type: 'UpdateFlowLoggingBehavior', parameters: { FlowLoggingBehavior: 'Disabled' }, next: 'a' };
    await expect(run({ a: { ...round, next: 'b' }, b: round })).rejects.toThrow(
      'went through 1000 actions without an end',
    );
  });
});

import type {
  FlowHost,
  FunctionToInvoke,
  TaskToCreate,
  ViewAnswer,
  ViewToShow,
} from '../../simulator/flows/flow-host.ts';

export interface ScriptedHost {
  readonly host: FlowHost;
  /** What the flow did, in its order. */
  readonly did: string[];
  readonly invoked: FunctionToInvoke[];
  readonly shown: ViewToShow[];
  readonly tasks: TaskToCreate[];
  readonly attributes: Map<string, string>;
  /** Flows and modules of steps that failed, in their order. */
  readonly failedIn: string[];
}

export interface HostScript {
  readonly attributes?: Readonly<Record<string, string>>;
  /** Keys for each question, in order; null for nobody pressing any. */
  readonly keys?: readonly (string | null)[];
  readonly answers?: readonly unknown[];
  readonly views?: readonly (ViewAnswer | 'too-late')[];
  readonly metrics?: Readonly<Record<string, number>>;
  readonly isOpen?: boolean;
  readonly progress?: 'CallAnswered' | 'VoicemailBeep' | 'VoicemailNoBeep' | 'NotDetected';
  readonly queue?: 'queued' | 'at-capacity' | 'no-queue';
  readonly knownQueues?: readonly string[];
  /** Flows and modules that Connect's system fails to run. */
  readonly notRun?: readonly string[];
  /** The person is gone after so many texts. */
  readonly leavesAfter?: number;
}

/** A contact that answers by a script and notes what the flow did with it. */
export function aFlowHost(script: HostScript = {}): ScriptedHost {
  const did: string[] = [];
  const invoked: FunctionToInvoke[] = [];
  const shown: ViewToShow[] = [];
  const tasks: TaskToCreate[] = [];
  const failedIn: string[] = [];
  const attributes = new Map(Object.entries(script.attributes ?? {}));
  const keys = [...(script.keys ?? [])];
  const answers = [...(script.answers ?? [])];
  const views = [...(script.views ?? [])];
  let said = 0;
  const host: FlowHost = {
    goesOn: () => script.leavesAfter === undefined || said < script.leavesAfter,
    pause: async (milliseconds) => {
      if (milliseconds >= 1_000) did.push(`waits ${milliseconds / 1_000} s`);
    },
    lookUp: ([root, name = '']) => {
      if (root === 'Attributes') return attributes.get(name);
      return root === 'CustomerEndpoint' ? '+12025550100' : undefined;
    },
    say: async (text) => {
      said += 1;
      did.push(`says ${text}`);
    },
    sayOverAndOver: async (messages, seconds) => {
      did.push(`says over and over ${messages.map(({ text }) => text).join(' / ')} for ${seconds} s`);
    },
    ask: async (text, limitSeconds, mostDigits) => {
      did.push(`asks ${text} (${limitSeconds} s, ${mostDigits})`);
      return keys.shift() ?? undefined;
    },
    invoke: async (call) => {
      invoked.push(call);
      return answers.shift();
    },
    setAttributes: (given, of) => {
      if (of === 'Related') did.push(`sets ${Object.keys(given).join(', ')} of the call`);
      for (const [name, value] of Object.entries(given)) attributes.set(name, value);
    },
    setHook: (event, flowId) => void did.push(`${event} is ${flowId}`),
    setRecording: (participants) => void did.push(`records ${participants.join(' and ') || 'nobody'}`),
    setTargetQueue: (queue) => {
      const name = queue.kind === 'queue' ? queue.queueId : queue.agentId;
      did.push(`aims at ${queue.kind} ${name}`);
      return script.knownQueues?.includes(name) ?? true;
    },
    enqueue: () => script.queue ?? 'queued',
    isOpen: () => script.isOpen,
    metric: (metric) => script.metrics?.[metric],
    callProgress: () => script.progress,
    show: async (view) => {
      shown.push(view);
      return views.shift();
    },
    createTask: (task) => void tasks.push(task),
    isRun: (flowName) => !(script.notRun?.includes(flowName) ?? false),
    stepFailed: (flowName) => void failedIn.push(flowName),
    disconnect: () => void did.push('hangs up'),
  };
  return { host, did, invoked, shown, tasks, attributes, failedIn };
}

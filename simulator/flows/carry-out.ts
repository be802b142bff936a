import { EVENT_HOOKS, METRICS } from './action-parameters.ts';
import type { FlowAction } from './flow-document.ts';
import type { FlowHost, QueueName } from './flow-host.ts';
import type { FlowMemory } from './flow-memory.ts';
import { filledIn, isReference, type Reference, referencesIn } from './flow-references.ts';
import { idOf } from './resource-id.ts';
import { silenceOfSsml, wordsOfSsml } from './spoken-text.ts';

/** How an action came out, and so which of its branches is next. */
export type Outcome =
  | { readonly kind: 'next' }
  | { readonly kind: 'result'; readonly result: string }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'module'; readonly moduleId: string }
  | { readonly kind: 'flow'; readonly flowId: string }
  | { readonly kind: 'end'; readonly end: 'ended' | 'module-ended' | 'disconnected' | 'queued' };

const NEXT: Outcome = { kind: 'next' };
const FAILED: Outcome = { kind: 'error', error: 'NoMatchingError' };
/** A function's answer has less: https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html */
const MOST_ANSWER_BYTES = 32_768;
/** Connect has digits collected one at a time for a menu. */
const MENU_DIGITS = 1;

interface Message {
  readonly Text?: string | undefined;
  readonly SSML?: string | undefined;
  readonly PromptId?: string | undefined;
  readonly Media?: { readonly Uri: string } | undefined;
}

/** Carries actions out for one run of a flow. */
export class ActionRunner {
  readonly #host: FlowHost;
  readonly #memory: FlowMemory;

  constructor(host: FlowHost, memory: FlowMemory) {
    this.#host = host;
    this.#memory = memory;
  }

  async carryOut(action: FlowAction): Promise<Outcome> {
    const host = this.#host;
    switch (action.Type) {
      case 'MessageParticipant':
        await this.#say(action.Parameters);
        return NEXT;
      case 'MessageParticipantIteratively': {
        const { Messages: messages, InterruptFrequencySeconds: seconds } = action.Parameters;
        await host.sayOverAndOver(
          messages.map((own) => ({ text: this.#words(own), silenceSeconds: silenceOfSsml(own.SSML ?? '') })),
          seconds,
        );
        return { kind: 'result', result: 'MessagesInterrupted' };
      }
      case 'GetParticipantInput':
        return this.#ask(action.Parameters);
      case 'Wait': {
        const { TimeoutSeconds, TimeLimitSeconds } = action.Parameters;
        await host.pause(this.#number(TimeoutSeconds ?? TimeLimitSeconds ?? '0') * 1_000);
        return { kind: 'result', result: 'WaitCompleted' };
      }
      case 'InvokeLambdaFunction':
        return this.#invoke(action.Parameters);
      case 'UpdateContactAttributes': {
        const { Attributes: attributes, TargetContact: of = 'Current' } = action.Parameters;
        host.setAttributes(this.#map(attributes), of);
        return NEXT;
      }
      case 'UpdateFlowAttributes':
        for (const [name, { Value: value }] of Object.entries(action.Parameters.FlowAttributes)) {
          this.#memory.flowAttributes.set(name, this.#text(value));
        }
        return NEXT;
      case 'UpdateContactData':
      case 'UpdateContactRoutingBehavior':
      case 'UpdateContactTextToSpeechVoice':
      case 'UpdateFlowLoggingBehavior':
      case 'TagContact':
        return NEXT;
      case 'UpdateContactRecordingBehavior':
        host.setRecording(action.Parameters.RecordingBehavior?.RecordedParticipants ?? []);
        return NEXT;
      case 'UpdateContactEventHooks':
        for (const [event, flowId] of Object.entries(action.Parameters.EventHooks)) {
          const hook = EVENT_HOOKS.find((known) => known === event);
          if (hook !== undefined && flowId !== undefined) host.setHook(hook, idOf(this.#text(flowId)));
        }
        return NEXT;
      case 'Compare':
        return { kind: 'result', result: this.#text(action.Parameters.ComparisonValue) };
      case 'CheckHoursOfOperation': {
        const { HoursOfOperationId: hours } = action.Parameters;
        const isOpen = host.isOpen(hours === undefined ? undefined : idOf(this.#text(hours)));
        return isOpen === undefined ? FAILED : { kind: 'result', result: isOpen ? 'True' : 'False' };
      }
      case 'CheckMetricData': {
        const value = host.metric(action.Parameters.MetricType, this.#queue(action.Parameters));
        return value === undefined ? FAILED : { kind: 'result', result: String(value) };
      }
      case 'GetMetricData':
        return this.#loadMetrics(this.#queue(action.Parameters));
      case 'CheckOutboundCallStatus': {
        const progress = host.callProgress();
        return progress === undefined ? FAILED : { kind: 'result', result: progress };
      }
      case 'UpdateContactTargetQueue': {
        const queue = this.#queue(action.Parameters);
        return queue !== undefined && host.setTargetQueue(queue) ? NEXT : FAILED;
      }
      case 'DequeueContactAndTransferToQueue': {
        const queue = this.#queue(action.Parameters);
        return queue !== undefined && host.setTargetQueue(queue) ? this.#enqueue() : FAILED;
      }
      case 'TransferContactToQueue':
        return this.#enqueue();
      case 'InvokeFlowModule':
        return { kind: 'module', moduleId: idOf(this.#text(action.Parameters.FlowModuleId)) };
      case 'TransferToFlow':
        return { kind: 'flow', flowId: idOf(this.#text(action.Parameters.ContactFlowId)) };
      case 'ShowView':
        return this.#show(action.Parameters);
      case 'CreateTask':
        return this.#createTask(action.Parameters);
      case 'Loop': {
        const again = this.#memory.goesRound(action.Identifier, this.#number(action.Parameters.LoopCount));
        return { kind: 'result', result: again ? 'ContinueLooping' : 'DoneLooping' };
      }
      case 'EndFlowExecution':
        return { kind: 'end', end: 'ended' };
      case 'EndFlowModuleExecution':
        return { kind: 'end', end: 'module-ended' };
      case 'DisconnectParticipant':
        host.disconnect();
        return { kind: 'end', end: 'disconnected' };
    }
  }

  async #say(message: Message): Promise<void> {
    await this.#host.say(this.#words(message));
    const silence = silenceOfSsml(message.SSML ?? '');
    if (silence > 0) await this.#host.pause(silence * 1_000);
  }

  #words({ Text, SSML, PromptId, Media }: Message): string {
    if (Text !== undefined) return this.#text(Text);
    if (SSML !== undefined) return wordsOfSsml(this.#text(SSML));
    return `(recording ${this.#text(PromptId ?? Media?.Uri ?? '')})`;
  }

  async #ask(parameters: Extract<FlowAction, { Type: 'GetParticipantInput' }>['Parameters']): Promise<Outcome> {
    const { StoreInput, InputTimeLimitSeconds, InputValidation } = parameters;
    const limitSeconds = this.#number(InputTimeLimitSeconds);
    const stores = StoreInput === 'True';
    const most = stores ? this.#number(InputValidation?.CustomValidation?.MaximumLength ?? '20') : MENU_DIGITS;
    const digits = await this.#host.ask(this.#words(parameters), limitSeconds, most);
    if (stores) {
      this.#memory.storedInput = digits ?? 'Timeout';
      return NEXT;
    }
    return digits === undefined
      ? { kind: 'error', error: 'InputTimeLimitExceeded' }
      : { kind: 'result', result: digits };
  }

  async #invoke(parameters: Extract<FlowAction, { Type: 'InvokeLambdaFunction' }>['Parameters']): Promise<Outcome> {
    const answer = await this.#host.invoke({
      functionArn: this.#text(parameters.LambdaFunctionARN),
      parameters: this.#map(parameters.LambdaInvocationAttributes ?? {}),
      limitSeconds: parameters.InvocationTimeLimitSeconds,
    });
    const isFlat = (parameters.ResponseValidation?.ResponseType ?? 'STRING_MAP') === 'STRING_MAP';
    if (!isTaken(answer, isFlat)) return FAILED;
    this.#memory.external = answer;
    return NEXT;
  }

  async #show(parameters: Extract<FlowAction, { Type: 'ShowView' }>['Parameters']): Promise<Outcome> {
    const answer = await this.#host.show({
      viewId: idOf(this.#text(parameters.ViewResource.Id)),
      data: Object.fromEntries(
        Object.entries(parameters.ViewData ?? {}).map(([name, value]) => [name, this.#deep(value)]),
      ),
      limitSeconds: this.#number(parameters.InvocationTimeLimitSeconds),
    });
    if (answer === undefined) return FAILED;
    if (answer === 'too-late') return { kind: 'error', error: 'TimeLimitExceeded' };
    this.#memory.view = { Action: answer.action, ViewResultData: answer.fields };
    return { kind: 'result', result: answer.action };
  }

  #createTask(parameters: Extract<FlowAction, { Type: 'CreateTask' }>['Parameters']): Outcome {
    const { ContactFlowId, Name, Description, Attributes, References, DelaySeconds, ScheduledTime } = parameters;
    this.#host.createTask({
      contactFlowId: ContactFlowId === undefined ? undefined : idOf(this.#text(ContactFlowId)),
      name: this.#text(Name),
      description: Description === undefined ? undefined : this.#text(Description),
      attributes: this.#map(Attributes ?? {}),
      references: this.#map(
        Object.fromEntries(
          Object.entries(References ?? {}).map(([name, own]) => [name, typeof own === 'string' ? own : own.Value]),
        ),
      ),
      delaySeconds: DelaySeconds === undefined ? 0 : this.#number(DelaySeconds),
      scheduledTime: ScheduledTime === undefined ? undefined : this.#text(ScheduledTime),
    });
    return NEXT;
  }

  #enqueue(): Outcome {
    const answer = this.#host.enqueue();
    if (answer === 'queued') return { kind: 'end', end: 'queued' };
    return answer === 'at-capacity' ? { kind: 'error', error: 'QueueAtCapacity' } : FAILED;
  }

  #loadMetrics(queue: QueueName | undefined): Outcome {
    const values = METRICS.map((metric) => [METRIC_PATHS[metric], this.#host.metric(metric, queue)] as const);
    if (values.some(([, value]) => value === undefined)) return FAILED;
    const agents = Object.fromEntries(
      values.filter(([[group]]) => group === 'Agents').map(([[, name], value]) => [name, value]),
    );
    const own = Object.fromEntries(
      values.filter(([[group]]) => group === 'Queue').map(([[, name], value]) => [name, value]),
    );
    this.#memory.metrics = { Queue: own, Agents: agents };
    return NEXT;
  }

  #queue({
    QueueId,
    AgentId,
  }: {
    readonly QueueId?: string | undefined;
    readonly AgentId?: string | undefined;
  }): QueueName | undefined {
    if (AgentId !== undefined) return { kind: 'agent', agentId: idOf(this.#text(AgentId)) };
    return QueueId === undefined ? undefined : { kind: 'queue', queueId: idOf(this.#text(QueueId)) };
  }

  #map(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [this.#text(name), this.#text(value)]));
  }

  #deep(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return value.map((item) => this.#deep(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.#deep(item)]));
  }

  #text(text: string): string {
    if (!text.includes('$')) return text;
    const whole = isReference(text) ? referencesIn(text)[0] : undefined;
    return whole === undefined ? filledIn(text, (reference) => this.#lookUp(reference)) : (this.#lookUp(whole) ?? '');
  }

  #number(text: string): number {
    return Number(this.#text(text));
  }

  #lookUp(reference: Reference): string | undefined {
    const remembered = this.#memory.lookUp(reference);
    return remembered === undefined ? this.#host.lookUp(reference) : remembered.value;
  }
}

/** Where `GetMetricData` leaves what it loads: `$.Metrics.Agents.Available.Count` and so on. */
const METRIC_PATHS = {
  NumberOfAgentsAvailable: ['Agents', 'Available'],
  NumberOfAgentsStaffed: ['Agents', 'Staffed'],
  NumberOfAgentsOnline: ['Agents', 'Online'],
  OldestContactInQueueAgeSeconds: ['Queue', 'OldestContactAge'],
  NumberOfContactsInQueue: ['Queue', 'Size'],
} as const;

/** Connect takes less than 32 KB; as `STRING_MAP` a flat map of texts alone. */
function isTaken(answer: unknown, isFlat: boolean): boolean {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return false;
  if (isFlat && Object.values(answer).some((value) => typeof value !== 'string')) return false;
  return Buffer.byteLength(JSON.stringify(answer)) < MOST_ANSWER_BYTES;
}

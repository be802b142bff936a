import type { Temporal } from 'temporal-polyfill';
import type { EventHook, Metric } from '../flows/action-parameters.ts';
import type {
  FlowHost,
  FunctionToInvoke,
  QueueName,
  SpokenMessage,
  TaskToCreate,
  ViewAnswer,
  ViewToShow,
} from '../flows/flow-host.ts';
import type { Reference } from '../flows/flow-references.ts';
import type { TranscriptStep } from '../flows/transcript.ts';
import { connectArn } from './arns.ts';
import type { FlowingContact } from './contact.ts';
import { flowEvent } from './flow-event.ts';
import type { FlowCallEnd, FlowFunctionName } from './flow-functions.ts';
import type { FlowSurroundings } from './flow-surroundings.ts';
import type { Guide } from './guide.ts';
import { LineRun } from './line-run.ts';

/** A step without its moment. */
export type StepTold = TranscriptStep extends infer Step
  ? Step extends TranscriptStep
    ? Omit<Step, 'at'>
    : never
  : never;

/** What every flow of a contact can do, whoever listens to it. */
export abstract class ContactHost implements FlowHost {
  protected readonly leg: FlowingContact;
  protected readonly around: FlowSurroundings;
  readonly run: LineRun;

  constructor(leg: FlowingContact, around: FlowSurroundings) {
    this.leg = leg;
    this.around = around;
    this.run = new LineRun(around.clock);
  }

  abstract say(text: string): Promise<void>;
  abstract ask(text: string, limitSeconds: number, mostDigits: number): Promise<string | undefined>;
  abstract enqueue(): 'queued' | 'at-capacity' | 'no-queue';
  abstract show(view: ViewToShow): Promise<ViewAnswer | 'too-late' | undefined>;
  abstract disconnect(): void;

  goesOn(): boolean {
    return this.run.goesOn;
  }

  pause(milliseconds: number): Promise<void> {
    return this.run.pause(milliseconds);
  }

  /** What is being said when the time is over is said to its end. */
  async sayOverAndOver(messages: readonly SpokenMessage[], seconds: number | undefined): Promise<void> {
    const { clock } = this.around;
    const endsAt = seconds === undefined ? undefined : clock.now().add({ seconds });
    const leftMilliseconds = () =>
      endsAt === undefined ? Number.POSITIVE_INFINITY : endsAt.since(clock.now()).total('milliseconds');
    while (this.run.goesOn && leftMilliseconds() > 0) {
      const beganAt = clock.now();
      for (const { text, silenceSeconds } of messages) {
        if (text !== '' && leftMilliseconds() > 0 && this.run.goesOn) await this.say(text);
        await this.run.pause(Math.min(silenceSeconds * 1_000, leftMilliseconds()));
      }
      const isSilent = clock.now().equals(beganAt);
      if (isSilent && endsAt === undefined) await this.run.rest();
      else if (isSilent) await this.run.pause(leftMilliseconds());
    }
  }

  lookUp(reference: Reference): string | undefined {
    const [root, name = ''] = reference;
    const { leg, around } = this;
    switch (root) {
      case 'Attributes':
        return leg.attributes[name];
      case 'ContactId':
        return leg.contactId;
      case 'InitialContactId':
        return leg.initialContactId ?? leg.contactId;
      case 'PreviousContactId':
        return leg.previousContactId;
      case 'Channel':
        return leg.channel;
      case 'InitiationMethod':
        return leg.initiationMethod;
      case 'InstanceARN':
        return connectArn(around.instance);
      case 'AwsRegion':
        return around.instance.region;
      case 'CustomerEndpoint':
        return endpointOf(name, leg.customerNumber);
      case 'SystemEndpoint':
        return endpointOf(name, leg.systemNumber);
      case 'Queue':
        return this.#queueFact(name);
      case 'Agent':
        return name === 'UserName' ? leg.agent?.username : undefined;
      default:
        return undefined;
    }
  }

  async invoke({ functionArn, parameters, limitSeconds }: FunctionToInvoke): Promise<unknown> {
    const name = this.around.library.functionName(functionArn);
    if (name === undefined) return undefined;
    const event = flowEvent(this.leg, parameters, this.around.instance, this.guide());
    const end = await this.around.call(name, event, limitSeconds);
    this.note({
      kind: 'function-called',
      name,
      answer: end.kind === 'answered' ? (end.answer['status'] ?? 'answered') : end.kind,
    });
    this.answered(name, end);
    return end.kind === 'answered' ? end.answer : undefined;
  }

  setAttributes(attributes: Readonly<Record<string, string>>, _of: 'Current' | 'Related'): void {
    this.leg.attributes = { ...this.leg.attributes, ...attributes };
  }

  setHook(event: EventHook, flowId: string): void {
    this.leg.line.hooks.set(event, flowId);
  }

  setRecording(participants: readonly ('Agent' | 'Customer')[]): void {
    const { line } = this.leg;
    if (participants.length === 0 && line.recorded.length === 0) return;
    line.recorded = participants;
    this.note({ kind: 'recorded', who: participants });
  }

  setTargetQueue(queue: QueueName): boolean {
    const { agents, department, isQueueGone } = this.around;
    const isThere =
      queue.kind === 'agent'
        ? agents.isKnown(queue.agentId)
        : department.hasQueue(queue.queueId) && !isQueueGone(queue.queueId);
    if (isThere) this.leg.line.target = queue;
    return isThere;
  }

  isOpen(hoursId: string | undefined): boolean | undefined {
    if (hoursId !== undefined && !this.around.library.hasHours(hoursId)) return undefined;
    return this.around.isWorked(this.around.clock.now());
  }

  metric(metric: Metric, queue: QueueName | undefined): number | undefined {
    const { agents, department } = this.around;
    const of = queue ?? this.leg.line.target ?? { kind: 'queue' as const, queueId: this.leg.queue.queueId };
    if (of.kind === 'agent')
      return metric === 'NumberOfAgentsAvailable' ? Number(agents.isFree(of.agentId)) : undefined;
    const tier = department.tierServing(of.queueId, this.leg);
    const at = agents.numbersOf(tier);
    switch (metric) {
      case 'NumberOfAgentsAvailable':
        return at.available;
      case 'NumberOfAgentsStaffed':
      case 'NumberOfAgentsOnline':
        return at.online;
      case 'NumberOfContactsInQueue':
      case 'OldestContactInQueueAgeSeconds':
        return undefined;
    }
  }

  /** Calls are placed as GENERAL: Connect looks at nobody's voice. */
  callProgress(): undefined {
    return undefined;
  }

  createTask(task: TaskToCreate): void {
    this.note({ kind: 'task', name: task.name });
    this.around.createTask(task, this.leg);
  }

  isRun(flowName: string): boolean {
    return this.around.isFlowRun(flowName);
  }

  stepFailed(flowName: string): void {
    this.around.onStepFailed(flowName);
  }

  /** The guide through which it runs, where that has a contact of its own. */
  protected guide(): Guide | undefined {
    return undefined;
  }

  /** Told of every function that the flow has called. */
  protected answered(_name: FlowFunctionName, _end: FlowCallEnd): void {}

  protected note(step: StepTold, at: Temporal.Instant = this.around.clock.now()): void {
    this.leg.line.transcript.push({ at: at.toString(), ...step });
  }

  #queueFact(name: string): string | undefined {
    const { queue } = this.leg;
    if (name === 'Name') return queue.name;
    return name === 'ARN' ? connectArn(this.around.instance, 'queue', queue.queueId) : undefined;
  }
}

function endpointOf(name: string, number: string | undefined): string | undefined {
  if (number === undefined) return undefined;
  if (name === 'Address') return number;
  return name === 'Type' ? 'TELEPHONE_NUMBER' : undefined;
}

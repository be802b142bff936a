import type { EventHook, Metric } from './action-parameters.ts';
import type { Reference } from './flow-references.ts';

/** What a flow can ask of the queue or of the agent's own queue. */
export type QueueName =
  | { readonly kind: 'queue'; readonly queueId: string }
  | { readonly kind: 'agent'; readonly agentId: string };

/** A text, and the silence that follows it. */
export interface SpokenMessage {
  readonly text: string;
  readonly silenceSeconds: number;
}

export interface TaskToCreate {
  readonly contactFlowId: string | undefined;
  readonly name: string;
  readonly description: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly references: Readonly<Record<string, string>>;
  readonly delaySeconds: number;
  /** ISO 8601, when the task is asked for at a moment. */
  readonly scheduledTime: string | undefined;
}

export interface ViewToShow {
  readonly viewId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly limitSeconds: number;
}

/** What somebody did with a view: the action they chose, and the fields they filled in. */
export interface ViewAnswer {
  readonly action: string;
  /** What was written; of a field in which one chooses, a list of what was chosen. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

export interface FunctionToInvoke {
  readonly functionArn: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly limitSeconds: number;
}

/**
 * A contact as the instance holds it, and the person whom the flow speaks to. Everything takes the time that it takes on the
 * line: a prompt is over when it was spoken, unless the person is gone before.
 */
export interface FlowHost {
  /** Whether the flow goes on: its person is on the line, and nothing has taken the contact out of its hands. */
  goesOn(): boolean;
  pause(milliseconds: number): Promise<void>;
  /** What the contact says of itself, and its attributes. */
  lookUp(reference: Reference): string | undefined;
  say(text: string): Promise<void>;
  /** Speaks the messages over and over, for so many seconds or as long as the flow goes on. */
  sayOverAndOver(messages: readonly SpokenMessage[], seconds: number | undefined): Promise<void>;
  /** Speaks, listens, and tells the digits that were pressed; undefined when none came in time. */
  ask(text: string, limitSeconds: number, mostDigits: number): Promise<string | undefined>;
  /** What the function answered, as JSON; undefined when it never did. */
  invoke(call: FunctionToInvoke): Promise<unknown>;
  setAttributes(attributes: Readonly<Record<string, string>>, of: 'Current' | 'Related'): void;
  setHook(event: EventHook, flowId: string): void;
  setRecording(participants: readonly ('Agent' | 'Customer')[]): void;
  /** Whether there is such a queue. */
  setTargetQueue(queue: QueueName): boolean;
  /** The contact waits in its target queue from now on: nothing of this flow follows. */
  enqueue(): 'queued' | 'at-capacity' | 'no-queue';
  isOpen(hoursId: string | undefined): boolean | undefined;
  /** Of the target queue when none is named; undefined when it cannot be told. */
  metric(metric: Metric, queue: QueueName | undefined): number | undefined;
  /** Undefined when the call was not placed as one of a campaign. */
  callProgress(): 'CallAnswered' | 'VoicemailBeep' | 'VoicemailNoBeep' | 'NotDetected' | undefined;
  /** What the person did with it; undefined when nobody is there to see it, `too-late` when nothing came in time. */
  show(view: ViewToShow): Promise<ViewAnswer | 'too-late' | undefined>;
  createTask(task: TaskToCreate): void;
  /** Whether Connect's own system runs the flow or module of that name; where it does not, the contact is cut off. */
  isRun(flowName: string): boolean;
  /** Told when a step of the flow, or of the module, of that name failed and its error branch is taken. */
  stepFailed(flowName: string): void;
  disconnect(): void;
}

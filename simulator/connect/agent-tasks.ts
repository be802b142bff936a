import { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { TaskToCreate } from '../flows/flow-host.ts';
import { runFlow } from '../flows/run-flow.ts';
import { refreshFrom } from '../people/agents.ts';
import { identifierFor } from '../random.ts';
import { type Contact, type FlowingContact, silentLine } from './contact.ts';
import type { ContactEventType } from './contact-event.ts';
import { ContactHost } from './contact-host.ts';
import type { FlowSurroundings } from './flow-surroundings.ts';

export interface AgentTasksInput {
  readonly onEvent: (contact: Contact, eventType: ContactEventType) => void;
  readonly onCompleted: (contact: Contact) => void;
}

/** A task that reached somebody, or nobody. */
export interface TrueTask {
  readonly name: string;
  readonly createdAt: string;
  /** When an agent saw it, and who. */
  readonly seenAt?: string;
  readonly agent?: string;
}

/** Nobody looks at a task for longer than this: then it expires (Administrator Guide, "Concepts: Amazon Connect Tasks"). */
const LONGEST_DAYS = 7;
const MINUTES_BETWEEN_LOOKS = 5;
const READ_MILLISECONDS = 20_000;

/** As `StartTaskContact` takes it, in seconds since 1970; or as a date and time with its offset. */
function momentOf(scheduledTime: string): Temporal.Instant {
  return /^\d+$/.test(scheduledTime)
    ? Temporal.Instant.fromEpochMilliseconds(Number(scheduledTime) * 1_000)
    : Temporal.Instant.from(scheduledTime);
}

/** Tasks that flows create: contacts of their own, which a flow brings to an agent beside their calls. */
export class AgentTasks {
  readonly #around: FlowSurroundings;
  readonly #input: AgentTasksInput;
  readonly #clock: VirtualClock;
  readonly #tasks: { readonly contact: FlowingContact; readonly name: string }[] = [];

  constructor(around: FlowSurroundings, input: AgentTasksInput, clock: VirtualClock) {
    this.#around = around;
    this.#input = input;
    this.#clock = clock;
  }

  find(contactId: string): Contact | undefined {
    return this.#tasks.find(({ contact }) => contact.contactId === contactId)?.contact;
  }

  /** In the order in which they were due. */
  truth(): readonly TrueTask[] {
    return this.#tasks.map(({ contact, name }) => ({
      name,
      createdAt: contact.initiatedAt.toString(),
      ...(contact.withAgentAt !== undefined && { seenAt: contact.withAgentAt.toString() }),
      ...(contact.agent !== undefined && { agent: contact.agent.username }),
    }));
  }

  create(task: TaskToCreate, from: FlowingContact): void {
    const at =
      task.scheduledTime === undefined
        ? this.#clock.now().add({ seconds: task.delaySeconds })
        : momentOf(task.scheduledTime);
    this.#clock.at(at, () => this.#begin(task, from));
  }

  #begin(task: TaskToCreate, from: FlowingContact): void {
    const around = this.#around;
    const { onEvent } = this.#input;
    const flow = around.library.flow(task.contactFlowId ?? '');
    if (flow === undefined) return;
    const now = this.#clock.now();
    const contact: FlowingContact = {
      contactId: identifierFor(around.seed, 'task', from.contactId, now.toString()),
      channel: 'TASK',
      initiationMethod: 'FLOW',
      attributes: task.attributes,
      line: silentLine(),
      tier: from.tier,
      queue: from.queue,
      initiatedAt: now,
      phase: 'waiting',
    };
    this.#tasks.push({ contact, name: task.name });
    onEvent(contact, 'INITIATED');
    const host = new TaskHost(contact, around, {
      onQueued: () => this.#enqueue(contact),
      onOver: () => this.#end(contact, 'CONTACT_FLOW_DISCONNECT'),
    });
    this.#clock.after(0, async () => {
      const end = await runFlow(flow, around.library, host);
      if (end === 'ended') this.#end(contact, 'CONTACT_FLOW_DISCONNECT');
    });
  }

  #enqueue(contact: FlowingContact): void {
    const { department } = this.#around;
    const { target } = contact.line;
    if (target?.kind === 'queue') contact.queue = department.queueNamed(target.queueId) ?? contact.queue;
    contact.enqueuedAt = this.#clock.now();
    this.#input.onEvent(contact, 'QUEUED');
    this.#lookForAgent(contact);
  }

  /** Whoever is signed in sees it beside their calls. */
  #lookForAgent(contact: FlowingContact): void {
    const { agents, department } = this.#around;
    const { target } = contact.line;
    const tier = department.serving(contact);
    const agent = agents
      .atWork()
      .find((other) => (target?.kind === 'agent' ? other.id === target.agentId : other.tier === tier));
    if (agent === undefined) {
      const isExpired = this.#clock.now().since(contact.initiatedAt).total('hours') > 24 * LONGEST_DAYS;
      if (isExpired) this.#end(contact, 'EXPIRED');
      else this.#clock.at(this.#nextLook(), () => this.#lookForAgent(contact));
      return;
    }
    contact.agent = agent;
    contact.withAgentAt = this.#clock.now();
    contact.phase = 'with-agent';
    this.#input.onEvent(contact, 'CONNECTED_TO_AGENT');
    this.#clock.after(READ_MILLISECONDS, () => this.#end(contact, 'AGENT_DISCONNECT'));
  }

  #nextLook(): Temporal.Instant {
    return refreshFrom(this.#clock.now().add({ minutes: MINUTES_BETWEEN_LOOKS }));
  }

  #end(contact: FlowingContact, reason: string): void {
    if (contact.phase === 'over') return;
    contact.phase = 'over';
    contact.endedAt = this.#clock.now();
    contact.disconnectReason = reason;
    this.#input.onEvent(contact, 'DISCONNECTED');
    this.#input.onEvent(contact, 'COMPLETED');
    this.#input.onCompleted(contact);
  }
}

/** A task has nobody to speak to. */
class TaskHost extends ContactHost {
  readonly #on: { readonly onQueued: () => void; readonly onOver: () => void };

  constructor(
    contact: FlowingContact,
    around: FlowSurroundings,
    on: { readonly onQueued: () => void; readonly onOver: () => void },
  ) {
    super(contact, around);
    this.#on = on;
  }

  async say(): Promise<void> {}

  async ask(): Promise<undefined> {
    return undefined;
  }

  async show(): Promise<undefined> {
    return undefined;
  }

  enqueue(): 'queued' {
    this.#on.onQueued();
    return 'queued';
  }

  disconnect(): void {
    this.#on.onOver();
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { TaskToCreate } from '../flows/flow-host.ts';
import type { CallTranscript } from '../flows/transcript.ts';
import type { TrueCall, TrueOtherCall } from '../ground-truth.ts';
import type { People } from '../people/customers.ts';
import type { Shift } from '../people/shift.ts';
import { AgentTasks, type TrueTask } from './agent-tasks.ts';
import type { CallFlows } from './call-flows.ts';
import { Calls } from './calls.ts';
import { CallsByHand } from './calls-by-hand.ts';
import type { CallLeg, Contact, FlowingContact, PlacedCall } from './contact.ts';
import type { ConversationsInput } from './conversations.ts';
import type { FlowSurroundings } from './flow-surroundings.ts';
import { InboundCalls } from './inbound-calls.ts';
import { Lines } from './lines.ts';
import { OtherBusiness } from './other-business.ts';
import { OtherLines } from './other-lines.ts';
import type { StartRequest } from './start-request.ts';

export interface TrafficInput extends ConversationsInput {
  readonly callsInAir: number;
  readonly companyZone: string;
  readonly shift: Shift;
  readonly callerNumbers: readonly string[];
  readonly people: People;
  /** Of who the people are. */
  readonly peopleSeed: number;
  /** How many calls were placed to each person before. */
  readonly callsBefore: ReadonlyMap<string, number>;
  readonly around: FlowSurroundings;
  readonly flows: CallFlows;
  /** The flow of those who call; they are put into the queue at once when there is none. */
  readonly inboundFlowId: string | undefined;
  /** The person says in a menu that they are never to be called again, and hears that it is stored. */
  readonly onStop: (leg: CallLeg, at: Temporal.Instant) => void;
  /** The customer of a call that the dialler placed is off the line. */
  readonly onOver: (call: PlacedCall) => void;
}

/** Everything that goes on in the instance: the dialler's calls, other calls of the same people, and other business. */
export class Traffic {
  readonly #calls: Calls;
  readonly #otherLines: OtherLines;
  readonly #inbound: InboundCalls;
  readonly #byHand: CallsByHand;
  readonly #otherBusiness: OtherBusiness;
  readonly #tasks: AgentTasks;

  constructor(input: TrafficInput, clock: VirtualClock) {
    const lines = new Lines(input.callsInAir);
    this.#otherLines = new OtherLines({ ...input, lines }, clock);
    this.#inbound = new InboundCalls({ ...input, lines }, this.#otherLines, clock);
    this.#byHand = new CallsByHand({ ...input, lines }, this.#otherLines, clock);
    this.#otherBusiness = new OtherBusiness(input, clock);
    this.#tasks = new AgentTasks(input.around, input, clock);
    this.#calls = new Calls(
      {
        ...input,
        lines,
        isOnAnotherCall: (personId) => this.#otherLines.isOnTheLine(personId),
        onOver: (call) => {
          this.#inbound.afterCall(call);
          input.onOver(call);
        },
      },
      clock,
    );
  }

  /** Lets people ring back, agents dial by hand and other business happen from now on. */
  open(): void {
    this.#otherLines.open();
    this.#inbound.open();
    this.#byHand.open();
    this.#otherBusiness.open();
  }

  close(): void {
    this.#otherLines.close();
    this.#otherBusiness.close();
  }

  /** @see Calls.start */
  start(request: StartRequest): string {
    return this.#calls.start(request);
  }

  /** @see Calls.stop */
  stop(contactId: string): void {
    this.#calls.stop(contactId);
  }

  /** A leg of a call that the dialler placed. */
  findCall(contactId: string): CallLeg | undefined {
    return this.#calls.find(contactId);
  }

  /** Any contact of the instance. */
  find(contactId: string): Contact | undefined {
    return (
      this.#calls.find(contactId) ??
      this.#otherLines.find(contactId) ??
      this.#tasks.find(contactId) ??
      this.#otherBusiness.find(contactId)
    );
  }

  /** @see AgentTasks.create */
  createTask(task: TaskToCreate, from: FlowingContact): void {
    this.#tasks.create(task, from);
  }

  /** Tasks that flows have created, in the order in which they were due. */
  tasks(): readonly TrueTask[] {
    return this.#tasks.truth();
  }

  /** Calls of the tier that the dialler placed and that have nobody yet. */
  toCome(tier: TierNumber): number {
    return this.#calls.toCome(tier);
  }

  /** Gives waiting callers to whoever is free now. */
  serveWaiting(tier: TierNumber): void {
    this.#calls.serveWaiting(tier);
  }

  /** Of every call that the dialler placed, in the order in which they were started, then of those to the company. */
  transcripts(): readonly CallTranscript[] {
    return [...this.#calls.transcripts(), ...this.#otherLines.transcripts()];
  }

  truth(): { readonly calls: readonly TrueCall[]; readonly otherCalls: readonly TrueOtherCall[] } {
    return { calls: this.#calls.truth(), otherCalls: this.#otherLines.truth() };
  }
}

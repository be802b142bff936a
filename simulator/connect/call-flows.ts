import type { Temporal } from 'temporal-polyfill';
import type { EventHook } from '../flows/action-parameters.ts';
import type { Flow } from '../flows/flow-document.ts';
import type { Wish } from '../flows/heard-keys.ts';
import { runFlow } from '../flows/run-flow.ts';
import { AgentEar } from './agent-ear.ts';
import type { CallLeg } from './contact.ts';
import type { ContactHost } from './contact-host.ts';
import { CustomerLine } from './customer-line.ts';
import type { FlowSurroundings } from './flow-surroundings.ts';

/** A call whose customer is on the line, and who is told what its flows do with it. */
export interface FlowingCall {
  readonly leg: CallLeg;
  readonly wishes: readonly Wish[];
  readonly onQueued: () => void;
  /** The flow hangs up, or has nothing more to say. */
  readonly onOver: () => void;
  readonly onStopped: (pressedAt: Temporal.Instant) => void;
}

/** The flows that customers' calls run through: the contact flow, the one of the queue, and the whispers. */
export class CallFlows {
  readonly #around: FlowSurroundings;
  readonly #running = new Map<CallLeg, ContactHost>();

  constructor(around: FlowSurroundings) {
    this.#around = around;
  }

  /** The customer is on the line: the contact's flow begins. */
  begin(call: FlowingCall, flowId: string): void {
    const flow = this.#around.library.flow(flowId);
    if (flow === undefined) call.onOver();
    else this.#run(call, flow, call.onOver);
  }

  /** The contact waits in a queue: what the flow before has set for it is played. */
  wait(call: FlowingCall): void {
    const { line, queue } = call.leg;
    line.transcript.push({ at: this.#around.clock.now().toString(), kind: 'waits', queue: queue.name });
    const flow = this.#hooked(call.leg, 'CustomerQueue');
    if (flow !== undefined) this.#run(call, flow, () => {});
  }

  /**
   * An agent has accepted: whatever was played ends, the agent hears their whisper, then the customer theirs.
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-initiation-methods.html
   */
  async whisper(call: FlowingCall): Promise<void> {
    const { library } = this.#around;
    this.stop(call.leg);
    const toAgent = this.#hooked(call.leg, 'AgentWhisper');
    if (toAgent !== undefined)
      await runFlow(toAgent, library, this.#take(call.leg, new AgentEar(call.leg, this.#around)));
    const toCustomer = this.#hooked(call.leg, 'CustomerWhisper');
    if (toCustomer !== undefined && call.leg.phase !== 'over') await runFlow(toCustomer, library, this.#line(call));
  }

  /** Nothing more is said by a flow. */
  stop(leg: CallLeg): void {
    this.#running.get(leg)?.run.stop();
    this.#running.delete(leg);
  }

  #run(call: FlowingCall, flow: Flow, onEnded: () => void): void {
    const line = this.#line(call);
    this.#around.clock.after(0, async () => {
      const end = await runFlow(flow, this.#around.library, line);
      if (end === 'ended' && line.goesOn()) onEnded();
    });
  }

  #line({ leg, wishes, onQueued, onOver, onStopped }: FlowingCall): CustomerLine {
    const line = new CustomerLine(leg, this.#around, { wishes, onQueued, onDisconnected: onOver, onStopped });
    return this.#take(leg, line);
  }

  #take<Host extends ContactHost>(leg: CallLeg, host: Host): Host {
    this.stop(leg);
    this.#running.set(leg, host);
    return host;
  }

  #hooked(leg: CallLeg, event: EventHook): Flow | undefined {
    return this.#around.library.flow(leg.line.hooks.get(event) ?? '');
  }
}

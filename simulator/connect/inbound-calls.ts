import type { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { type Agent, refreshFrom } from '../people/agents.ts';
import { type Shift, shiftsFrom } from '../people/shift.ts';
import { type Random, randomFor } from '../random.ts';
import type { FlowingCall } from './call-flows.ts';
import type { PlacedCall } from './contact.ts';
import type { Oddities } from './oddities.ts';
import type { OtherCall, OtherLines, OtherLinesInput } from './other-lines.ts';

export interface InboundCallsInput extends OtherLinesInput {
  readonly oddities: Oddities;
  readonly companyZone: string;
  readonly shift: Shift;
  /** The flow of those who call; they are put into the queue at once when there is none. */
  readonly inboundFlowId: string | undefined;
}

const ENQUEUE_MILLISECONDS = 300;
const RING_BACK_MINUTES = 60;
/** Numbers reserved for fiction, from which nobody of any list calls. */
const STRANGERS_NUMBERS = '+44770090050';
const STRANGERS = 10;

/**
 * The calls of people who call the company: those who were rung and not reached ring back, and strangers call. What they
 * hear, and whom they get, is in the hands of the inbound flow.
 */
export class InboundCalls {
  readonly #input: InboundCallsInput;
  readonly #lines: OtherLines;
  readonly #clock: VirtualClock;

  constructor(input: InboundCallsInput, lines: OtherLines, clock: VirtualClock) {
    this.#input = input;
    this.#lines = lines;
    this.#clock = clock;
  }

  /** Lets strangers call from now on. */
  open(): void {
    if (this.#input.oddities.strangersPerDay > 0) this.#planStrangers(this.#clock.now());
  }

  /** The person may have seen that the call came, and rings back. */
  afterCall(call: PlacedCall): void {
    const wasReached = call.answeredBy === 'human' && call.withAgentAt !== undefined;
    if (wasReached || call.line.saidStop || call.ringStartAt === undefined) return;
    const random = randomFor(this.#input.seed, 'ring back', call.contactId);
    if (!random.chance(this.#input.oddities.ringBacks)) return;
    const afterMilliseconds = random.whole(60_000, RING_BACK_MINUTES * 60_000);
    this.#clock.after(afterMilliseconds, () => this.#ringBack(call, random));
  }

  #ringBack(call: PlacedCall, random: Random): void {
    const { personId, customerNumber, contactId } = call;
    const tier = this.#input.department.serving(call);
    const key = ['ring back', contactId];
    this.#call(this.#lines.begin({ how: 'inbound', personId, customerNumber, tier, key }), random);
  }

  #planStrangers(from: Temporal.Instant): void {
    const { seed, oddities, companyZone, shift, department } = this.#input;
    const { startsAt, endsAt } = shiftsFrom(shift, companyZone, from);
    const shiftSeconds = endsAt.since(startsAt).total('seconds');
    for (let index = 0; index < oddities.strangersPerDay; index += 1) {
      const key = ['stranger', startsAt.toString(), String(index)];
      const random = randomFor(seed, ...key);
      const draft = { how: 'inbound', personId: `stranger ${index}`, isStranger: true, key } as const;
      const customerNumber = `${STRANGERS_NUMBERS}${index % STRANGERS}`;
      this.#clock.at(startsAt.add({ seconds: random.whole(0, shiftSeconds) }), () => {
        const tier = department.tiers.at(-1)?.tier ?? 1;
        this.#call(this.#lines.begin({ ...draft, customerNumber, tier }), random);
      });
    }
    this.#clock.at(endsAt, () => this.#planStrangers(endsAt));
  }

  #call(other: OtherCall | undefined, random: Random): void {
    if (other === undefined) return;
    const { leg } = other;
    const { flows, inboundFlowId, onEvent } = this.#input;
    leg.phase = 'waiting';
    leg.connectedAt = this.#clock.now();
    onEvent(leg, 'CONNECTED_TO_SYSTEM');
    if (inboundFlowId !== undefined) flows.begin(this.#flowing(other, random), inboundFlowId);
    else this.#clock.after(ENQUEUE_MILLISECONDS, () => this.#enqueue(other, random));
  }

  #flowing(other: OtherCall, random: Random): FlowingCall {
    const { seed, oddities, onStop } = this.#input;
    const { leg } = other;
    const wantsNoMore = randomFor(seed, 'caller', leg.contactId).chance(oddities.callersWhoStop);
    return {
      leg,
      wishes: wantsNoMore && !leg.line.saidStop ? ['never-again'] : [],
      onQueued: () => this.#enqueue(other, random),
      onOver: () => this.#lines.end(other, 'CONTACT_FLOW_DISCONNECT', random),
      onStopped: (pressedAt) => {
        leg.line.saidStop = true;
        onStop(leg, pressedAt);
      },
    };
  }

  #enqueue(other: OtherCall, random: Random): void {
    const { department, flows, onEvent } = this.#input;
    const { leg } = other;
    const { target } = leg.line;
    if (target?.kind === 'queue') leg.queue = department.queueNamed(target.queueId) ?? leg.queue;
    leg.enqueuedAt = this.#clock.now();
    onEvent(leg, 'QUEUED');
    flows.wait(this.#flowing(other, random));
    this.#clock.at(refreshFrom(this.#clock.now()), () => {
      if (leg.phase === 'waiting') this.#giveToAgent(other, random);
    });
  }

  /** Who sees nobody free waits for a while and hangs up. */
  #giveToAgent(other: OtherCall, random: Random): void {
    const { leg } = other;
    const agent = this.#takeAgent(other);
    if (agent === undefined) {
      this.#clock.after(random.whole(5_000, 60_000), () => {
        if (leg.phase === 'waiting') this.#lines.end(other, 'CUSTOMER_DISCONNECT', random);
      });
      return;
    }
    leg.agent = agent;
    this.#clock.after(random.whole(500, 3_000), async () => {
      if (leg.phase !== 'waiting') return;
      this.#input.desk.callAccepted(leg);
      await this.#input.flows.whisper(this.#flowing(other, random));
      if (leg.phase === 'waiting') this.#lines.talk(other, random);
    });
  }

  /** In an agent's own queue that agent, as long as somebody else is free for the dialler's calls. */
  #takeAgent({ leg }: OtherCall): Agent | undefined {
    const { agents, department } = this.#input;
    const { target } = leg.line;
    const tier = department.serving(leg);
    if (target?.kind !== 'agent') return this.#lines.takeAgent(tier);
    return agents.isAnybodyFree(tier) ? agents.takeAgent(target.agentId) : undefined;
  }
}

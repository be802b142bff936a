import type { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { TrueOtherCall, TruePerson } from '../ground-truth.ts';
import { type Agent, type Agents, refreshFrom } from '../people/agents.ts';
import type { People } from '../people/customers.ts';
import { type Shift, shiftsFrom } from '../people/shift.ts';
import { identifierFor, type Random, randomFor } from '../random.ts';
import type { CallLeg, Contact, PlacedCall } from './contact.ts';
import type { ContactEventType } from './contact-event.ts';
import type { Department } from './department.ts';
import type { Lines } from './lines.ts';
import type { Oddities } from './oddities.ts';
import { queueOf } from './tier-equipment.ts';

export interface OtherCallsInput {
  readonly seed: number;
  readonly oddities: Oddities;
  readonly companyZone: string;
  readonly shift: Shift;
  readonly department: Department;
  readonly callerNumbers: readonly string[];
  readonly people: People;
  readonly agents: Agents;
  readonly lines: Lines;
  readonly onEvent: (contact: Contact, eventType: ContactEventType) => void;
  readonly onCompleted: (contact: Contact) => void;
}

interface OtherCall {
  readonly how: TrueOtherCall['how'];
  readonly leg: CallLeg;
  conversation: boolean;
}

const ENQUEUE_MILLISECONDS = 300;
const DAYS_OF_CALLS_BY_HAND = 7;
const HAND_TRIES = 24;
const MINUTES_BETWEEN_HAND_TRIES = 20;
/** The hours of their own day in which an agent thinks of dialling somebody. */
const FIRST_HOUR = 9;
const LAST_HOUR = 19;
const ANSWERS_BY_HAND = 0.6;
const RING_BACK_MINUTES = 60;

/**
 * The calls that the dialler has no part in: people who were rung and not reached ring back, and agents dial by hand.
 * They take lines, and agents whom a refresh of the wallboard shows to be free beyond those the dialler's calls need.
 */
export class OtherCalls {
  readonly #input: OtherCallsInput;
  readonly #clock: VirtualClock;
  readonly #calls = new Map<string, OtherCall>();
  readonly #onTheLine = new Set<string>();
  #isOpen = false;

  constructor(input: OtherCallsInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  /** Plans the calls that agents dial by hand, and lets people ring back from now on. */
  open(): void {
    this.#isOpen = true;
    for (const person of this.#input.people.truth) this.#planByHand(person);
  }

  close(): void {
    this.#isOpen = false;
  }

  isOnTheLine(personId: string): boolean {
    return this.#onTheLine.has(personId);
  }

  find(contactId: string): Contact | undefined {
    return this.#calls.get(contactId)?.leg;
  }

  /** In the order in which they began; a call that goes on ends now. */
  truth(): readonly TrueOtherCall[] {
    return [...this.#calls.values()].map(({ how, leg, conversation }) => ({
      personId: leg.personId,
      how,
      startedAt: leg.initiatedAt.toString(),
      endedAt: (leg.endedAt ?? this.#clock.now()).toString(),
      conversation,
    }));
  }

  /** The person may have seen that the call came, and rings back. */
  afterCall(call: PlacedCall): void {
    const wasReached = call.answeredBy === 'human' && call.withAgentAt !== undefined;
    if (wasReached || call.ringStartAt === undefined) return;
    const random = randomFor(this.#input.seed, 'ring back', call.contactId);
    if (!random.chance(this.#input.oddities.ringBacks)) return;
    const afterMilliseconds = random.whole(60_000, RING_BACK_MINUTES * 60_000);
    this.#clock.after(afterMilliseconds, () => this.#ringBack(call, random));
  }

  #ringBack(call: PlacedCall, random: Random): void {
    const { personId, customerNumber, contactId } = call;
    const tier = this.#input.department.serving(call);
    const other = this.#begin('inbound', personId, customerNumber, tier, ['ring back', contactId]);
    if (other === undefined) return;
    const { leg } = other;
    leg.phase = 'waiting';
    leg.connectedAt = this.#clock.now();
    this.#input.onEvent(leg, 'CONNECTED_TO_SYSTEM');
    this.#clock.after(ENQUEUE_MILLISECONDS, () => {
      leg.enqueuedAt = this.#clock.now();
      this.#input.onEvent(leg, 'QUEUED');
      this.#clock.at(refreshFrom(this.#clock.now()), () => this.#giveToAgent(other, random));
    });
  }

  #giveToAgent(other: OtherCall, random: Random): void {
    const agent = this.#takeAgent(this.#input.department.serving(other.leg));
    if (agent === undefined) {
      this.#clock.after(random.whole(5_000, 60_000), () => this.#end(other, 'CUSTOMER_DISCONNECT', random));
      return;
    }
    other.leg.agent = agent;
    this.#clock.after(random.whole(500, 3_000), () => this.#talk(other, random));
  }

  #planByHand(person: TruePerson): void {
    const { seed, oddities, companyZone, shift } = this.#input;
    const random = randomFor(seed, 'by hand', person.personId);
    if (!random.chance(oddities.callsByHand)) return;
    const wish = this.#clock.now().add({ minutes: random.whole(0, DAYS_OF_CALLS_BY_HAND * 24 * 60) });
    const { startsAt, endsAt } = shiftsFrom(shift, companyZone, wish);
    const shiftMinutes = endsAt.since(startsAt).total('minutes');
    this.#tryByHand(person, startsAt.add({ minutes: random.whole(0, shiftMinutes) }), random, HAND_TRIES);
  }

  #tryByHand(person: TruePerson, at: Temporal.Instant, random: Random, triesLeft: number): void {
    this.#clock.at(refreshFrom(at), () => {
      if (this.#dialByHand(person, random) || triesLeft <= 1) return;
      this.#tryByHand(person, this.#clock.now().add({ minutes: MINUTES_BETWEEN_HAND_TRIES }), random, triesLeft - 1);
    });
  }

  /** @returns false when this is no moment for it */
  #dialByHand(person: TruePerson, random: Random): boolean {
    const hour = this.#clock.now().toZonedDateTimeISO(person.zone).hour;
    const [phone] = person.phones;
    if (phone === undefined || hour < FIRST_HOUR || hour >= LAST_HOUR) return false;
    if (this.#input.lines.isOnTheLine(person.personId)) return false;
    const tier = this.#input.department.tiers.find(({ tier: own }) => this.#input.agents.isAnybodyFree(own))?.tier;
    if (tier === undefined) return false;
    const other = this.#begin('by-hand', person.personId, phone, tier, ['by hand', person.personId]);
    if (other === undefined) return false;
    const { leg } = other;
    const agent = this.#takeAgent(tier);
    if (agent !== undefined) leg.agent = agent;
    leg.ringStartAt = this.#clock.now();
    if (!random.chance(ANSWERS_BY_HAND)) {
      this.#clock.after(random.whole(20_000, 40_000), () => this.#end(other, 'TELECOM_UNANSWERED', random));
      return true;
    }
    this.#clock.after(random.whole(4_000, 15_000), () => {
      leg.connectedAt = this.#clock.now();
      this.#input.onEvent(leg, 'CONNECTED_TO_SYSTEM');
      this.#talk(other, random);
    });
    return true;
  }

  /** @returns undefined when the person is on the line already, or no line is free */
  #begin(
    how: TrueOtherCall['how'],
    personId: string,
    customerNumber: string,
    tier: TierNumber,
    key: readonly string[],
  ): OtherCall | undefined {
    const { seed, lines, department, callerNumbers } = this.#input;
    const equipment = department.tiers.find(({ tier: own }) => own === tier);
    const contactId = identifierFor(seed, ...key);
    if (!this.#isOpen || equipment === undefined || lines.isOnTheLine(personId)) return undefined;
    if (!lines.hold(contactId, personId)) return undefined;
    const leg: CallLeg = {
      contactId,
      channel: 'VOICE',
      initiationMethod: how === 'inbound' ? 'INBOUND' : 'OUTBOUND',
      attributes: {},
      personId,
      customerNumber,
      systemNumber: callerNumbers[0] ?? '',
      tier,
      queue: queueOf(equipment),
      initiatedAt: this.#clock.now(),
      phase: 'dialling',
    };
    const other = { how, leg, conversation: false };
    this.#calls.set(contactId, other);
    this.#onTheLine.add(personId);
    this.#input.onEvent(leg, 'INITIATED');
    return other;
  }

  #takeAgent(tier: TierNumber): Agent | undefined {
    const { agents } = this.#input;
    return agents.isAnybodyFree(tier) ? agents.take(tier) : undefined;
  }

  #talk(other: OtherCall, random: Random): void {
    const { leg } = other;
    leg.phase = 'with-agent';
    leg.withAgentAt = this.#clock.now();
    other.conversation = true;
    this.#input.onEvent(leg, 'CONNECTED_TO_AGENT');
    this.#clock.after(random.whole(30_000, 240_000), () => this.#end(other, 'CUSTOMER_DISCONNECT', random));
  }

  #end({ leg }: OtherCall, reason: string, random: Random): void {
    const { agents, lines } = this.#input;
    leg.phase = 'over';
    leg.endedAt = this.#clock.now();
    leg.disconnectReason = reason;
    lines.release(leg.contactId);
    this.#onTheLine.delete(leg.personId);
    this.#input.onEvent(leg, 'DISCONNECTED');
    if (leg.agent === undefined) {
      this.#complete(leg);
      return;
    }
    const { id } = leg.agent;
    agents.finishTalking(id);
    this.#clock.after(random.whole(5_000, 30_000), () => {
      leg.wrapUpEndedAt = this.#clock.now();
      this.#complete(leg);
      agents.finishWrapUp(id);
    });
  }

  #complete(leg: CallLeg): void {
    this.#input.onEvent(leg, 'COMPLETED');
    this.#input.onCompleted(leg);
  }
}

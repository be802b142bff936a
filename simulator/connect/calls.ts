import type { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import { STAGES } from '../../shared/domain/stage.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { CallTranscript } from '../flows/transcript.ts';
import type { TrueCall } from '../ground-truth.ts';
import type { Agent } from '../people/agents.ts';
import type { CallFate, CallToPerson, People } from '../people/customers.ts';
import { identifierFor, randomFor } from '../random.ts';
import type { CallFlows, FlowingCall } from './call-flows.ts';
import { ConnectError } from './connect-error.ts';
import { type CallLeg, type ContactPhase, type PlacedCall, silentLine } from './contact.ts';
import { Conversations, type ConversationsInput } from './conversations.ts';
import type { Lines } from './lines.ts';
import type { StartRequest } from './start-request.ts';
import { queueOf } from './tier-equipment.ts';
import { trueCall } from './true-call.ts';
import { wishesOf } from './wishes.ts';

export interface CallsInput extends ConversationsInput {
  readonly lines: Lines;
  readonly callerNumbers: readonly string[];
  readonly people: People;
  /** Of who the people are. */
  readonly peopleSeed: number;
  /** How many calls were placed to each person before. */
  readonly callsBefore: ReadonlyMap<string, number>;
  /** The person is on a call that is none of the dialler's: whoever calls finds the line busy. */
  readonly isOnAnotherCall: (personId: string) => boolean;
  readonly flows: CallFlows;
  /** The person says in a menu that they are never to be called again, and hears that it is stored. */
  readonly onStop: (leg: CallLeg, at: Temporal.Instant) => void;
  /** The customer is off the line. */
  readonly onOver: (call: PlacedCall) => void;
}

const TOKEN_DAYS = 7;
const LONGEST_RING_SECONDS = 60;
const BUSY: CallFate = { kind: 'busy', afterSeconds: 2 };

/**
 * The calls of the instance, from StartOutboundVoiceContact to the end of the agent's work after the call. What happens
 * between the answer and the agent, and to those who reach nobody, is in the hands of the contact flow that the start named.
 */
export class Calls {
  readonly #input: CallsInput;
  readonly #clock: VirtualClock;
  readonly #conversations: Conversations;
  readonly #calls = new Map<string, PlacedCall>();
  readonly #inTheAir = new Set<PlacedCall>();
  readonly #byToken = new Map<string, PlacedCall>();
  /** Of each person's latest call. */
  readonly #callNumbers: Map<string, number>;
  /** In a queue, and no agent taken yet; oldest first. */
  #waiting: readonly PlacedCall[] = [];

  constructor(input: CallsInput, clock: VirtualClock) {
    this.#input = input;
    this.#callNumbers = new Map(input.callsBefore);
    this.#clock = clock;
    this.#conversations = new Conversations(input, clock);
  }

  /**
   * Starts a call. A client token names the same call as long as its first contact lives and for seven days at most;
   * once that is over the same token starts a new call.
   * @returns the contact id
   * @throws ConnectError when all lines are taken
   */
  start(request: StartRequest): string {
    const now = this.#clock.now();
    const running = request.clientToken === undefined ? undefined : this.#byToken.get(request.clientToken);
    if (
      running !== undefined &&
      running.phase !== 'over' &&
      now.since(running.initiatedAt).total('hours') < 24 * TOKEN_DAYS
    ) {
      return running.contactId;
    }
    const contact = this.#contactFor(request, now);
    if (!this.#input.lines.hold(contact.contactId, contact.personId)) {
      throw new ConnectError('LimitExceededException', 'Concurrent active calls per instance: limit reached.');
    }
    this.#callNumbers.set(contact.personId, contact.callNumber);
    this.#calls.set(contact.contactId, contact);
    this.#inTheAir.add(contact);
    if (request.clientToken !== undefined) this.#byToken.set(request.clientToken, contact);
    this.#input.onEvent(contact, 'INITIATED');
    this.#dial(contact);
    return contact.contactId;
  }

  /**
   * Ends the call that the contact belongs to.
   * @throws ConnectError for a contact that is unknown or over.
   */
  stop(contactId: string): void {
    const contact = this.find(contactId);
    const call = this.#calls.get(contact?.initialContactId ?? contactId);
    if (contact === undefined || call === undefined || contact.phase === 'over') {
      throw new ConnectError('ContactNotFoundException', 'The contact with the specified ID does not exist.');
    }
    this.#end(call, 'OTHER');
  }

  /** The contact of that id, be it the first of its call or one that a transfer opened. */
  find(contactId: string): CallLeg | undefined {
    return this.#calls.get(contactId) ?? this.#conversations.laterLeg(contactId);
  }

  /** Calls of the tier that ring or wait and have nobody yet. */
  toCome(tier: TierNumber): number {
    let count = 0;
    for (const contact of this.#inTheAir) {
      const needsSomebody =
        contact.phase === 'dialling' || (contact.phase === 'waiting' && contact.agent === undefined);
      if (needsSomebody && this.#input.department.serving(contact) === tier) count += 1;
    }
    return count;
  }

  /** Gives waiting callers to whoever is free now. */
  serveWaiting(tier: TierNumber): void {
    for (const contact of this.#waiting) {
      const isForAgent = contact.line.target?.kind === 'agent';
      if (isForAgent || this.#input.department.serving(contact) === tier) this.#giveToAgent(contact);
    }
  }

  /** Every call so far, in the order in which they were started; a call still in the air ends now. */
  truth(): readonly TrueCall[] {
    return [...this.#calls.values()].map((call) => trueCall(call, this.#clock.now()));
  }

  transcripts(): readonly CallTranscript[] {
    return [...this.#calls.values()].map(({ contactId, personId, line }) => ({
      contactId,
      personId,
      steps: line.transcript,
    }));
  }

  #contactFor(request: StartRequest, now: Temporal.Instant): PlacedCall {
    const { seed, department, people, callerNumbers } = this.#input;
    const equipment = department.equipmentNamed(request);
    if (equipment === undefined) throw new ConnectError('ResourceNotFoundException', 'Contact flow not found.');
    const personId = people.personAt(request.destination)?.personId ?? `nobody at ${request.destination}`;
    const callNumber = (this.#callNumbers.get(personId) ?? 0) + 1;
    const stage = STAGES.find((known) => known === request.attributes['tierline_stage']);
    return {
      contactId: identifierFor(seed, 'contact', personId, String(callNumber)),
      channel: 'VOICE',
      initiationMethod: 'API',
      attributes: request.attributes,
      customerNumber: request.destination,
      systemNumber: request.sourceNumber ?? callerNumbers[0] ?? '',
      queue: queueOf(equipment),
      request,
      personId,
      callNumber,
      tier: equipment.tier,
      stage,
      programme: /^touch-(.+)$/.exec(request.attributes['tierline_purpose'] ?? '')?.[1],
      fate: this.#fateOf({
        personId,
        phone: request.destination,
        callNumber,
        at: now,
        ...(stage !== undefined && { stage }),
      }),
      line: silentLine(),
      laterLegs: [],
      dispositions: [],
      initiatedAt: now,
      phase: 'dialling',
      answeredBy: 'nobody',
      hadConversation: false,
    };
  }

  #fateOf(call: CallToPerson): CallFate {
    return this.#input.isOnAnotherCall(call.personId) ? BUSY : this.#input.people.fateOf(call);
  }

  #dial(contact: PlacedCall): void {
    const { fate, request } = contact;
    const random = randomFor(this.#input.seed, 'dial', contact.contactId);
    const setupSeconds = random.between(0.4, 1.5);
    const ring = () => this.#later(contact, 'dialling', setupSeconds, () => this.#ring(contact));
    const giveUp = () => this.#endAfter(contact, setupSeconds + request.ringTimeoutSeconds, this.#unanswered(contact));
    switch (fate.kind) {
      case 'busy':
        this.#endAfter(contact, fate.afterSeconds, 'TELECOM_BUSY');
        break;
      case 'invalid-number':
        this.#endAfter(contact, fate.afterSeconds, 'TELECOM_NUMBER_INVALID');
        break;
      case 'network-failure':
        this.#endAfter(contact, fate.afterSeconds, 'TELECOM_PROBLEM');
        break;
      case 'unanswered':
        ring();
        giveUp();
        break;
      case 'answered':
        ring();
        if (fate.ringSeconds >= request.ringTimeoutSeconds) giveUp();
        else this.#later(contact, 'dialling', setupSeconds + fate.ringSeconds, () => this.#answer(contact, fate.by));
        break;
    }
  }

  #unanswered(contact: PlacedCall): string {
    if (contact.request.ringTimeoutSeconds >= LONGEST_RING_SECONDS) return 'TELECOM_TIMEOUT';
    const random = randomFor(this.#input.seed, 'unanswered', contact.contactId);
    return random.chance(0.85) ? 'TELECOM_UNANSWERED' : 'TELECOM_ORIGINATOR_CANCEL';
  }

  #ring(contact: PlacedCall): void {
    contact.ringStartAt = this.#clock.now();
  }

  #answer(contact: PlacedCall, by: 'human' | 'machine'): void {
    contact.phase = 'waiting';
    contact.answeredBy = by;
    contact.connectedAt = this.#clock.now();
    this.#input.onEvent(contact, 'CONNECTED_TO_SYSTEM');
    this.#input.flows.begin(this.#flowing(contact), contact.request.contactFlowId);
  }

  #flowing(contact: PlacedCall): FlowingCall {
    return {
      leg: contact,
      wishes: wishesOf(contact, this.#input.peopleSeed, this.#input.oddities),
      onQueued: () => this.#enqueue(contact),
      onOver: () => this.#end(contact, 'CONTACT_FLOW_DISCONNECT'),
      onStopped: (pressedAt) => {
        contact.line.saidStop = true;
        this.#input.onStop(contact, pressedAt);
      },
    };
  }

  #enqueue(contact: PlacedCall): void {
    const { department, flows } = this.#input;
    const { target } = contact.line;
    if (target?.kind === 'queue') contact.queue = department.queueNamed(target.queueId) ?? contact.queue;
    contact.enqueuedAt = this.#clock.now();
    this.#waiting = [...this.#waiting, contact];
    this.#input.onEvent(contact, 'QUEUED');
    flows.wait(this.#flowing(contact));
    this.#giveToAgent(contact);
  }

  #giveToAgent(contact: PlacedCall): void {
    const agent = this.#takeAgentFor(contact);
    if (agent === undefined) return;
    contact.agent = agent;
    this.#stopWaiting(contact);
    const acceptMilliseconds = randomFor(this.#input.seed, 'accept', contact.contactId).whole(200, 700);
    this.#laterMilliseconds(contact, 'waiting', acceptMilliseconds, () => this.#accept(contact));
  }

  /** The agent is on the call: they hear whom they talk to, then the customer is told, and they talk. */
  async #accept(contact: PlacedCall): Promise<void> {
    this.#input.desk.callAccepted(contact);
    await this.#input.flows.whisper(this.#flowing(contact));
    if (contact.phase !== 'waiting') return;
    this.#conversations.begin(contact, (reason) => this.#end(contact, reason));
  }

  /** A contact in an agent's own queue waits for that agent alone. */
  #takeAgentFor(call: PlacedCall): Agent | undefined {
    const { agents, department } = this.#input;
    const { target } = call.line;
    return target?.kind === 'agent' ? agents.takeAgent(target.agentId) : agents.take(department.serving(call));
  }

  #stopWaiting(contact: PlacedCall): void {
    this.#waiting = this.#waiting.filter((other) => other !== contact);
  }

  #endAfter(contact: PlacedCall, seconds: number, reason: string): void {
    this.#later(contact, 'dialling', seconds, () => this.#end(contact, reason));
  }

  #end(call: PlacedCall, reason: string): void {
    this.#inTheAir.delete(call);
    this.#stopWaiting(call);
    this.#input.flows.stop(call);
    call.line.transcript.push({ at: this.#clock.now().toString(), kind: 'over', why: reason });
    this.#input.lines.release(call.contactId);
    this.#conversations.end(call, reason);
    this.#input.onOver(call);
  }

  #later(contact: PlacedCall, phase: ContactPhase, seconds: number, action: () => void | Promise<void>): void {
    this.#laterMilliseconds(contact, phase, Math.round(seconds * 1000), action);
  }

  /** Acts only if the call is still in that phase: a stopped call leaves its plans behind. */
  #laterMilliseconds(
    contact: PlacedCall,
    phase: ContactPhase,
    milliseconds: number,
    action: () => void | Promise<void>,
  ): void {
    this.#clock.after(milliseconds, () => (contact.phase === phase ? action() : undefined));
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import { STAGES } from '../../shared/domain/stage.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { TrueCall } from '../ground-truth.ts';
import type { Agents } from '../people/agents.ts';
import type { People } from '../people/customers.ts';
import type { Talk } from '../people/talk.ts';
import { identifierFor, randomFor } from '../random.ts';
import { ConnectError } from './connect-error.ts';
import type { Contact } from './contact.ts';
import type { ContactEventType } from './contact-event.ts';
import type { StartRequest } from './start-request.ts';

export interface TierEquipment {
  readonly tier: TierNumber;
  readonly routingProfileId: string;
  readonly queueId: string;
  readonly contactFlowId: string;
}

export interface CallsInput {
  readonly seed: number;
  readonly callsInAir: number;
  readonly tiers: readonly TierEquipment[];
  readonly callerNumbers: readonly string[];
  readonly people: People;
  readonly agents: Agents;
  /** Something a contact event tells of has happened. */
  readonly onEvent: (contact: Contact, eventType: ContactEventType) => void;
  /** Nothing more will happen to the contact. */
  readonly onCompleted: (contact: Contact) => void;
  /** The person presses the key that says "never call me again". */
  readonly onStopKey: (contact: Contact) => Promise<void>;
  /** The person tells the agent the same. */
  readonly onStopTold: (contact: Contact) => void;
  /** The agent sends the disposition form. */
  readonly onDisposition: (contact: Contact, talk: Talk) => Promise<void>;
}

const TOKEN_DAYS = 7;
const ENQUEUE_MILLISECONDS = 300;
/** A customer is with an agent within this time of answering, or hears the message for abandoned calls. */
const SILENCE_LIMIT_MILLISECONDS = 2_000;
const ABANDONED_MESSAGE_MILLISECONDS = 4_000;
const LONGEST_RING_SECONDS = 60;
const FORM_SENT_BEFORE_END_SECONDS = 2;

/**
 * The calls of the instance, from StartOutboundVoiceContact to the end of the agent's work after the call. The contact
 * flow is the one every tier uses: answer, queue, agent; or, with nobody free in time, the abandoned-call message.
 */
export class Calls {
  readonly #input: CallsInput;
  readonly #clock: VirtualClock;
  readonly #contacts = new Map<string, Contact>();
  readonly #inTheAir = new Set<Contact>();
  readonly #byToken = new Map<string, Contact>();
  readonly #callNumbers = new Map<string, number>();
  /** Answered, and no agent taken yet; oldest first. */
  #waiting: readonly Contact[] = [];

  constructor(input: CallsInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  /**
   * Starts a call. A client token names the same call as long as that call lives and for seven days at most; once the
   * call is over the same token starts a new one.
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
    if (this.#inTheAir.size >= this.#input.callsInAir) {
      throw new ConnectError('LimitExceededException', 'Concurrent active calls per instance: limit reached.');
    }
    const contact = this.#contactFor(request, now);
    this.#contacts.set(contact.contactId, contact);
    this.#inTheAir.add(contact);
    if (request.clientToken !== undefined) this.#byToken.set(request.clientToken, contact);
    this.#input.onEvent(contact, 'INITIATED');
    this.#dial(contact);
    return contact.contactId;
  }

  /** @throws ConnectError for a contact that is unknown or over. */
  stop(contactId: string): void {
    const contact = this.#contacts.get(contactId);
    if (contact === undefined || contact.phase === 'over') {
      throw new ConnectError('ContactNotFoundException', 'The contact with the specified ID does not exist.');
    }
    this.#end(contact, 'OTHER');
  }

  find(contactId: string): Contact | undefined {
    return this.#contacts.get(contactId);
  }

  /** Calls of the tier that ring or wait and have nobody yet. */
  toCome(tier: TierNumber): number {
    let count = 0;
    for (const contact of this.#inTheAir) {
      const hasNobody = contact.phase === 'dialling' || this.#waiting.includes(contact);
      if (contact.tier === tier && hasNobody) count += 1;
    }
    return count;
  }

  /** Gives waiting callers to whoever is free now. */
  serveWaiting(tier: TierNumber): void {
    for (const contact of this.#waiting) {
      if (contact.tier === tier) this.#giveToAgent(contact);
    }
  }

  /** Every call so far, in the order in which they were started; a call still in the air ends now. */
  truth(): readonly TrueCall[] {
    return [...this.#contacts.values()].map((contact) => trueCall(contact, this.#clock.now()));
  }

  #contactFor(request: StartRequest, now: Temporal.Instant): Contact {
    const { seed, tiers, people, callerNumbers } = this.#input;
    const equipment =
      tiers.find(({ queueId }) => queueId === request.queueId) ??
      tiers.find(({ contactFlowId }) => contactFlowId === request.contactFlowId);
    if (equipment === undefined) throw new ConnectError('ResourceNotFoundException', 'Contact flow not found.');
    const personId = people.personAt(request.destination)?.personId ?? `nobody at ${request.destination}`;
    const callNumber = (this.#callNumbers.get(personId) ?? 0) + 1;
    this.#callNumbers.set(personId, callNumber);
    const stage = STAGES.find((known) => known === request.attributes['tierline_stage']);
    return {
      contactId: identifierFor(seed, 'contact', personId, String(callNumber)),
      request,
      personId,
      callNumber,
      tier: equipment.tier,
      queueId: equipment.queueId,
      routingProfileId: equipment.routingProfileId,
      callerNumber: request.sourceNumber ?? callerNumbers[0] ?? '',
      stage,
      programme: /^touch-(.+)$/.exec(request.attributes['tierline_purpose'] ?? '')?.[1],
      fate: people.fateOf({
        personId,
        phone: request.destination,
        callNumber,
        at: now,
        ...(stage !== undefined && { stage }),
      }),
      initiatedAt: now,
      phase: 'dialling',
      answeredBy: 'nobody',
      hadConversation: false,
    };
  }

  #dial(contact: Contact): void {
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

  #unanswered(contact: Contact): string {
    if (contact.request.ringTimeoutSeconds >= LONGEST_RING_SECONDS) return 'TELECOM_TIMEOUT';
    const random = randomFor(this.#input.seed, 'unanswered', contact.contactId);
    return random.chance(0.85) ? 'TELECOM_UNANSWERED' : 'TELECOM_ORIGINATOR_CANCEL';
  }

  #ring(contact: Contact): void {
    contact.ringStartAt = this.#clock.now();
  }

  #answer(contact: Contact, by: 'human' | 'machine'): void {
    contact.phase = 'waiting';
    contact.answeredBy = by;
    contact.connectedAt = this.#clock.now();
    this.#waiting = [...this.#waiting, contact];
    this.#input.onEvent(contact, 'CONNECTED_TO_SYSTEM');
    this.#laterMilliseconds(contact, 'waiting', ENQUEUE_MILLISECONDS, () => {
      contact.enqueuedAt = this.#clock.now();
      this.#input.onEvent(contact, 'QUEUED');
      this.#giveToAgent(contact);
    });
    this.#laterMilliseconds(contact, 'waiting', SILENCE_LIMIT_MILLISECONDS, () => {
      if (contact.agent === undefined) this.#playAbandonedMessage(contact);
    });
  }

  #giveToAgent(contact: Contact): void {
    if (contact.enqueuedAt === undefined || contact.connectedAt === undefined) return;
    const acceptMilliseconds = randomFor(this.#input.seed, 'accept', contact.contactId).whole(200, 700);
    const withAgentAt = this.#clock.now().add({ milliseconds: acceptMilliseconds });
    const waitedMilliseconds = withAgentAt.since(contact.connectedAt).total('milliseconds');
    if (waitedMilliseconds > SILENCE_LIMIT_MILLISECONDS) return;
    const agent = this.#input.agents.take(contact.tier);
    if (agent === undefined) return;
    contact.agent = agent;
    this.#stopWaiting(contact);
    this.#laterMilliseconds(contact, 'waiting', acceptMilliseconds, () => this.#talk(contact));
  }

  #stopWaiting(contact: Contact): void {
    this.#waiting = this.#waiting.filter((other) => other !== contact);
  }

  #playAbandonedMessage(contact: Contact): void {
    this.#stopWaiting(contact);
    this.#laterMilliseconds(contact, 'waiting', ABANDONED_MESSAGE_MILLISECONDS, () =>
      this.#end(contact, 'CONTACT_FLOW_DISCONNECT'),
    );
  }

  #talk(contact: Contact): void {
    contact.phase = 'with-agent';
    contact.withAgentAt = this.#clock.now();
    this.#input.onEvent(contact, 'CONNECTED_TO_AGENT');
    if (contact.fate.kind !== 'answered') return;
    const { talk } = contact.fate;
    if (talk.stop === 'key') {
      this.#later(contact, 'with-agent', talk.talkSeconds * 0.6, () => this.#input.onStopKey(contact));
    }
    this.#later(contact, 'with-agent', talk.talkSeconds, () => {
      contact.hadConversation = talk.isConversation;
      if (talk.stop === 'told') this.#input.onStopTold(contact);
      this.#end(contact, talk.endedBy === 'customer' ? 'CUSTOMER_DISCONNECT' : 'AGENT_DISCONNECT');
    });
  }

  #endAfter(contact: Contact, seconds: number, reason: string): void {
    this.#later(contact, 'dialling', seconds, () => this.#end(contact, reason));
  }

  #end(contact: Contact, reason: string): void {
    contact.phase = 'over';
    contact.endedAt = this.#clock.now();
    contact.disconnectReason = reason;
    this.#inTheAir.delete(contact);
    this.#stopWaiting(contact);
    this.#input.onEvent(contact, 'DISCONNECTED');
    const { agent, fate } = contact;
    if (agent === undefined) {
      this.#complete(contact);
      return;
    }
    this.#input.agents.finishTalking(agent.id);
    if (contact.withAgentAt === undefined || fate.kind !== 'answered') {
      this.#complete(contact);
      this.#input.agents.finishWrapUp(agent.id);
      return;
    }
    const { talk } = fate;
    const formAfterSeconds = Math.max(1, talk.wrapUpSeconds - FORM_SENT_BEFORE_END_SECONDS);
    this.#clock.after(formAfterSeconds * 1000, () => this.#input.onDisposition(contact, talk));
    this.#clock.after(talk.wrapUpSeconds * 1000, () => {
      contact.wrapUpEndedAt = this.#clock.now();
      this.#complete(contact);
      this.#input.agents.finishWrapUp(agent.id);
    });
  }

  #complete(contact: Contact): void {
    this.#input.onEvent(contact, 'COMPLETED');
    this.#input.onCompleted(contact);
  }

  #later(contact: Contact, phase: Contact['phase'], seconds: number, action: () => void | Promise<void>): void {
    this.#laterMilliseconds(contact, phase, Math.round(seconds * 1000), action);
  }

  /** Acts only if the call is still in that phase: a stopped call leaves its plans behind. */
  #laterMilliseconds(
    contact: Contact,
    phase: Contact['phase'],
    milliseconds: number,
    action: () => void | Promise<void>,
  ): void {
    this.#clock.after(milliseconds, () => (contact.phase === phase ? action() : undefined));
  }
}

function trueCall(contact: Contact, now: Temporal.Instant): TrueCall {
  return {
    contactId: contact.contactId,
    personId: contact.personId,
    phone: contact.request.destination,
    tier: contact.tier,
    stage: contact.stage ?? '',
    startedAt: contact.initiatedAt.toString(),
    answeredBy: contact.answeredBy,
    endedAt: (contact.endedAt ?? now).toString(),
    conversation: contact.hadConversation,
    ...(contact.programme !== undefined && { programme: contact.programme }),
    ...(contact.connectedAt !== undefined && { answeredAt: contact.connectedAt.toString() }),
    ...(contact.withAgentAt !== undefined && { withAgentAt: contact.withAgentAt.toString() }),
    ...(contact.agent !== undefined && { agent: contact.agent.id }),
  };
}

import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { AgentForm } from '../people/agent-forms.ts';
import { type Agents, refreshFrom } from '../people/agents.ts';
import type { Talk } from '../people/talk.ts';
import { randomFor } from '../random.ts';
import { type CallLeg, type Contact, latestLeg, legsOf, type PlacedCall } from './contact.ts';
import type { ContactEventType } from './contact-event.ts';
import type { Department } from './department.ts';
import type { GuideDesk } from './guide-desk.ts';
import type { Oddities } from './oddities.ts';
import { type Handover, handover, legAfter } from './transfers.ts';

export interface ConversationsInput {
  readonly seed: number;
  readonly agents: Agents;
  readonly department: Department;
  readonly oddities: Oddities;
  /** Something a contact event tells of has happened. */
  readonly onEvent: (contact: Contact, eventType: ContactEventType) => void;
  /** Nothing more will happen to the contact. */
  readonly onCompleted: (contact: Contact) => void;
  readonly desk: GuideDesk;
  /** The person tells the agent that they are never to be called again. */
  readonly onStopTold: (leg: CallLeg) => void;
}

const FORM_SENT_BEFORE_END_SECONDS = 2;
const SECONDS_BETWEEN_LOOKS = 5;

/** What agents and customers do once they are connected: talk, hand on, hang up, and the agents' work afterwards. */
export class Conversations {
  readonly #input: ConversationsInput;
  readonly #clock: VirtualClock;
  readonly #laterLegs = new Map<string, CallLeg>();

  constructor(input: ConversationsInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  /** The agent whom the call was given to comes on the line. */
  begin(call: PlacedCall, onOver: (reason: string) => void): void {
    this.#connect(call);
    if (call.fate.kind !== 'answered') return;
    const { talk } = call.fate;
    this.#planTransfer(call, talk);
    this.#duringTalk(call, talk.talkSeconds, () => {
      call.hadConversation = talk.isConversation;
      if (talk.stop !== undefined && !call.line.saidStop) this.#input.onStopTold(latestLeg(call));
      onOver(talk.endedBy === 'customer' ? 'CUSTOMER_DISCONNECT' : 'AGENT_DISCONNECT');
    });
  }

  /** Every leg that still goes on ends; the agent who talked last does the work after the call. */
  end(call: PlacedCall, reason: string): void {
    const open = legsOf(call).filter(({ phase }) => phase !== 'over');
    const last = open.findLast(({ withAgentAt }) => withAgentAt !== undefined);
    for (const leg of open) {
      const talk = leg === last && call.fate.kind === 'answered' ? call.fate.talk : undefined;
      this.#endLeg(leg, reason);
      this.#input.desk.callOver(leg, talk !== undefined);
      if (talk === undefined) this.#wrapUp(leg, 0);
      else this.#wrapUpWithForm(call, leg, talk);
    }
  }

  /** The contact of that id, if a transfer opened it. */
  laterLeg(contactId: string): CallLeg | undefined {
    return this.#laterLegs.get(contactId);
  }

  #connect(leg: CallLeg): void {
    leg.phase = 'with-agent';
    leg.withAgentAt = this.#clock.now();
    leg.line.heardAt ??= leg.withAgentAt;
    if (leg.agent !== undefined) {
      const at = leg.withAgentAt.toString();
      leg.line.transcript.push({ at, kind: 'agent-joins', agent: leg.agent.username });
    }
    this.#input.onEvent(leg, 'CONNECTED_TO_AGENT');
  }

  #planTransfer(call: PlacedCall, talk: Talk): void {
    const planned = handover(this.#input.seed, call.contactId, talk, this.#input.oddities.transfers);
    if (planned !== undefined) this.#askLater(call, planned, planned.afterSeconds);
  }

  /** Agents ask for a colleague at a refresh of the wallboard that shows somebody to spare. */
  #askLater(call: PlacedCall, planned: Handover, seconds: number): void {
    const at = refreshFrom(this.#clock.now().add({ milliseconds: Math.round(seconds * 1000) }));
    this.#clock.at(at, () => {
      if (latestLeg(call).phase !== 'over') this.#handOn(call, planned);
    });
  }

  #handOn(call: PlacedCall, planned: Handover): void {
    const { agents, department, seed } = this.#input;
    const tier = department.serving(call);
    const colleague = agents.isAnybodyFree(tier) ? agents.take(tier) : undefined;
    if (colleague === undefined) {
      this.#askLater(call, planned, SECONDS_BETWEEN_LOOKS);
      return;
    }
    const leg = legAfter(call, colleague, this.#clock.now(), seed);
    call.nextContactId = leg.contactId;
    call.laterLegs.push(leg);
    this.#laterLegs.set(leg.contactId, leg);
    this.#input.onEvent(leg, 'INITIATED');
    this.#input.onEvent(leg, 'QUEUED');
    this.#after(leg, 'waiting', planned.acceptSeconds, () => {
      this.#input.desk.callAccepted(leg);
      this.#connect(leg);
    });
    this.#after(call, 'with-agent', planned.acceptSeconds + planned.togetherSeconds, () => {
      call.transferCompletedAt = this.#clock.now();
      this.#endLeg(call, 'AGENT_DISCONNECT');
      this.#input.desk.callOver(call, false);
      this.#wrapUp(call, planned.wrapUpSeconds);
    });
  }

  #endLeg(leg: CallLeg, reason: string): void {
    leg.phase = 'over';
    leg.endedAt = this.#clock.now();
    leg.disconnectReason = reason;
    this.#input.onEvent(leg, 'DISCONNECTED');
    if (leg.agent !== undefined) this.#input.agents.finishTalking(leg.agent.id);
  }

  #wrapUpWithForm(call: PlacedCall, leg: CallLeg, talk: Talk): void {
    const formAfterSeconds = Math.max(1, talk.wrapUpSeconds - FORM_SENT_BEFORE_END_SECONDS);
    this.#clock.after(formAfterSeconds * 1000, () => this.#send(call, leg, { number: 1, said: talk }));
    const { correction } = talk;
    if (correction !== undefined && this.#thinksAgain(call)) {
      this.#clock.after((formAfterSeconds + correction.afterSeconds) * 1000, () =>
        this.#send(call, leg, { number: 2, said: correction }),
      );
    }
    this.#wrapUp(leg, talk.wrapUpSeconds);
  }

  #thinksAgain({ contactId }: PlacedCall): boolean {
    return randomFor(this.#input.seed, 'correction', contactId).chance(this.#input.oddities.corrections);
  }

  #send(call: PlacedCall, leg: CallLeg, form: AgentForm): Promise<void> {
    call.dispositions.push({ at: this.#clock.now(), code: form.said.disposition });
    return this.#input.desk.send(leg, form);
  }

  #wrapUp(leg: CallLeg, seconds: number): void {
    if (seconds === 0) {
      this.#complete(leg);
      return;
    }
    this.#clock.after(seconds * 1000, () => {
      leg.wrapUpEndedAt = this.#clock.now();
      this.#complete(leg);
    });
  }

  #complete(leg: CallLeg): void {
    this.#input.onEvent(leg, 'COMPLETED');
    this.#input.onCompleted(leg);
    if (leg.agent !== undefined) this.#input.agents.finishWrapUp(leg.agent.id);
  }

  /** Acts only if the customer still talks with an agent then: a stopped call leaves its plans behind. */
  #duringTalk(call: PlacedCall, seconds: number, action: () => void | Promise<void>): void {
    this.#clock.after(Math.round(seconds * 1000), () => (latestLeg(call).phase === 'over' ? undefined : action()));
  }

  #after(leg: CallLeg, phase: CallLeg['phase'], seconds: number, action: () => void): void {
    this.#clock.after(Math.round(seconds * 1000), () => {
      if (leg.phase === phase) action();
    });
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { CallTranscript } from '../flows/transcript.ts';
import type { TrueOtherCall } from '../ground-truth.ts';
import type { Agent, Agents } from '../people/agents.ts';
import { identifierFor, type Random } from '../random.ts';
import type { CallFlows } from './call-flows.ts';
import { type CallLeg, type Contact, silentLine } from './contact.ts';
import type { ContactEventType } from './contact-event.ts';
import type { Department } from './department.ts';
import type { GuideDesk } from './guide-desk.ts';
import type { Lines } from './lines.ts';
import { queueOf } from './tier-equipment.ts';

export interface OtherLinesInput {
  readonly seed: number;
  readonly department: Department;
  readonly callerNumbers: readonly string[];
  readonly agents: Agents;
  readonly lines: Lines;
  readonly flows: CallFlows;
  readonly desk: GuideDesk;
  readonly onEvent: (contact: Contact, eventType: ContactEventType) => void;
  readonly onCompleted: (contact: Contact) => void;
  readonly onStop: (leg: CallLeg, at: Temporal.Instant) => void;
}

/** Who is on the line, and how the call came to be. */
export interface OtherCallDraft {
  readonly how: TrueOtherCall['how'];
  readonly personId: string;
  readonly customerNumber: string;
  readonly tier: TierNumber;
  /** Tells the call from all others. */
  readonly key: readonly string[];
  /** Nobody of the company's lists: the ground truth knows nothing of them. */
  readonly isStranger?: true;
}

export interface OtherCall {
  readonly how: TrueOtherCall['how'];
  readonly leg: CallLeg;
  readonly isStranger: boolean;
  conversation: boolean;
}

/** The calls that the dialler has no part in, from the first moment on the line to the end of the agent's work. */
export class OtherLines {
  readonly #input: OtherLinesInput;
  readonly #clock: VirtualClock;
  readonly #calls = new Map<string, OtherCall>();
  readonly #onTheLine = new Set<string>();
  #isOpen = false;

  constructor(input: OtherLinesInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  open(): void {
    this.#isOpen = true;
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
    return this.#known().map(({ how, leg, conversation }) => ({
      personId: leg.personId,
      how,
      startedAt: leg.initiatedAt.toString(),
      endedAt: (leg.endedAt ?? this.#clock.now()).toString(),
      conversation,
    }));
  }

  /** Of the calls on which something was heard. */
  transcripts(): readonly CallTranscript[] {
    return this.#known().flatMap(({ leg: { contactId, personId, line } }) =>
      line.transcript.length === 0 ? [] : [{ contactId, personId, steps: line.transcript }],
    );
  }

  /** @returns undefined when the person is on the line already, or no line is free */
  begin({ how, personId, customerNumber, tier, key, isStranger }: OtherCallDraft): OtherCall | undefined {
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
      line: silentLine(),
      personId,
      customerNumber,
      systemNumber: callerNumbers[0] ?? '',
      tier,
      queue: queueOf(equipment),
      initiatedAt: this.#clock.now(),
      phase: 'dialling',
    };
    const other = { how, leg, conversation: false, isStranger: isStranger ?? false };
    this.#calls.set(contactId, other);
    this.#onTheLine.add(personId);
    this.#input.onEvent(leg, 'INITIATED');
    return other;
  }

  /** Somebody of the tier whom a refresh of the wallboard shows to be free beyond those the dialler's calls need. */
  takeAgent(tier: TierNumber): Agent | undefined {
    const { agents } = this.#input;
    return agents.isAnybodyFree(tier) ? agents.take(tier) : undefined;
  }

  talk(other: OtherCall, random: Random): void {
    const { leg } = other;
    leg.phase = 'with-agent';
    leg.withAgentAt = this.#clock.now();
    other.conversation = true;
    if (leg.agent !== undefined) {
      leg.line.transcript.push({ at: leg.withAgentAt.toString(), kind: 'agent-joins', agent: leg.agent.username });
    }
    this.#input.onEvent(leg, 'CONNECTED_TO_AGENT');
    this.#clock.after(random.whole(30_000, 240_000), () => this.end(other, 'CUSTOMER_DISCONNECT', random));
  }

  end({ leg }: OtherCall, reason: string, random: Random): void {
    const { agents, lines, flows, desk } = this.#input;
    flows.stop(leg);
    leg.phase = 'over';
    leg.endedAt = this.#clock.now();
    leg.disconnectReason = reason;
    lines.release(leg.contactId);
    this.#onTheLine.delete(leg.personId);
    this.#input.onEvent(leg, 'DISCONNECTED');
    desk.callOver(leg, false);
    if (leg.line.transcript.length > 0) {
      leg.line.transcript.push({ at: leg.endedAt.toString(), kind: 'over', why: reason });
    }
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

  #known(): readonly OtherCall[] {
    return [...this.#calls.values()].filter(({ isStranger }) => !isStranger);
  }

  #complete(leg: CallLeg): void {
    this.#input.onEvent(leg, 'COMPLETED');
    this.#input.onCompleted(leg);
  }
}

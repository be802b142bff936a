import type { TierNumber } from '../../shared/domain/sales-structure.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { TrueCall, TrueOtherCall } from '../ground-truth.ts';
import type { People } from '../people/customers.ts';
import type { Shift } from '../people/shift.ts';
import { Calls } from './calls.ts';
import type { CallLeg, Contact, PlacedCall } from './contact.ts';
import type { ConversationsInput } from './conversations.ts';
import { Lines } from './lines.ts';
import { OtherBusiness } from './other-business.ts';
import { OtherCalls } from './other-calls.ts';
import type { StartRequest } from './start-request.ts';

export interface TrafficInput extends ConversationsInput {
  readonly callsInAir: number;
  readonly companyZone: string;
  readonly shift: Shift;
  readonly callerNumbers: readonly string[];
  readonly people: People;
  /** The customer of a call that the dialler placed is off the line. */
  readonly onOver: (call: PlacedCall) => void;
}

/** Everything that goes on in the instance: the dialler's calls, other calls of the same people, and other business. */
export class Traffic {
  readonly #calls: Calls;
  readonly #otherCalls: OtherCalls;
  readonly #otherBusiness: OtherBusiness;

  constructor(input: TrafficInput, clock: VirtualClock) {
    const lines = new Lines(input.callsInAir);
    this.#otherCalls = new OtherCalls({ ...input, lines }, clock);
    this.#otherBusiness = new OtherBusiness(input, clock);
    this.#calls = new Calls(
      {
        ...input,
        lines,
        isOnAnotherCall: (personId) => this.#otherCalls.isOnTheLine(personId),
        onOver: (call) => {
          this.#otherCalls.afterCall(call);
          input.onOver(call);
        },
      },
      clock,
    );
  }

  /** Lets people ring back, agents dial by hand and other business happen from now on. */
  open(): void {
    this.#otherCalls.open();
    this.#otherBusiness.open();
  }

  close(): void {
    this.#otherCalls.close();
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
    return this.#calls.find(contactId) ?? this.#otherCalls.find(contactId) ?? this.#otherBusiness.find(contactId);
  }

  /** Calls of the tier that the dialler placed and that have nobody yet. */
  toCome(tier: TierNumber): number {
    return this.#calls.toCome(tier);
  }

  /** Gives waiting callers to whoever is free now. */
  serveWaiting(tier: TierNumber): void {
    this.#calls.serveWaiting(tier);
  }

  truth(): { readonly calls: readonly TrueCall[]; readonly otherCalls: readonly TrueOtherCall[] } {
    return { calls: this.#calls.truth(), otherCalls: this.#otherCalls.truth() };
  }
}

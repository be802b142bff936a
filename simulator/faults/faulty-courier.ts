import { Temporal } from 'temporal-polyfill';
import type { Courier, FlowCall, Parcel } from '../delivery/courier.ts';
import type { FaultPlan } from './fault-plan.ts';

const SHUFFLED_WITHIN_MILLISECONDS = 120_000;
const MOST_COPIES = 4;
/** One lost tick in so many begins a silence. */
const LOSSES_FOR_ONE_SILENCE = 8;
const LONGEST_SILENCE_TICKS = 90;

/** Carries things as another courier does, except that some come twice, in another order, late, or never. */
export class FaultyCourier implements Courier {
  readonly #courier: Courier;
  readonly #plan: FaultPlan;
  readonly #clock: () => Temporal.Instant;
  readonly #heardOfAt = new Map<string, Temporal.Instant>();
  readonly #hushedUp = new Map<string, boolean>();
  #ticksToLose = 0;

  constructor(courier: Courier, plan: FaultPlan, clock: () => Temporal.Instant) {
    this.#clock = clock;
    this.#courier = courier;
    this.#plan = plan;
  }

  /** The earliest moment at which something that tells of a call's end arrives, by contact. */
  heardOfAt(): ReadonlyMap<string, Temporal.Instant> {
    return this.#heardOfAt;
  }

  arrivals(parcel: Parcel, key: readonly string[]): readonly number[] {
    const arrivals = this.#arrivals(parcel, key);
    const [contactId, eventType] = key;
    const tellsOfEnd = parcel === 'contact-record' || (parcel === 'contact-event' && eventType === 'DISCONNECTED');
    if (tellsOfEnd && contactId !== undefined && arrivals.length > 0) this.#hear(contactId, Math.min(...arrivals));
    return arrivals;
  }

  #hear(contactId: string, afterMilliseconds: number): void {
    const at = this.#clock().add({ milliseconds: afterMilliseconds });
    const known = this.#heardOfAt.get(contactId);
    if (known === undefined || Temporal.Instant.compare(at, known) < 0) this.#heardOfAt.set(contactId, at);
  }

  /** What a bus cannot deliver it keeps, and delivers when it can. */
  #busArrivals(ordinary: readonly number[]): readonly number[] {
    const arrivals = this.#struckArrivals('business-event', ordinary);
    return arrivals.length > 0 ? arrivals : [(ordinary[0] ?? 0) + this.#plan.latenessMilliseconds()];
  }

  #arrivals(parcel: Parcel, key: readonly string[]): readonly number[] {
    const ordinary = this.#courier.arrivals(parcel, key);
    if (parcel === 'tick') return this.#tickArrivals(ordinary);
    if (parcel === 'business-event') return this.#busArrivals(ordinary);
    if (parcel !== 'wake-up' && this.#isHushedUp(key[0] ?? '')) return [];
    return this.#struckArrivals(parcel, ordinary);
  }

  #struckArrivals(parcel: Exclude<Parcel, 'tick'>, ordinary: readonly number[]): readonly number[] {
    const first = ordinary[0] ?? 0;
    switch (this.#plan.forDelivery(parcel, ['duplicated', 'reordered', 'delayed', 'dropped'])) {
      case 'duplicated':
        return [...ordinary, ...this.#moreCopies(first)];
      case 'reordered':
        return [first + this.#plan.whole(0, SHUFFLED_WITHIN_MILLISECONDS)];
      case 'delayed':
        return [first + this.#plan.latenessMilliseconds()];
      case 'dropped':
        return [];
      case 'twice-at-once':
      case 'refused':
      case undefined:
        return ordinary;
    }
  }

  /** Of some calls nothing is ever heard: neither an event nor a record. */
  #isHushedUp(contactId: string): boolean {
    const known = this.#hushedUp.get(contactId);
    if (known !== undefined) return known;
    const isHushedUp = this.#plan.forDelivery('everything of a call', ['dropped']) === 'dropped';
    this.#hushedUp.set(contactId, isHushedUp);
    return isHushedUp;
  }

  flowCalls({ functionName, isWish }: FlowCall): 0 | 1 | 2 {
    const what = `flow ${functionName}`;
    const strike = this.#plan.forDelivery(what, isWish ? ['twice-at-once'] : ['twice-at-once', 'dropped']);
    if (strike === 'dropped') return 0;
    return strike === 'twice-at-once' ? 2 : 1;
  }

  /** Never the dialler: its queue has one message group, of which one batch is under way at a time. */
  twiceAtOnce(functionName: string): boolean {
    if (functionName === 'dial-due-leads') return false;
    return this.#plan.forDelivery(functionName, ['twice-at-once']) === 'twice-at-once';
  }

  #moreCopies(first: number): readonly number[] {
    const more = this.#plan.whole(1, MOST_COPIES - 1);
    return Array.from({ length: more }, () =>
      this.#plan.whole(0, 1) === 0
        ? first + this.#plan.whole(0, SHUFFLED_WITHIN_MILLISECONDS)
        : first + this.#plan.latenessMilliseconds(),
    );
  }

  /** A schedule may fall silent for a while: every tick of that time is lost. */
  #tickArrivals(ordinary: readonly number[]): readonly number[] {
    if (this.#ticksToLose > 0) {
      this.#ticksToLose -= 1;
      return [];
    }
    switch (this.#plan.forDelivery('tick', ['dropped', 'duplicated'])) {
      case 'dropped':
        this.#ticksToLose =
          this.#plan.whole(1, LOSSES_FOR_ONE_SILENCE) === 1 ? this.#plan.whole(1, LONGEST_SILENCE_TICKS) : 0;
        return [];
      case 'duplicated':
        return [...ordinary, ...ordinary.map((at) => at + this.#plan.whole(0, 1_000))];
      case 'reordered':
      case 'delayed':
      case 'twice-at-once':
      case 'refused':
      case undefined:
        return ordinary;
    }
  }
}

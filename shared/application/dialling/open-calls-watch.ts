import { Temporal } from 'temporal-polyfill';
import { type Lead, timerAt } from '../../domain/lead.ts';
import type { PeopleSnapshot } from '../ports/telephony.ts';
import type { PendingCalls, TimerIndex } from '../ports/timer-index.ts';

/** As long as a count of people serves: the two are held against each other. */
const SERVES_SECONDS = 15;
const RESTED_AT_ONCE = 50;
/** Longer than an answer serves, and than the index lags behind a call that is over. */
const REMEMBERED_SECONDS = 60;

interface Answer {
  readonly pending: PendingCalls;
  readonly askedAt: Temporal.Instant;
  /** A timer had ended: what follows from it is not known. */
  readonly serves: 'this run' | 'for a while';
  /** Of the count of people that it is held against. */
  countedAt?: Temporal.Instant;
}

/**
 * The calls that are open, asked for every 15 s and carried on in between: calls that were placed are added, and calls
 * that nobody took are left out as soon as they are told to be over. Only the dialler opens calls, and one run follows
 * the other, so nothing else can come. Calls that were talked on stand as in the air until the next question, as a count
 * of people that is no younger has them.
 *
 * An answer in which timers had ended serves one run.
 */
export class OpenCallsWatch {
  readonly #timers: Pick<TimerIndex, 'pending'>;
  readonly #clock: () => Temporal.Instant;
  /** Contacts that nobody took, by when they were told to be over. */
  readonly #over = new Map<string, Temporal.Instant>();
  #held: Answer | undefined;

  constructor(timers: Pick<TimerIndex, 'pending'>, clock: () => Temporal.Instant) {
    this.#timers = timers;
    this.#clock = clock;
  }

  /** The calls are over, and no person was taken by them. */
  over(contactIds: readonly string[]): void {
    const now = this.#clock();
    for (const [contactId, at] of this.#over) {
      if (now.since(at).total('seconds') >= REMEMBERED_SECONDS) this.#over.delete(contactId);
    }
    for (const contactId of contactIds) this.#over.set(contactId, now);
  }

  /** What a run begins with: a new answer when none is kept or the kept one is 15 s old. */
  async current(): Promise<{ readonly pending: PendingCalls; readonly isNew: boolean }> {
    const held = this.#held;
    if (held?.serves !== 'for a while' || this.#ageSeconds(held) >= SERVES_SECONDS) {
      return { pending: await this.ask(), isNew: true };
    }
    return { pending: this.#stillOpen(held.pending), isNew: false };
  }

  /** What fits a count of people: asked for together with it, by the run that began at `startedAt`, or after it. */
  async fitting({ takenAt }: PeopleSnapshot, startedAt: Temporal.Instant): Promise<PendingCalls> {
    const held = this.#held;
    if (held === undefined) return this.ask();
    const fits = held.countedAt?.equals(takenAt) || Temporal.Instant.compare(held.askedAt, startedAt) >= 0;
    const pending = fits ? this.#stillOpen(held.pending) : await this.ask();
    if (this.#held !== undefined) this.#held.countedAt = takenAt;
    return pending;
  }

  /** Asks again, whatever is kept. */
  async ask(): Promise<PendingCalls> {
    this.#held = undefined;
    const askedAt = this.#clock();
    const pending = await this.#timers.pending(askedAt, RESTED_AT_ONCE);
    this.#held = { pending, askedAt, serves: hasEndedTimers(pending, askedAt) ? 'this run' : 'for a while' };
    return this.#stillOpen(pending);
  }

  isAskedSince(moment: Temporal.Instant): boolean {
    return this.#held !== undefined && Temporal.Instant.compare(this.#held.askedAt, moment) >= 0;
  }

  /** A call was placed: the lead as it is in the air. */
  placed(lead: Lead): void {
    if (this.#held === undefined) return;
    const { pending } = this.#held;
    this.#held = { ...this.#held, pending: { ...pending, dialling: [...pending.dialling, lead] } };
  }

  /** What is kept is not known to hold any more: the next run asks. */
  forget(): void {
    this.#held = undefined;
  }

  #ageSeconds({ askedAt }: Answer): number {
    return this.#clock().since(askedAt).total('seconds');
  }

  #stillOpen(pending: PendingCalls): PendingCalls {
    return { ...pending, dialling: pending.dialling.filter(({ state }) => !this.#isOver(state)) };
  }

  #isOver(state: Lead['state']): boolean {
    return state.kind === 'dialling' && state.phase.kind === 'in-the-air' && this.#over.has(state.phase.contactId);
  }
}

function hasEndedTimers({ dialling, wrapping, rested }: PendingCalls, now: Temporal.Instant): boolean {
  const hasEnded = ({ state }: Lead) => {
    const at = timerAt(state);
    return at !== undefined && Temporal.Instant.compare(at, now) <= 0;
  };
  return rested.length > 0 || [...dialling, ...wrapping].some(hasEnded);
}

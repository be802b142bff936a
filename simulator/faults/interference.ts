import { Temporal } from 'temporal-polyfill';
import { changeControls } from '../../shared/application/change-controls.ts';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import { purchaseEvent } from '../company-systems/company-event.ts';
import type { CallOver, ContactCentre } from '../contact-centre.ts';
import { type Random, randomFor } from '../random.ts';

/** While everything was stopped. */
export interface StopOfEverything {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/**
 * Of which call the customer thinks while at the menu: one that goes on, one that an agent had and that was over a
 * moment ago, or any.
 */
type MenuMoment = 'call that goes on' | 'call just over' | 'any call';

/** Customers who choose "never again" in a menu, in one run. */
const STOPS_BY_MENU: Readonly<Record<MenuMoment, number>> = {
  'call that goes on': 8,
  'call just over': 28,
  'any call': 7,
};
const MOST_MENU_TRIES = 120;

/** Contact events take some seconds, and an agent needs ten and more to write up a talk: the wish falls in between. */
const JUST_OVER_MILLISECONDS = 5_000;

/** Customers who buy while their call is about to start or rings, in one run, and how likely each claim is one of theirs. */
const BUYERS_DURING_CALL = 36;
const BUYS_DURING_CALL = 0.45;
/** How many of them are told of while it is about to start; of the others when it has rung for a moment. */
const TOLD_BEFORE_START = 0.6;
const RUNG_MILLISECONDS = 2_000;

/** Between these minutes of a day the menu is used: while people are called. */
const MENU_MINUTES = [570, 1_080] as const;

export interface InterferenceInput {
  readonly seed: number;
  readonly settings: SettingsRepository;
  readonly centre: ContactCentre;
  /** Whose lead it is; undefined for leads that came in while the run went on. */
  readonly personOf: (leadId: string) => string | undefined;
}

/**
 * What people do while it storms: an administrator stops everything now and then and lets it go on after a while, and
 * customers choose never to be called again, or buy what they were to be called about, at moments of their own.
 */
export class Interference {
  readonly #input: InterferenceInput;
  readonly #clock: VirtualClock;
  readonly #stops: StopOfEverything[] = [];
  readonly #buyers: Random;
  #buyersLeft = 0;
  /** Customers at the menu whose agent is about to end the call. */
  #waitingForEnd = 0;

  constructor(input: InterferenceInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
    this.#buyers = randomFor(input.seed, 'buyers');
  }

  /** When a stop of everything was stored and when it was lifted again. */
  get stops(): readonly StopOfEverything[] {
    return this.#stops;
  }

  /** Plans all of it for that time; the seed decides when and whom. */
  plan(from: Temporal.Instant, until: Temporal.Instant): void {
    this.#stopNowAndThen(from, until);
    this.#clock.at(from, () => {
      this.#buyersLeft = BUYERS_DURING_CALL;
    });
    this.#clock.at(until, () => {
      this.#buyersLeft = 0;
    });
    const random = randomFor(this.#input.seed, 'menu');
    const days = Math.floor(until.since(from).total('hours') / 24);
    const plan = (about: MenuMoment, act: (at: Temporal.Instant) => void) => {
      for (let stop = 0; stop < STOPS_BY_MENU[about]; stop += 1) {
        act(from.add({ hours: 24 * random.whole(0, days - 1), minutes: random.whole(...MENU_MINUTES) }));
      }
    };
    plan('call that goes on', (at) => this.#stopByMenu(at, true, random.next()));
    plan('any call', (at) => this.#stopByMenu(at, false, random.next()));
    plan('call just over', (at) => {
      this.#clock.at(at, () => {
        this.#waitingForEnd += 1;
      });
    });
  }

  /** A lead is claimed and its call is about to start: perhaps this is when they buy. */
  leadIsClaimed(leadId: string): void {
    const { centre, seed, personOf } = this.#input;
    const personId = personOf(leadId);
    if (personId === undefined || this.#buyersLeft === 0 || !this.#buyers.chance(BUYS_DURING_CALL)) return;
    const orderId = `during a call ${this.#buyersLeft}`;
    const at = this.#clock.now();
    const purchase = { personId, orderId, at: at.toString(), value: this.#buyers.whole(30, 900) };
    this.#buyersLeft -= 1;
    const event = purchaseEvent(purchase, { leadId }, at, seed);
    if (this.#buyers.chance(TOLD_BEFORE_START)) centre.tell(event, 'at-once');
    else this.#clock.after(RUNG_MILLISECONDS, () => centre.tell(event, 'at-once'));
  }

  /** A call has ended for its customer, who may have been waiting at the menu for it. */
  callIsOver({ contactId, hadAgent }: CallOver): void {
    if (this.#waitingForEnd === 0 || !hadAgent) return;
    this.#waitingForEnd -= 1;
    this.#clock.after(JUST_OVER_MILLISECONDS, () => this.#input.centre.stopLater(contactId));
  }

  /** Waits for a call, a minute at a time, and gives up after two hours. */
  #stopByMenu(at: Temporal.Instant, mustGoOn: boolean, pick: number, tries = 0): void {
    const { centre } = this.#input;
    this.#clock.at(at, async () => {
      const now = this.#clock.now().epochMilliseconds;
      const calls = centre.groundTruth().calls.filter(({ endedAt }) => !mustGoOn || Date.parse(endedAt) === now);
      const call = calls[Math.floor(pick * calls.length)];
      if (call !== undefined) await centre.stopLater(call.contactId);
      else if (tries < MOST_MENU_TRIES) this.#stopByMenu(at.add({ minutes: 1 }), mustGoOn, pick, tries + 1);
    });
  }

  #stopNowAndThen(from: Temporal.Instant, until: Temporal.Instant): void {
    const { settings } = this.#input;
    const random = randomFor(this.#input.seed, 'administrator');
    for (let next = from.add({ hours: random.whole(9, 40) }); Temporal.Instant.compare(next, until) < 0; ) {
      const stopAt = next;
      const liftAt = stopAt.add({ minutes: random.whole(5, 60) });
      this.#clock.at(stopAt, async () => {
        await changeControls(settings, { kind: 'stop-everything' }, administrator(stopAt));
        this.#stops.push({ from: stopAt, until: liftAt });
      });
      this.#clock.at(
        liftAt,
        async () => void (await changeControls(settings, { kind: 'resume-everything' }, administrator(liftAt))),
      );
      next = liftAt.add({ hours: random.whole(9, 40) });
    }
  }
}

function administrator(at: Temporal.Instant) {
  return { author: 'simulated', note: 'now and then', at };
}

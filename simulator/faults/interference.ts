import { Temporal } from 'temporal-polyfill';
import { changeControls } from '../../shared/application/change-controls.ts';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { ContactCentre } from '../contact-centre.ts';
import type { TrueCall } from '../ground-truth.ts';
import { randomFor } from '../random.ts';

/** While everything was stopped. */
export interface StopOfEverything {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** Customers who choose "never again" in a menu, in one run. */
const STOPS_BY_MENU = 16;

/** Of which call the customer thinks while at the menu: one that goes on, one that was over a moment ago, or any. */
type MenuMoment = 'call that goes on' | 'call just over' | 'any call';

const MENU_IS_ABOUT: readonly MenuMoment[] = ['call that goes on', 'call that goes on', 'call just over', 'any call'];
const MOST_MENU_TRIES = 120;
const JUST_OVER_MILLISECONDS = 30_000;

function isAbout({ endedAt, withAgentAt }: TrueCall, moment: MenuMoment, nowMilliseconds: number): boolean {
  const agoMilliseconds = nowMilliseconds - Date.parse(endedAt);
  switch (moment) {
    case 'call that goes on':
      return agoMilliseconds === 0;
    case 'call just over':
      return withAgentAt !== undefined && agoMilliseconds > 0 && agoMilliseconds < JUST_OVER_MILLISECONDS;
    case 'any call':
      return true;
  }
}

/** Between these minutes of a day the menu is used: while people are called. */
const MENU_MINUTES = [570, 1_080] as const;

export interface InterferenceInput {
  readonly seed: number;
  readonly settings: SettingsRepository;
  readonly centre: ContactCentre;
}

/**
 * What people do while it storms: an administrator stops everything now and then and lets it go on after a while, and
 * customers choose never to be called again at moments of their own.
 */
export class Interference {
  readonly #input: InterferenceInput;
  readonly #clock: VirtualClock;
  readonly #stops: StopOfEverything[] = [];

  constructor(input: InterferenceInput, clock: VirtualClock) {
    this.#input = input;
    this.#clock = clock;
  }

  /** When a stop of everything was stored and when it was lifted again. */
  get stops(): readonly StopOfEverything[] {
    return this.#stops;
  }

  /** Plans all of it for that time; the seed decides when and whom. */
  plan(from: Temporal.Instant, until: Temporal.Instant): void {
    this.#stopNowAndThen(from, until);
    const random = randomFor(this.#input.seed, 'menu');
    const days = Math.floor(until.since(from).total('hours') / 24);
    for (let stop = 0; stop < STOPS_BY_MENU; stop += 1) {
      const at = from.add({ hours: 24 * random.whole(0, days - 1), minutes: random.whole(...MENU_MINUTES) });
      const about = MENU_IS_ABOUT[stop % MENU_IS_ABOUT.length] ?? 'any call';
      this.#stopByMenu(at, about, random.next());
    }
  }

  /** Waits for a call of that kind, a minute at a time, and gives up after two hours. */
  #stopByMenu(at: Temporal.Instant, about: MenuMoment, pick: number, tries = 0): void {
    const { centre } = this.#input;
    this.#clock.at(at, async () => {
      const now = this.#clock.now().epochMilliseconds;
      const calls = centre.groundTruth().calls.filter((call) => isAbout(call, about, now));
      const call = calls[Math.floor(pick * calls.length)];
      if (call !== undefined) await centre.stopLater(call.contactId);
      else if (tries < MOST_MENU_TRIES) this.#stopByMenu(at.add({ minutes: 1 }), about, pick, tries + 1);
    });
  }

  #stopNowAndThen(from: Temporal.Instant, until: Temporal.Instant): void {
    const { settings } = this.#input;
    const random = randomFor(this.#input.seed, 'administrator');
    for (let next = from.add({ hours: random.whole(9, 40) }); Temporal.Instant.compare(next, until) < 0; ) {
      const stopAt = next;
      const liftAt = stopAt.add({ minutes: random.whole(5, 60) });
      this.#clock.at(stopAt, async () => {
        await changeControls(settings, { kind: 'stop-everything' });
        this.#stops.push({ from: stopAt, until: liftAt });
      });
      this.#clock.at(liftAt, async () => void (await changeControls(settings, { kind: 'resume-everything' })));
      next = liftAt.add({ hours: random.whole(9, 40) });
    }
  }
}

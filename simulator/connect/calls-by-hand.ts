import type { Temporal } from 'temporal-polyfill';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { TruePerson } from '../ground-truth.ts';
import { refreshFrom } from '../people/agents.ts';
import type { People } from '../people/customers.ts';
import { type Shift, shiftsFrom } from '../people/shift.ts';
import { type Random, randomFor } from '../random.ts';
import type { Oddities } from './oddities.ts';
import type { OtherLines, OtherLinesInput } from './other-lines.ts';

export interface CallsByHandInput extends OtherLinesInput {
  readonly oddities: Oddities;
  readonly companyZone: string;
  readonly shift: Shift;
  readonly people: People;
}

const DAYS_OF_CALLS_BY_HAND = 7;
const HAND_TRIES = 24;
const MINUTES_BETWEEN_HAND_TRIES = 20;
/** The hours of their own day in which an agent thinks of dialling somebody. */
const FIRST_HOUR = 9;
const LAST_HOUR = 19;
const ANSWERS_BY_HAND = 0.6;

/**
 * The calls that agents dial by hand. They take lines, and agents whom a refresh of the wallboard shows to be free beyond
 * those the dialler's calls need.
 */
export class CallsByHand {
  readonly #input: CallsByHandInput;
  readonly #lines: OtherLines;
  readonly #clock: VirtualClock;

  constructor(input: CallsByHandInput, lines: OtherLines, clock: VirtualClock) {
    this.#input = input;
    this.#lines = lines;
    this.#clock = clock;
  }

  /** Plans them. */
  open(): void {
    for (const person of this.#input.people.truth) this.#planByHand(person);
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
    const other = this.#lines.begin({
      how: 'by-hand',
      personId: person.personId,
      customerNumber: phone,
      tier,
      key: ['by hand', person.personId],
    });
    if (other === undefined) return false;
    const { leg } = other;
    const agent = this.#lines.takeAgent(tier);
    if (agent !== undefined) leg.agent = agent;
    leg.ringStartAt = this.#clock.now();
    if (!random.chance(ANSWERS_BY_HAND)) {
      this.#clock.after(random.whole(20_000, 40_000), () => this.#lines.end(other, 'TELECOM_UNANSWERED', random));
      return true;
    }
    this.#clock.after(random.whole(4_000, 15_000), () => {
      leg.connectedAt = this.#clock.now();
      this.#input.onEvent(leg, 'CONNECTED_TO_SYSTEM');
      this.#lines.talk(other, random);
    });
    return true;
  }
}

import type { Temporal } from 'temporal-polyfill';
import type { Stage } from '../../shared/domain/stage.ts';
import type { TruePerson } from '../ground-truth.ts';
import { randomFor } from '../random.ts';
import { type Talk, talkAsTraced, talkOf, talkToMachine } from './talk.ts';

export interface PersonToSimulate extends Omit<TruePerson, 'zone'> {
  /** Every zone the person may be in; one of them is true. */
  readonly candidateZones: readonly string[];
  readonly stage: Stage;
}

/** How a person is known to have behaved: reached on that placed call, never before. */
export interface TracedBehaviour {
  readonly attemptsNeeded: number;
  readonly talkSeconds: number;
  readonly result: 'sale' | 'not-interested';
}

export interface PeopleInput {
  readonly seed: number;
  readonly people: readonly PersonToSimulate[];
  readonly trace?: ReadonlyMap<string, TracedBehaviour>;
  /** By how much likelier than usual whoever works the stage convinces at the moment: 0.1 is a tenth; 0 when absent. */
  readonly gainAt?: (stage: Stage) => number;
}

/** One call to a person, as the telephone network carries it. */
export interface CallToPerson {
  readonly personId: string;
  readonly phone: string;
  /** How many calls were placed to the person so far, this one included, whatever the number dialled. */
  readonly callNumber: number;
  /** What the call is about; the person's own stage at the start when absent. */
  readonly stage?: Stage;
  readonly at: Temporal.Instant;
}

/** What becomes of one call once the network tries it. Seconds count from the first ring, or from the dialling. */
export type CallFate =
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'busy' | 'invalid-number' | 'network-failure'; readonly afterSeconds: number }
  | { readonly kind: 'answered'; readonly by: 'human' | 'machine'; readonly ringSeconds: number; readonly talk: Talk };

export interface People {
  readonly truth: readonly TruePerson[];
  personAt(phone: string): TruePerson | undefined;
  /** A person's fate depends on the seed, the person, the number of the call and its hour: never on other people. */
  fateOf(call: CallToPerson): CallFate;
}

export function createPeople(input: PeopleInput): People {
  return new SimulatedPeople(input);
}

/** How many of a hundred calls a human answers, by stage, before hour and habit have their say. */
const ANSWERS: Readonly<Record<Stage, number>> = { prospecting: 0.36, selling: 0.58, 'account-care': 0.66 };

/** How much likelier than usual a person answers in each hour of their own day. */
const HOUR_FACTORS: Readonly<Record<number, number>> = {
  8: 0.8,
  9: 0.95,
  10: 1.05,
  11: 1.05,
  12: 0.95,
  13: 0.9,
  14: 0.95,
  15: 1,
  16: 1.05,
  17: 1.15,
  18: 1.2,
  19: 1.1,
  20: 0.9,
};
const NIGHT_FACTOR = 0.5;

const DEAD_NUMBERS = 0.025;
const MACHINE_OWNERS = 0.45;

class SimulatedPeople implements People {
  readonly truth: readonly TruePerson[];
  readonly #seed: number;
  readonly #trace: ReadonlyMap<string, TracedBehaviour> | undefined;
  readonly #gainAt: (stage: Stage) => number;
  readonly #byPhone = new Map<string, TruePerson>();
  readonly #byId = new Map<string, { readonly person: TruePerson; readonly stage: Stage }>();

  constructor({ seed, people, trace, gainAt }: PeopleInput) {
    this.#seed = seed;
    this.#trace = trace;
    this.#gainAt = gainAt ?? (() => 0);
    this.truth = people.map((person) => personFrom(person, seed));
    for (const [index, person] of this.truth.entries()) {
      this.#byId.set(person.personId, { person, stage: people[index]?.stage ?? 'prospecting' });
      for (const phone of person.phones) this.#byPhone.set(phone, person);
    }
  }

  personAt(phone: string): TruePerson | undefined {
    return this.#byPhone.get(phone);
  }

  fateOf(call: CallToPerson): CallFate {
    const known = this.#byId.get(call.personId);
    if (known === undefined) return { kind: 'invalid-number', afterSeconds: 2 };
    const random = randomFor(this.#seed, 'call', call.personId, String(call.callNumber));
    const stage = call.stage ?? known.stage;
    const ringSeconds = random.between(4, 14);
    const traced = this.#trace?.get(call.personId);
    if (traced !== undefined) {
      if (call.callNumber < traced.attemptsNeeded) return { kind: 'unanswered' };
      return { kind: 'answered', by: 'human', ringSeconds, talk: talkAsTraced(traced, stage, random) };
    }
    if (randomFor(this.#seed, 'number', call.phone).chance(DEAD_NUMBERS)) {
      return { kind: 'invalid-number', afterSeconds: random.between(1, 3) };
    }
    const habit = randomFor(this.#seed, 'habit', call.personId);
    const willingness = habit.between(0.6, 1.4);
    const hasMachine = habit.chance(MACHINE_OWNERS);
    const hour = call.at.toZonedDateTimeISO(known.person.zone).hour;
    const factor = willingness * (HOUR_FACTORS[hour] ?? NIGHT_FACTOR);
    if (random.next() < ANSWERS[stage] * factor) {
      return { kind: 'answered', by: 'human', ringSeconds, talk: talkOf(stage, random, this.#gainAt(stage)) };
    }
    const otherwise = random.next();
    if (otherwise < 0.08) return { kind: 'busy', afterSeconds: random.between(2, 4) };
    if (otherwise < 0.1) return { kind: 'network-failure', afterSeconds: random.between(1, 6) };
    if (hasMachine && otherwise < 0.6) {
      return { kind: 'answered', by: 'machine', ringSeconds: ringSeconds + 6, talk: talkToMachine(stage, random) };
    }
    return { kind: 'unanswered' };
  }
}

function personFrom({ candidateZones, stage: _, ...person }: PersonToSimulate, seed: number): TruePerson {
  const zone = person.statedTimezone ?? randomFor(seed, 'zone', person.personId).pick(candidateZones);
  return { ...person, zone };
}
